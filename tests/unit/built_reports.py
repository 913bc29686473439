"""Reports built by hand, so that what leaves the library is tested apart from what is read."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

from conflictparse.actors.actor import ActorMention, ActorRole, ActorStatus, MentionKind
from conflictparse.claims.claim import (
    Category,
    Claim,
    Discrepancy,
    Evidence,
    PartRole,
    Scope,
    Site,
    SiteKind,
    Source,
    Status,
)
from conflictparse.claims.report import Report
from conflictparse.effects.effect import Effect
from conflictparse.numbers.quantity import Dimension, Form, Modifier, Quantity, Relation, Skipped
from conflictparse.places.place import MatchStatus, PlaceMention, PlaceRole
from conflictparse.times.time import Precision, Time, TimeKind, TimeRole

TEXT = (
    "Shells fired by government forces killed at least 75 people in Sarmin on Wednesday, among them 12 children, "
    "according to the Kestrel Monitor. "
    "The toll of three days has risen to 132, an observer said: 65 rebels, 18 allied fighters and 49 soldiers. "
    "Dozens were reportedly wounded, and the clashes killed and wounded more than 110. "
    "A later count gave more than 200 dead: 182 fighters, 62 of their allies and about 20 civilians. "
    "Rebels tried to retake two villages almost 10 km from the M5 near Harem in 2019. "
    "The army denied that any of its men had been captured; half of the camp's 1.5 million people fled."
)


def _at(words, nth=0):
    start = -1
    for _ in range(nth + 1):
        start = TEXT.index(words, start + 1)
    return start, start + len(words), words


def _sentence(words):
    start = TEXT.rfind(". ", 0, TEXT.index(words))
    end = TEXT.find(". ", TEXT.index(words))
    return (0 if start < 0 else start + 2), (len(TEXT) if end < 0 else end + 1)


def _evidence(words, nth=0):
    return Evidence(*_at(words, nth))


def _figure(words, low, high, **rest):
    return Quantity(*_at(words), low, high, rule="built", **rest)


def _exact(words, number, **rest):
    return _figure(words, number, number, stated=number, **rest)


def _party(words, name=None, role=ActorRole.BELLIGERENT, **rest):
    status = ActorStatus.RESOLVED if name else ActorStatus.GENERIC
    return ActorMention(*_at(words), name=name, role=role, status=status, rule="built", **rest)


ARMY = _party(
    "government forces", "Syrian Arab Army", actor_id="syrian-arab-army", names=("SAA",), kind="state_military",
    country="SYR", side="government", mention=MentionKind.NOMINAL, candidates=("syrian-arab-army",),
)  # fmt: skip
REBELS = _party("Rebels", kind="rebel_group", side="opposition")
MONITOR = Source(
    *_at("according to the Kestrel Monitor"),
    actor=_party("Kestrel Monitor", "Kestrel Monitor", ActorRole.SOURCE, kind="monitor_ngo"),
    verb="according to",
)
OBSERVER = Source(*_at("an observer"), verb="said", quoted=True)
SARMIN = PlaceMention(
    *_at("Sarmin"), PlaceRole.LOCATION, MatchStatus.RESOLVED, "syr-sarmin", "Sarmin", "town", "SYR", "Idlib", "Idlib",
    "SY070003", "SY-ID", 35.9036, 36.7261, relation="in", where_prec=1, geo_precision=1, score=1.0,
    candidates=("syr-sarmin",), rule="built",
)  # fmt: skip
HAREM = PlaceMention(
    *_at("near Harem"), status=MatchStatus.AMBIGUOUS, name="Harem", relation="near", distance_km=10.0,
    direction="western", score=0.5, candidates=("syr-harem", "syr-harem-2"), rule="built",
)  # fmt: skip
WEDNESDAY = Time(
    *_at("on Wednesday"), date(2024, 11, 27), date(2024, 11, 27), Precision.DAY, TimeKind.POINT, "2024-11-27",
    "published", TimeRole.EVENT, "built",
)  # fmt: skip
THREE_DAYS = Time(*_at("three days"), kind=TimeKind.DURATION, edtf="P3D", rule="built")


def _claim(number, effect, trigger, sentence, **rest):
    trigger = trigger if isinstance(trigger, Evidence) else _evidence(trigger)
    return Claim(f"c{number}", *_sentence(sentence), effect, trigger, rule="built", **rest)


def _killed(number, words, value, sentence, **rest):
    return _claim(number, Effect.KILLED, "killed", sentence, quantity=_exact(words, value), **rest)


def _part(number, words, value, sentence, whole, **rest):
    return _killed(number, words, value, sentence, part_of=whole, part_role=PartRole.PARTITION, additive=False, **rest)


def _tolls():
    where = {"perpetrators": (ARMY,), "places": (SARMIN,), "time": WEDNESDAY, "source": MONITOR, "sources": (MONITOR,)}
    toll = {"source": OBSERVER, "time": THREE_DAYS, "scope": Scope.RUNNING}
    risen, later = "risen to 132", "later count"
    return (
        _claim(1, Effect.KILLED, "killed", "Shells", counted=_evidence("people"), means="Shells", **where, quantity=(
            _figure("at least 75", 75, None, stated=75, modifier=Modifier.AT_LEAST, noun="people"))),
        _killed(2, "12", 12, "Shells", counted=_evidence("children"), category=Category.CHILD, part_of="c1",
                part_role=PartRole.INCLUDING, additive=False, means="Shells", **where),
        _killed(3, "132", 132, risen, **toll, additive=False),
        _part(4, "65", 65, risen, "c3", counted=_evidence("rebels"), category=Category.COMBATANT, **toll),
        _part(5, "18", 18, risen, "c3", counted=_evidence("allied fighters"), category=Category.COMBATANT, **toll),
        _part(6, "49", 49, risen, "c3", counted=_evidence("soldiers"), victim=ARMY, category=Category.COMBATANT,
              **toll),
        _claim(7, Effect.INJURED, "wounded", "Dozens", status=Status.HEDGED, hedges=("reportedly",), quantity=_figure(
            "Dozens", 24, 99, modifier=Modifier.VAGUE, form=Form.VAGUE)),
        _claim(8, Effect.KILLED_OR_INJURED, "killed and wounded", "Dozens", quantity=_figure(
            "more than 110", 110, None, low_open=True, stated=110, modifier=Modifier.MORE_THAN)),
        _claim(9, Effect.KILLED, "dead", later, supersedes="c3", quantity=_figure(
            "more than 200", 200, None, low_open=True, stated=200, modifier=Modifier.MORE_THAN)),
        _part(10, "182", 182, later, "c9", counted=_evidence("fighters", 1), category=Category.COMBATANT),
        _part(11, "62", 62, later, "c9", counted=_evidence("allies")),
        _claim(12, Effect.KILLED, "dead", later, part_of="c9", part_role=PartRole.PARTITION, additive=False,
               counted=_evidence("civilians"), category=Category.CIVILIAN,
               quantity=_figure("about 20", None, None, stated=20, modifier=Modifier.ABOUT)),
    )  # fmt: skip


def _others():
    return (
        _claim(13, Effect.TERRITORY_TAKEN, "retake", "tried to", quantity=_exact("two", 2, form=Form.WORDS),
               counted=_evidence("villages"), category=Category.TERRITORY, perpetrators=(REBELS,), places=(HAREM,),
               status=Status.ATTEMPTED, additive=False),
        _claim(14, Effect.DISTANCE, "from", "tried to", additive=False, quantity=_figure(
            "almost 10 km", None, 10, high_open=True, stated=10, modifier=Modifier.JUST_UNDER,
            dimension=Dimension.LENGTH, unit="kilometre", relation=Relation.GLOSS)),
        _claim(15, Effect.CAPTURED, "captured", "denied", victim=_party("its men", role=ActorRole.VICTIM),
               status=Status.DENIED, additive=False, same_as="c13"),
        _claim(16, Effect.DISPLACED, "fled", "fled", scope=Scope.STOCK, supporters=(ARMY,), quantity=_figure(
            "half", None, None, stated=Fraction(1, 3), form=Form.FRACTION, grain=Decimal("0.5"),
            relation=Relation.SHARE_OF, dimension=Dimension.SHARE), part_role=PartRole.FRACTION, part_of="c99",
            sensitive=(Site(*_at("camp"), SiteKind.CAMP),)),
    )  # fmt: skip


def rich_report():
    """A report that uses every field and most members of every enumeration."""
    claims = _tolls() + _others()
    return Report(
        library="0.1.0",
        edition="2025.1",
        published=date(2024, 11, 28),
        quantities=tuple(claim.quantity for claim in claims if claim.quantity),
        times=(WEDNESDAY, THREE_DAYS),
        places=(SARMIN, HAREM),
        actors=(ARMY, REBELS),
        claims=claims,
        discrepancies=(
            Discrepancy(
                "part_sum", ("c9", "c10", "c11", "c12"), "the parts add up to 264, the whole says more than 200",
                264, 264, ("182 and about 20 make 202, so that 62 may be part of 182",),
            ),
        ),
        skipped=(
            Skipped(*_at("M5"), "road name"),
            Skipped(*_at("2019"), "year"),
            Skipped(*_at("2019"), "year"),
        ),
        diagnostics=("1 duration has no dates",),
    )  # fmt: skip
