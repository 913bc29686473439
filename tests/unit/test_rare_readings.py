"""What the core makes of rare words, and of values that only a caller's own code can give it."""

from datetime import date
from enum import IntEnum
from fractions import Fraction
from types import SimpleNamespace

import attrs
import pytest
from tests.unit.builders import claim, part, quantity, report

import conflictparse as cp
from conflictparse.actors import ActorLexicon, resolve
from conflictparse.actors import find as actor_find
from conflictparse.actors.choose import entries_for
from conflictparse.actors.drafts import Draft
from conflictparse.actors.index import LazyMapping
from conflictparse.checks import part_sums, shares, sources, tolls
from conflictparse.checks.figures import least
from conflictparse.claims import breakdown, draft
from conflictparse.claims.chunks import Chunk, Chunks
from conflictparse.claims.claim import Category, PartRole
from conflictparse.claims.codec import decode, encode
from conflictparse.claims.draft import Draft as ClaimDraft
from conflictparse.claims.groups import Group
from conflictparse.codebooks import CONVENTIONS
from conflictparse.data.actors import load_actors
from conflictparse.effects.effect import Effect, Frame
from conflictparse.effects.find import TriggerHit, find_triggers
from conflictparse.effects.vocabulary import ObjectClass, _regular
from conflictparse.errors import NotTextError, ReportFormatError
from conflictparse.exports import acled_rows, ucdp_rows
from conflictparse.ledger import account, grouping
from conflictparse.ledger import figures as ledger_figures
from conflictparse.ledger.account import Group as LedgerGroup
from conflictparse.ledger.comparison import Compared, compare_victims, raises
from conflictparse.ledger.matching import OTHER, Match, MatchState
from conflictparse.names import comparison
from conflictparse.names.lexicon import Lexicon
from conflictparse.numbers.nouns import find_noun_after_measure, hedge_behind
from conflictparse.numbers.quantity import Modifier, Number
from conflictparse.places import gazetteer
from conflictparse.places.gazetteer import Gazetteer
from conflictparse.places.place import Place, PlaceMention
from conflictparse.text.grammar import Grammar
from conflictparse.text.patterns import Pattern
from conflictparse.text.shapes import Seconds, Shapes
from conflictparse.text.tokens import tokenize
from conflictparse.times import find as time_find
from conflictparse.times.expression import Expression, Moment
from conflictparse.times.intervals import Interval, edge_of, shift_months
from conflictparse.times.time import Precision, TimeKind

DAY = "2024-11-28"


# ---------------------------------------------------------------- numbers
@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("It cost Rs1.7 million and RM79 billion.", [(1_700_000, 1_700_000), (79_000_000_000, 79_000_000_000)]),
        ("It fell from 10km to 12km.", [(10, 10), (12, 12)]),
        ("The road grew from 10 to 12-15km.", [(10, 10), (12, 15)]),
        ("The rate moved to 40 from 31.", [(40, 40), (31, 31)]),
        ("2 and a half mules came.", [(2.5, 2.5)]),
        ("A million and a half mules came.", [(1_500_000, 1_500_000)]),
        ("Girls aged 3 and boys aged 3 to 7 sang.", [(3, 3), (3, 7)]),
        ("He found 12 million pounds in cash.", [(12_000_000, 12_000_000)]),
        ("The 61-odd mules came.", [(61, 61)]),
        ("The 60 something mules came.", [(60, 60)]),
        ("Some 2 1/2 mules came.", [(None, None)]),
        ("12 mules came, 12 more.", [(12, 12), (12, 12)]),
        ("It was 300 kelvin (26.85 degrees Celsius).", [(300, 300), (26.85, 26.85)]),
        ("3,7 million people came.", [(3_700_000, 3_700_000)]),
    ],
)
def test_figures_in_rare_dress_are_read(text, read):
    found = [(q.low, q.high) for q in cp.find_quantities(text)]
    assert [tuple(None if n is None else float(n) for n in ends) for ends in found] == read


@pytest.mark.parametrize(
    ("text", "number", "why"),
    [
        ("See Section 17t of it.", "17t", "designation"),
        ("The only one.", "one", "pronoun"),
        ("One's house burned.", "One", "pronoun"),
        ("From some 2024", "2024", "year"),
        ("1,5,7,9 million people came.", "1,5,7,9", "code"),
        ("The 1.2.3k code.", "1.2.3k", "code"),
        ("It is 1.2.3km away.", "1.2.3km", "code"),
        ("The 1.5th day.", "1.5th", "ordinal"),
        ("12 mules saw www.c.example/5 then.", "5", "web address"),
        ("1,2,3 and a half mules", "1,2,3", "code"),
    ],
)
def test_numbers_that_count_nothing_are_left_out_with_the_reason(text, number, why):
    assert (number, why) in [(s.text, s.why) for s in cp.parse(text).skipped]


