"""
A report as a tree to read: claims in reading order, parts below their whole, then what does not add up.

A claim takes three columns - what happened, how many, who - and its circumstances run on below the
second one. A part repeats none of the circumstances that it shares with its whole.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from attrs import frozen

from conflictparse.claims.claim import Claim, Scope, Status
from conflictparse.claims.coarsening import need_covered
from conflictparse.claims.report import Report
from conflictparse.effects.effect import Effect
from conflictparse.exports.claim_links import ClaimLinks, link_claims
from conflictparse.exports.layout import Line, fill, hang, paint
from conflictparse.exports.sums import sum_words
from conflictparse.exports.wording import (
    PART_MARKS,
    actor_words,
    affected_words,
    clean_words,
    figure_words,
    places_words,
    source_words,
    time_words,
)

_GAP: Final = 2
_WIDEST_LEFT: Final = 42  # columns wider than these would leave no room for words
_WIDEST_FIGURE: Final = 24
_NARROWEST: Final = 20
_DEEPEST: Final = 5  # levels that are indented; a longer chain of parts runs straight down


def to_tree(report: Report, text: str | None = None, *, colour: bool = False, width: int = 100) -> str:
    """
    Return *report* as a tree of claims, without a final newline.

    Args:
        text: the text of the report; with it, each group of claims stands below its sentence.
        colour: whether to use ANSI colours.
        width: the longest line, where words allow.

    Raises:
        TextMismatchError: the report was made coarse, and *text* still has the places that it gave up.

    >>> print(to_tree(Report(library="0.1.0")))
    Report without a publication date
    <BLANKLINE>
    No claims.
    <BLANKLINE>
    0 claims
    conflictparse 0.1.0
    """
    if text:
        need_covered(report, text)
    width = max(width, _NARROWEST)
    sections: list[list[Line]] = [_head(report, width), _claims(report, text, width)]
    if report.discrepancies:
        sections.append(_discrepancies(report, width))
    if report.skipped:
        sections.append(_skipped(report, width))
    if report.diagnostics:
        sections.append(_remarks(report, width))
    sections.append(_summary(report, width))
    return "\n\n".join("\n".join(paint(line, colour=colour) for line in section) for section in sections)


# ---------------------------------------------------------------- claims
@frozen
class _Row:
    """One claim, or the sum below a whole, with the branches drawn on its left."""

    claim: Claim
    head: str
    rest: str
    parts: tuple[Claim, ...] = ()
    is_sum: bool = False


def _rows(report: Report, links: ClaimLinks) -> Iterator[_Row]:
    """Yield every claim once, a whole before its parts, even where the links run in a circle."""
    seen: set[int] = set()
    for root in [*links.roots(report.claims), *report.claims]:
        stack = [_Row(root, "", "")]
        while stack:
            row = stack.pop()
            if row.is_sum:
                yield row
                continue
            if id(row.claim) in seen:
                continue
            seen.add(id(row.claim))
            below = _below(row, links)
            yield _Row(row.claim, row.head, row.rest, tuple(r.claim for r in below if not r.is_sum))
            stack.extend(reversed(below))


def _below(row: _Row, links: ClaimLinks) -> list[_Row]:
    """Return the rows below *row*: its parts, and the sum of those that partition it or are too many for it."""
    parts, addends = links.below(row.claim), links.addends(row.claim)
    rows = len(parts) + (len(addends) > 1)
    below = []
    for number in range(rows):
        last = number == rows - 1
        deeper = len(row.rest) < 3 * _DEEPEST
        head = row.rest + ("└─ " if last else "├─ ") if deeper else row.head
        rest = row.rest + ("   " if last else "│  ") if deeper else row.rest
        is_sum = number == len(parts)
        below.append(_Row(row.claim if is_sum else parts[number], head, rest, addends if is_sum else (), is_sum))
    return below


def _claims(report: Report, text: str | None, width: int) -> list[Line]:
    links = link_claims(report)
    rows = list(_rows(report, links))
    if not rows:
        return [[("No claims.", "")]]
    claims = [row for row in rows if not row.is_sum]
    left = min(max(len(_left(row)) for row in claims) + _GAP, _WIDEST_LEFT, width // 2)
    figure = min(max(len(figure_words(row.claim.quantity)) for row in claims) + _GAP, _WIDEST_FIGURE, width // 3)
    lines: list[Line] = []
    sentence = None
    for row in rows:
        if not row.head and (row.claim.start, row.claim.end) != sentence:
            sentence = row.claim.start, row.claim.end
            lines += [[]] if lines else []
            lines += _sentence(text[slice(*sentence)], width) if text else []
        lines += _sum(row, links, width) if row.is_sum else _claim(row, links, (left, left + figure, width))
    return lines


def _sentence(words: str, width: int) -> list[Line]:
    """Return the sentence on at most two lines."""
    lines = fill([[(f"“{clean_words(words)}”", "faint")]], width, width)
    if len(lines) > 2:
        room = width - 2
        second = "".join(piece for piece, _ in lines[1])[:room].rstrip(" ,;:")
        lines = [lines[0], [(f"{second} …", "faint")]]
    return lines if clean_words(words) else []


def _left(row: _Row) -> str:
    return f"{'+' if row.claim.additive else ' '} {row.head}{clean_words(row.claim.id)}  {_effect(row.claim)}"


def _effect(claim: Claim) -> str:
    return claim.effect.value.replace("_", " ")


def _claim(row: _Row, links: ClaimLinks, columns: tuple[int, int, int]) -> list[Line]:
    """Return the lines of one claim; *columns* are where figures and words begin, and the width."""
    figures_at, words_at, width = columns
    claim, whole = row.claim, links.by_id.get(row.claim.part_of or "") if row.head else None
    effect, figure = _effect(claim), figure_words(claim.quantity)
    branch = _left(row).removesuffix(effect)
    effect = effect.ljust(figures_at - len(branch) - _GAP) + " " * _GAP
    figure = figure.ljust(words_at - len(branch) - len(effect) - _GAP) + " " * _GAP
    spare = width - len(branch) - len(effect) - len(figure)
    inherited = [] if whole is None else _circumstances(whole) + _marks(whole, links)
    marks = [item for item in _marks(claim, links) if item not in inherited]
    who = [*([(words, "")] for words in affected_words(claim)), *marks]
    below = "  " + row.rest + ("│" if row.parts else "")
    first, *others = fill(who, max(spare, 1), max(width - words_at, 1))
    lines: list[Line] = [[(branch, "faint"), (effect, "strong"), (figure, "figure"), *first]]
    lines += [[(below.ljust(words_at), "faint"), *line] for line in others]
    details = [item for item in _circumstances(claim) if item not in inherited]
    for line in fill(details, width - figures_at, width - figures_at) if details else ():
        lines.append([(below.ljust(figures_at), "faint"), *line])
    return lines


def _circumstances(claim: Claim) -> list[Line]:
    """Return by whom, where, when and who says so; what is unknown is left out."""
    labelled = (
        ("by", "; ".join(dict.fromkeys(actor_words(a) for a in claim.perpetrators))),
        ("backed by", "; ".join(dict.fromkeys(actor_words(a) for a in claim.supporters))),
        ("means", clean_words(claim.means or "")),
        ("where", places_words(claim.places)),
        ("when", time_words(claim.time) if claim.time else ""),
        ("source", source_words(claim)),
    )
    return [[(label, "faint"), (words, "")] for label, words in labelled if words]


def _marks(claim: Claim, links: ClaimLinks) -> list[Line]:
    """Return what keeps the claim from being read as one plain fact."""
    marks = ["joint"] if claim.effect is Effect.KILLED_OR_INJURED else []
    if claim.status is not Status.ASSERTED or claim.hedges:
        doubt = ", ".join(f"“{clean_words(hedge)}”" for hedge in claim.hedges)
        marks.append(f"{claim.status}: {doubt}" if doubt else claim.status.value)
    if claim.scope is not Scope.INCIDENT:
        marks.append(claim.scope.value)
    if claim.part_role in PART_MARKS:
        marks.append(PART_MARKS[claim.part_role])
    for words, other in (
        ("restates", claim.same_as),
        ("replaces", claim.supersedes),
        ("superseded by", links.superseded.get(claim.id)),
    ):
        if other:
            marks.append(f"{words} {clean_words(other)}")
    return [[(f"[{mark}]", "mark")] for mark in marks]


def _sum(row: _Row, links: ClaimLinks, width: int) -> list[Line]:
    addends = tuple(part.quantity for part in row.parts)
    words = sum_words(row.claim.quantity, addends, disputed=row.claim.id in links.disputed)
    room = width - len(row.head) - 2
    return hang([(f"  {row.head}", "faint")], fill([words], room, room))


# ---------------------------------------------------------------- the rest
def _head(report: Report, width: int) -> list[Line]:
    when = f"published {report.published}" if report.published else "without a publication date"
    return fill([[("Report", "strong"), (when, "strong")]], width, width)


def _discrepancies(report: Report, width: int) -> list[Line]:
    lines: list[Line] = [[("Discrepancies", "strong")]]
    for found in report.discrepancies:
        ids = ", ".join(clean_words(claim) for claim in found.claims)
        kind = clean_words(found.kind).replace("_", " ")
        about: Line = [(kind, "mark"), (f"({ids}):", "faint")] if ids else [(f"{kind}:", "mark")]
        said: Line = [*about, (clean_words(found.message), "")]
        lines += hang([("  ✗ ", "bad")], fill([said], width - 4, width - 4))
        for guess in found.hypotheses:
            words = fill([[(clean_words(guess), "")]], width - 12, width - 12)
            lines += hang([("    perhaps ", "faint")], words)
    return lines


def _remarks(report: Report, width: int) -> list[Line]:
    lines: list[Line] = [[("Remarks", "strong")]]
    for remark in report.diagnostics:
        lines += hang([("  ", "")], fill([[(clean_words(remark), "")]], width - 2, width - 2))
    return lines


def _skipped(report: Report, width: int) -> list[Line]:
    """Return the skipped numbers grouped by why, the groups in the order of their first number."""
    groups: dict[str, dict[str, int]] = {}
    for skipped in report.skipped:
        group = groups.setdefault(clean_words(skipped.why), {})
        words = clean_words(skipped.text)
        group[words] = group.get(words, 0) + 1
    column = min(max(len(why) for why in groups), width // 3)
    lines: list[Line] = [[("Skipped", "strong")]]
    for why, group in groups.items():
        words = ", ".join(word if times == 1 else f"{word} ×{times}" for word, times in group.items())
        room = max(width - column - 4, 1)
        lines += hang([(f"  {why.ljust(column)}  ", "faint")], fill([[(words, "")]], room, room))
    return lines


def _summary(report: Report, width: int) -> list[Line]:
    additive = sum(claim.additive for claim in report.claims)
    counts = [_count(len(report.claims), "claim")]
    if additive:
        counts.append(f"{additive} that a plain sum may add up (+)")
    if report.discrepancies:
        counts.append(_count(len(report.discrepancies), "discrepancy", "discrepancies"))
    if report.skipped:
        counts.append(f"{_count(len(report.skipped), 'number')} skipped")
    edition = f", data edition {report.edition}" if report.edition else ""
    made = f"conflictparse {report.library}{edition}".strip()
    return [
        *fill([[(words, "")] for words in counts], width, width),
        *fill([[(clean_words(made), "faint")]], width, width),
    ]


def _count(number: int, one: str, many: str = "") -> str:
    return f"{number} {one if number == 1 else many or one + 's'}"
