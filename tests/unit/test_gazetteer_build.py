"""Building a gazetteer from files: what is read, what is refused, and that a file is there as a whole or not at all."""

import os
import random
from pathlib import Path

import pytest

import conflictparse as cp
from conflictparse import cli
from conflictparse.data.build import build_gazetteer, write_gazetteer
from conflictparse.data.compiled import CompiledIndex
from conflictparse.data.geonames import DUMP_COLUMNS
from conflictparse.data.manifest import edition
from conflictparse.errors import LexiconError, NotGazetteerError
from conflictparse.places import Gazetteer


def feature(**cells):
    """Return a line of a GeoNames dump; underscores stand for spaces in the names of its columns."""
    row = dict.fromkeys(DUMP_COLUMNS, "") | {
        "feature class": "P", "feature code": "PPL", "country code": "SY", "latitude": "35.5", "longitude": "36.5",
    }  # fmt: skip
    row |= {column.replace("_", " "): cell for column, cell in cells.items()}
    return "\t".join(row.values())


DUMP = [
    feature(geonameid="1", name="Lower Oakfold", feature_class="A", feature_code="ADM1", admin1_code="07"),
    feature(geonameid="2", name="Quillmarsh", feature_class="A", feature_code="ADM2", admin1_code="07",
            admin2_code="21"),
    feature(geonameid="3", name="Tell Zumurrud", asciiname="Tell Zumurrud", admin1_code="07", admin2_code="21",
            alternatenames="TZM,Tal Zumrud,Somewhere Else,تل زمرد", population="1200"),
    feature(geonameid="4", name="Great Oakfold", population="250000"),
    feature(geonameid="5", name="Old Hill", feature_class="T", feature_code="HLL"),
    feature(geonameid="6", name="Oakfold Airfield", feature_class="S", feature_code="AIRF"),
]  # fmt: skip
ALTERNATES = [
    "11\t3\ten\tEmerald Hill\t\t\t\t",
    "12\t3\tlink\thttps://example.org/hill\t\t\t\t",
    "13\t3\ten\tThe Big Green\t\t\t1\t",
    "14\t999\ten\tFar Away\t\t\t\t",
]
UNITS = """\
ADM0_PCODE,ADM1_EN,ADM1_PCODE,ADM1_AR,ADM2_EN,ADM2_PCODE
SY,Idleb,SY07,إدلب,Ariha,SY0705
SY,Idleb,SY07,إدلب,Harim,SY0703
"""
PLAIN = """\
id,name,names,kind,country,lat,lon
my:1,Zebedar Ridge,Jabal Zebedar,region,SYR,,
my:2,Post Nine,,base,SYR,35.1,36.2
"""


@pytest.fixture
def files(tmp_path):
    """Write the four kinds of files and return their paths, by name."""
    contents = {
        "SY.txt": "\n".join(DUMP) + "\n",
        "alternateNamesV2.txt": "\n".join(ALTERNATES) + "\n",
        "cod-ab.csv": UNITS,
        "my.csv": PLAIN,
    }
    for name, text in contents.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return {name: str(tmp_path / name) for name in contents}


def built(*paths, **options):
    options.setdefault("with_bundled", False)
    return Gazetteer(CompiledIndex(build_gazetteer(paths, **options).content, "built.cpg"))


def record(gazetteer, name):
    numbers = gazetteer.get(name)
    assert len(numbers) == 1, name
    return gazetteer.record(numbers[0])


def problems(*paths):
    with pytest.raises(LexiconError) as raised:
        build_gazetteer(paths)
    return [problem.replace(f"{Path(paths[0]).parent}{os.sep}", "") for problem in raised.value.problems]


# ---------------------------------------------------------------- what is read
def test_a_dump_gives_towns_with_the_units_that_hold_them(files):
    town = record(built(files["SY.txt"]), "Tell Zumurrud")
    assert (town.id, town.kind, town.country, town.population) == ("geonames:3", "town", "SYR", "1200")
    assert (town.admin1, town.admin2, town.lat, town.source) == ("Lower Oakfold", "Quillmarsh", "35.5", "geonames")


def test_other_names_of_a_dump_must_sound_like_the_name_or_be_in_its_letters(files):
    gazetteer = built(files["SY.txt"])
    assert record(gazetteer, "Tal Zumrud") == record(gazetteer, "تل زمرد")
    assert gazetteer.get("Somewhere Else") == gazetteer.get("TZM") == ()


