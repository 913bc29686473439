"""
Texts that are cheap to write and dear to read carelessly, each in any length.

A family is a few words that are repeated. What comes round again may be the same words, or words of the same build
that are new each time: names that differ, figures that grow. Some families open something at the beginning that
nothing closes, or close at the end what was opened as often.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import chain, count, zip_longest
from typing import Final, NamedTuple

_CONSONANTS: Final = "bdfghjklmnprstvz"
_VOWELS: Final = "aeiou"


class Family(NamedTuple):
    """
    Texts of one build.

    Attributes:
        piece: what is repeated; or what gives the words of each turn, which then differ.
        before: what stands once at the beginning.
        closing: what follows at the end, once for each piece.
        after: what stands once at the end.
    """

    piece: str | Callable[[int], str]
    before: str = ""
    closing: str = ""
    after: str = ""

    def text(self, length: int) -> str:
        """Return the text of this family that has *length* characters, or a few fewer."""
        room = length - len(self.before) - len(self.after)
        if isinstance(self.piece, str):
            times = max(1, room // (len(self.piece) + len(self.closing)))
            return self.before + self.piece * times + self.closing * times + self.after
        pieces: list[str] = []
        for turn in count():
            piece = self.piece(turn)
            room -= len(piece)
            if room < 0:
                return self.before + "".join(pieces) + self.after
            pieces.append(piece)
        raise AssertionError  # count() never ends


def name(turn: int) -> str:
    """Return a name that no lexicon has, another one for each *turn*."""
    letters = []
    for _ in range(3):
        turn, consonant = divmod(turn, len(_CONSONANTS))
        turn, vowel = divmod(turn, len(_VOWELS))
        letters.append(_CONSONANTS[consonant] + _VOWELS[vowel])
    return "".join(letters).capitalize() + "x"


_SENTENCE: Final = "12 people were killed and 3 wounded by the army in Idlib on Sunday, "

#: The families by name.
FAMILIES: Final[dict[str, Family]] = {
    # ------------------------------------------------ signs
    "digits": Family("7"),
    "zeros and ones": Family("0 1 "),
    "digit groups": Family("1,000,"),
    "decimals": Family("3.7."),
    "digits of another script": Family("٣"),
    "spaces": Family(" "),
    "blank lines": Family("\n\n"),
    "carriage returns": Family("\r"),
    "full stops": Family(". "),
    "ellipses": Family("…"),
    "commas": Family(", "),
    "dashes": Family(" – "),
    "hyphenated letters": Family("a-"),
    "slashes": Family("a/b/"),
    "apostrophes": Family("a'"),
    "per cent signs": Family("5 % of "),
    "combining marks": Family("e\u0301"),
    "marks on one letter": Family("\u0301", before="e"),
    "zero-width spaces": Family("a\u200b"),
    "zero-width spaces only": Family("\u200b"),
    "bidirectional marks": Family("\u202e12\u202c "),
    "lone surrogates": Family("\ud800 "),
    "null characters": Family("\x00"),
    "masked words": Family("k*il*led "),
    "asterisks": Family("*"),
    "letters of another script": Family("قتل "),
    "characters beyond the first plane": Family("😀 "),
    "one word": Family("a"),
    "one capital word": Family("A"),
    # ------------------------------------------------ brackets and quotation marks
    "opening brackets": Family("("),
    "nested brackets": Family("(", closing=")"),
    "nested brackets around words": Family("killed (5 ", closing="dead) "),
    "bracketed names": Family("Xy (XY) "),
    "quotation marks": Family('"'),
    "curly quotation marks": Family("“a” "),
    "quotations never closed": Family('"he said '),
    "curly quotations never closed": Family("“he said "),
    "one quotation never closed": Family("he said that 5 men were killed, ", before='"'),
    "quotations and speakers": Family('"12 died," he said. "Three fled," a medic said. '),
    # ------------------------------------------------ numbers
    "number words": Family("hundred and "),
    "hundreds": Family("hundred "),
    "thousands of millions": Family("thousand million "),
    "tens of tens": Family("tens of "),
    "hedges": Family("more than at least "),
    "more than more than": Family("more than "),
    "hedged numbers": Family("more than at least 12 "),
    "ranges": Family("between 3 and 4 to "),
    "between without end": Family("between "),
    "dashed numbers": Family("3-4-"),
    "numbers and and": Family("3 and "),
    "measures": Family("5 km by 3 m and 10 kg "),
    "prices": Family("$5m and €3bn "),
    "growing figures": Family(lambda turn: f"{turn} dead, "),
    "ordinals": Family("1st 2nd third "),
    # ------------------------------------------------ lists
    "ands": Family("and "),
    "comma lists": Family("12 tanks, "),
    "lists of the dead": Family("5 soldiers, 3 civilians and "),
    "shares": Family("including 3 children, "),
    "shares without end": Family("of whom "),
    "wholes and shares": Family("12 people, including 3 children, were killed and "),
    "parts of parts": Family("5 soldiers including arrested, "),
    "rising tolls": Family(lambda turn: f"The toll rose to {turn + 10}, officials said. "),
    "totals of parts": Family(lambda turn: f"{2 * turn + 5} people died: {turn} men and {turn + 5} women. "),
    # ------------------------------------------------ verbs and speakers
    "killed": Family("killed and wounded "),
    "killed only": Family("killed "),
    "killed in brackets": Family("(killed) "),
    "said": Family("said that it said "),
    "denied": Family("which denied it and "),
    "not": Family("not no never denied "),
    "if": Family("if he would have been "),
    "by": Family("killed by "),
    "who were": Family("who were killed who "),
    "according to": Family("according to the ministry, "),
    "they": Family("They killed them. "),
    "another": Family("Another 5 were killed. "),
    "earlier": Family("Earlier, 5 had been killed, while "),
    # ------------------------------------------------ names
    "capitals": Family("Al-Hajj "),
    "articles": Family("al-"),
    "capitals only": Family("TROOPS KILLED 12 PEOPLE IN IDLIB "),
    "names only": Family(lambda turn: name(turn) + " "),
    "new names in a list": Family(lambda turn: name(turn) + ", "),
    "new names with and": Family(lambda turn: f"{name(turn)} and "),
    "new armed groups": Family(lambda turn: f"The {name(turn)} Brigade killed 5. "),
    "new abbreviations": Family(lambda turn: f"the {name(turn)} Liberation Front ({name(turn)[0]}LF) and "),
    "new places": Family(lambda turn: f"in {name(turn)} village, "),
    "new people": Family(lambda turn: f"{name(turn)} {name(turn + 1)} was killed. "),
    "new speakers": Family(lambda turn: f"Dr {name(turn)} {name(turn + 7)} said. "),
    "new words": Family(lambda turn: name(turn).lower() + " "),
    "initials": Family("A. B. "),
    "honorifics": Family("Mr Dr Gen. "),
    "possessives": Family("Assad's "),
    "sides": Family("pro-regime anti-"),
    "backed": Family("Turkey-backed "),
    "abbreviations after a verb": Family(
        lambda turn: f"the {name(turn)} Liberation Front ({name(turn)[0]}LF) and ",
        before="12 people were killed by the army in Idlib, ",
    ),
    "means far from the verb": Family(", shelling of ", before="An air strike "),
    "equipment and its parts": Family("by beheads the buses wounded including 700 "),
    "actors": Family("Hamas and Hezbollah and "),
    "an actor and the name of a front": Family("Hamas. Xy Front. "),
    "abbreviations in brackets": Family("Aa Xy Front (AXF). AXF. "),
    # ------------------------------------------------ places
    "place frames": Family("village of "),
    "place frames in place frames": Family("village of the town of the province of "),
    "ambiguous places": Family("Salem, "),
    "known places": Family("Idlib, Aleppo and "),
    "countries": Family("Syria and "),
    "directions": Family("north of south of "),
    "distances": Family("10 km from "),
    "near": Family("near "),
    # ------------------------------------------------ times
    "dates": Family("3 March 2020 "),
    "numeric dates": Family("3/4/2020 "),
    "months": Family("March "),
    "weekdays": Family("Sunday "),
    "since": Family("since "),
    "from to": Family("from Monday to "),
    "days ago": Family("two days ago last week "),
    "the first days of": Family("first two weeks of "),
    "clock times": Family("10.30 am "),
    # ------------------------------------------------ sentences
    "headlines": Family("Toll rises to 5\n"),
    "list items": Family("- 5 killed in Idlib\n"),
    "web addresses": Family("https://example.org/a?b=5 "),
    "one long sentence": Family(_SENTENCE),
    "many sentences": Family("12 people were killed by the army in Idlib on Sunday, medics said. "),
    "many paragraphs": Family("At least 12 people were killed in Idlib, including 3 children.\n\n"),
    "many figures of many sources": Family(
        lambda turn: f"The {name(turn)} office said that {turn + 5} people were killed in Idlib on Sunday. "
    ),
    "contradictions": Family(
        lambda turn: f"The army said {turn % 90 + 5} died in {name(turn % 40)}; rebels said {turn % 70 + 9} died. "
    ),
}


def interleaved(one: Family, other: Family, *, in_turn: bool) -> Callable[[int], str]:
    """Return what makes texts of two families: piece by piece in turn, or one half of each."""

    def text(length: int) -> str:
        halves = one.text(length // 2), other.text(length // 2)
        if not in_turn:
            return "".join(halves)
        words = [half.split(" ") for half in halves]
        return " ".join(chain.from_iterable(zip_longest(*words, fillvalue="")))

    return text
