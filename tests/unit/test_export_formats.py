"""What programs that are not ours read in our files; the sentences are our own."""

import csv
import importlib
import io
import json
import os
import pickle
import subprocess
import sys
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

import conflictparse as cp
from conflictparse import exports
from conflictparse.errors import MissingExtraError, ReportFormatError, UnknownConventionError, UnknownFormatError
from conflictparse.exports import (
    FORMATS,
    ClaimRow,
    HapiRow,
    columns_of,
    hapi_rows,
    open_encoder,
    open_writer,
    report_schema,
    row_schema,
    rows_from_arrow,
    rows_from_csv,
    rows_from_parquet,
    rows_to_arrow,
    rows_to_csv,
    rows_to_jsonl,
    rows_to_parquet,
    table_schema,
    to_rows,
    ucdp_rows,
)
from conflictparse.exports.row_arrow import arrow_schema

PUBLISHED = "2024-11-28"
TEXTS = {
    "=SUM(A1:A9).txt": (
        "HTS fighters killed 12 soldiers in Sarmin on Monday, activists said. State media said 9 soldiers were killed "
        'in Sarmin on Monday.\n"At least 3 children, @all under ten," died in Idlib province; two were injured.'
    ),
    "west.txt": "Gunmen killed nine villagers in Timbuktu, Mali on Monday. The army advanced 2.5 km.",
    "nowhere.txt": "Shelling killed dozens of people in Tell Nowherestan, including 4 women. No soldiers were killed.",
    "two.txt": "Shelling killed 12 people, activists said. State media said 9 people were killed.",
    "empty.txt": "Talks went on.",
}
DOCUMENTS = [(doc, cp.parse(text, published=PUBLISHED), text) for doc, text in TEXTS.items()]
TREE = [row for doc, report, text in DOCUMENTS for row in to_rows(report, doc=doc, text=text, include_parts=True)]
NUMBERS = ("low", "best", "high")


def written(name, target, *, fails=False, **options):
    with open_writer(name, target, **options) as writer:
        for document in DOCUMENTS:
            writer.write(*document)
        if fails:
            writer.write("broken.txt", None)
    return target


@pytest.fixture
def csv_file(tmp_path):
    return written("csv", tmp_path / "rows.csv", include_parts=True)


@pytest.fixture
def parquet_file(tmp_path):
    pytest.importorskip("pyarrow", reason="needs the extra arrow")
    return written("parquet", tmp_path / "rows.parquet", include_parts=True)


def plain(value):
    """A cell of another program as ours."""
    return None if value is None or value != value else value


def test_the_documents_hold_what_is_to_be_kept_apart():
    assert any(row.low is None for row in TREE)
    assert any(row.low == 0 for row in TREE)
    assert any(row.lon is not None and row.lon < 0 for row in TREE)
    assert any(row.place_status == "unknown" for row in TREE)
    assert any(row.counted_with for row in TREE)
    assert any(row.parent_id for row in TREE)
    assert any("\n" in row.quote or '"' in row.quote for row in TREE)


# ---------------------------------------------------------------- CSV
def test_the_standard_library_reads_the_csv(csv_file):
    with csv_file.open(encoding="utf-8", newline="") as file:
        read = list(csv.DictReader(file, strict=True))
    assert [row["low"] for row in read] == ["" if row.low is None else str(row.low) for row in TREE]
    assert [row["quote"] for row in read] == [row.quote for row in TREE]
    assert read[0]["doc"] == "'=SUM(A1:A9).txt"


def test_pandas_reads_the_csv(csv_file):
    pandas = pytest.importorskip("pandas", reason="reads our files")
    table = pandas.read_csv(csv_file, parse_dates=["published", "time_from"])
    assert list(table.columns) == [column.name for column in columns_of(ClaimRow)]
    for name in (*NUMBERS, "lat", "lon"):
        assert [plain(cell) for cell in table[name]] == [
            None if (number := getattr(row, name)) is None else float(number) for row in TREE
        ]
    assert list(table["quote"]) == [row.quote for row in TREE]
    assert list(table["additive"]) == [row.additive for row in TREE]
    assert table["published"].dt.date.tolist() == [row.published for row in TREE]
    assert table[table["additive"]].groupby("effect")["best"].sum()["killed"] == sum(
        row.best for row in TREE if row.additive and row.effect == "killed" and row.best is not None
    )