def test_a_phrase_that_says_none_is_nothing():
    assert cp.parse_quantity("no mules").high == 0
    assert cp.parse_quantity("no mules").noun == "mules"


# ---------------------------------------------------------------- times
@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("Later next week.", "2024-12-02", "2024-12-08"),
        ("It fell twenty-five days ago.", "2024-11-03", "2024-11-03"),
        ("The coming two months.", "2024-11-28", "2025-01-28"),
        ("The coming hours.", "2024-11-28", "2024-11-29"),
        ("The last weeks.", "2024-11-07", "2024-11-28"),
        ("In the week ending 3 May.", "2024-04-27", "2024-05-03"),
        ("In the weekend of 3 May.", "2024-05-04", "2024-05-05"),
    ],
)
def test_spans_around_the_report_have_their_days(text, first, last):
    (found,) = cp.find_times(text, published=DAY)
    assert (found.from_date.isoformat(), found.to_date.isoformat()) == (first, last)


def test_on_a_saturday_last_weekend_is_the_one_before():
    (found,) = cp.find_times("Last weekend.", published="2024-11-30")
    assert found.edtf == "2024-11-23/2024-11-24"


@pytest.mark.parametrize(
    "text",
    ["Next May.", "Overnight on Friday.", "The second half of the year.", "The first two weeks of the month."],
)
def test_without_a_publication_date_what_counts_from_it_has_no_days(text):
    (found,) = cp.find_times(text)
    assert (found.from_date, found.to_date, found.edtf) == (None, None, None)


@pytest.mark.parametrize(
    "text",
    ["Two hours after Wednesday.", "The week after last week.", "The following two weeks.", "By late in the day."],
)
def test_what_is_counted_from_another_day_is_no_time_of_the_report(text):
    assert cp.find_times(text, published=DAY) == ()


# ---------------------------------------------------------------- claims
@pytest.mark.parametrize(
    ("text", "effect", "low", "status"),
    [
        ("Nine people might have been killed in Sarmin.", "killed", 9, "hedged"),
        ("They never planned to seize Sarmin.", "territory_taken", None, "negated"),
        ("The army plans to quickly kill nine people.", "killed", 9, "hypothetical"),
        ("They are looking into whether or not it killed a trader.", "killed", 1, "hypothetical"),
        ("The army denied to Reuters the killing of nine people.", "killed", 9, "denied"),
        ("None were hurt.", "injured", 0, "negated"),
        ("Tents were given to 12 displaced families.", "displaced", 12, "asserted"),
        ("Two United States soldiers were injured in the blast.", "injured", 2, "asserted"),
        ("The war, which began long ago, has killed more than nine people.", "killed", 9, "asserted"),
    ],
)
def test_how_real_a_claim_is(text, effect, low, status):
    (found,) = cp.parse(text, DAY).claims
    assert (found.effect.value, found.quantity and found.quantity.low, found.status.value) == (effect, low, status)


@pytest.mark.parametrize(
    ("text", "doers"),
    [
        ("Two were killed when rebels attacked.", ["rebels"]),
        ("An attack by gunmen killed nine people.", ["gunmen"]),
        ("Were two priests arrested by the SDF [Syrian Democratic Forces] or the armed forces?", ["SDF"]),
    ],
)
def test_who_did_it(text, doers):
    (found,) = cp.parse(text).claims
    assert [doer in p.text for doer, p in zip(doers, found.perpetrators, strict=False)] == [True] * len(doers)


@pytest.mark.parametrize(
    "text",
    ["I will be killed.", "Killed, according.", "Massacre of which", "Another branch burned.", "Killed: they denied."],
)
def test_words_without_a_victim_make_no_claim(text):
    assert cp.parse(text).claims == ()


def test_a_claim_explains_its_backers_and_that_incidents_share_it():
    (backed,) = cp.parse("US-backed fighters killed nine people in Sarmin.").claims
    assert "Backed by:" in backed.explain()
    (shared,) = cp.parse("Nine were killed across both raids.").claims
    assert "2 incidents share it." in shared.explain()


# ---------------------------------------------------------------- actors and places
@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Islamist-held Sarmin.", "opposition forces"),
        ("The pro-opposition media said so.", "pro-opposition media"),
        ("The government militias left.", "pro-government militias"),
        ("The rebels and the Syria army left.", "Military Forces of Syria"),
        ("Putin's Russia tanks.", "Russian Armed Forces"),
    ],
)
def test_actors_of_rare_shapes_have_their_name(text, name):
    assert name in [actor.name for actor in cp.find_actors(text)]


