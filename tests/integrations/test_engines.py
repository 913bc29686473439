"""DuckDB, Polars, pandas and spaCy return the claims that a plain loop returns."""

import datetime as dt
import hashlib
import subprocess
import sys
from typing import Any

import pytest
from tests.integrations.documents import Doc, plain_rows, poisoned

from conflictparse.errors import MissingExtraError, UnknownConventionError
from conflictparse.exports import ClaimRow, row_json, rows_from_arrow, to_rows
from conflictparse.integrations.errors import NoColumnError, UnknownChoiceError

pa = pytest.importorskip("pyarrow", reason="needs the extra arrow")

KILLED = "Shelling killed 12 people in Sarmin on Tuesday, activists said."
PUBLISHED = dt.date(2024, 11, 28)
TUESDAY = dt.date(2024, 11, 26)
NAMES = ["id", "text", "published"]


def digest(rows: list[ClaimRow]) -> str:
    return hashlib.sha256("".join(row_json(row) for row in rows).encode()).hexdigest()


def table_of(docs: list[Doc]) -> Any:
    return pa.Table.from_arrays([pa.array(column) for column in zip(*docs, strict=True)], names=NAMES)


def with_metadata(table: Any) -> Any:
    """Return a table with the version that an engine drops."""
    from conflictparse.integrations.arrow import schema  # noqa: PLC0415 - after the skip

    assert table.schema.names == schema("claims").names
    return table.cast(schema("claims"))


def claims_of(table: Any) -> list[ClaimRow]:
    return list(rows_from_arrow(with_metadata(table).filter(pa.compute.field("claim_id").is_valid())))


def errors_of(table: Any) -> list[tuple[str, str]]:
    rows = table.select(["doc", "error"]).to_pylist()
    return [(row["doc"], row["error"]["code"]) for row in rows if row["error"] is not None]


def with_duckdb(table: Any, **choices: Any) -> Any:
    duckdb = pytest.importorskip("duckdb", reason="needs the extra duckdb")
    from conflictparse.integrations.duckdb import parse_relation, register  # noqa: PLC0415 - an extra

    with duckdb.connect() as connection:
        register(connection, **choices)
        return parse_relation(connection, connection.from_arrow(table)).to_arrow_table()


def with_duckdb_select(table: Any, **choices: Any) -> Any:
    duckdb = pytest.importorskip("duckdb", reason="needs the extra duckdb")
    from conflictparse.integrations.duckdb import register  # noqa: PLC0415 - an extra

    with duckdb.connect() as connection:
        register(connection, "read_news", **choices)
        connection.register("news", table)
        query = "select unnest(read_news(text, published, id), max_depth := 2) from news"
        return connection.sql(query).to_arrow_table()


def with_polars(table: Any, **choices: Any) -> Any:
    pl = pytest.importorskip("polars", reason="needs the extra polars")
    from conflictparse.integrations.polars import parse_frame  # noqa: PLC0415 - an extra

    return parse_frame(pl.from_arrow(table), **choices).to_arrow()


def with_polars_lazily(table: Any, **choices: Any) -> Any:
    pl = pytest.importorskip("polars", reason="needs the extra polars")
    from conflictparse.integrations.polars import parse_frame  # noqa: PLC0415 - an extra

    return parse_frame(pl.from_arrow(table).lazy(), **choices).collect(engine="streaming").to_arrow()


def with_polars_expression(table: Any, **choices: Any) -> Any:
    pl = pytest.importorskip("polars", reason="needs the extra polars")
    import conflictparse.integrations.polars  # noqa: F401, PLC0415 - gives the namespace

    lists = pl.from_arrow(table).select(pl.col("text").conflict.claims("published", pl.col("id"), **choices))
    return lists.filter(pl.col("claims").list.len() > 0).explode("claims").unnest("claims").to_arrow()


def with_pandas(table: Any, **choices: Any) -> Any:
    pytest.importorskip("pandas", reason="needs the extra pandas")
    from conflictparse.integrations.pandas import parse_frame  # noqa: PLC0415 - an extra

    return pa.Table.from_pandas(parse_frame(table.to_pandas(), **choices), preserve_index=False)


ENGINES = [
    with_duckdb,
    with_duckdb_select,
    with_polars,
    with_polars_lazily,
    with_polars_expression,
    with_pandas,
]


@pytest.fixture(scope="module")
def plain():
    docs = poisoned(300)
    return docs, digest(plain_rows(docs))


@pytest.mark.parametrize("engine", ENGINES)
def test_an_engine_returns_the_claims_of_a_plain_loop_and_an_error_for_each_null(engine, plain):
    docs, expected = plain
    table = engine(table_of(docs))
    assert digest(claims_of(table)) == expected
    assert errors_of(table) == [(d.id, "null") for d in docs if d.text is None]


@pytest.mark.parametrize("engine", ENGINES)
def test_no_texts_are_no_claims(engine):
    table = pa.table({name: pa.array([], pa.string()) for name in NAMES})
    assert with_metadata(engine(table)).num_rows == 0
    assert claims_of(engine(table_of([Doc("a", "", None)]))) == []