def test_the_sums_of_the_page_are_the_tolls(tmp_path):
    pandas = pytest.importorskip("pandas", reason="reads our files")
    table = pandas.read_csv(written("csv", tmp_path / "rows.csv", guard=False))
    figures = table[table.additive & table.best.notna()].groupby(["doc", "effect"])
    sums = figures[["low", "best"]].sum().join(figures["high"].agg(lambda ends: ends.sum(skipna=False)))
    tolls = {
        (doc, effect): cp.toll(report, effect)[:3]
        for doc, report, _ in DOCUMENTS
        for effect in {claim.effect.value for claim in report.claims}
        if cp.toll(report, effect) is not None
    }
    assert len(tolls) >= 5
    assert {key: tuple(plain(end) for end in ends) for key, *ends in sums.itertuples()} == {
        key: tuple(None if end is None else float(end) for end in ends) for key, ends in tolls.items()
    }


def test_polars_reads_the_csv(csv_file):
    polars = pytest.importorskip("polars", reason="reads our files")
    table = polars.read_csv(csv_file, infer_schema_length=None, try_parse_dates=True)
    assert table["best"].to_list() == [None if row.best is None else float(row.best) for row in TREE]
    assert table["lon"].to_list() == [row.lon for row in TREE]
    assert table["quote"].to_list() == [row.quote for row in TREE]
    assert table["time_from"].to_list() == [row.time_from for row in TREE]


def test_duckdb_reads_the_csv(csv_file):
    duckdb = pytest.importorskip("duckdb", reason="reads our files")
    with duckdb.connect() as session:
        read = session.read_csv(str(csv_file), sample_size=-1)
        cells = read.project("best, lon, quote, time_from, additive").fetchall()
    assert cells == [
        (None if row.best is None else float(row.best), row.lon, row.quote, row.time_from, row.additive) for row in TREE
    ]


def test_no_cell_of_the_csv_is_a_formula_in_a_spreadsheet(csv_file, tmp_path):
    openpyxl = pytest.importorskip("openpyxl", reason="stands for a spreadsheet")
    sheet = openpyxl.Workbook().active
    nasty = [
        ClaimRow(doc=start + "1+1", quote=start + "cmd", hedges=(start, "b"))
        for start in ("=", "+", "-", "@", "\t", "\r")
    ]
    lines = io.StringIO("".join(rows_to_csv([*TREE, *nasty])), newline="")
    for cells in csv.reader(lines):
        sheet.append(cells)
    names = [cell.value for cell in next(sheet.iter_rows())]
    for cells in sheet.iter_rows(min_row=2):
        for name, cell in zip(names, cells, strict=True):
            assert cell.data_type != "f"
            if isinstance(cell.value, str) and cell.value.startswith(("=", "+", "-", "@", "\t", "\r")):
                assert name in ("lat", "lon")
                float(cell.value)


NASTY = [
    ClaimRow(
        doc=start + "1+1", quote=f'{start}a "b",\r\nc;\td\n', hedges=(start + "x", "a; b", "\\"), source=start + "s"
    )
    for start in ("=", "+", "-", "@", "\t", "\r", "'", "''=", " =", "＝", '"', ",")
]


def test_other_programs_read_words_that_are_hard_to_write(tmp_path):
    pandas = pytest.importorskip("pandas", reason="reads our files")
    polars = pytest.importorskip("polars", reason="reads our files")
    duckdb = pytest.importorskip("duckdb", reason="reads our files")
    path = tmp_path / "nasty.csv"
    path.write_bytes("".join(rows_to_csv(NASTY)).encode())
    names = ["doc", "quote", "hedges", "source"]
    with path.open(encoding="utf-8", newline="") as file:
        wanted = [[row[name] for name in names] for row in csv.DictReader(file, strict=True)]
    assert pandas.read_csv(path, dtype=str, keep_default_na=False)[names].to_numpy().tolist() == wanted
    assert [list(row) for row in polars.read_csv(path, infer_schema=False).select(names).rows()] == wanted
    with duckdb.connect() as session:
        read = session.read_csv(str(path), all_varchar=True, delimiter=",", quotechar='"', escapechar='"')
        assert [list(row) for row in read.project(", ".join(names)).fetchall()] == wanted
    assert list(rows_from_csv(path)) == NASTY


def test_without_the_guard_the_words_are_as_they_are(tmp_path):
    (path,) = [written("csv", tmp_path / "rows.csv", guard=False)]
    with path.open(encoding="utf-8", newline="") as file:
        assert next(csv.DictReader(file))["doc"] == "=SUM(A1:A9).txt"