@pytest.mark.parametrize("text", ["from Hillford's", "10 km from Testville sought 173.", "Professor Idlib."])
def test_a_name_that_belongs_to_somebody_is_no_place(text):
    assert [place for place in cp.find_places(text) if place.role.value == "location"] == []


def test_a_name_without_a_space_before_a_distance_is_one_place():
    found = [place.text for place in cp.find_places("near Sarmin10 kilometres from Alep city")]
    assert found == ["Sarmin10", "kilometres from Alep city"]


def test_a_name_that_only_a_rule_reads_has_a_status_and_no_record():
    match = cp.resolve_actor("Gunmen ")
    assert match.actor is None
    assert "read by the rule" in match.why


def test_numbered_stations_are_told_apart_by_their_number():
    assert cp.same_place_name("Station 1", "Station 2") < 0.5 <= cp.same_place_name("Station 1", "Station 1")
    assert cp.same_place_name("Kafra", "Kafra") == 1


def test_what_is_remembered_of_places_and_actors_is_bounded(monkeypatch):
    places = Gazetteer.of([Place("p1", "Testville", "town"), Place("p2", "Hillford", "town")], names=[("Tv", "p1")])
    assert [places.place(n).name for n in places.get("Tv")] == ["Testville"]
    assert places.index.count() == 3
    monkeypatch.setattr(gazetteer, "_MOST_REMEMBERED", 1)
    assert [places.facts[0], places.facts[1], places.facts[0]][0] == places.facts[0]
    assert len(places.facts) == 1
    places.heard["Tesville", None] = (0,)
    places.heard["Hilford", None] = (1,)
    assert dict(places.heard) == {("Hilford", None): (1,)}
    monkeypatch.setattr(actor_find, "_MOST_REMEMBERED", 1)
    lexicon = ActorLexicon([], [])  # what others have read, it does not remember
    before = cp.find_actors("Government troops fought rebel gunmen.", lexicon=lexicon)
    assert [actor.text for actor in before] == ["Government troops", "rebel gunmen"]
    assert cp.find_actors("Government troops fought rebel gunmen.", lexicon=lexicon) == before
    assert len(lexicon.drafts) == 1


def test_a_lexicon_says_whether_it_holds_a_name():
    lexicon = Lexicon([("Hill Guards", "guards")])
    assert "Hill Guards" in lexicon
    assert "Mill Guards" not in lexicon


def test_a_name_that_begins_with_a_possessive_is_found_in_both_forms():
    lexicon = Lexicon([("Front’s Group", "front")])
    assert lexicon.get("Front's Group") == ("front",)
    assert [hit.values for hit in lexicon.find(tokenize("Front's Group left."))] == [("front",)]


def test_a_name_that_is_given_twice_stands_for_one_thing():
    assert Lexicon([("Hill Guards", "guards"), ("Hill Guards", "guards")]).get("Hill Guards") == ("guards",)


def test_a_strong_name_of_one_actor_needs_no_context():
    names = map(load_actors().names.get, ("Hayat Tahrir al-Sham", "Hezbollah", "Boko Haram"))
    one = next(e for e in names if len(e) == 1 and e[0].use == "strong")
    assert entries_for(one, one[0].name, None) is one


def test_the_rounds_of_one_spelling_are_bounded(monkeypatch):
    monkeypatch.setattr(comparison, "_MOST_ROUNDS", 1)
    assert comparison.normalize_spelling("Ajaaz") == "ajaz"


def test_a_head_that_is_nearly_the_whole_name_is_no_head():
    assert comparison._take_head(["deira"]) == ("", ["deira"])
    assert comparison._take_head(["deirsunbul"]) == ("dayr", ["sunbul"])


def test_every_finder_refuses_what_is_no_text():
    for find in (find_triggers, cp.resolve_actor, cp.find_places):
        with pytest.raises(NotTextError):
            find(b"Nine died.")


def test_the_forms_of_a_verb_in_y():
    assert _regular("occupy") == ("occupy", "occupies", "occupied", "occupied", "occupying")


# ---------------------------------------------------------------- text
def test_a_pattern_shows_its_source():
    assert repr(Pattern("a|b")) == "Pattern('a|b')"


def test_only_what_is_made_later_is_made_at_the_first_question():
    tokens = tokenize("Nine People died.")
    assert tokens.capitals == [0, 1]
    with pytest.raises(AttributeError):
        _ = tokens.kapitals


