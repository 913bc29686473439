"""A Spark DataFrame of texts becomes a DataFrame of claims. One session for all; Java is needed."""

import json
import os
import shutil
import sys
from datetime import date, datetime
from pathlib import Path

import pytest

pytest.importorskip("pyspark", reason="needs the extra spark")
pytest.importorskip("pandas", reason="pyspark asks for it before it sends batches of Arrow")
if not (shutil.which("java") or os.environ.get("JAVA_HOME")):
    pytest.skip("Spark needs Java", allow_module_level=True)

import pyarrow as pa
from examples.spark_job import main
from pyarrow import dataset, parquet
from pyspark.errors import PySparkException
from pyspark.sql import SparkSession
from tests.integrations.documents import Doc, documents, plain_rows, poisoned
from tests.integrations.test_arrow import batch_of

import conflictparse
from conflictparse.errors import LexiconError, UnknownConventionError
from conflictparse.exports import rows_from_arrow
from conflictparse.integrations.arrow import parse_batch, schema
from conflictparse.integrations.errors import NoColumnError, UnknownChoiceError
from conflictparse.integrations.spark import parse_dataframe, register_function

pytestmark = [
    # pyspark's own: it warns of pandas 3, and leaves sockets and files to the garbage collector
    pytest.mark.filterwarnings("ignore::FutureWarning:pyspark"),
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]

PACKAGE = Path(conflictparse.__file__).parent
KILLED = "Shelling killed 12 people in Sarmin on Tuesday, activists said."
COLUMNS = "id string, text string, published date"


def open_session(master):
    settings = {
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.driver.host": "127.0.0.1",
        "spark.executorEnv.PYTHONPATH": str(PACKAGE.parent),
        "spark.sql.execution.arrow.maxRecordsPerBatch": "50",
        "spark.sql.session.timeZone": "UTC",
        "spark.sql.shuffle.partitions": "2",
        "spark.task.maxFailures": "2",
        "spark.ui.enabled": "false",
    }
    builder = SparkSession.builder.master(master).appName("conflictparse")
    for name, value in settings.items():
        builder = builder.config(name, value)
    session = builder.getOrCreate()
    session.sparkContext.setLogLevel("OFF")
    return session


@pytest.fixture(scope="module")
def spark():
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYSPARK_PYTHON", sys.executable)
        session = open_session("local[2]")
        yield session
        session.stop()


def frame(spark, docs, parts=4):
    return spark.createDataFrame([tuple(doc) for doc in docs], COLUMNS).repartition(parts)


def sorted_claims(df):
    """Return the rows of a DataFrame of claims as the library has them, in the order of documents and claims."""
    table = df.filter("claim_id is not null").toArrow().select(schema("claims").names)
    rows = rows_from_arrow(table.replace_schema_metadata(schema("claims").metadata))
    return sorted(rows, key=order)


def order(row):
    return row.doc, int(row.claim_id[1:])


def test_claims_are_those_of_a_plain_loop(spark):
    docs = documents(120)
    expected = sorted(plain_rows(docs), key=order)
    assert len(expected) > 300
    assert sorted_claims(parse_dataframe(frame(spark, docs))) == expected


def test_reports_are_those_of_a_batch(spark):
    docs = poisoned(60)
    found = {row["id"]: row for row in parse_dataframe(frame(spark, docs), output="reports").toArrow().to_pylist()}
    assert found == {row["id"]: row for row in parse_batch(batch_of(docs)).to_pylist()}
    assert found["bad7"]["error"]["code"] == "null"


def test_hostile_rows_harm_no_neighbour(spark):
    docs = poisoned(60)
    df = parse_dataframe(frame(spark, docs)).cache()
    assert sorted_claims(df) == sorted(plain_rows(docs), key=order)
    assert [(row.doc, row.error.code) for row in df.filter("error is not null").collect()] == [("bad7", "null")]
    df.unpersist()


def test_dropmalformed_leaves_out_what_cannot_be_read_and_keeps_what_was_cut(spark):
    df = spark.createDataFrame(
        [("a", None, None), ("b", KILLED, "soon"), ("c", KILLED * 2, None)], "id string, text string, published string"
    )
    found = parse_dataframe(df, output="reports", mode="DROPMALFORMED", max_chars=len(KILLED) + 5).collect()
    assert [(row.id, row.error.code) for row in found] == [("c", "cut")]
    kept = parse_dataframe(df, output="reports", max_chars=len(KILLED) + 5).collect()
    assert [(row.id, row.error.code) for row in kept] == [("a", "null"), ("b", "published"), ("c", "cut")]


