"""
Build ``src/conflictparse/data/countries.csv``.

Codes and names: ISO 3166-1 as pycountry has it. Capitals, demonyms and centre points of countries: the
package countryinfo (MIT licence). Other names and demonyms: our own knowledge of English,
written below where adding "s" to the adjective does not do. Run it after changing the tables here:

    pip install countryinfo && python tools/places_countries.py
"""

# ruff: noqa: E501 - tables read better in long lines

from __future__ import annotations

import csv
from pathlib import Path

import pycountry
from countryinfo import CountryInfo

TARGET = Path(__file__).parent.parent / "src/conflictparse/data/countries.csv"
COLUMNS = ("id", "name", "names", "demonyms", "capital", "lat", "lon", "source")

# No reports of these name them as countries, or their names are words of another kind ("Jersey").
LEFT_OUT = "ATA BVT HMD UMI IOT ATF SGS BES SJM CXR CCK NFK PCN TKL BLM MAF SXM SPM WLF JEY GGY IMN".split()

NAMES = {  # alpha-3: the usual name first, then other names
    "ARE": "United Arab Emirates|UAE|Emirates", "BIH": "Bosnia and Herzegovina|Bosnia|Bosnia-Herzegovina",
    "BOL": "Bolivia", "BRN": "Brunei", "CAF": "Central African Republic|CAR", "CIV": "Ivory Coast|Cote d'Ivoire",
    "COD": "DR Congo|Democratic Republic of the Congo|Democratic Republic of Congo|DRC|Congo-Kinshasa|Zaire",
    "COG": "Congo|Republic of the Congo|Congo-Brazzaville", "CPV": "Cape Verde|Cabo Verde",
    "CZE": "Czech Republic|Czechia", "FLK": "Falkland Islands|Falklands", "FSM": "Micronesia",
    "GBR": "United Kingdom|UK|U.K.|Britain|Great Britain|England|Scotland|Wales|Northern Ireland",
    "IRN": "Iran|Islamic Republic of Iran", "IRQ": "Iraq|Republic of Iraq", "KOR": "South Korea|Republic of Korea",
    "PRK": "North Korea|DPRK", "LAO": "Laos", "LBY": "Libya", "MDA": "Moldova", "MKD": "North Macedonia|Macedonia",
    "MMR": "Myanmar|Burma", "NLD": "Netherlands|Holland", "PSE": "Palestine|State of Palestine|Palestinian territories"
    "|occupied Palestinian territory|Palestinian Territories", "RUS": "Russia|Russian Federation|USSR|Soviet Union",
    "SAU": "Saudi Arabia|KSA", "STP": "Sao Tome and Principe", "SWZ": "Eswatini|Swaziland",
    "SYR": "Syria|Syrian Arab Republic", "TLS": "East Timor|Timor-Leste", "TUR": "Türkiye|Turkey",
    "TZA": "Tanzania", "USA": "United States|United States of America|USA|U.S.|US|U.S.A.|America", "VAT": "Vatican|Holy See",
    "VEN": "Venezuela", "VGB": "British Virgin Islands", "VIR": "US Virgin Islands", "VNM": "Vietnam|Viet Nam",
    "SHN": "Saint Helena", "MAC": "Macau|Macao", "AFG": "Afghanistan", "COL": "Colombia", "ESH": "Western Sahara",
    "TCD": "Chad", "GEO": "Georgia", "SRB": "Serbia", "SVN": "Slovenia",
}  # fmt: skip

