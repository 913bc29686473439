"""
The figures of single claims, so that a plain sum of them is the toll.

Each additive claim has the figures that a convention gives it. Of claims that :func:`toll` weighs against each other
one holds the figures, and the others say which. A claim that is not additive has its own figures, which no sum may add.

Law: the figures of the additive claims of one effect add up to ``toll()`` of that effect, before a divided figure is
rounded to persons; joint figures of dead and injured stay with the joint claim.
"""

from collections.abc import Sequence
from fractions import Fraction
from typing import Final, NamedTuple

from conflictparse.claims.claim import Claim
from conflictparse.claims.tally import counts_families
from conflictparse.codebooks.convention import Convention, Figure
from conflictparse.codebooks.rule import Rule, Standing
from conflictparse.codebooks.toll import figure_of, taken_out, tally
from conflictparse.effects.effect import Effect
from conflictparse.numbers.intervals import plain
from conflictparse.numbers.quantity import Number

_SOURCE: Final = "rows of claims"
LEFT_OUT: Final = Rule("rows.left-out", "people whom the convention does not count", _SOURCE, Standing.OURS)
FAMILIES: Final = Rule("rows.families", "families are not turned into persons", _SOURCE, Standing.OURS)


class ClaimFigure(NamedTuple):
    """
    What a convention makes of one claim.

    Attributes:
        low, best, high: None where the convention gives no figure, or the words leave the end open.
        rules: the rules that gave the figures, or say why there are none.
        counted_with: id of the claim whose figures stand for this one too, or None.
    """

    low: Number | None = None
    best: Number | None = None
    high: Number | None = None
    rules: tuple[Rule, ...] = ()
    counted_with: str | None = None


def claim_figures(claims: Sequence[Claim], convention: Convention) -> dict[str, ClaimFigure]:
    """
    Return the figures of each of *claims* by its id.

    Args:
        claims: all claims of a report, in reading order.

    >>> from conflictparse import parse
    >>> from conflictparse.codebooks import CONVENTIONS
    >>> claims = parse("Shelling killed 12 people, activists said. State media said 9 people were killed.").claims
    >>> found = claim_figures(claims, CONVENTIONS["ucdp"])
    >>> found["c1"][:3], found["c2"][:3], found["c2"].counted_with
    ((9, 12, 12), (None, None, None), 'c1')
    """
    found = {c.id: _own(c, convention) for c in claims if not c.additive}
    for effect in dict.fromkeys(c.effect for c in claims if c.additive):
        found.update(_of_effect(claims, effect, convention))
    return found


def _own(claim: Claim, convention: Convention) -> ClaimFigure:
    """Return the figures of *claim* alone."""
    why = _not_counted(claim, convention)
    if why is not None or claim.quantity is None:
        return ClaimFigure(rules=() if why is None else (why,))
    figure = figure_of(claim, claim.quantity, convention)
    return _whole(figure, (figure.rule,))


def _of_effect(claims: Sequence[Claim], effect: Effect, convention: Convention) -> dict[str, ClaimFigure]:
    """Return the figures of the additive claims of *effect*."""
    entries = [e for e in tally(claims, effect, convention) if e.claims and e.claims[0].effect is effect]
    holders = {claim.id: entry.claims[0].id for entry in entries for claim in entry.claims}
    found = {entry.claims[0].id: _whole(entry.figure, entry.rules) for entry in entries}
    for claim in claims:
        if not claim.additive or claim.effect is not effect or claim.id in found:
            continue
        why = _not_counted(claim, convention)
        if why is not None:
            found[claim.id] = ClaimFigure(rules=(why,))
        else:  # weighed against another source, or covered by a running toll, which then is the only entry
            running = entries[-1].claims[0].id if entries else None
            found[claim.id] = ClaimFigure(counted_with=holders.get(claim.id, running))
    _take_out(found, claims, [c for entry in entries for c in entry.claims], holders, convention)
    return found


def _take_out(
    found: dict[str, ClaimFigure],
    claims: Sequence[Claim],
    counted: Sequence[Claim],
    holders: dict[str, str],
    convention: Convention,
) -> None:
    """Take the parts that do not count out of the figures that hold them."""
    rule = convention.subtracts
    for whole, out in taken_out(claims, counted, convention) if rule is not None else ():
        held = found[holders[whole.id]]
        low, best, high = (None if end is None else plain(Fraction(end) - Fraction(out)) for end in held[:3])
        rules = (*held.rules, *(() if rule is None or rule in held.rules else (rule,)))
        found[holders[whole.id]] = ClaimFigure(low, best, high, rules)


def _not_counted(claim: Claim, convention: Convention) -> Rule | None:
    if counts_families(claim):
        return FAMILIES
    return None if convention.counts(claim) else LEFT_OUT


def _whole(figure: Figure, rules: tuple[Rule, ...]) -> ClaimFigure:
    low, best, high = (None if end is None else plain(end) for end in figure[:3])
    return ClaimFigure(low, best, high, rules)
