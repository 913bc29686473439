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
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from fractions import Fraction
from functools import cache, partial
from operator import attrgetter
from typing import Any, Final, NamedTuple, TypeAlias, TypeVar

import attrs

from conflictparse.errors import ReportFormatError, brief
from conflictparse.text import Pattern

T = TypeVar("T")
#: Turns JSON into a value.
Reader: TypeAlias = Callable[[Any], Any]

# The same pattern as in report.schema.json. Decimal() and Fraction() read much more: "NaN", " 1_000 ", "٣".
_NUMBER: Final = Pattern(r"-?[0-9]++(?:/[1-9][0-9]*+|(?:\.[0-9]++)?(?:[Ee][+-]?[0-9]++)?)")

#: Decimals of a fraction that no decimal equals; a figure of a text has at most thirty digits.
_DECIMALS: Final = 34
#: What JSON writes as it is.
_AS_THEY_ARE: Final = frozenset({type(None), bool, int, float, str})
#: Two fractions with smaller denominators differ within that many decimals.
_DENOMINATOR: Final = 10**9


def encode(value: Any) -> Any:
    """
    Return *value* as JSON-safe data.

    >>> encode((Decimal("1.50"), Fraction(2, 3), date(2024, 11, 28)))
    ['1.50', '0.6666666666666666666666666666666666', '2024-11-28']
    """
    kind = type(value)
    return value if kind in _AS_THEY_ARE else _writer(kind)(value)  # type: ignore[arg-type]


@cache
def _writer(kind: type[Any]) -> Callable[[Any], Any]:
    """Return what encodes the values of *kind*, worked out once."""
    if issubclass(kind, bool | int | float):
        return _same
    if issubclass(kind, str):
        return str  # an enum member becomes its value
    if issubclass(kind, tuple):
        return _encode_items
    if issubclass(kind, date):
        return kind.isoformat
    if issubclass(kind, Decimal | Fraction):
        return _encode_exact
    names = [_json_name(f) for f in attrs.fields(kind)]
    cells = attrgetter(*[f.name for f in attrs.fields(kind)])
    return partial(_encode_fields, names, cells)


def _same(value: Any) -> Any:
    return value


def _encode_items(items: tuple[Any, ...]) -> list[Any]:
    return [encode(item) for item in items]


def _encode_fields(names: Sequence[str], cells: Callable[[Any], tuple[Any, ...]], value: Any) -> dict[str, Any]:
    return {
        name: cell if type(cell) in _AS_THEY_ARE else encode(cell)
        for name, cell in zip(names, cells(value), strict=True)
    }


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
    try:
        value: T = _decode_object(cls, data)
    except ReportFormatError as error:
        raise _under(where, error) from None
    return value


def _json_name(f: attrs.Attribute[Any]) -> str:
    return str(f.metadata.get("json", f.name))


def _under(where: str, error: ReportFormatError) -> ReportFormatError:
    """Return *error*, which happened inside *where*: a path is only made when it is needed."""
    return ReportFormatError(where + error.where, error.message)


def _refuse(expected: str, data: Any) -> ReportFormatError:
    return ReportFormatError("", f"expected {expected}, not {type(data).__name__}")


class _Field(NamedTuple):
    """How one field is read: its name in the class, whether it must be there, and what decodes it."""

    name: str
    needed: bool
    read: Reader


@cache
def _fields_of(cls: type) -> dict[str, _Field]:
    """Return the fields of *cls* by their names in JSON, worked out once: looking types up is dear."""
    hints = typing.get_type_hints(cls)
    return {
        _json_name(f): _Field(f.name, f.default is attrs.NOTHING, _reader(hints[f.name])) for f in attrs.fields(cls)
    }


def _decode_object(cls: type, data: Any) -> Any:
    if not isinstance(data, Mapping):
        raise _refuse("an object", data)
    fields = _fields_of(cls)
    for name in data:
        if name not in fields:
            raise ReportFormatError("", f"unknown field {brief(name)}")
    values = {}
    for name, field in fields.items():
        if name in data:
            try:
                values[field.name] = field.read(data[name])
            except ReportFormatError as error:
                raise _under(f".{name}", error) from None
        elif field.needed:
            raise ReportFormatError("", f"field {name!r} is missing")
    return cls(**values)