def test_excel_is_told_that_the_csv_is_utf_8(tmp_path):
    path = written("csv", tmp_path / "rows.csv", bom=True, hxl=True, include_parts=True)
    assert path.read_bytes().startswith(b"\xef\xbb\xbfdoc,published")
    assert path.read_text(encoding="utf-8-sig").splitlines()[1].startswith("#meta+id+doc,#date+published")
    assert list(rows_from_csv(path)) == TREE


# ---------------------------------------------------------------- JSON
def test_the_schema_of_a_row_is_one_and_every_row_is_valid():
    jsonschema = pytest.importorskip("jsonschema", reason="checks our files")
    schema = row_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker())
    for line in rows_to_jsonl(TREE):
        validator.validate(json.loads(line))
    for wrong in ({"low": 1.5}, {"victim": ""}, {"quoted": None}, {"colour": "red"}, {"published": "28 May"}):
        assert not validator.is_valid({**json.loads(next(rows_to_jsonl(TREE))), **wrong})


def test_the_array_and_the_lines_of_json_hold_the_same_reports(tmp_path):
    jsonschema = pytest.importorskip("jsonschema", reason="checks our files")
    array = json.loads(written("json", tmp_path / "a.json").read_bytes())
    lines = written("jsonl", tmp_path / "a.jsonl").read_text(encoding="utf-8").splitlines()
    assert array == [json.loads(line) for line in lines] == [{"doc": d, **r.to_dict()} for d, r, _ in DOCUMENTS]
    for report in array:
        report.pop("doc")
        jsonschema.validate(report, report_schema())


def test_duckdb_and_polars_read_the_lines_of_json(tmp_path):
    duckdb = pytest.importorskip("duckdb", reason="reads our files")
    polars = pytest.importorskip("polars", reason="reads our files")
    path = written("rows-jsonl", tmp_path / "rows.jsonl", convention="ucdp")
    rows = [row for doc, report, text in DOCUMENTS for row in report.to_rows(doc=doc, text=text, convention="ucdp")]
    with duckdb.connect() as session:
        read = session.read_json(str(path)).project("claim_id, quote, lon, hedges").fetchall()
    assert read == [(row.claim_id, row.quote, row.lon, list(row.hedges)) for row in rows]
    table = polars.read_ndjson(path, infer_schema_length=None)
    assert table["counted_with"].to_list() == [row.counted_with for row in rows]
    assert table["perpetrators"].to_list() == [list(row.perpetrators) for row in rows]
    path = written("jsonl", tmp_path / "reports.jsonl")
    with duckdb.connect() as session:
        assert session.read_json(str(path)).project("doc, len(claims)").fetchall() == [
            (doc, len(report.claims)) for doc, report, _ in DOCUMENTS
        ]


# ---------------------------------------------------------------- Arrow and Parquet
def test_pandas_polars_and_duckdb_read_the_parquet(parquet_file):
    pandas = pytest.importorskip("pandas", reason="reads our files")
    polars = pytest.importorskip("polars", reason="reads our files")
    duckdb = pytest.importorskip("duckdb", reason="reads our files")
    whole = [row.best if isinstance(row.best, int) else None for row in TREE]
    assert [plain(cell) for cell in pandas.read_parquet(parquet_file)["best"]] == whole
    table = polars.read_parquet(parquet_file)
    assert table["best"].dtype == polars.Int64
    assert table["best"].to_list() == whole
    assert table["published"].to_list() == [row.published for row in TREE]
    assert table["places"].to_list() == [list(row.places) for row in TREE]
    with duckdb.connect() as session:
        read = session.read_parquet(str(parquet_file))
        assert read.project("best, quote, lon").fetchall() == [
            (number, row.quote, row.lon) for number, row in zip(whole, TREE, strict=True)
        ]
        assert read.filter("additive and effect = 'killed'").sum("best").fetchall() == [
            (sum(row.best or 0 for row in TREE if row.additive and row.effect == "killed"),)
        ]


def test_a_figure_that_is_not_whole_stands_beside_the_integers(parquet_file):
    (row,) = [row for row in rows_from_parquet(parquet_file) if row.effect == "advanced"]
    assert row.best == Decimal("2.5")
    (cells,) = [cells for cells in rows_to_arrow(TREE).to_pylist() if cells["effect"] == "advanced"]
    assert cells["best"] is None
    assert json.loads(cells["exact"])["best"] == "2.5"
    assert [row.high for row in rows_from_arrow(rows_to_arrow([ClaimRow(high=2**63), ClaimRow(high=-(2**63))]))] == [
        2**63,
        -(2**63),
    ]