@pytest.mark.parametrize("engine", ENGINES)
def test_choices_reach_an_engine(engine):
    text = "Shelling killed dozens of people, including 3 children."
    choices = {"convention": "acled", "include_parts": True, "scale": 10}
    found = claims_of(engine(table_of([Doc("a", text, PUBLISHED)]), **choices))
    from conflictparse import parse  # noqa: PLC0415 - beside its use

    assert found == list(to_rows(parse(text, PUBLISHED), doc="a", text=text, **choices))
    assert len(found) == 2


@pytest.mark.parametrize("engine", ENGINES)
def test_an_unknown_convention_is_told_before_the_first_row(engine):
    with pytest.raises(UnknownConventionError):
        engine(table_of([Doc("a", KILLED, None)]), convention="cameo")


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize(
    "days",
    [
        pa.array([PUBLISHED]),
        pa.array(["2024-11-28"]),
        pa.array(["2024-11-28T09:30:00Z"]),
        pa.array([dt.datetime(2024, 11, 28, 9, 30)]),  # noqa: DTZ001 - tables hold such, too
        pa.array([dt.datetime(2024, 11, 28, 9, 30, tzinfo=dt.UTC)]),
        pa.array([1_732_786_200_123_456_789], pa.timestamp("ns")),
    ],
    ids=str,
)
def test_a_day_may_be_a_date_a_timestamp_or_a_string(engine, days):
    table = engine(pa.table({"id": [7], "text": [KILLED], "published": days}))
    assert [(row.doc, row.time_from) for row in claims_of(table)] == [("7", TUESDAY)]
    assert errors_of(table) == []


@pytest.mark.parametrize("engine", ENGINES)
def test_what_is_no_date_is_told_and_the_text_is_read_without_it(engine):
    table = engine(table_of([Doc("a", KILLED, "28/11/2024"), Doc("b", KILLED, None), Doc("c", KILLED, "")]))
    assert [(row.doc, row.low, row.time_from) for row in claims_of(table)] == [(doc, 12, None) for doc in "abc"]
    assert errors_of(table) == [("a", "published")]


@pytest.mark.parametrize("engine", ENGINES)
def test_what_is_cut_off_is_counted(engine):
    table = engine(table_of([Doc("a", f"{KILLED} Rockets wounded 7 people.", None)]), max_chars=70)
    assert errors_of(table) == [("a", "cut")]
    assert [row.low for row in claims_of(table)] == [12]


@pytest.mark.parametrize("engine", [with_duckdb, with_polars, with_polars_lazily, with_pandas])
def test_a_table_needs_no_column_but_that_of_the_texts(engine):
    assert [row.doc for row in claims_of(engine(pa.table({"text": [KILLED]})))] == [""]
    with pytest.raises(NoColumnError, match="text= one of words"):
        engine(pa.table({"words": [KILLED]}))


@pytest.mark.parametrize("engine", [with_polars, with_polars_lazily, with_pandas])
def test_reports_have_a_row_for_each_text(engine):
    docs = poisoned(20)
    table = engine(table_of(docs), output="reports")
    assert table.column("id").to_pylist() == [d.id for d in docs]
    assert [claims is None for claims in table.column("claims").to_pylist()] == [d.text is None for d in docs]
    with pytest.raises(UnknownChoiceError):
        engine(table_of(docs), output="rows")


def test_columns_of_a_relation_may_have_any_names():
    duckdb = pytest.importorskip("duckdb", reason="needs the extra duckdb")
    from conflictparse.integrations.duckdb import parse_relation, register  # noqa: PLC0415 - an extra

    with duckdb.connect() as connection:
        register(connection, 'my "news"')
        query = f"""select '{KILLED}' as "the "" words", date '2024-11-28' as Day, 7 as n"""
        claims = parse_relation(connection, query, 'THE " words', "day", "n", function='my "news"')
        assert claims.project("doc, time_from").fetchall() == [("7", TUESDAY)]
        with pytest.raises(NoColumnError, match="published= one of"):
            parse_relation(connection, query, 'the " words', "date")
        with pytest.raises(duckdb.Error, match="conflictparse"):
            parse_relation(connection, query, 'the " words')


def test_a_select_takes_one_two_or_three_arguments_and_nulls():
    duckdb = pytest.importorskip("duckdb", reason="needs the extra duckdb")
    from conflictparse.integrations.duckdb import register  # noqa: PLC0415 - an extra

    with duckdb.connect() as connection:
        register(connection)
        register(connection, convention="acled")  # replaces the first
        connection.execute("create table news as select ? as text, date '2024-11-28' as day", [KILLED])
        for arguments, day, doc in [
            ("text", None, ""),
            ("text, day", TUESDAY, ""),
            ("text, published := day", TUESDAY, ""),
            ("text, day::timestamptz, 7", TUESDAY, "7"),
        ]:
            query = f"select c.time_from, c.doc, c.convention from (select conflictparse({arguments})[1] c from news)"  # noqa: S608 - our own
            assert connection.sql(query).fetchall() == [(day, doc, "acled")]
        for nothing in ("null", "null::varchar", "nullif(text, text)"):
            query = f"select conflictparse({nothing}, day)[1].error.code from news"  # noqa: S608 - our own
            assert connection.sql(query).fetchall() == [("null",)]