def _reader(hint: Any) -> Reader:
    """Return what decodes the values of a field of type *hint*."""
    origin = typing.get_origin(hint)
    if origin in (typing.Union, types.UnionType):
        return _reader_of_union(typing.get_args(hint))
    if origin is tuple:
        return partial(_decode_list, _reader(typing.get_args(hint)[0]))
    if attrs.has(hint):
        return partial(_decode_object, hint)
    if issubclass(hint, StrEnum):
        return partial(_decode_member, hint, {str(member): member for member in hint})
    return _PLAIN.get(hint) or partial(_decode_plain, hint)


def _reader_of_union(members: tuple[Any, ...]) -> Reader:
    read = _decode_number if Decimal in members else _reader(next(m for m in members if m is not type(None)))
    return partial(_decode_optional, read) if type(None) in members else partial(_decode_given, read)


def _decode_optional(read: Reader, data: Any) -> Any:
    return None if data is None else read(data)


def _decode_given(read: Reader, data: Any) -> Any:
    if data is None:
        raise ReportFormatError("", "may not be null")
    return read(data)


def _decode_list(read: Reader, data: Any) -> tuple[Any, ...]:
    if not isinstance(data, list | tuple):
        raise _refuse("a list", data)
    items = []
    for i, item in enumerate(data):
        try:
            items.append(read(item))
        except ReportFormatError as error:
            raise _under(f"[{i}]", error) from None
    return tuple(items)


def _decode_member(kind: type[StrEnum], members: Mapping[str, StrEnum], data: Any) -> StrEnum:
    member = members.get(data) if isinstance(data, str) else None
    if member is None:
        raise ReportFormatError("", f"{brief(data)} is not one of {', '.join(kind)}")
    return member


def decode_number(data: Any, where: str) -> int | Decimal | Fraction:
    """
    Return the number that :func:`encode` wrote.

    Raises:
        ReportFormatError: *data* is neither an integer nor a decimal string.

    >>> decode_number("1.50", "quantity.low")
    Decimal('1.50')
    """
    try:
        return _decode_number(data)
    except ReportFormatError as error:
        raise _under(where, error) from None


def decode_date(data: Any, where: str) -> date:
    """
    Return the day that :func:`encode` wrote.

    Raises:
        ReportFormatError: *data* is no ISO date.

    >>> decode_date("2024-11-28", "published")
    datetime.date(2024, 11, 28)
    """
    try:
        return _decode_date(data)
    except ReportFormatError as error:
        raise _under(where, error) from None


def _decode_number(data: Any) -> int | Decimal | Fraction:
    if isinstance(data, int) and not isinstance(data, bool):
        return data
    if isinstance(data, str) and _NUMBER.fullmatch(data):
        try:
            return Fraction(data) if "/" in data else _recall(data) or Decimal(data)
        except (InvalidOperation, ValueError, ZeroDivisionError):
            pass
    raise ReportFormatError("", f"expected an integer or a decimal string, not {brief(data)}")


def _decode_plain(kind: type, data: Any) -> Any:
    if not isinstance(data, kind) or (kind is int and isinstance(data, bool)):
        raise _refuse(kind.__name__, data)
    return data


def _decode_float(data: Any) -> float:
    if isinstance(data, int | float) and not isinstance(data, bool) and abs(data) < math.inf:
        try:
            return float(data)
        except OverflowError:  # an integer of hundreds of digits
            pass
    raise ReportFormatError("", f"expected a number, not {brief(data)}")


def _decode_date(data: Any) -> date:
    try:
        day = date.fromisoformat(data)
    except (TypeError, ValueError):
        day = None
    if day is None or day.isoformat() != data:  # Python also reads "20241128" and "2024-W48-4"
        raise ReportFormatError("", f"{brief(data)} is no ISO date such as '2024-11-28'")
    return day


#: What decodes the types that JSON writes in a way of their own.
_PLAIN: Final[Mapping[Any, Reader]] = {float: _decode_float, date: _decode_date}