def test_the_arrow_schema_says_its_version_and_what_the_columns_mean():
    pytest.importorskip("pyarrow", reason="needs the extra arrow")
    schema = arrow_schema()
    assert schema.metadata == {b"conflictparse.rows": b"1"}
    assert [field.name for field in schema] == [*(column.name for column in columns_of(ClaimRow)), "exact"]
    for column, field in zip(columns_of(ClaimRow), schema, strict=False):
        assert field.metadata[b"description"].decode() == column.description
        assert field.nullable is column.nullable


def test_a_table_of_another_version_is_refused():
    pytest.importorskip("pyarrow", reason="needs the extra arrow")
    table = rows_to_arrow(TREE)
    with pytest.raises(ReportFormatError, match="rows of schema 1, not 2"):
        list(rows_from_arrow(table.replace_schema_metadata({"conflictparse.rows": "2"})))
    with pytest.raises(ReportFormatError, match="rows of schema 1, not none"):
        list(rows_from_arrow(table.replace_schema_metadata(None)))
    with pytest.raises(ReportFormatError, match="column 'low' is missing"):
        list(rows_from_arrow(table.drop_columns(["low"])))


def test_many_rows_are_written_in_groups(tmp_path):
    parquet = pytest.importorskip("pyarrow.parquet", reason="needs the extra arrow")
    rows_to_parquet((ClaimRow(claim_id=f"c{n}") for n in range(10_000)), tmp_path / "many.parquet")
    assert parquet.ParquetFile(tmp_path / "many.parquet").metadata.num_row_groups > 1
    assert [row.claim_id for row in rows_from_parquet(tmp_path / "many.parquet")] == [f"c{n}" for n in range(10_000)]


def test_the_arrow_file_holds_what_the_parquet_file_holds(tmp_path, parquet_file):
    ipc = pytest.importorskip("pyarrow.ipc", reason="needs the extra arrow")
    path = written("arrow", tmp_path / "rows.arrow", include_parts=True)
    with path.open("rb") as file:
        assert list(rows_from_arrow(ipc.open_file(file).read_all())) == TREE == list(rows_from_parquet(parquet_file))


def test_without_pyarrow_the_extra_is_named(monkeypatch, tmp_path):
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    report = DOCUMENTS[0][1]
    for write in (
        report.to_arrow,
        lambda: report.to_parquet(tmp_path / "a"),
        lambda: open_writer("parquet", tmp_path / "a"),
    ):
        with pytest.raises(MissingExtraError, match=r"pip install \"conflictparse\[arrow\]\""):
            write()
    assert not (tmp_path / "a").exists()


# ---------------------------------------------------------------- GeoJSON
def test_geojson_pydantic_and_shapely_read_the_points(tmp_path):
    geojson_pydantic = pytest.importorskip("geojson_pydantic", reason="reads our files")
    shapely = pytest.importorskip("shapely", reason="reads our files")
    text = written("geojson", tmp_path / "rows.geojson", include_parts=True).read_text(encoding="utf-8")
    collection = geojson_pydantic.FeatureCollection.model_validate_json(text)
    assert len(collection.features) == len(TREE)
    for feature, row in zip(collection.features, TREE, strict=True):
        if row.place_status != "resolved" or row.lat is None:
            assert feature.geometry is None
            continue
        point = shapely.geometry.shape(feature.geometry.model_dump())
        assert (point.x, point.y) == (row.lon, row.lat)
        assert feature.properties["where_prec"] == row.where_prec
        assert feature.properties["pcode"] == row.pcode
    assert any(feature.geometry is None for feature in collection.features)
    ids = [feature.id for feature in collection.features]
    assert len(set(ids)) == len(ids)


def test_a_report_without_claims_is_an_empty_collection():
    assert json.loads(cp.parse("Talks went on.").to_geojson()) == {"type": "FeatureCollection", "features": []}