def test_kinds_follow_the_feature_codes(files):
    gazetteer = built(files["SY.txt"])
    kinds = {
        name: record(gazetteer, name).kind
        for name in ("Lower Oakfold", "Quillmarsh", "Great Oakfold", "Oakfold Airfield")
    }
    assert kinds == {
        "Lower Oakfold": "admin1",
        "Quillmarsh": "admin2",
        "Great Oakfold": "city",
        "Oakfold Airfield": "airport",
    }
    assert gazetteer.get("Old Hill") == ()


def test_alternate_names_are_read_for_known_places_only(files):
    gazetteer = built(files["alternateNamesV2.txt"], files["SY.txt"])
    assert record(gazetteer, "Emerald Hill").id == "geonames:3"
    assert gazetteer.get("The Big Green") == gazetteer.get("Far Away") == ()


def test_a_table_of_units_gives_each_unit_once(files):
    gazetteer = built(files["cod-ab.csv"])
    idlib, harim = record(gazetteer, "إدلب"), record(gazetteer, "Harim")
    assert (idlib.id, idlib.name, idlib.kind, idlib.pcode, idlib.country) == (
        "ocha:SY07",
        "Idleb",
        "admin1",
        "SY07",
        "SYR",
    )
    assert (harim.kind, harim.admin1, harim.pcode) == ("admin2", "Idleb", "SY0703")


def test_a_table_of_our_own_gives_what_its_columns_say(files):
    gazetteer = built(files["my.csv"])
    assert record(gazetteer, "Jabal Zebedar").id == "my:1"
    assert record(gazetteer, "Post Nine")[3:5] == ("base", "SYR")


def test_countries_and_their_peoples_are_always_known(files):
    gazetteer = built(files["my.csv"])
    assert record(gazetteer, "Syria").kind == "country"
    assert gazetteer.is_demonym("syrian")
    assert gazetteer.get("Aleppo") == ()


def test_bundled_places_are_there_unless_they_are_left_out(files):
    assert record(built(files["my.csv"], with_bundled=True), "Saraqib").country == "SYR"


def test_a_row_of_the_caller_replaces_the_bundled_one_and_keeps_its_names(tmp_path):
    (tmp_path / "my.csv").write_text(
        "id,name,kind,admin2,lat,lon\ngeonames:164816,Saraqeb Town,town,Mine,1,2\n", encoding="utf-8"
    )
    place = record(built(str(tmp_path / "my.csv"), with_bundled=True), "Saraqib")
    assert (place.name, place.admin2, place.lat, place.country) == ("Saraqeb Town", "Mine", "1", "SYR")


def test_the_order_of_files_and_of_rows_does_not_matter(files, tmp_path):
    forward = build_gazetteer(list(files.values()), with_bundled=False, edition_name="1").content
    shuffled = random.Random(7).sample(DUMP, len(DUMP))  # noqa: S311 - a test
    (tmp_path / "SY.txt").write_text("\n".join(shuffled) + "\n", encoding="utf-8")
    backward = build_gazetteer(list(files.values())[::-1], with_bundled=False, edition_name="1").content
    first, second = CompiledIndex(forward, "a"), CompiledIndex(backward, "b")
    assert list(first.records()) == list(second.records())
    assert list(first.entries()) == list(second.entries())


def test_the_edition_is_a_fingerprint_of_the_files(files, tmp_path):
    one = built(files["my.csv"]).edition
    assert one.startswith(f"{edition()}+")
    (tmp_path / "my.csv").write_text(PLAIN + "my:3,Post Ten,,base,SYR,,\n", encoding="utf-8")
    assert built(files["my.csv"]).edition != one


# ---------------------------------------------------------------- what is refused
@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ({"latitude": "95"}, "latitude: 95 is beyond 90 degrees"),
        ({"latitude": "3_6.5"}, "latitude: '3_6.5' is no number of degrees"),
        ({"population": "1_000"}, "population: '1_000' is no whole number"),
        ({"population": "٣"}, "population: '٣' is no whole number"),
        ({"longitude": ""}, "longitude: is empty"),
        ({"country_code": "ZZ"}, "country code: 'ZZ' is no ISO 3166-1 code"),
        ({"population": "many"}, "population: 'many' is no whole number"),
        ({"name": "--"}, "name: '--' is no name"),
    ],
)
def test_a_bad_cell_of_a_dump_is_named_with_its_row_and_column(tmp_path, cells, said):
    path = tmp_path / "XX.txt"
    path.write_text(DUMP[0] + "\n" + feature(**{"geonameid": "9", "name": "Spot", **cells}) + "\n", encoding="utf-8")
    assert problems(str(path)) == [f"XX.txt:2:{said}"]


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ("my:1,,town,SYR,1,2", "my.csv:2:name: is empty, or has spaces around it"),
        ("my:1,Spot,town,Syria,1,2", "my.csv:2:country: 'Syria' is no ISO 3166-1 alpha-3 code"),
        ("my:1,Spot,town,SYR,91,2", "my.csv:2:lat: 91 is beyond 90 degrees"),
        ("my:1,Spot,town,SYR,1,", "my.csv:2:lon: stands alone"),
        ("my:1,Spot,town", "my.csv:2: 3 cells, not 6"),
    ],
)
def test_a_bad_cell_of_a_plain_table_is_named_with_its_row_and_column(tmp_path, rows, said):
    (tmp_path / "my.csv").write_text(f"id,name,kind,country,lat,lon\n{rows}\n", encoding="utf-8")
    assert problems(str(tmp_path / "my.csv")) == [said]


