"""
Who says so, and who denies it.

Read here: "X said that ...", "..., X said", "... said X", "according to X", "X told Y that ...", "citing X",
"X put the toll at ...", quotations that run over several sentences, and denials ("X denied killing ...",
"but X denied such reports"). Not read here: blame without a verb of saying, sources of whole reports
(by-lines). Law: a sentence without words of saying belongs to the report itself, even after one that has a
source, unless it stands inside an open quotation.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import chain, pairwise
from typing import Final, NamedTuple

from conflictparse.actors.actor import ActorMention
from conflictparse.claims import vocabulary as v
from conflictparse.claims.claim import Source
from conflictparse.claims.clauses import clause_edges
from conflictparse.claims.copies import changed
from conflictparse.claims.quotes import find_quotes
from conflictparse.claims.speakers import LONGEST, STOPS, TELLING_A_TOLL, Speakers
from conflictparse.text.tokens import Tokens

_REACH: Final = 120  # words that a frame covers at most, either way: keeps a text without full stops linear
_TAIL: Final = 9  # words of "told reporters in Ankara late on Friday"
_SPEECH: Final = v.SAYING | v.SAYING_OF_SOURCES | v.SAYING_PARTICIPLES | v.CITING | TELLING_A_TOLL | {"according"}
_SAID: Final = _SPEECH | v.DENIALS | v.REJECTIONS


class _Frame(NamedTuple):
    """Words of saying at ``verb`` by ``source``, which cover the words ``first`` up to ``last``."""

    verb: int
    first: int
    last: int
    source: Source


class Attributions:
    """
    The words of saying of one text; made by :func:`read_attributions`.

    >>> from conflictparse.text import tokenize
    >>> tokens = tokenize("Two died, medics said. The army denied shelling the town.")
    >>> said = read_attributions(tokens, ())
    >>> [s.text for s in said.at(1)], said.denial_at(7).text
    (['medics'], 'The army')
    """

    __slots__ = ("_denials", "_earlier", "_frames", "_owners", "_quote_starts", "_quotes")

    def __init__(
        self,
        frames: list[_Frame],
        denials: list[_Frame],
        quotes: list[tuple[int, int]],
        owners: dict[tuple[int, int], Source],
        earlier: set[int],
    ) -> None:
        self._earlier = earlier
        self._frames = sorted(frames)
        self._denials = sorted(denials)
        self._quotes = quotes
        self._quote_starts = [first for first, _ in quotes]
        self._owners = owners

    def at(self, word: int) -> tuple[Source, ...]:
        """Return the sources of what is said at *word*, nearest first; () when the report speaks itself."""
        quote = self._quote_at(word)
        sources = [frame.source for frame in _covering(self._frames, word)]
        if not sources and quote in self._owners:
            sources = [self._owners[quote]]
        if quote is not None:
            sources = [changed(source, quoted=True) for source in sources]
        return tuple(dict.fromkeys(sources)) if len(sources) > 1 else tuple(sources)

    def denial_at(self, word: int) -> Source | None:
        """Return who denies what is said at *word*, or None."""
        return next((frame.source for frame in _covering(self._denials, word)), None) if self._denials else None

    def speakers(self) -> list[tuple[int, int]]:
        """Return the offsets [start, end) of all who are named as sources or deny, in no order."""
        return [(frame.source.start, frame.source.end) for frame in chain(self._frames, self._denials)]

    def is_earlier_at(self, word: int) -> bool:
        """Tell whether who speaks of *word* "earlier said" so: another figure stands now."""
        return any(frame.verb in self._earlier for frame in _covering(self._frames, word)) if self._earlier else False

    def _quote_at(self, word: int) -> tuple[int, int] | None:
        i = bisect_right(self._quote_starts, word) - 1
        return self._quotes[i] if i >= 0 and word < self._quotes[i][1] else None


def _covering(frames: list[_Frame], word: int) -> list[_Frame]:
    """Return the frames that cover *word*, the narrowest first."""
    a = bisect_left(frames, (word - 2 * _REACH,))
    b = bisect_left(frames, (word + 2 * _REACH + 1,), a)
    found = [f for f in frames[a:b] if f.first <= word < f.last]
    return sorted(found, key=lambda f: (f.last - f.first, -f.first)) if len(found) > 1 else found


def read_attributions(tokens: Tokens, actors: Sequence[ActorMention]) -> Attributions:
    """
    Return who says what in *tokens*.

    Args:
        actors: the mentions of the text in reading order; a source that meets one carries it.

    >>> from conflictparse.text import tokenize
    >>> said = read_attributions(tokenize("According to a local monitor, six villages fell."), ())
    >>> [(s.text, s.verb) for s in said.at(7)]
    [('a local monitor', 'According to')]
    """
    return _Reader(tokens, actors).read()


class _Reader:
    """One pass over the words of saying."""

    def __init__(self, tokens: Tokens, actors: Sequence[ActorMention]) -> None:
        self.tokens = tokens
        self.lower = tokens.lower
        self.codes = tokens.codes
        self.speakers = Speakers(tokens, actors)
        self.frames: list[_Frame] = []
        self.denials: list[_Frame] = []
        self.edges = clause_edges(tokens, v.CONTRAST)
        self.quotes = find_quotes(tokens)
        self.owners: dict[tuple[int, int], Source] = {}
        self.earlier: set[int] = set()

    def read(self) -> Attributions:
        opens = {quote[0]: quote for quote in self.quotes}
        closes = {quote[1]: quote for quote in self.quotes}
        where = self.tokens.where
        for i in sorted(i for word in where.keys() & _SAID for i in where[word]):
            if self.lower[i] in _SPEECH:
                self._read_saying(i, opens, closes)
            else:
                self._read_denial(i)
        return Attributions(self.frames, self.denials, self.quotes, self.owners, self.earlier)

    def _read_saying(self, i: int, opens: dict[int, tuple[int, int]], closes: dict[int, tuple[int, int]]) -> None:
        first, last = self._window(i)
        word = self.lower[i]
        if not v.EARLIER.isdisjoint(
            (self.lower[i - 1] if i > first else "", self.lower[i + 1] if i + 1 < last else "")
        ):
            self.earlier.add(i)
        if word == "according":
            self._read_according(i, first, last)
            return
        if word in v.CITING:
            self._read_citing(i, first, last)
            return
        agent = self.speakers.agent(i, last) if word in v.REPORTED_BY else None
        if agent is not None:
            a, b = self._clause(i, first, last)
            self.frames.append(_Frame(i, a, b, self.speakers.source(*agent, i, i + 1)))
            return
        subject = self.speakers.inverted(i, first, last) or self.speakers.subject_of(i, first)
        if subject is None or not self.speakers.says(i, subject, last):
            return
        if self.lower[subject[0]] in v.CONDITIONS and subject[1] == subject[0] + 1:  # "if confirmed"
            return
        self.speakers.last_subject = subject
        source = self.speakers.source(*subject, i, i + 1)
        closing = max(subject[0], i) if subject[0] > i else subject[0]
        after = subject[0] > i or self._stands_after(i, subject[0], first, last)
        a, b = self._told_before(i, first, last) if after else (i + 1, self._told_until(i, last))
        self.frames.append(_Frame(i, a, b, source))
        quote = closes.get(i if subject[0] > i else closing)
        if quote is None and not after and opens:
            quote = next((opens[k] for k in range(i + 1, min(i + _TAIL, last)) if k in opens), None)
        if quote is not None:
            self.owners.setdefault(quote, source)

    def _read_according(self, i: int, first: int, last: int) -> None:
        if self.lower[i + 1 : i + 2] != ["to"]:
            return
        end = self.speakers.name_end(i + 2, last)
        if end == i + 2 or not v.NOT_ACCORDING.isdisjoint((self.lower[i + 2], self.lower[end - 1])):
            return
        a, b = (first, last) if i == first else self._clause(i, first, last)
        self.frames.append(_Frame(i, a, b, self.speakers.source(i + 2, end, i, i + 2)))

    def _read_citing(self, i: int, first: int, last: int) -> None:
        end = self.speakers.name_end(i + 1, last)
        if end > i + 1 and not v.SOURCE_NOUNS.isdisjoint(self.lower[i + 1 : end]):
            a, b = self._clause(i, first, last)
            self.frames.append(_Frame(i, a, b, self.speakers.source(i + 1, end, i, i + 1)))

    # ------------------------------------------------------------ denials

    def _read_denial(self, i: int) -> None:
        first, last = self._window(i)
        agent = self.speakers.agent(i, last)
        subject = agent or self.speakers.subject_of(i, first)
        if subject is None:
            return
        k = self._skip_addressee(i + 1, last)
        target = "before" if agent else self._denied(i, k, last)
        if target == "none":
            return
        self.speakers.last_subject = subject
        source = self.speakers.source(*subject, i, i + 1)
        if target == "after":
            self.denials.append(_Frame(i, i + 1, self._clause(i, first, last)[1], source))
        elif min(i, subject[0]) - first >= 3:  # there is a clause before the denial
            self.denials.append(_Frame(i, self._denied_from(i, k, first, last), min(i, subject[0]), source))
        elif first > 0:
            a, b = self.tokens.sentence_of(first - 1)
            self.denials.append(_Frame(i, max(a, first - _REACH), b, source))

    def _denied_from(self, i: int, k: int, first: int, last: int) -> int:
        """Return where the clause begins that the denial at *i* denies; "..., which X denied" denies the nearest."""
        bare = k >= last or self.codes[k] in STOPS
        which = next((n for n in range(i, max(first, i - LONGEST), -1) if self.lower[n] == "which"), None)
        edges = ";," if bare and which is not None else ";"
        end = i if which is None else which
        return max(
            (c for c in range(first, end) if self.codes[c] in edges or (bare and which and self.lower[c] == "and")),
            default=first,
        )

    def _denied(self, i: int, k: int, last: int) -> str:
        """Tell whether the denial at *i*, whose object begins at *k*, denies what stands before or after it."""
        head = self.lower[k : min(k + 5, last)]
        end = next((n for n in range(1, len(head)) if self.codes[k + n] in STOPS), len(head))
        head = head[:end]
        if not v.NOT_DENIED.isdisjoint(head):
            return "none"
        if not head or self.codes[k] in STOPS:
            return "before" if self.lower[i] in v.DENIALS else "none"
        phrase = next((n for n, w in enumerate(head) if w in v.PREPOSITIONS), len(head))
        noun = next((n for n, w in enumerate(head[:phrase]) if w in v.CLAIM_NOUNS), None)
        if noun is not None:
            following = self.lower[k + noun + 1 : min(k + noun + 2, last)]
            return "after" if following and following[0] in ("that", "of") else "before"
        if len(head) == 1 and head[0] in v.CLAIM_PRONOUNS:
            return "before"
        if self.lower[i] in v.REJECTIONS:
            return "none"
        opens = head[0] in v.DETERMINERS or head[0] == "that" or head[0].endswith("ing")
        return "after" if opens else "none"

    def _skip_addressee(self, k: int, last: int) -> int:
        """Step over "to Reuters"."""
        if k < last and self.lower[k] == "to":
            for n in range(k + 2, min(k + 5, last)):
                if self.lower[n] in v.DETERMINERS or self.lower[n] in ("such", "that") or self.codes[n] in STOPS:
                    return n
        return k

    # ------------------------------------------------------------ what a frame covers

    def _window(self, i: int) -> tuple[int, int]:
        first, last = self.tokens.sentence_of(i)
        return max(first, i - _REACH), min(last, i + _REACH)

    def _clause(self, i: int, first: int, last: int) -> tuple[int, int]:
        """Return the part of the sentence around *i* that no semicolon and no ", but" parts from it."""
        after = bisect_right(self.edges, i)
        before = self.edges[after - 1] if after else first
        return max(first, before), min(last, self.edges[after]) if after < len(self.edges) else last

    def _told_before(self, i: int, first: int, last: int) -> tuple[int, int]:
        """Return what a closing "X said" at word *i* covers: "they fled, but two died, X said" is all of X."""
        a, b = self._clause(i, first, last)
        while a > first and self.lower[a] in v.CONTRAST:
            before = self._clause(a - 1, first, last)[0]
            if not _SAID.isdisjoint(self.lower[before:a]):  # who speaks there speaks for himself
                break
            a = before
        return a, b

    def _told_until(self, i: int, last: int) -> int:
        """Return where what "X said" at word *i* opens ends: before "while Y said", where another speaks."""
        edges = self.edges[bisect_right(self.edges, i) : bisect_left(self.edges, last)]
        for begin, end in pairwise([*edges, last]):
            if not _SAID.isdisjoint(self.lower[begin:end]):
                return begin
        return last

    def _stands_after(self, i: int, subject: int, first: int, last: int) -> bool:
        """Tell whether what is said stands before "X said" rather than after it."""
        before = range(first, subject)
        if len(before) < 2 or self.codes[subject] not in ',"—)':
            return False
        if self.lower[first] in v.CONTRAST or self._fronted(first, subject):
            return False
        end = next((k for k in range(i + 1, min(i + _TAIL, last)) if self.codes[k] in STOPS), None)
        if end is None:
            end = last if last <= i + _TAIL else None
        if end is None:
            return False
        tail = self.lower[i + 1 : end]
        if not tail:
            return True
        return (self.lower[i] in v.SAYING_TO or tail[0] in v.AFTER_SAYING) and v.FINITE.isdisjoint(tail)

    def _fronted(self, first: int, subject: int) -> bool:
        """Tell whether the words before the subject only say when or where: "On Thursday, ..."."""
        if '"' in self.tokens.gaps[subject]:
            return False
        words = self.lower[first:subject]
        return (words[0] in v.PREPOSITIONS or words[0] in v.AFTER_SAYING or words[0] in v.ADVERBS) and (
            v.FINITE.isdisjoint(words)
        )