def test_a_grammar_of_words_has_no_place_for_a_phrase():
    grammar = Grammar({"WEAPON": {"car bomb": None}}, words_only=True)
    with pytest.raises(ValueError, match="car bomb"):
        grammar.read(tokenize("A car bomb."))


def test_without_rules_nothing_has_a_shape():
    grammar = Grammar({"UNIT": {"week": 1}})
    shapes = Shapes(grammar, [])
    reading = grammar.read(tokenize("a week"))
    assert shapes.find(reading) == []
    assert shapes.find_all(reading) == []


def test_a_letter_that_nothing_was_added_for_has_the_trials_of_all():
    seconds = Seconds()
    seconds.add((0, Pattern("x")), None)
    assert seconds["q"] == seconds.always != ()


def test_a_lazy_mapping_shows_its_values():
    assert repr(LazyMapping(lambda: {"three": 3}, lambda number: number**2)) == "{'three': 9}"


# ---------------------------------------------------------------- numbers and times, asked directly
def test_a_hedge_stands_right_behind_its_noun():
    assert hedge_behind(tokenize("30 men, or more"), 2) is None
    assert hedge_behind(tokenize("30 men or more"), 2) is Modifier.AT_LEAST


def test_a_measure_written_as_one_word_stands_before_its_noun():
    tokens = tokenize("two 122mm rocket launchers")
    assert tokens.slice(*find_noun_after_measure(tokens, 1)) == "122mm rocket launchers"


def test_months_beyond_the_calendar_end_with_it():
    assert shift_months(date(9999, 12, 31), 5) == date.max
    assert shift_months(date(1, 1, 1), -5) == date.min


def test_a_season_without_a_year_has_no_days():
    (found,) = cp.find_times("It was taken in the summer.")
    assert (found.precision, found.from_date) == (Precision.SEASON, None)


def test_a_part_of_unknown_days_is_unknown():
    unknown = Interval(None, None, Precision.DAY)
    assert edge_of(unknown, "end", None) == unknown


def test_two_times_share_no_word(monkeypatch):
    said = [Expression(0, 2, TimeKind.POINT, Moment(year=2020)), Expression(1, 3, TimeKind.POINT, Moment(year=2021))]
    found = [(SimpleNamespace(name="a year", read=lambda n: said[n]), n) for n in (0, 1)]
    monkeypatch.setattr(time_find, "_SHAPES", SimpleNamespace(find=lambda _: found))
    times = time_find.read_times(tokenize("in 2020 2021"), published=None)
    assert [(time.start, time.end) for time in times] == [(0, 7), (8, 12)]


# ---------------------------------------------------------------- the JSON of values
class Grade(IntEnum):
    HIGH = 3


@attrs.frozen
class Counted:
    number: Number
    unit: str = ""


def test_numbers_of_every_kind_go_through_json():
    assert encode(Grade.HIGH) == 3
    assert encode(Fraction(1, 10**9 + 7)) == "1/1000000007"
    assert decode(Counted, encode(Counted(Fraction(1, 10**9 + 7))), "x") == Counted(Fraction(1, 10**9 + 7))
    assert decode(Counted, {"number": 12}, "x").number == 12
    with pytest.raises(ReportFormatError, match="may not be null"):
        decode(Counted, {"number": None}, "x")


# ---------------------------------------------------------------- claims that only a caller makes
BARE = claim("c1", None)


def test_claims_without_a_figure_have_no_toll():
    for convention in CONVENTIONS:
        assert cp.toll(report(BARE), "killed", convention=convention) is None
    assert cp.toll(report(BARE, claim("c2", quantity(9))), "killed").best == 9
    assert [row.low for row in report(BARE).to_rows()] == [None]


def test_a_figure_that_is_open_at_both_ends_has_no_low_end():
    nothing = quantity(None, Modifier.ABOUT)
    assert CONVENTIONS["acled"].figure(nothing)[:3] == (None, None, None)
    (row,) = ucdp_rows(report(claim("c1", nothing)))
    assert (row.low, row.best, row.high) == (None, None, None)


def test_claims_without_a_figure_contradict_nobody():
    few = part("c2", "c1", quantity(3))
    assert part_sums._check(BARE, [few]) is None
    assert part_sums._larger_part(BARE, few) is None
    assert sources._contradict(BARE, BARE) is False


def test_parts_that_do_not_follow_each_other_are_not_all_of_the_whole():
    whole = claim("c1", quantity(40))
    parts = [part(f"c{n}", "c1", quantity(9), rule="spelled out") for n in (2, 3)]
    assert part_sums._short(whole, parts, [quantity(9), quantity(9)]) is None