def test_an_unknown_column_is_named_with_those_that_there_are(tmp_path):
    (tmp_path / "my.csv").write_text("id,name,kind,colour\nmy:1,Spot,town,red\n", encoding="utf-8")
    assert problems(str(tmp_path / "my.csv"))[0].startswith(
        "my.csv:1:colour: there is no such column: the columns are id,"
    )


def test_a_unit_with_two_names_is_a_problem(tmp_path):
    (tmp_path / "u.csv").write_text("ADM1_EN,ADM1_PCODE\nIdleb,SY07\nHama,SY07\n", encoding="utf-8")
    assert problems(str(tmp_path / "u.csv")) == [
        "u.csv:3:adm1_pcode: 'SY07' is 'Idleb' in a row before, and 'Hama' here"
    ]


def test_a_file_of_another_form_is_refused(tmp_path):
    (tmp_path / "x.csv").write_text("colour,size\nred,3\n", encoding="utf-8")
    assert problems(str(tmp_path / "x.csv"))[0].startswith(
        "x.csv:1: is no table of places: a GeoNames dump has 19 columns"
    )


def test_bytes_that_are_no_text_are_named_with_their_line(tmp_path):
    (tmp_path / "my.csv").write_bytes(b"id,name,kind\nmy:1,Spot\xff,town\n")
    assert problems(str(tmp_path / "my.csv")) == ["my.csv:2: not UTF-8 at byte 9 of the line"]


def test_only_the_first_of_many_problems_are_listed(tmp_path):
    (tmp_path / "my.csv").write_text("id,name,kind\n" + "my:1,,town\n" * 80, encoding="utf-8")
    found = problems(str(tmp_path / "my.csv"))
    assert (len(found), found[-1]) == (51, "... and 30 problems more")


