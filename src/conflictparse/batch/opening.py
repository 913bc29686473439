"""
Open what documents are read and written with, once in each process.

Raises for what is wrong with the options: before the first document, and in the process that the user started.
"""

from __future__ import annotations

import io
import operator
import pickle
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final

import attrs

from conflictparse.batch.joining import part_format
from conflictparse.batch.work import Settings, Worker
from conflictparse.errors import need_country
from conflictparse.exports.formats import open_encoder
from conflictparse.exports.options import Encoder, Lines, Options

if TYPE_CHECKING:
    from conflictparse.actors import ActorLexicon
    from conflictparse.claims import Report
    from conflictparse.places import Gazetteer

#: The form in which a worker sends whole reports back; no file has it.
PICKLED: Final = "pickled"


class _Pickles(Lines):
    """Reports as Python itself writes them, for the process that started this one."""

    def record(self, doc: str, report: Report, text: str | None = None) -> bytes:  # noqa: ARG002 - as every encoder
        written = io.BytesIO()
        pickler = pickle.Pickler(written, pickle.HIGHEST_PROTOCOL)
        pickler.dispatch_table = _CALLS
        pickler.dump(report)
        return written.getvalue()


class _Calls(dict[type, Callable[[Any], tuple[Any, ...]]]):
    """
    How values are written: as a call of their class, without the names of their fields.

    That takes two thirds of the bytes of what attrs does by itself, and three quarters of the time at both ends.
    """

    def __missing__(self, kind: type) -> Callable[[Any], tuple[Any, ...]]:
        if not attrs.has(kind):
            raise KeyError(kind)  # pickle knows what to do
        fields = operator.attrgetter(*(field.name for field in attrs.fields(kind)))  # all have more than one
        self[kind] = call = lambda value: (kind, fields(value))
        return call


_CALLS: Final = _Calls()


def open_worker(settings: Settings) -> Worker:
    """
    Return what reads documents as *settings* say.

    Raises:
        CountryError: the country is no code.
        LexiconError: the gazetteer or a table of actors breaks its rules.
        OSError: one of them cannot be read.
        MissingExtraError: the format needs a package that is not installed.

    >>> open_worker(Settings()) is not None
    True
    """
    need_country(settings.country)
    lexicon, gazetteer = open_lexicon(settings), open_gazetteer(settings)
    return Worker(settings, _open_encoder(settings, lexicon, gazetteer), gazetteer, lexicon)


def _open_encoder(settings: Settings, lexicon: ActorLexicon | None, gazetteer: Gazetteer | None) -> Encoder:
    if settings.format == PICKLED:
        return _Pickles(Options())
    return open_encoder(
        part_format(settings.format),
        convention=settings.convention,
        include_parts=settings.include_parts,
        scale=settings.scale,
        bom=settings.bom,
        hxl=settings.hxl,
        lexicon=lexicon,
        gazetteer=gazetteer,
    )


def open_gazetteer(settings: Settings) -> Gazetteer | None:
    """Return the gazetteer that was given, or None for the bundled one."""
    if settings.gazetteer is None:
        return None
    from conflictparse.data.places import load_gazetteer  # noqa: PLC0415 - not needed for the bundled one

    return load_gazetteer(settings.gazetteer)


def open_lexicon(settings: Settings) -> ActorLexicon | None:
    """Return the actors that were given, beside the bundled ones, or None for those alone."""
    if not settings.actors:
        return None
    from conflictparse.data.own_actors import load_actors_with  # noqa: PLC0415 - as above

    return load_actors_with(*settings.actors)
