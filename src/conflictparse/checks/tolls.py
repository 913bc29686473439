"""
Whether a toll that rises ever falls.

A running toll is compared with those of other days, of one source: what is told later is no lower. Two sources may
differ; that is for :mod:`conflictparse.checks.sources`. Law: the order of the sentences decides nothing, the days do.
"""

from collections.abc import Sequence
from typing import Final, NamedTuple

from conflictparse.checks.figures import meant
from conflictparse.checks.matters import actor_keys, kind_of, meet, place_keys, same_source
from conflictparse.claims.claim import Claim, Discrepancy, Scope
from conflictparse.numbers.quantity import Quantity
from conflictparse.times.time import Time, TimeKind

#: Running tolls that one toll is compared with: enough for any article, and linear.
_NEAR: Final = 20
_RUNNING: Final = Scope.RUNNING


class _Toll(NamedTuple):
    """A running toll that has a figure and a time."""

    claim: Claim
    quantity: Quantity
    time: Time


def check_tolls(told: Sequence[Claim]) -> tuple[Discrepancy, ...]:
    """Return a discrepancy for each running toll of *told* that is lower than that of an earlier day."""
    running = [
        _Toll(c, c.quantity, c.time)
        for c in told
        if c.scope is _RUNNING and c.quantity is not None and c.time is not None
    ]
    found = []
    for n, toll in enumerate(running):
        for other in running[max(0, n - _NEAR) : n]:
            if (fall := _fall(other, toll)) is not None:
                found.append(fall)
                break
    return tuple(found)


def _fall(a: _Toll, b: _Toll) -> Discrepancy | None:
    """Return what is wrong when the later of two tolls is the lower one, or None."""
    earlier, later = (a, b) if _is_before(a.time, b.time) else (b, a)
    if not _is_before(earlier.time, later.time) or not _is_one_toll(a.claim, b.claim):
        return None
    before, after = meant(earlier.quantity).low, meant(later.quantity).high
    if before is None or after is None or after >= before:
        return None
    days = f"{later.quantity.text} {_when(later.time)} after {earlier.quantity.text} {_when(earlier.time)}"
    ids = (earlier.claim.id, later.claim.id)
    return Discrepancy("falling_toll", ids, f"the toll falls: {days}", low=after, high=before)


def _is_one_toll(a: Claim, b: Claim) -> bool:
    if a.effect is not b.effect or a.category is not b.category or kind_of(a) != kind_of(b):
        return False
    one_voice = a.source is None or b.source is None or same_source(a.source, b.source)
    return (
        one_voice
        and meet(place_keys(a), place_keys(b))
        and meet(actor_keys(a.perpetrators), actor_keys(b.perpetrators))
        and (a.victim is None or b.victim is None or actor_keys((a.victim,)) == actor_keys((b.victim,)))
    )


def _is_before(a: Time, b: Time) -> bool:
    """Tell whether the days of *a* end before those of *b* begin."""
    if a.from_date is None or b.from_date is None:
        return False
    return (a.to_date or a.from_date) < b.from_date


def _when(time: Time) -> str:
    """Return the words that say when: a span has a preposition of its own ("from Monday to Wednesday")."""
    return f"on {time.text}" if time.kind is TimeKind.POINT else time.text[:1].lower() + time.text[1:]