# ---------------------------------------------------------------- events
def test_the_events_of_every_codebook_are_csv_that_pandas_reads(tmp_path):
    pandas = pytest.importorskip("pandas", reason="reads our files")
    events = [row for _, report, _ in DOCUMENTS for row in ucdp_rows(report)]
    table = pandas.read_csv(written("ucdp", tmp_path / "ucdp.csv"))
    assert list(table["best"]) == [row.best for row in events]
    sides = pandas.read_csv(written("ucdp-monadic", tmp_path / "sides.csv"))
    assert sides["best"].sum() == table["best"].sum()
    assert list(sides[sides["side"] == "a"]["best"]) == list(table["best"])
    assert set(sides["actor"].dropna()) >= {"Government of Syria", "Hay'at Tahrir al-Sham"}
    acled = pandas.read_csv(written("acled", tmp_path / "acled.csv", bom=True))
    assert acled["fatalities"].sum() == sum(
        cp.toll(report, "killed", convention="acled").best for _, report, _ in DOCUMENTS[:4]
    )
    assert acled["doc"][0] == "'=SUM(A1:A9).txt"
    assert acled["longitude"].min() < 0


def test_the_scale_of_acled_is_taken_by_its_format_and_refused_by_others():
    report = cp.parse("Gunmen killed several villagers in Sarmin.")
    assert b",10," in open_encoder("acled", scale=10).record("a", report)
    with pytest.raises(UnknownConventionError, match="only acled has scales"):
        open_encoder("ucdp", scale=10)


# ---------------------------------------------------------------- figures by unit
def test_the_long_table_has_names_and_codes_of_units(tmp_path):
    pandas = pytest.importorskip("pandas", reason="reads our files")
    path = written("hapi", tmp_path / "hapi.csv", hxl=True)
    assert path.read_text(encoding="utf-8").splitlines()[1].startswith("#country+code,#country+name,#adm1+code")
    table = pandas.read_csv(path, skiprows=[1])
    assert list(table.columns) == [column.name for column in columns_of(HapiRow)]
    first = table.iloc[0]
    assert (first["location_code"], first["location_name"]) == ("SYR", "Syrian Arab Republic")
    assert (first["admin1_code"], first["admin1_name"], first["admin_level"]) == ("SY07", "Idlib", 1)
    assert (first["event_type"], first["figure"], first["figure_low"]) == ("killed", 12, 12)
    assert (first["reference_period_start"], first["reference_period_end"]) == ("2024-11-25", "2024-11-25")
    assert table["figure"].sum() == sum(float(row.best or 0) for row in TREE if row.additive)


def test_a_unit_of_its_own_level_has_its_own_code():
    report = cp.parse("Shelling killed 3 people in Idlib province. Attacks killed 4 people in Syria.")
    province, country = hapi_rows(report.to_rows(), cp.load_gazetteer())
    assert (province.admin1_code, province.admin1_name, province.admin_level) == ("SY07", "Idlib", 1)
    assert (country.admin1_code, country.admin_level, country.location_code) == (None, 0, "SYR")


def test_a_day_of_saying_is_no_day_of_the_event():
    (row,) = hapi_rows([ClaimRow(low=1, time_role="statement", time_from=date(2024, 1, 1))], cp.load_gazetteer())
    assert row.reference_period_start is None
    since = ClaimRow(low=1, time_role="event", time_kind="since", time_from=date(2024, 1, 1), time_to=date(2024, 1, 31))
    (row,) = hapi_rows([since, ClaimRow()], cp.load_gazetteer())
    assert (row.reference_period_start, row.reference_period_end) == (date(2024, 1, 1), None)


# ---------------------------------------------------------------- data package
def test_frictionless_finds_no_fault_with_the_package(tmp_path):
    frictionless = pytest.importorskip("frictionless", reason="checks our files")
    folder = written("datapackage", tmp_path / "package", include_parts=True)
    report = frictionless.validate(str(folder / "datapackage.json"))
    assert report.valid, report.flatten(["type", "message"])
    package = frictionless.Package(str(folder / "datapackage.json"))
    claims = package.get_resource("claims").read_rows()
    assert [row["best"] for row in claims] == [None if row.best is None else Decimal(str(row.best)) for row in TREE]
    assert [row["additive"] for row in claims] == [row.additive for row in TREE]
    assert [row["time_from"] for row in claims] == [row.time_from for row in TREE]
    assert list(rows_from_csv(folder / "claims.csv")) == TREE
    assert [row["claims"] for row in package.get_resource("reports").read_rows()] == [
        len(r.claims) for _, r, _ in DOCUMENTS
    ]


def test_frictionless_sees_a_claim_of_no_report(tmp_path):
    frictionless = pytest.importorskip("frictionless", reason="checks our files")
    folder = written("datapackage", tmp_path / "package")
    with (folder / "claims.csv").open("a", encoding="utf-8") as file:
        file.write("".join(list(rows_to_csv([ClaimRow(doc="another.txt")]))[1:]))
    assert not frictionless.validate(str(folder / "datapackage.json")).valid


