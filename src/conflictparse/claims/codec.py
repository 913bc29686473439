"""
Values to JSON and back, by the types of their fields.

Whole numbers are JSON integers; others are decimal strings ("0.5"). A third has 34 decimals, more than any figure of a
text, so it is known again when it is read back; a ratio ("1/3") is read too. Dates are ISO strings. A field named
``from_date`` carries its JSON name ("from") as metadata.

Read back is only what is written so: no "NaN", no "1_000", no "20241128", no number that a float has rounded.
Law: ``decode(type(v), encode(v)) == v``.
"""

from __future__ import annotations

import math
import types
import typing
from collections.abc import Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from fractions import Fraction
from typing import Any, Final, TypeVar

import attrs

from conflictparse.errors import ReportFormatError
from conflictparse.text import Pattern

T = TypeVar("T")

# The same pattern as in report.schema.json. Decimal() and Fraction() read much more: "NaN", " 1_000 ", "٣".
_NUMBER: Final = Pattern(r"-?[0-9]++(?:/[1-9][0-9]*+|(?:\.[0-9]++)?(?:[Ee][+-]?[0-9]++)?)")

#: Types whose values are JSON as they are.
_PLAIN: Final = frozenset({bool, float, int, str})
#: Decimals of a fraction that no decimal equals; a figure of a text has at most thirty digits.
_DECIMALS: Final = 34
#: Two fractions with smaller denominators differ within that many decimals.
_DENOMINATOR: Final = 10**9


def encode(value: Any) -> Any:
    """
    Return *value* as JSON-safe data.

    >>> encode((Decimal("1.50"), Fraction(2, 3), date(2024, 11, 28)))
    ['1.50', '0.6666666666666666666666666666666666', '2024-11-28']
    """
    if value is None or type(value) in _PLAIN:
        return value
    if isinstance(value, str):
        return str(value)  # an enum member becomes its value
    if isinstance(value, tuple):
        return [encode(item) for item in value]
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal | Fraction):
        return _encode_exact(value)
    # __attrs_attrs__ is what attrs.fields() returns, after checks that cost a third of all the time.
    return {f.metadata.get("json", f.name): encode(getattr(value, f.name)) for f in value.__attrs_attrs__}


def _encode_exact(value: Decimal | Fraction) -> str:
    """Return *value* as a decimal; :func:`_recall` knows a fraction again, unless its denominator leaves a ratio."""
    if isinstance(value, Decimal):  # 0.000000512 and not 5.12E-7, as a fraction of that value is written
        return f"{value:f}" if -_DECIMALS <= value.adjusted() < 0 else str(value)
    if value.denominator > _DENOMINATOR:
        return str(value)
    whole, rest = divmod(abs(value.numerator), value.denominator)
    decimals, left = divmod(rest * 10**_DECIMALS, value.denominator)
    digits = f"{decimals:0{_DECIMALS}d}" if left else f"{decimals:0{_DECIMALS}d}".rstrip("0")
    return f"{'-' if value < 0 else ''}{whole}{'.' if digits else ''}{digits}"


def _recall(text: str) -> Fraction | None:
    """Return the fraction that was encoded as the decimal *text*, or None for a decimal."""
    if len(text.partition(".")[2]) != _DECIMALS or not text[-1].isdecimal():
        return None
    value = Fraction(text).limit_denominator(_DENOMINATOR)
    return value if _encode_exact(value) == text else None


def decode(cls: type[T], data: Any, where: str) -> T:
    """
    Return the *cls* that :func:`encode` turned into *data*.

    Args:
        where: the path of *data* inside the report, for messages.

    Raises:
        ReportFormatError: *data* does not have the shape of *cls*.
    """
    if not isinstance(data, Mapping):
        raise ReportFormatError(where, f"expected an object, not {type(data).__name__}")
    hints = typing.get_type_hints(cls)
    fields = attrs.fields(cls)  # type: ignore[arg-type]
    known = {_json_name(f): f for f in fields}
    for name in data:
        if name not in known:
            raise ReportFormatError(where, f"unknown field {name!r}")
    values = {}
    for name, f in known.items():
        if name in data:
            values[f.name] = _decode(hints[f.name], data[name], f"{where}.{name}")
        elif f.default is attrs.NOTHING:
            raise ReportFormatError(where, f"field {name!r} is missing")
    return cls(**values)


def _json_name(f: attrs.Attribute[Any]) -> str:
    return str(f.metadata.get("json", f.name))


def _decode(hint: Any, data: Any, where: str) -> Any:
    origin = typing.get_origin(hint)
    if origin in (typing.Union, types.UnionType):
        return _decode_union(typing.get_args(hint), data, where)
    if origin is tuple:
        if not isinstance(data, list | tuple):
            raise ReportFormatError(where, f"expected a list, not {type(data).__name__}")
        item = typing.get_args(hint)[0]
        return tuple(_decode(item, d, f"{where}[{i}]") for i, d in enumerate(data))
    if attrs.has(hint):
        return decode(hint, data, where)
    return _decode_plain(hint, data, where)


def _decode_union(members: tuple[Any, ...], data: Any, where: str) -> Any:
    if data is None:
        if type(None) in members:
            return None
        raise ReportFormatError(where, "may not be null")
    if Decimal in members:
        return decode_number(data, where)
    return _decode(next(m for m in members if m is not type(None)), data, where)


def decode_number(data: Any, where: str) -> int | Decimal | Fraction:
    """
    Return the number that :func:`encode` wrote.

    Raises:
        ReportFormatError: *data* is neither an integer nor a decimal string.
    """
    if isinstance(data, int) and not isinstance(data, bool):
        return data
    if isinstance(data, str) and _NUMBER.fullmatch(data):
        try:
            return Fraction(data) if "/" in data else _recall(data) or Decimal(data)
        except (InvalidOperation, ValueError, ZeroDivisionError):
            pass
    raise ReportFormatError(where, f"expected an integer or a decimal string, not {data!r}")


def _decode_plain(hint: Any, data: Any, where: str) -> Any:
    if hint is float:
        return _decode_float(data, where)
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        try:
            return hint(data)
        except ValueError:
            raise ReportFormatError(where, f"{data!r} is not one of {', '.join(hint)}") from None
    if hint is date:
        return _decode_date(data, where)
    if not isinstance(data, hint) or (hint is int and isinstance(data, bool)):
        raise ReportFormatError(where, f"expected {hint.__name__}, not {type(data).__name__}")
    return data


def _decode_float(data: Any, where: str) -> float:
    if isinstance(data, int | float) and not isinstance(data, bool) and abs(data) < math.inf:
        try:
            return float(data)
        except OverflowError:  # an integer of hundreds of digits
            pass
    raise ReportFormatError(where, f"expected a number, not {data!r}")


def _decode_date(data: Any, where: str) -> date:
    try:
        day = date.fromisoformat(data)
    except (TypeError, ValueError):
        day = None
    if day is None or day.isoformat() != data:  # Python also reads "20241128" and "2024-W48-4"
        raise ReportFormatError(where, f"{data!r} is no ISO date such as '2024-11-28'")
    return day
