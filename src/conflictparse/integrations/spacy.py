"""
A spaCy component that reads each Doc as a report.

``nlp.add_pipe("conflictparse")`` needs no import: spaCy finds the component by its entry point. It looks at the text of
the Doc and at nothing that other components wrote, so it may stand anywhere in a pipeline, a blank one too.

Law: ``doc._.conflict`` is what :func:`conflictparse.parse` returns for ``doc.text``, also after the Doc went through
bytes or came from another process.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple, Self

import attrs

from conflictparse.claims.report import Report
from conflictparse.effects.effect import Effect
from conflictparse.errors import MissingExtraError
from conflictparse.parse import parse

try:
    import srsly  # type: ignore[import-untyped]
    from spacy.language import Language
    from spacy.tokens import Doc
except ImportError:
    raise MissingExtraError("a spaCy component", "spacy") from None

if TYPE_CHECKING:
    from spacy.tokens import Span

    from conflictparse.actors import ActorLexicon
    from conflictparse.places import Gazetteer

#: What the spans of findings are called; those of triggers are called by their effect.
_LAYERS: Final = ("quantity", "time", "place", "actor", "source")
#: Under which a report stands in the bytes of a Doc.
_PACKED: Final = "conflictparse.report"
_FILE: Final = "conflictparse.json"

Doc.set_extension("conflict", default=None, force=True)


@attrs.frozen
class Settings:
    """
    What a pipeline reads reports with. It is saved with the pipeline; the files that it names are not.

    Attributes:
        country: ISO 3166-1 alpha-3 code of the country that the reports are about.
        day_first: how to read "3/4/2020", as for :func:`conflictparse.parse`.
        gazetteer: path of a compiled file of places, instead of the bundled ones.
        actors: paths of tables of actors, added to the bundled ones.
        spans_key: where the spans are put: ``doc.spans[spans_key]``.
    """

    country: str | None = None
    day_first: bool | None = None
    gazetteer: str | None = None
    actors: tuple[str, ...] = ()
    spans_key: str = "conflict"


class ReportReader:
    """
    The component: writes ``doc._.conflict`` and ``doc.spans["conflict"]``.

    The publication date is ``doc.user_data["published"]``; or the ``"published"`` of the context, if it is a dictionary
    and the texts go through ``nlp.pipe(..., as_tuples=True)``.

    >>> import spacy
    >>> nlp = spacy.blank("en")
    >>> reader = nlp.add_pipe("conflictparse")
    >>> doc = nlp("Shelling killed at least 12 people in Sarmin, activists said.")
    >>> [(span.text, span.label_) for span in doc.spans["conflict"]][:3]
    [('killed', 'killed'), ('at least 12', 'quantity'), ('people', 'actor')]
    >>> doc._.conflict.claims[0].quantity.low
    12
    """

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self._opened: _Known | None = None

    def __call__(self, doc: Doc) -> Doc:
        """Read the text of *doc*, and write what was found to it."""
        known, settings = self._known(), self.settings
        report = parse(
            doc.text,
            _published(doc),
            country=settings.country,
            day_first=settings.day_first,
            gazetteer=known.gazetteer,
            lexicon=known.lexicon,
        )
        doc._.conflict = report
        doc.spans[settings.spans_key] = list(_spans(doc, report))
        return doc

    def __reduce__(self) -> tuple[type[ReportReader], tuple[Settings]]:
        """Pickle the settings alone: each process opens its files itself."""
        return type(self), (self.settings,)

    @property
    def labels(self) -> tuple[str, ...]:
        """The labels that spans may have."""
        return (*_LAYERS, *(effect.value for effect in Effect))

    def to_bytes(self, exclude: Iterable[str] = ()) -> bytes:  # noqa: ARG002 - spaCy passes it
        """Return the settings as bytes."""
        return json.dumps(attrs.asdict(self.settings)).encode()

    def from_bytes(self, data: bytes, exclude: Iterable[str] = ()) -> Self:  # noqa: ARG002 - spaCy passes it
        """Take the settings that :meth:`to_bytes` wrote."""
        given = json.loads(data)
        self.settings, self._opened = Settings(**{**given, "actors": tuple(given["actors"])}), None
        return self

    def to_disk(self, path: str | Path, exclude: Iterable[str] = ()) -> None:  # noqa: ARG002 - spaCy passes it
        """Write the settings into the folder *path*."""
        folder = Path(path)
        folder.mkdir(parents=True, exist_ok=True)
        (folder / _FILE).write_bytes(self.to_bytes())

    def from_disk(self, path: str | Path, exclude: Iterable[str] = ()) -> Self:  # noqa: ARG002 - spaCy passes it
        """Take the settings that :meth:`to_disk` wrote."""
        return self.from_bytes((Path(path) / _FILE).read_bytes())

    def _known(self) -> _Known:
        if self._opened is None:
            self._opened = _open(self.settings)
        return self._opened


class _Known(NamedTuple):
    """The files of the settings, opened; None is what is bundled."""

    gazetteer: Gazetteer | None
    lexicon: ActorLexicon | None


def _open(settings: Settings) -> _Known:
    from conflictparse.data.own_actors import load_actors_with  # noqa: PLC0415 - few pipelines have their own
    from conflictparse.data.places import load_gazetteer  # noqa: PLC0415

    return _Known(
        None if settings.gazetteer is None else load_gazetteer(settings.gazetteer),
        load_actors_with(*settings.actors) if settings.actors else None,
    )


@Language.factory(
    "conflictparse",
    assigns=["doc._.conflict", "doc.spans"],
    default_config={"country": None, "day_first": None, "gazetteer": None, "actors": [], "spans_key": "conflict"},
)
def make_reader(  # noqa: PLR0913 - the settings, and what spaCy passes
    nlp: Language,  # noqa: ARG001 - spaCy passes it
    name: str,  # noqa: ARG001 - spaCy passes it
    *,
    country: str | None,
    day_first: bool | None,
    gazetteer: str | None,
    actors: list[str],
    spans_key: str,
) -> ReportReader:
    """
    Return the component; spaCy calls this for ``nlp.add_pipe("conflictparse", config={...})``.

    >>> import spacy
    >>> spacy.blank("en").add_pipe("conflictparse", config={"country": "SYR"}).settings.country
    'SYR'
    """
    return ReportReader(Settings(country, day_first, gazetteer, tuple(actors), spans_key))


def _published(doc: Doc) -> Any:
    """Return the publication date that came with *doc*, or None."""
    given = doc.user_data.get("published")
    context = doc._context  # noqa: SLF001 - where nlp.pipe(as_tuples=True) puts it
    return context.get("published") if given is None and isinstance(context, dict) else given


def _spans(doc: Doc, report: Report) -> Iterator[Span]:
    """Yield a span for all that was found, in reading order and a longer one first; it covers whole tokens."""
    marks = sorted(_marks(report), key=lambda mark: (mark.start, -mark.end, mark.label))
    for mark in marks:
        span = doc.char_span(
            mark.start, mark.end, label=mark.label, kb_id=mark.record, span_id=mark.claims, alignment_mode="expand"
        )
        if span is not None:
            yield span


class _Mark(NamedTuple):
    """Words to be a span: what they are, the record that they name, and the claims that they are the trigger of."""

    start: int
    end: int
    label: str
    record: str = ""
    claims: str = ""


def _marks(report: Report) -> Iterator[_Mark]:
    for quantity in report.quantities:
        yield _Mark(quantity.start, quantity.end, "quantity")
    for time in report.times:
        yield _Mark(time.start, time.end, "time")
    for place in report.places:
        yield _Mark(place.start, place.end, "place", place.place_id or "")
    for actor in report.actors:
        yield _Mark(actor.start, actor.end, "actor", actor.actor_id or "")
    sources = {(source.start, source.end): source for claim in report.claims for source in claim.sources}
    for (start, end), source in sources.items():
        known = None if source.actor is None else source.actor.actor_id
        yield _Mark(start, end, "source", known or "")
    triggers: dict[tuple[int, int, str], list[str]] = {}
    for claim in report.claims:
        triggers.setdefault((claim.trigger.start, claim.trigger.end, claim.effect.value), []).append(claim.id)
    for (start, end, label), claims in triggers.items():
        yield _Mark(start, end, label, claims=" ".join(claims))


def _pack(value: object, chain: Callable[[object], object] | None = None) -> object:
    """Return a report as what the bytes of a Doc can hold. JSON, as msgpack has no figure beyond 64 bits."""
    if isinstance(value, Report):
        return {_PACKED: value.to_json()}
    return value if chain is None else chain(value)


def _unpack(value: Any, chain: Callable[[object], object] | None = None) -> object:
    """Return the report that :func:`_pack` wrote."""
    if len(value) == 1 and _PACKED in value:
        return Report.from_dict(json.loads(value[_PACKED]))
    return value if chain is None else chain(value)


srsly.msgpack_encoders.register("conflictparse", func=_pack)
srsly.msgpack_decoders.register("conflictparse", func=_unpack)