def test_failfast_ends_the_job_and_names_the_row(spark):
    df = spark.createDataFrame([("a", KILLED, None), ("b", None, None)], COLUMNS).coalesce(1)
    with pytest.raises(PySparkException, match="row 'b' cannot be read"):
        parse_dataframe(df, mode="failfast").collect()
    good = spark.createDataFrame([("a", KILLED, None)], COLUMNS)
    assert parse_dataframe(good, mode="failfast").count() == 1


def test_days_may_be_dates_timestamps_or_strings(spark):
    day = date(2024, 11, 28)
    for cell, kind in (
        (day, "date"),
        (datetime(2024, 11, 28, 9), "timestamp"),  # noqa: DTZ001 - of the time zone of the session
        (datetime(2024, 11, 28, 9), "timestamp_ntz"),  # noqa: DTZ001 - of none
        ("2024-11-28", "string"),
    ):
        df = spark.createDataFrame([(KILLED, cell)], f"`the words` string, `the.day` {kind}")
        rows = parse_dataframe(df, "the words", "the.day").collect()
        assert [(row.published, row.time_from) for row in rows] == [(day, date(2024, 11, 26))], kind


def test_actors_and_places_of_ones_own_are_sent_to_the_executors(spark, tmp_path):
    actors = tmp_path / "mine.csv"
    actors.write_text("id,name,kind\nriver-guard,River Guard,pro_gov_militia\n", encoding="utf-8")
    places = tmp_path / "mine.cpg"
    shutil.copy(PACKAGE / "data" / "places.cpg", places)
    df = spark.createDataFrame([("The River Guard killed 3 people in Idlib.",)], "text string")
    row = parse_dataframe(df, lexicon_file=str(actors), gazetteer_file=str(places)).collect()[0]
    assert (row.perpetrator_ids, row.place_name, row.doc) == (["river-guard"], "Idlib", "")
    assert "gazetteer" in row.edition


def test_sql_has_a_table_function(spark):
    register_function(spark, convention="acled")
    spark.createDataFrame(
        [("a", KILLED, "2024-11-28"), ("b", None, None)], "id string, text string, day string"
    ).createOrReplaceTempView("reports")
    query = """
        select r.id, c.low, c.convention, c.perpetrators, c.time_from, c.error.code
        from reports r, lateral conflictparse(r.text, r.day) c order by r.id
    """
    assert [tuple(row) for row in spark.sql(query).collect()] == [
        ("a", 12, "acled", [], date(2024, 11, 26), None),
        ("b", None, None, None, None, "null"),
    ]


@pytest.mark.parametrize("form", ["parquet", "jsonl"])
def test_the_example_writes_a_folder_for_each_date(spark, tmp_path, form):
    docs = [*documents(6), Doc("none", None, None)]
    table, file = pa.Table.from_batches([batch_of(docs)]), str(tmp_path / f"reports.{form}")
    if form == "parquet":
        parquet.write_table(table, file)
    else:
        Path(file).write_text(
            "".join(json.dumps(row, default=str) + "\n" for row in table.to_pylist()), encoding="utf-8"
        )
    main([file, str(tmp_path / "out")])
    read = dataset.dataset(tmp_path / "out" / "claims", partitioning="hive").to_table()
    expected = plain_rows(docs)
    found = zip(
        read["doc"].to_pylist(), read["claim_id"].to_pylist(), map(str, read["published"].to_pylist()), strict=True
    )
    assert sorted(found) == sorted((row.doc, row.claim_id, str(row.published)) for row in expected)
    days = {path.name for path in (tmp_path / "out" / "claims").iterdir() if path.is_dir()}
    assert days == {f"published={row.published}" for row in expected}
    assert [(r.doc, r.code) for r in spark.read.parquet(str(tmp_path / "out" / "errors")).collect()] == [
        ("none", "null")
    ]


def test_mistakes_of_the_caller_are_told_before_a_job_starts(spark, tmp_path):
    df = spark.createDataFrame([("a", KILLED, None)], COLUMNS)
    file = tmp_path / "none.csv"
    file.write_text("id,name\n", encoding="utf-8")
    with pytest.raises(NoColumnError, match="text= one of id, text, published"):
        parse_dataframe(df, "body")
    with pytest.raises(NoColumnError, match="published= one of"):
        parse_dataframe(df, published="day")
    with pytest.raises(UnknownChoiceError, match="failfast"):
        parse_dataframe(df, mode="strict")
    with pytest.raises(UnknownChoiceError, match="reports"):
        parse_dataframe(df, output="rows")
    with pytest.raises(UnknownConventionError):
        parse_dataframe(df, convention="cameo")
    with pytest.raises(LexiconError, match="kind"):
        parse_dataframe(df, lexicon_file=str(file))
