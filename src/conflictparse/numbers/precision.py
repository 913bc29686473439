"""
The arithmetic of figures, whatever the caller's own: its precision, rounding and traps are set for the whole thread.

Read here: nothing. Law: the decimal context of a program changes no figure, and is what it was afterwards.
"""

from collections.abc import Callable
from decimal import ROUND_HALF_EVEN, Context, DivisionByZero, InvalidOperation, Overflow, localcontext
from functools import wraps
from typing import Final, ParamSpec, TypeVar

_Given = ParamSpec("_Given")
_Made = TypeVar("_Made")
#: What Python itself begins with; longer figures are read exactly, and reckoned with to 28 digits.
_CONTEXT: Final = Context(
    prec=28, rounding=ROUND_HALF_EVEN, Emin=-999999, Emax=999999, traps=[DivisionByZero, InvalidOperation, Overflow]
)


def with_own_precision(function: Callable[_Given, _Made]) -> Callable[_Given, _Made]:
    """
    Return *function*, reckoning with the precision of this library instead of the caller's.

    >>> from decimal import Context, Decimal, localcontext
    >>> @with_own_precision
    ... def double(number):
    ...     return 2 * number
    >>> with localcontext(Context(prec=1)):
    ...     double(Decimal("1.75"))
    Decimal('3.50')
    """

    @wraps(function)
    def exact(*args: _Given.args, **named: _Given.kwargs) -> _Made:
        with localcontext(_CONTEXT):
            return function(*args, **named)

    return exact