def test_a_package_that_failed_has_no_descriptor(tmp_path):
    folder = written("datapackage", tmp_path / "package")
    assert (folder / "datapackage.json").exists()
    with pytest.raises(AttributeError):
        written("datapackage", folder, fails=True)
    assert not (folder / "datapackage.json").exists()
    with pytest.raises(TypeError):
        open_writer("datapackage", io.BytesIO())


def test_the_schema_of_the_table_names_every_column():
    assert [field["name"] for field in table_schema()["fields"]] == [column.name for column in columns_of(ClaimRow)]


# ---------------------------------------------------------------- writers
def test_every_public_name_is_what_it_says_also_when_its_module_was_loaded():
    for path in Path(exports.__file__).parent.glob("*.py"):
        importlib.import_module(f"conflictparse.exports.{path.stem}")
    modules = [name for name in exports.__all__ if isinstance(getattr(exports, name), type(exports))]
    assert modules == []
    with pytest.raises(AttributeError, match="no attribute 'to_xlsx'"):
        exports.to_xlsx  # noqa: B018 - looked up


def test_an_encoder_can_be_sent_to_another_process():
    for name, form in FORMATS.items():
        if form.streams:
            encoder = open_encoder(name, convention="ucdp")
            again = pickle.loads(pickle.dumps(encoder))  # noqa: S301 - our own bytes
            assert again.record(*DOCUMENTS[0]) == encoder.record(*DOCUMENTS[0])


def test_every_format_writes_to_a_path_and_the_same_twice(tmp_path):
    for name, form in FORMATS.items():
        if form.extra:
            pytest.importorskip("pyarrow", reason="needs the extra arrow")
        first, second = (written(name, tmp_path / f"{n}-{name}{form.suffix}") for n in (1, 2))
        files = (
            zip(sorted(first.rglob("*")), sorted(second.rglob("*")), strict=True)
            if first.is_dir()
            else [(first, second)]
        )
        assert all(a.read_bytes() == b.read_bytes() != b"" for a, b in files), name


def test_a_writer_that_failed_does_not_end_the_file(tmp_path):
    path = tmp_path / "a.json"
    with pytest.raises(AttributeError):
        written("json", path, fails=True)
    with pytest.raises(ValueError, match="Expecting"):
        json.loads(path.read_bytes())


def test_a_writer_closes_what_it_opened_and_nothing_else(tmp_path):
    file = io.BytesIO()
    writer = open_writer("jsonl", file)
    writer.close()
    writer.close()
    assert not file.closed


def test_an_unknown_format_is_refused_with_those_there_are(tmp_path):
    with pytest.raises(UnknownFormatError, match="there is no format 'xlsx': choose one of acled, arrow, csv"):
        open_writer("xlsx", tmp_path / "a")
    with pytest.raises(UnknownFormatError, match="choose one of acled, csv, geojson"):
        open_encoder("parquet")
    with pytest.raises(UnknownConventionError, match="there is no convention 'cameo'"):
        open_writer("csv", tmp_path / "a", convention="cameo")
    assert not list(tmp_path.iterdir())


EVERY_FORMAT = """
import hashlib, io, sys
from importlib.util import find_spec
from conflictparse import parse
from conflictparse.exports import FORMATS, open_writer
texts = sys.stdin.read().split("\\f")
for name, form in FORMATS.items():
    if form.suffix and (not form.extra or find_spec("pyarrow") is not None):
        file = io.BytesIO()
        with open_writer(name, file, include_parts=True) as writer:
            for n, text in enumerate(texts):
                writer.write(str(n), parse(text, published="2024-11-28"), text)
        print(name, hashlib.sha256(file.getvalue()).hexdigest())
"""


def test_every_format_has_the_same_bytes_under_every_hash_seed():
    examples = Path(__file__).parents[2] / "examples"
    text = "\f".join([path.read_text(encoding="utf-8") for path in sorted(examples.glob("*.txt"))])
    printed = set()
    for seed in range(3):
        environment = {**os.environ, "PYTHONHASHSEED": str(seed), "PYTHONIOENCODING": "utf-8"}
        run = subprocess.run(  # noqa: S603 - our own program
            [sys.executable, "-c", EVERY_FORMAT],
            input=text,
            capture_output=True,
            encoding="utf-8",
            env=environment,
            check=True,
        )
        printed.add(run.stdout)
    assert len(printed) == 1
    assert printed.pop().count("\n") >= 9
