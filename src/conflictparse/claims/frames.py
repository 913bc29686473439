"""
The shapes of a claim: which groups a trigger acts on.

Each frame is a shape over the chunk letters of a sentence (see :mod:`conflictparse.claims.chunks`). The
groups of a whole and of its parts are told apart first; a part never competes for a trigger.

Law: a trigger is read by one frame only, the first that fits; every repeat is bounded.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import Final, NamedTuple

from conflictparse.claims.acting import effect_on
from conflictparse.claims.breakdown import Parts, read_parts
from conflictparse.claims.chunks import LIST, LISTED, Chunk, Chunks
from conflictparse.effects.effect import Effect
from conflictparse.text import Pattern

OBJECTS: Final = frozenset("GQgDNXmw")
#: The frame that adds to what another has linked.
_JOINED: Final = "joined after verb"
#: The frame of a toll and the figure behind it.
TOLL_WITH_FIGURE: Final = "toll with figure"
#: The frames of verbs that act on what follows them; "killed a driver 10 km from the town" tells where.
_MEASURED: Final = "measure after verb"
OBJECT_AFTER: Final = "object after verb"
_FOLLOWED: Final = frozenset({_MEASURED, OBJECT_AFTER})
_NEAR: Final = 12  # chunks between two verbs of one subject
#: What stands between a subject and its verb: an aside without a verb of harm, or a relative clause.
_ASIDE: Final = r"(?:[,(—][^,()—PARIFS]{1,14}[,)—]|,r[^,()—]{1,14},|·{1,30})"
#: A verb of what stands before it; a past form without an auxiliary only says more of it: "112 drones launched by".
_OWN_VERB: Final = r"[wpa·]{0,4}[IS]|[wp·]{0,4}a[wpa·]{0,3}P"
#: A second verb of one subject: "were abducted and killed", "was wounded before being executed".
_SECOND_VERB: Final = Pattern(r"(?P<v>[PI])[wp]{0,5}(?:,?&w{0,2}a{0,2}|a{1,2})$")


class Frame(NamedTuple):
    """A shape and its name, with a sentence that it reads and one like it that it must not."""

    name: str
    pattern: Pattern
    triggers: frozenset[str]  # the letters of the triggers that it reads: without one it is not tried
    objects: frozenset[str]  # the letters of the objects that it reads: likewise; none for a verb alone
    joiner: frozenset[str]  # the letter that joins them to the trigger, if it does
    example: str
    near_miss: str


def _frame(name: str, shape: str, example: str, near_miss: str) -> Frame:
    expanded = shape.replace("LIST", f"(?P<o>{LIST})").replace("ASIDE", _ASIDE).replace("OWN_VERB", _OWN_VERB)
    triggers = frozenset(shape.partition("(?P<t>")[2].partition(")")[0].strip("[]"))
    objects = LISTED if "LIST" in shape else frozenset(shape.partition("(?P<o>")[2].partition(")")[0]) - set("u?[]")
    joiner = frozenset("j" if name == _JOINED else "")
    return Frame(name, Pattern(expanded), triggers, objects, joiner, example, near_miss)


#: In order: the first frame that reads a trigger keeps it.
FRAMES: Final = (
    _frame(
        _MEASURED,
        r"(?P<t>[ARP])[wgDp]{0,4}(?P<o>m)",
        "The column advanced almost 10 kilometres in a day.",
        "The column rested 10 kilometres from the river.",
    ),
    _frame(
        OBJECT_AFTER,
        r"(?P<t>[AR])w{0,3}(?:D(?=G))?LIST(?!OWN_VERB)",
        "Shelling killed at least three medics and a driver.",
        "Shelling killed nobody we know of.",
    ),
    _frame(
        TOLL_WITH_FIGURE,
        r"(?P<t>F)(?:[wparDg·,&]|u(?![GQ])){0,14}?(?P<o>u?[GQ])",
        "The death toll from the clashes has risen to 57.",
        "The toll road has 57 gates.",
    ),
    _frame(
        "noun of group",
        r"(?P<t>O)w{0,2}LIST(?![wpa·]{0,4}[PIS])",
        "The strike caused the deaths of 12 shepherds.",
        "The deaths of the war weigh on everyone.",
    ),
    _frame(
        "group with state",
        r"LIST·{0,30}(?:aw{0,2}|ap)?(?P<t>S)",
        "The raid left four people dead.",
        "The dead were buried by four people.",
    ),
    _frame(
        "group before verb",
        r"LISTASIDE?[wpari·]{0,10}(?:,a{1,2}|(?<=[wp])&(?=I))?(?P<t>[PI])",
        "Twelve villagers who stayed behind were killed.",
        "Twelve villagers were told that nobody was killed.",
    ),
    _frame(
        "one person before verb",
        r"(?P<o>w)(?:,[^,PIARFS]{1,14},)?a{1,3}(?P<t>P)",
        "She was killed near the bridge.",
        "It was killed off by the committee.",
    ),
    _frame(
        "pronoun before verb",
        r"(?P<o>w)(?P<t>I)",
        "She was taken to a clinic, where she died.",
        "Hopes died before the talks began.",
    ),
    _frame(
        "one person after verb",
        r"(?P<t>[AR])(?P<o>w)",
        "Gunmen killed a revenue collector.",
        "Gunmen killed time at the gate.",
    ),
    _frame(
        "noun of one person",
        r"(?P<t>O)(?P<o>w)",
        "They mourned the murder of Testani.",
        "They mourned the deaths of many.",
    ),
    _frame(
        _JOINED,
        r"(?P<t>[PI])p{0,2}jLIST",
        "The mayor was killed along with two guards.",
        "The mayor was killed along the road.",
    ),
    _frame(
        "verb alone",
        r"(?P<t>[PIARSF])(?P<o>)",
        "They were killed.",
        "",
    ),
)

*_OBJECT_FRAMES, _VERB_ALONE = FRAMES
#: The numbers of the frames with objects that read a trigger, by its letter.
_READING: Final = {letter: [n for n, f in enumerate(_OBJECT_FRAMES) if letter in f.triggers] for letter in "PIARSFO"}
_LOSSES: Final = Effect.LOSSES

_BRACKETED: Final = Pattern(r"\([^()PARIFSO]{0,8}\)")  # "(CRPF)": a name again, or a note
#: "a man, identified as John Doe,": the name again.
_NAMED: Final = Pattern(
    r"(?<=[GQgDN]),y[^,()—PARIFSGQ]{0,8}(?=,)"
    r"|(?<=[GgD])y[^,()—PARIFSGQg&]{1,6}(?:\([^()PARIFS]{0,3}\))?(?=[,&aPI]|$)"
)
#: A group, where it is, and more places.
_WHERE: Final = Pattern(r"[GQgD]p{1,3}[,&X]{1,10}$")
_APPOSED: Final = Pattern(r"(?P<keep>G(?=,D)|g(?=,g)),[Dg],(?=[wa]{1,3}[PI])")  # "2 villagers, potters, were killed"
_APPOSITION: Final = Pattern(
    r"(?P<keep>[Ng])p?,(?P<drop>[gND])(?:[wp]|&w|\(w{1,3}\)){0,8}(?:r[wpgGDNa]{1,12}(?=,))?(?=[,PIAa]|$)"
)


class Link(NamedTuple):
    """One trigger, the groups it acts on in reading order, and the frame that linked them."""

    trigger: Chunk
    objects: tuple[Chunk, ...]
    rule: str


def read_frames(sentence: Chunks) -> tuple[list[Link], list[Parts]]:
    """Return the links and the breakdowns of one sentence."""
    letters = _drop_appositions(sentence.letters)
    parts, letters = read_parts(sentence, letters)
    if "(" in letters:
        letters = _BRACKETED.sub(_read_before, letters)
    return _link(sentence, letters), parts


def _read_before(m: re.Match[str]) -> str:
    return "·" * len(m[0])


def _drop_appositions(letters: str) -> str:
    """Make "a police officer, John Doe," one person: the second naming counts nobody."""
    if "y" in letters:
        letters = _NAMED.sub(_read_before, letters)
    if not (",g" in letters or ",N" in letters or ",D" in letters):
        return letters
    letters = _APPOSED.sub(r"\g<keep>···", letters)
    return _APPOSITION.sub(_without_drop, letters)


def _without_drop(m: re.Match[str]) -> str:
    """Return the letters of *m* with the second naming and its comma made "·"."""
    kept = m.start("drop") - 1 - m.start()
    return m[0] if m["keep"] == m["drop"] else m[0][:kept] + "·" * (len(m[0]) - kept)


def _second_verb(chunks: Chunks, letters: str, at: int, linked: Mapping[int, Link]) -> Link | None:
    """Return the link of a verb to what the verb before it acts on: "were abducted and killed", or None."""
    verb = _SECOND_VERB.search(letters, max(0, at - _NEAR), at)
    first = linked.get(verb.start("v")) if verb is not None else None
    if first is None or first.rule != "group before verb":
        return None
    return Link(chunks[at], first.objects, "group before two verbs")


def _shares_a_number(chunks: Chunks, letters: str, k: int) -> bool:
    """Tell whether the plural at *k* is counted with the group before it: "40 towns and villages"."""
    if k < 2 or letters[k - 1] != "&" or letters[k - 2] not in "GD":
        return False
    one, other = chunks.groups.get(k - 2), chunks.groups.get(k)
    if one is None or other is None or one.quantity is None or other.kind != "plural":
        return False
    return one.object_class is other.object_class


def _goes_on(chunks: Chunks, letters: str, k: int) -> bool:
    """
    Tell whether what stands at *k* goes on with the group before it, and nothing happened to it.

    It shares a number with it, or tells where it is: "zones in the hills of A, B and C".
    """
    if letters[k] == "X":
        return _WHERE.search(letters, max(0, k - _NEAR), k) is not None
    return _shares_a_number(chunks, letters, k)


def _can_act(chunks: Chunks, at: int, k: int) -> bool:
    """Tell whether the trigger at *at* can act on what stands at *k*; whom it cannot, another verb may."""
    return k not in chunks.groups or effect_on(chunks.triggers[at], chunks[k]) is not None


def _tried(waiting: Iterable[str], present: AbstractSet[str]) -> list[Frame]:
    """Return the frames that may read the *waiting* triggers of a sentence with the letters *present*, in order."""
    numbers = sorted({n for letter in set(waiting) for n in _READING[letter]})
    frames = [FRAMES[n] for n in numbers]
    return [f for f in frames if not (f.objects and f.objects.isdisjoint(present)) and f.joiner <= present]


def _link(chunks: Chunks, letters: str) -> list[Link]:
    linked: dict[int, Link] = {}
    owned: set[int] = set()
    waiting = {k: letters[k] for k in chunks.triggers if letters[k] != "·"}
    for frame in _tried(waiting.values(), frozenset(letters)):
        is_joined = frame.name == _JOINED
        if not waiting and not is_joined:
            continue
        for m in frame.pattern.finditer(letters):
            at = m.start("t")
            if at in linked and not is_joined:
                continue
            objects = [k for k in range(*m.span("o")) if letters[k] in OBJECTS and k not in owned]
            objects = [k for k in objects if not (letters[k] in "DX" and _goes_on(chunks, letters, k))]
            if frame.name in _FOLLOWED or chunks.triggers[at].objects:
                objects = [k for k in objects if _can_act(chunks, at, k)]
            if not objects and m.end("o") > m.start("o"):
                continue
            owned.update(objects)
            waiting.pop(at, None)
            before = linked[at].objects if at in linked else ()
            linked[at] = Link(chunks[at], (*before, *[chunks[k] for k in objects]), frame.name)
    _link_verbs(chunks, letters, sorted(waiting), linked)
    _link_nouns(chunks, letters, owned, linked)
    return [linked[at] for at in sorted(linked)]


def _link_verbs(chunks: Chunks, letters: str, waiting: Sequence[int], linked: dict[int, Link]) -> None:
    """Link each verb that no other frame reads to the objects of the verb before it; only losses need no object."""
    for at in waiting:
        if letters[at] not in _VERB_ALONE.triggers:
            continue
        shared = _second_verb(chunks, letters, at, linked) if linked else None
        if shared is not None:
            linked[at] = shared
        elif chunks.triggers[at].effect is _LOSSES and letters[at] == "F":
            linked[at] = Link(chunks[at], (), _VERB_ALONE.name)


def _link_nouns(chunks: Chunks, letters: str, owned: AbstractSet[int], linked: dict[int, Link]) -> None:
    """Link each noun that says its own effect to itself: "200 deaths", "12 displaced families"."""
    for k in chunks.groups:
        if letters[k] == "L":
            rule = "counted effect noun"
        elif letters[k] == "G" and k not in owned:
            rule = "group with adjective"
        else:
            continue
        chunk = chunks[k]
        linked[k] = Link(chunk, (chunk,), rule)
