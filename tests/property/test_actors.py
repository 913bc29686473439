"""Laws of the actors layer: what holds for every text."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conflictparse.actors import ActorStatus, find_actors, normalize_actor, resolve_actor, vocabulary
from conflictparse.actors.marking import mark_names, mark_nations
from conflictparse.actors.rules import RULES
from conflictparse.data.actors import load_actors
from conflictparse.errors import NotTextError
from conflictparse.text import tokenize
from conflictparse.text.grammar import Reading, Rule

LEXICON = load_actors()
ON = date(2019, 6, 1)

WORDS = (
    "the a regime opposition rebel forces troops fighters civilians Assad 's Syrian Russian Turkey Hamas HTS IS "
    "Hay’at Tahrir al-Sham ( ) , . and of from backed - by pro anti U.S. said according to group monitor police "
    "Observatory Front Brigade children no 12 \ud800 \x00 \u200b “ ”"
).split(" ")
TEXTS = st.one_of(st.text(max_size=80), st.lists(st.sampled_from(WORDS), max_size=30).map(" ".join))


@given(TEXTS)
def test_mentions_are_ordered_disjoint_and_exact(text: str) -> None:
    end = 0
    for mention in find_actors(text, lexicon=LEXICON, on=ON):
        assert end <= mention.start < mention.end <= len(text)
        assert text[mention.start : mention.end] == mention.text
        end = mention.end


@given(TEXTS)
def test_the_same_text_is_read_alike_twice(text: str) -> None:
    assert find_actors(text, lexicon=LEXICON) == find_actors(text, lexicon=LEXICON)


@given(TEXTS)
def test_a_resolved_mention_has_an_id_and_a_name_or_is_a_person(text: str) -> None:
    for mention in find_actors(text, lexicon=LEXICON, on=ON):
        if mention.status is ActorStatus.RESOLVED:
            assert mention.name
            assert mention.actor_id or mention.kind == "person"


@pytest.mark.parametrize("name", ["Hay'at Tahrir al-Sham", "Nu'man Brigade of al-Shabaab", "Al-Shabaab"])
@pytest.mark.parametrize("quote", ["'", "’", "‘", "ʼ"])
def test_quotes_do_not_change_an_actor(name: str, quote: str) -> None:
    plain = [m.actor_id for m in find_actors(f"{name} withdrew.", lexicon=LEXICON)]
    assert plain == [m.actor_id for m in find_actors(f"{name.replace(chr(39), quote)} withdrew.", lexicon=LEXICON)]


@pytest.mark.parametrize("name", ["Tahrir {}Sham", "Jaysh {}Islam", "Ahrar {}Sham"])
@pytest.mark.parametrize("article", ["al-", "Al-", "el-", "El ", "AL-", "al ", "ash-", ""])
def test_the_article_does_not_change_an_actor(name: str, article: str) -> None:
    expected = resolve_actor(name.format("al-"), lexicon=LEXICON).actor
    assert expected is not None
    found = find_actors(f"{name.format(article)} withdrew.", lexicon=LEXICON)
    assert [m.actor_id for m in found] == [expected.id]


@pytest.mark.parametrize("record", sorted(LEXICON.records))
def test_normalizing_a_canonical_name_keeps_it(record: str) -> None:
    name = LEXICON.records[record].name
    assert normalize_actor(name, lexicon=LEXICON) == name


@given(st.text(max_size=40))
def test_normalizing_twice_changes_nothing(name: str) -> None:
    once = normalize_actor(name, lexicon=LEXICON)
    assert normalize_actor(once, lexicon=LEXICON) == once


@pytest.mark.parametrize("given_text", [b"Hamas", None, 3])
def test_only_text_is_read(given_text: object) -> None:
    with pytest.raises(NotTextError):
        find_actors(given_text, lexicon=LEXICON)  # type: ignore[arg-type]


def test_a_name_is_read_for_its_day() -> None:
    before = resolve_actor("Assad's forces", lexicon=LEXICON, on=date(2020, 2, 1)).actor
    after = resolve_actor("Syrian government forces", lexicon=LEXICON, on=date(2025, 6, 1)).actor
    assert before is not None
    assert after is not None
    assert (before.id, after.id) == ("syria-military-assad", "syria-military-2024")


def test_an_undated_name_of_two_records_is_ambiguous() -> None:
    match = resolve_actor("Syrian government forces", lexicon=LEXICON)
    assert match.status is ActorStatus.AMBIGUOUS
    assert {a.id for a in match.candidates} == {"syria-military-assad", "syria-military-2024"}


@pytest.mark.parametrize(
    "piece",
    [
        "the ",
        "Syrian ",
        "Syrian and ",
        "Hamas (",
        "fighters of ",
        "pro-",
        "Assad's ",
        "U.S. ",
        "Turkey, ",
        "Xy Front ",
        "Hamas. Xy Front. ",
        "The monitor said. ",
        "Analyst Xy Zy said. ",
        "A b c d e Front ",
        "Xy Front. The Front. ",
        "Aa Xy Front (AXF). AXF. ",
        "Secretary Xy Zy, Xy Zy said. ",
        "a message to Turkey, Iran, ",
    ],
)
def test_hostile_repetition_is_read_in_linear_time(piece: str) -> None:
    text = piece * 20_000
    assert len(find_actors(text, lexicon=LEXICON)) <= len(text)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_every_rule_reads_its_example_and_leaves_its_near_miss(rule: Rule) -> None:
    def families(text: str) -> set[str]:
        reading = marked(text)
        return {found.name for found, _ in LEXICON.shapes.find(reading)}

    assert rule.name in families(rule.example)
    assert rule.name not in families(rule.near_miss)


PRIVATE = ("Samir Haddoun", "Layla Barakat", "Omar al-Tayeb", "Ines Duarte", "Petro Havrylenko")
FRAMES = (
    "{0} was killed.",
    "{0}, 34, was killed with a neighbour, {1}.",
    "Mr {0} and Mrs {1} were wounded.",
    "{0} said the roof had gone.",
    "'We ran,' said {0}, a shopkeeper.",
    "The mother of {0} told reporters that {1} was missing.",
    "A farmer, {0}, saw it.",
    "Witness {0} said it was night.",
    "Activist {0} said that {1} had been arrested.",
    "Captain {0} was buried.",
    "Dr {0} treated {1}.",
    "Soldiers shot {0} and {1} at the gate.",
    "The victims are {0}, {1} and a child.",
    "{0} of the Haddoun family fled to Idlib.",
    "Among the dead: {0} (12), {1} (40).",
    "Police arrested {0}; {1} was released.",
)


@pytest.mark.parametrize("frame", FRAMES)
@given(st.permutations(PRIVATE))
def test_no_private_person_is_an_actor(frame: str, names: list[str]) -> None:
    for mention in find_actors(frame.format(*names), lexicon=LEXICON):
        said = {mention.text, mention.name, *mention.names}
        assert not any(part in words for words in said if words for name in names for part in name.split())


@given(TEXTS)
def test_the_scan_finds_what_the_shapes_find(text: str) -> None:
    reading = marked(text)
    by_shape = [(match.first, match.last) for _, match in LEXICON.shapes.find(reading)]
    found = [(first, last) for _, first, last in LEXICON.scan.find(reading.codes)]
    assert all(meets(words, found) for words in by_shape)
    assert all(meets(words, by_shape) for words in found)


def meets(words: tuple[int, int], others: list[tuple[int, int]]) -> bool:
    """Tell whether *words* share a word with one of *others*."""
    return any(words[0] < last and first < words[1] for first, last in others)


def marked(text: str) -> Reading:
    """Return the codes of *text* with its names in them."""
    reading = LEXICON.grammar.read(tokenize(text))
    mark_nations(reading, LEXICON)
    mark_names(reading, LEXICON, on=None, country=None)
    reading.settle()
    return reading


def test_a_word_stands_in_one_table_only() -> None:
    tables = {
        name: table
        for name, table in vars(vocabulary).items()
        if name.isupper() and isinstance(table, dict) and name not in ("ORGANISATIONS", "ARM_OF_KIND")
    }
    seen: dict[str, list[str]] = {}
    for name, table in tables.items():
        for word in table:
            seen.setdefault(word, []).append(name)
    assert {word: names for word, names in seen.items() if len(names) > 1} == {}
