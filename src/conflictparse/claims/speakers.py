"""
Who speaks: the noun phrase that is the subject of a verb of saying.

Read here: the subject before a verb ("The mayor of the town has said"), after it ("..., said the mayor"),
behind "by", and past what stands between ("Salim Odeh, a farmer, said"); whether such a subject really says
something ("rebels claimed that", not "rebels claimed responsibility"); and which actor it names, also by "the
group" or "they". Not read here: what is said, and how far it reaches (that is attribution). Law: a phrase
lies inside its sentence, does not cross a comma that parts clauses, and is never empty.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import Final

from conflictparse.actors.actor import ActorMention, ActorStatus
from conflictparse.claims import vocabulary as v
from conflictparse.claims.claim import Source
from conflictparse.text.tokens import Tokens

#: Codes before a word that end a phrase which runs on to the right.
STOPS: Final = frozenset(',;:"—|.=')

#: Words of the longest subject.
LONGEST: Final = 16

_EDGES: Final = frozenset(',;:"—(|/=')
_AFTER_NAME: Final = v.CLAUSE_WORDS | v.FINITE | v.DAY_WORDS | v.SAYING | {"on", "late", "earlier", "later", "during"}
_SUBJECT_STOPS: Final = v.CLAUSE_WORDS | v.SAYING
_WHEN: Final = v.DAY_WORDS | v.MONTHS
_NO_OBJECT: Final = v.PREPOSITIONS | v.CLAUSE_WORDS
_NO_NAME: Final = _NO_OBJECT | v.AFTER_SAYING
_INVERTED: Final = v.SAYING - v.SAYING_TO
#: "put the toll at", "raised its figure to": said by whoever changes a figure, not by the blast that raises it.
TELLING_A_TOLL: Final = frozenset("put puts raised raises revised revises lowered".split())
_TOLLS: Final = frozenset(
    "toll tolls number numbers figure figures losses casualties count estimate total dead".split()
)
_POINTING: Final = v.PRONOUNS | {"the", "this", "that", "same"}
_RESOLVED: Final = ActorStatus.RESOLVED
_BETWEEN: Final = v.HAVE | v.ADVERBS | v.BE  # between a subject and its verb


class Speakers:
    """
    The noun phrases of one text that can speak; words are given and returned by their index.

    >>> from conflictparse.text import tokenize
    >>> speakers = Speakers(tokenize("On Monday the mayor has said so."), ())
    >>> speakers.subject_of(5, 0), speakers.source(2, 4, 5, 6).text
    ((2, 4), 'the mayor')
    """

    __slots__ = ("_actor_starts", "_actors", "_codes", "_last_actor", "_lower", "_tokens", "last_subject")

    def __init__(self, tokens: Tokens, actors: Sequence[ActorMention]) -> None:
        self._tokens = tokens
        self._lower = tokens.lower
        self._codes = tokens.codes
        self._actors = actors
        self._actor_starts = [a.start for a in actors]
        self._last_actor: ActorMention | None = None
        #: The words of the subject that spoke last, or None; set by who reads the text.
        self.last_subject: tuple[int, int] | None = None

    def subject_of(self, i: int, first: int) -> tuple[int, int] | None:
        """Return the words of the subject of the verb at *i*."""
        if self._codes[i] == "-" or self._codes[i + 1] == "-":  # "self-declared"
            return None
        end = i
        passive = False
        while end > first and self._codes[end] == " " and self._between(end - 1):
            end -= 1
            passive = passive or self._lower[end] in v.BE
        if end == first or (passive and not self._lower[i].endswith("ing")):
            return None
        if "and" in self._lower[end:i]:  # "X denied it and said ...": the subject of the verb before
            return self.last_subject if self.last_subject and self.last_subject[0] >= first else None
        if self._lower[i] in v.SAYING_PARTICIPLES and not passive:
            return None
        if self._lower[end - 1] in v.NEGATIONS or self._lower[end - 1] in v.FINITE or self._lower[end - 1] == "to":
            return None
        if self._lower[end - 1] in v.RELATIVES:
            end -= 1
        return self._phrase_before(end, first)

    def _between(self, k: int) -> bool:
        word = self._lower[k]
        return word in _BETWEEN or (len(word) > 4 and word.endswith("ly") and not self._tokens.words[k].istitle())

    def agent(self, i: int, last: int) -> tuple[int, int] | None:
        """Return the words after "denied by"."""
        if self._lower[i + 1 : i + 2] != ["by"] or i + 2 >= last:
            return None
        end = self.name_end(i + 2, last)
        return (i + 2, end) if end > i + 2 else None

    def _phrase_before(self, end: int, first: int) -> tuple[int, int] | None:
        """Return the noun phrase that ends before word *end*."""
        last = end
        if self._codes[end] == ",":  # "Salim Odeh, a farmer, said": what stands before the apposition
            comma = next((k for k in range(end - 1, max(first, end - 12), -1) if self._codes[k] == ","), None)
            if comma is not None and (
                self._tokens.words[comma][:1].islower()
                or self._lower[comma] in v.DETERMINERS
                or self._lower[comma].endswith("ing")
            ):
                last = comma
        elif self._codes[end] in _EDGES and self._codes[end] != '"':
            return None
        start = self._phrase_start(last, first)
        start = self._strip(start, last)
        if start >= last or not v.FINITE.isdisjoint(self._lower[start:last]) or self._lower[start] in v.NO_SOURCE:
            return None
        return start, last

    def _phrase_start(self, last: int, first: int) -> int:
        """Walk back from *last* to where its noun phrase begins."""
        k = last - 1
        in_brackets = self._codes[last] == ")"
        first_allowed = max(first, last - LONGEST)
        while k > first_allowed:
            if in_brackets:
                in_brackets = self._codes[k] != "("
            elif self._parts(k, _EDGES) or self._lower[k - 1] in _SUBJECT_STOPS:
                break
            elif self._lower[k - 1] in ("and", "or"):
                if not self._joined(k - 1, first):
                    break
            elif self._lower[k] in v.DETERMINERS and self._lower[k - 1] not in v.PREPOSITIONS:
                break
            k -= 1
        return k

    def _parts(self, k: int, edges: frozenset[str]) -> bool:
        """Tell whether the gap before *k* is one of *edges*; that of "doctors' network" is no quotation mark."""
        code = self._codes[k]
        return code in edges and not (code == '"' and self._tokens.gaps[k] == "' " and self._lower[k - 1].endswith("s"))

    def _joined(self, k: int, first: int) -> bool:
        """Tell whether "and" at *k* joins two names ("the army and rebel sources") and not two clauses."""
        edge = next(
            (n for n in range(k - 1, max(first, k - 6) - 1, -1) if n == first or self._codes[n] in _EDGES), None
        )
        if edge is None:
            return self._lower[k - 1] in v.SOURCE_NOUNS
        words = self._lower[edge:k]
        return v.FINITE.isdisjoint(words) and not any(w.endswith("ed") for w in words)

    def _strip(self, start: int, last: int) -> int:
        """Step over "Later", "On Thursday", "In Idlib" before the subject."""
        while start < last:
            word = self._lower[start]
            if word in v.ADVERBS or word in v.DAY_WORDS or word in v.MONTHS or word[:1].isdigit():
                start += 1
            elif word in ("in", "on", "at", "by", "from", "during", "after", "for", "to"):
                start = self._after_preposition(start, last)
            else:
                break
        return start

    def _after_preposition(self, start: int, last: int) -> int:
        inner = start + 1
        if inner < last and self._lower[inner] in v.DETERMINERS:
            later = [k for k in range(inner + 1, last) if self._lower[k] in v.DETERMINERS]
            return later[-1] if later else last
        return inner if inner < last and self._lower[inner] in _WHEN else inner + 1

    def inverted(self, i: int, first: int, last: int) -> tuple[int, int] | None:
        """Return the words of the subject of '..., said the mayor'."""
        if i == first or i + 1 >= last or self._lower[i] not in _INVERTED:
            return None
        if self._codes[i] not in ',"—' and '"' not in self._tokens.gaps[i]:
            return None
        end = self.name_end(i + 1, last)
        words = self._lower[i + 1 : end]
        if not words or words[0] in _NO_NAME:
            return None
        if '"' not in self._tokens.gaps[i] and (
            v.SOURCE_NOUNS.isdisjoint(words) or (end < last and self._lower[end] in v.FINITE)
        ):
            return None
        return i + 1, end

    def name_end(self, i: int, last: int) -> int:
        """Return where the noun phrase that begins at *i* ends."""
        k = i
        while k < min(last, i + LONGEST):
            if k > i and (self._parts(k, STOPS) or self._codes[k] == ")"):
                break
            if k > i and self._codes[k] == "(":
                close = next((n for n in range(k + 1, min(k + 4, last + 1)) if self._codes[n] == ")"), None)
                return k if close is None else close
            if self._lower[k] in _AFTER_NAME and not (k == i and self._lower[k] == "that"):
                break
            k += 1
        return k

    def says(self, i: int, subject: tuple[int, int], last: int) -> bool:
        """Tell whether the verb at *i* really says something, given its subject."""
        word, after = self._lower[i], self._lower[i + 1 : min(i + 5, last)]
        if word in v.SAYING or word in v.SAYING_PARTICIPLES:
            return self._tells(i, after, subject)
        if word == "made":
            return after[:2] in (["it", "known"], ["it", "clear"])
        if word in TELLING_A_TOLL and (self._tells_a_toll(i, subject, last) or word not in v.SAYING_OF_SOURCES):
            return self._tells_a_toll(i, subject, last)
        if word == "states" and after[:1] != ["that"]:
            return False
        if word in v.ALSO_NOUNS and not (after and (after[0] in v.DETERMINERS or after[0][:1].isdigit())):
            return False
        told = not after or after[0] not in ("from", "by", "in", "as")
        return told and (self._speaks(subject) or self._tokens.words[subject[1] - 1].isupper())

    def _tells_a_toll(self, i: int, subject: tuple[int, int], last: int) -> bool:
        after = self._lower[i + 1 : min(i + 9, last)]
        end = next((n for n, w in enumerate(after) if w in ("at", "to")), 0)
        speaks = self._speaks(subject) or self._tokens.words[subject[1] - 1][:1].isupper()
        return speaks and not _TOLLS.isdisjoint(after[:end])

    def _tells(self, i: int, after: list[str], subject: tuple[int, int]) -> bool:
        """Tell "rebels claimed that" from "rebels claimed responsibility" and from "no casualties reported"."""
        word = self._lower[i]
        if word.startswith("claim") and not v.NOT_SAID.isdisjoint(after):
            return False
        if after and after[0] in v.CONFIRMED_AS and word in v.REPORTED_BY:
            return False
        if all(w in v.DETERMINERS for w in self._lower[subject[0] : subject[1]]):
            return False
        objectless = not after or self._codes[i + 1] in STOPS or after[0] in _NO_OBJECT
        named = self._tokens.words[subject[1] - 1][:1].isupper()
        return self._speaks(subject) or named or not (objectless and word in v.REPORTED_BY)

    def _speaks(self, subject: tuple[int, int]) -> bool:
        """Tell whether the subject names someone who speaks."""
        words = self._lower[subject[0] : subject[1]]
        return not v.SOURCE_NOUNS.isdisjoint(words) or words[0] in v.PRONOUNS

    def source(self, first: int, last: int, verb: int, verb_end: int) -> Source:
        """Return the words *first* up to *last* as the source of what the words from *verb* say."""
        start, end = self._tokens.starts[first], self._tokens.ends[last - 1]
        if self._codes[last] == ")" and "(" in self._tokens.text[start:end]:
            end = self._tokens.text.find(")", end, end + 3) + 1 or end
        actor = self._actor(start, end, first, last)
        self._last_actor = actor or self._last_actor
        return Source(start, end, self._tokens.text[start:end], actor, self._tokens.slice(verb, verb_end))

    def _actor(self, start: int, end: int, first: int, last: int) -> ActorMention | None:
        """Return the mention that names the source, or the one that "the group", "they" stands for."""
        i = bisect_left(self._actor_starts, start)
        if i and self._actors[i - 1].end > start:
            i -= 1
        met = [a for a in self._actors[i : bisect_left(self._actor_starts, end)] if a.end > start]
        named = next((a for a in met if a.status is _RESOLVED), None)
        pointing = last - first <= 3 and self._lower[first] in _POINTING
        if named is None and pointing and self._last_actor is not None:
            head = self._lower[last - 1]
            if head in v.ANAPHORIC_SOURCES or head in v.PRONOUNS:
                return self._last_actor
        return named or (met[0] if met else None)