def test_the_least_of_a_ceiling_is_nothing():
    assert least(quantity(40, Modifier.UP_TO)) == 0


def test_days_without_a_year_make_one_row():
    (row,) = acled_rows(cp.parse("Nine people died between 3 and 5 May."))
    assert row.fatalities == 9


def test_fighters_are_attackers_unless_they_were_bombed():
    for text, best in (("Nine militants were killed.", None), ("An air strike killed nine militants.", 9)):
        toll = cp.toll(cp.parse(text), "killed", convention="victims")
        assert (toll and toll.best) == best


def test_tolls_of_two_effects_are_not_one_toll():
    assert tolls._is_one_toll(claim("c1", quantity(3)), claim("c2", quantity(2), effect=Effect.INJURED)) is False


def test_a_share_of_nothing_that_is_stated_contradicts_nothing():
    assert shares._contradict(quantity(9), quantity(12), quantity(None, Modifier.ABOUT)) is False


def test_chunks_without_a_group_stay_what_they_are():
    bare = Chunk("Q", 0, 1)
    assert breakdown._like(bare, bare) is bare
    group = Group(0, 1, None, quantity(3), None, "unknown", "number")
    chunks = Chunks("Qx", [0, 1, 2], {0: group}, {})

    class Found(dict):
        start = staticmethod({"o": 0, "of": 1}.get)

    assert breakdown._share(chunks, Found(of="x")) == chunks[0]


def test_things_are_no_part_of_persons():
    hit = TriggerHit(0, 1, Effect.KILLED, Frame.EITHER)
    people = Group(1, 3, 2, quantity(12), ObjectClass.PERSON, "unknown", "counted")
    tanks = Group(4, 6, 5, quantity(2), ObjectClass.EQUIPMENT, "equipment", "counted")
    told = ClaimDraft(Effect.KILLED, hit, people, None, "object after verb")
    assert draft._part(told, tanks, people, PartRole.INCLUDING).whole is None
    assert draft._part(told, people, people, PartRole.INCLUDING).whole is people


def test_a_mention_of_nothing_means_nobody():
    assert resolve._bare(Draft(0, 1, "QUALITY"), None) is None


# ---------------------------------------------------------------- several reports
def test_a_place_of_no_country_lies_in_none():
    assert account._holders(PlaceMention(0, 1, "x", place_id="sea:1", name="Sea")) == ()


def test_what_is_measured_in_two_units_is_not_the_same():
    assert compare_victims(LedgerGroup(Category.TERRITORY, unit="km"), LedgerGroup(Category.TERRITORY, unit="mi")) is (
        Compared.OTHER
    )


def test_an_account_without_a_figure_raises_nothing():
    first, later = (
        next(iter(account.read_accounts(cp.parse("Nine people died in Sarmin.", day), f"key{day}")))
        for day in ("2024-11-26", "2024-11-27")
    )
    bare = first._replace(claim=BARE)
    assert raises(bare, later) is False


def test_a_part_has_no_figure_of_its_own_in_a_ledger():
    (told,) = account.read_accounts(cp.parse("Nine people died in Sarmin.", DAY), "key")
    part_of_it = told._replace(claim=part("c2", "c1", quantity(3)))
    assert ledger_figures._given(part_of_it, {}, "neutral", Effect.KILLED) is None


def test_soldiers_alone_have_no_toll_where_only_civilians_count():
    ledger = cp.merge([cp.parse("Nine soldiers were killed in Sarmin on Monday.", DAY)])
    assert ledger.toll("killed", convention="airwars") is None
    assert ledger.toll("killed").best == 9


def test_who_fits_one_account_and_not_another_may_be_of_the_incident(monkeypatch):
    (told,) = account.read_accounts(cp.parse("Nine people died in Sarmin.", DAY), "key")
    groups = grouping._Maker()
    groups.place(told)
    groups.groups[0].append(groups.groups[0][0])
    answers = iter([Match(MatchState.SAME, "a rule", 0, 0), OTHER])
    monkeypatch.setattr(grouping, "compare", lambda *_: next(answers))
    found = groups._fit(told._replace(report="other key"), 0)
    assert (found.state, found.rule) == (MatchState.MAYBE, grouping.PARTLY)


def test_a_count_inside_a_date_is_skipped_as_a_date():
    report = cp.parse("On Nov. 16 - 17 porters fell ill.", published="2024-11-20")
    assert ("17", "date") in [(skipped.text, skipped.why) for skipped in report.skipped]
    assert report.quantities == ()