# ---------------------------------------------------------------- writing
def test_nothing_is_half_written(tmp_path, monkeypatch):
    path = tmp_path / "out.cpg"
    path.write_bytes(b"before")

    def fail(_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(OSError, match="No space left"):
        write_gazetteer(str(path), b"after")
    assert path.read_bytes() == b"before"
    assert [entry.name for entry in tmp_path.iterdir()] == ["out.cpg"]


# ---------------------------------------------------------------- the command line
def run(capsys, *argv):
    code = cli.main(argv)
    return code, *capsys.readouterr()


@pytest.fixture
def compiled(files, tmp_path, capsys):
    path = str(tmp_path / "my.cpg")
    assert run(capsys, "gazetteer", "build", files["my.csv"], files["cod-ab.csv"], "-o", path, "--alone")[0] == 0
    return path


def test_build_says_what_it_wrote(capsys, files, tmp_path):
    path = str(tmp_path / "my.cpg")
    code, out, err = run(capsys, "gazetteer", "build", files["my.csv"], files["my.csv"], "-o", path, "--alone")
    assert (code, err) == (0, "")
    assert out.startswith(f"{path}: 229 places, 2 that came more than once, ")


def test_info_lists_edition_sources_kinds_and_countries(capsys, compiled):
    code, out, err = run(capsys, "gazetteer", "info", compiled)
    assert (code, err) == (0, "")
    assert "edition: " in out
    assert "source 1: cod-ab.csv (COD-AB, 3 places, sha256 " in out
    assert "kinds: country 227, admin2 2, admin1 1, base 1, region 1" in out


def test_check_accepts_a_sound_file_and_refuses_a_damaged_one(capsys, compiled, tmp_path):
    assert run(capsys, "gazetteer", "check", compiled) == (0, f"{compiled}: no problems\n", "")
    content = bytearray((tmp_path / "my.cpg").read_bytes())
    content[-3] ^= 1
    (tmp_path / "my.cpg").write_bytes(content)
    code, out, err = run(capsys, "gazetteer", "check", compiled)
    assert (code, out, err) == (1, "", f"{compiled}: bytes have changed since it was built: build it again\n")


def test_diff_lists_what_is_gone_new_and_changed(capsys, compiled, files, tmp_path):
    (tmp_path / "my.csv").write_text(
        "id,name,kind,country\nmy:2,Post Nine,camp,SYR\nmy:3,Post Ten,base,SYR\n", encoding="utf-8"
    )
    path = str(tmp_path / "new.cpg")
    run(capsys, "gazetteer", "build", files["my.csv"], files["cod-ab.csv"], "-o", path, "--alone")
    code, out, _ = run(capsys, "gazetteer", "diff", compiled, path)
    assert (code, out.splitlines()) == (
        0,
        [
            "- my:1 Zebedar Ridge (region, SYR)",
            "+ my:3 Post Ten (base, SYR)",
            "~ my:2 Post Nine: kind: base > camp; lat: 35.1 > nothing; lon: 36.2 > nothing",
            "1 gone, 1 new, 1 changed",
        ],
    )


def test_problems_of_a_table_are_printed_and_nothing_is_written(capsys, tmp_path):
    (tmp_path / "my.csv").write_text("id,name,kind\nmy:1,,town\n", encoding="utf-8")
    code, out, err = run(capsys, "gazetteer", "build", str(tmp_path / "my.csv"), "-o", str(tmp_path / "my.cpg"))
    assert (code, out) == (1, "")
    assert err == f"conflictparse: {tmp_path}/my.csv:2:name: is empty, or has spaces around it\n"
    assert not (tmp_path / "my.cpg").exists()


def test_what_cannot_be_read_or_written_has_its_exit_code(capsys, files, tmp_path):
    missing, folder = str(tmp_path / "none.csv"), str(tmp_path / "nowhere" / "my.cpg")
    assert run(capsys, "gazetteer", "build", missing, "-o", folder) == (
        9,
        "",
        f"conflictparse: {missing}: no such file\n",
    )
    code, _, err = run(capsys, "gazetteer", "build", files["my.csv"], "-o", folder, "--alone")
    assert (code, err) == (8, f"conflictparse: {folder}: cannot be written: no such file or directory\n")
    code, _, err = run(capsys, "gazetteer", "info", files["my.csv"])
    assert (code, err.split(": ", 2)[2]) == (
        1,
        "is no compiled gazetteer: write one with conflictparse gazetteer build\n",
    )


def test_a_report_is_read_with_a_gazetteer_of_the_caller(capsys, compiled, tmp_path):
    story = tmp_path / "story.txt"
    story.write_text("Five soldiers were killed at Zebedar Ridge in Syria.", encoding="utf-8")
    code, out, _ = run(capsys, "parse", str(story), "--gazetteer", compiled)
    assert code == 0
    assert "Zebedar Ridge, SYR" in out
    assert "gazetteer " in out
    code, _, err = run(capsys, "parse", str(story), "--gazetteer", str(story))
    assert (code, err) == (
        1,
        f"conflictparse: {story}: is no compiled gazetteer: write one with conflictparse gazetteer build\n",
    )
    assert run(capsys, "parse", str(story), "--gazetteer", str(tmp_path / "no.cpg"))[0] == 9


def test_a_progress_bar_is_drawn_on_a_terminal_only(capsys, files, tmp_path, monkeypatch):
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    _, _, err = run(capsys, "gazetteer", "build", files["SY.txt"], "-o", str(tmp_path / "my.cpg"), "--alone")
    assert "100% compiling ..." in err
    assert err.endswith("\r\x1b[K")


# ---------------------------------------------------------------- in Python
def test_a_gazetteer_of_the_caller_is_an_argument(compiled):
    gazetteer = cp.load_gazetteer(compiled)
    report = cp.parse("Five soldiers were killed at Zebedar Ridge in Syria.", gazetteer=gazetteer)
    assert [p.place_id for p in report.places] == ["my:1", "iso:SYR"]
    assert report.edition == f"{edition()}, gazetteer {gazetteer.edition}"
    assert cp.find_places("They left Post Nine.", gazetteer=gazetteer)[0].place_id == "my:2"
    assert cp.resolve_place("Post Nine", gazetteer=gazetteer).place.kind == "base"


@pytest.mark.parametrize("function", [cp.parse, cp.find_places, cp.resolve_place])
def test_the_path_of_a_gazetteer_is_no_gazetteer(function):
    with pytest.raises(NotGazetteerError, match=r"not str: open a file with conflictparse\.load_gazetteer"):
        function("In Aleppo.", gazetteer="my.cpg")