DEMONYMS = {  # adjective and plural where countryinfo has none, or another, or "s" is not added
    "AFG": "Afghan|Afghans|Afghanistani", "ARE": "Emirati|Emiratis", "ARG": "Argentine|Argentines|Argentinian|Argentinians",
    "ATG": "Antiguan|Antiguans", "AZE": "Azerbaijani|Azerbaijanis|Azeri|Azeris", "BFA": "Burkinabe|Burkinabè",
    "BGD": "Bangladeshi|Bangladeshis", "BIH": "Bosnian|Bosnians", "BWA": "Botswanan|Botswanans",
    "CAF": "Central African|Central Africans", "COD": "Congolese", "COG": "", "CPV": "Cape Verdean|Cape Verdeans",
    "CYP": "Cypriot|Cypriots", "CZE": "Czech|Czechs", "DJI": "Djiboutian|Djiboutians", "DNK": "Danish|Danes|Dane",
    "DMA": "", "DOM": "Dominican|Dominicans", "ECU": "Ecuadorian|Ecuadorians|Ecuadorean|Ecuadoreans",
    "ESH": "Sahrawi|Sahrawis|Saharawi", "ESP": "Spanish|Spaniard|Spaniards", "FIN": "Finnish|Finn|Finns",
    "FRA": "French|Frenchman|Frenchmen", "GBR": "British|Briton|Britons|Scottish|Welsh", "GIB": "Gibraltarian",
    "GLP": "", "GNB": "Bissau-Guinean", "GUF": "", "HKG": "", "IRL": "Irish|Irishman|Irishmen",
    "ISL": "Icelandic|Icelander|Icelanders", "KAZ": "Kazakh|Kazakhs|Kazakhstani", "KGZ": "Kyrgyz|Kirghiz",
    "KIR": "", "KNA": "", "LIE": "", "LSO": "Basotho", "LUX": "Luxembourgish|Luxembourger", "MAC": "", "MDG": "Malagasy",
    "MDV": "Maldivian|Maldivians", "MNP": "", "MTQ": "", "MYT": "", "NLD": "Dutch|Dutchman|Dutchmen", "NPL": "Nepali|Nepalis|Nepalese",
    "NZL": "New Zealander|New Zealanders", "PHL": "Filipino|Filipinos|Philippine", "POL": "Polish|Pole|Poles",
    "PSE": "Palestinian|Palestinians|Gazan|Gazans", "REU": "", "SAU": "Saudi|Saudis|Saudi Arabian", "SHN": "",
    "SLV": "Salvadoran|Salvadorans|Salvadorean", "SOM": "Somali|Somalis", "SUR": "Surinamese", "SVN": "Slovenian|Slovenians|Slovene|Slovenes",
    "SWE": "Swedish|Swede|Swedes", "TJK": "Tajik|Tajiks", "TCD": "Chadian|Chadians", "TUR": "Turkish|Turk|Turks",
    "TTO": "Trinidadian", "URY": "Uruguayan|Uruguayans", "USA": "American|Americans", "UZB": "Uzbek|Uzbeks", "VAT": "",
    "RUS": "Russian|Russians|Soviet|Soviets", "SRB": "Serbian|Serbians|Serb|Serbs", "HRV": "Croatian|Croatians|Croat|Croats",
    "CHN": "Chinese", "GRL": "Greenlandic", "MMR": "Burmese", "GRC": "Greek|Greeks", "IRQ": "Iraqi|Iraqis",
    "ISR": "Israeli|Israelis", "YEM": "Yemeni|Yemenis", "KOR": "South Korean|South Koreans",
}  # fmt: skip

CAPITALS = {
    "CHE": "Bern", "ISR": "Jerusalem|Tel Aviv", "KAZ": "Astana", "MAC": "", "PSE": "Ramallah", "SWZ": "Mbabane", "TUR": "Ankara",
    "UKR": "Kyiv|Kiev", "USA": "Washington", "BOL": "La Paz", "BDI": "Gitega", "HKG": "", "YEM": "Sanaa",
    "MDA": "Chisinau", "VAT": "", "COD": "Kinshasa", "SMR": "", "NLD": "The Hague|Amsterdam", "MYS": "Kuala Lumpur",
    "MMR": "Naypyidaw|Naypyitaw", "IND": "New Delhi|Delhi", "CHN": "Beijing|Peking", "KWT": "Kuwait City", "LBN": "Beirut",
}  # fmt: skip


def demonyms(code: str, adjective: str | None) -> str:
    """Return the adjective and plural of a country's people."""
    if code in DEMONYMS:
        return DEMONYMS[code]
    words = [word.strip() for word in (adjective or "").split(",") if word.strip()]
    plurals = [word + "s" for word in words if word.endswith(("n", "i", "t", "r", "k"))]
    return "|".join(words + plurals)


def row(country: object) -> tuple[str, ...]:
    """Return the row of one country."""
    code = country.alpha_3  # type: ignore[attr-defined]
    known = CountryInfo(country.alpha_2)  # type: ignore[attr-defined]
    name, _, names = NAMES.get(code, getattr(country, "common_name", country.name)).partition("|")  # type: ignore[attr-defined]
    lat, lon = ([f"{x:.2f}".rstrip("0").rstrip(".") for x in known.latlng()] + ["", ""])[:2]
    capital = CAPITALS.get(code, (known.capital() or "").replace("Washington D.C.", "Washington"))
    source = "iso-3166;countryinfo;own"
    return code, name, names, demonyms(code, known.demonym()), capital, lat, lon, source


def main() -> None:
    """Write the table."""
    rows = sorted(row(country) for country in pycountry.countries if country.alpha_3 not in LEFT_OUT)
    with TARGET.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(COLUMNS)
        writer.writerows(rows)


if __name__ == "__main__":
    main()