def test_rows_beyond_one_vector_of_duckdb_stay_in_order():
    duckdb = pytest.importorskip("duckdb", reason="needs the extra duckdb")
    from conflictparse.integrations.duckdb import register  # noqa: PLC0415 - an extra

    with duckdb.connect() as connection:
        register(connection)
        claim = "conflictparse('Shelling killed ' || n || ' people.')[1]"
        query = f"select count(*), count_if(n = {claim}.low) from range(2, 2502) t(n)"  # noqa: S608 - our own
        assert connection.sql(query).fetchall() == [(2500, 2500)]


def test_an_expression_stands_beside_other_columns_also_in_a_lazy_frame():
    pl = pytest.importorskip("polars", reason="needs the extra polars")
    import conflictparse.integrations.polars  # noqa: F401, PLC0415 - gives the namespace

    frame = pl.DataFrame({"text": [KILLED, None, ""], "date": [PUBLISHED, None, None]})
    claims = pl.col("text").conflict.claims(published=pl.col("date"))
    for result in (frame.with_columns(claims), frame.lazy().with_columns(claims).collect()):
        assert result.columns == ["text", "date", "claims"]
        assert result["claims"].list.len().to_list() == [1, 1, 0]
        assert result["claims"][0][0]["time_from"] == TUESDAY
    lazy = frame.lazy().with_columns(claims)
    assert lazy.collect_schema()["claims"] == lazy.collect().schema["claims"]


def test_the_schema_of_a_lazy_frame_is_known_before_it_is_read():
    pl = pytest.importorskip("polars", reason="needs the extra polars")
    from conflictparse.integrations.polars import parse_frame  # noqa: PLC0415 - an extra

    frame = pl.LazyFrame({"text": [KILLED, None]})
    for output in ("claims", "reports"):
        lazy = parse_frame(frame, output=output)
        assert lazy.collect_schema() == lazy.collect().schema == parse_frame(frame.collect(), output=output).schema


def test_a_table_of_pandas_may_hold_anything():
    pd = pytest.importorskip("pandas", reason="needs the extra pandas")
    from conflictparse.integrations.pandas import parse_frame  # noqa: PLC0415 - an extra

    cells = [KILLED, 3, float("nan"), pd.NaT, None, b"12 killed", [KILLED], f"\ud800 {KILLED}"]
    frame = pd.DataFrame(
        {"text": cells, "published": [pd.Timestamp("2024-11-28"), *[pd.NaT] * 7]}, index=list("abcdefgh")
    )
    reports = parse_frame(frame, output="reports")
    assert list(reports.index) == list("abcdefgh")
    codes = [None if error is pd.NA else error["code"] for error in reports["error"]]
    assert codes == [None, "not_text", "null", "null", "null", "not_text", "not_text", None]
    claims = parse_frame(frame)
    assert claims["low"].dropna().tolist() == [12, 12]
    assert claims["time_from"][0] == TUESDAY
    with pytest.raises(NoColumnError, match="single column 'text'"):
        parse_frame(pd.concat([frame, frame], axis=1))


def test_spacy_returns_the_claims_of_a_plain_loop():
    spacy = pytest.importorskip("spacy", reason="needs the extra spacy")
    import conflictparse.integrations.spacy  # noqa: F401, PLC0415 - gives the component

    # The tokenizer of spaCy takes minutes for a hundred thousand brackets.
    docs = [d for d in poisoned(100) if d.text is not None and len(d.text) < 50_000]
    assert len(docs) > 100
    nlp = spacy.blank("en")
    nlp.add_pipe("conflictparse")
    pairs = ((d.text, {"published": d.published, "id": d.id}) for d in docs)
    rows = [
        row
        for doc, context in nlp.pipe(pairs, as_tuples=True)
        for row in to_rows(doc._.conflict, doc=context["id"], text=doc.text)
    ]
    assert digest(rows) == digest(plain_rows(docs))


@pytest.mark.parametrize("engine", ["duckdb", "polars", "pandas", "spacy"])
def test_without_its_package_an_engine_says_what_to_install(engine):
    code = f"""
import sys
from importlib import import_module
from pathlib import Path
sys.modules[{engine!r}] = None
import conflictparse
try:
    import conflictparse.integrations.{engine}
except ImportError as error:
    print(type(error).__name__, error)
"""
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)  # noqa: S603 - our own
    assert ran.stdout.startswith(MissingExtraError.__name__)
    assert f'pip install "conflictparse[{engine}]"' in ran.stdout


def test_importing_the_library_imports_no_engine():
    code = "import sys, conflictparse; conflictparse.parse('Calm.'); print([n for n in sys.modules if n in %r])"
    names = ("duckdb", "polars", "pandas", "spacy", "pyarrow", "conflictparse.integrations")
    ran = subprocess.run([sys.executable, "-c", code % (names,)], capture_output=True, text=True, check=True)  # noqa: S603 - our own
    assert ran.stdout.strip() == "[]"
