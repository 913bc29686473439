"""
Read reports from Parquet or JSON lines with Spark, and write their claims as Parquet, a folder for each date.

    spark-submit examples/spark_job.py reports/*.parquet claims/

The columns of the input are text, published and id; name others with --text, --published and --id. Claims of reports
without a date are in the folder published=__HIVE_DEFAULT_PARTITION__. What could not be read is in errors/ beside
them: id, code and stage, and not a word of the text.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from pyspark.sql import DataFrame, SparkSession

from conflictparse.integrations.spark import MODES, parse_dataframe


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the job."""
    options = read_options(arguments)
    spark = SparkSession.builder.appName("conflictparse").getOrCreate()
    reports = read_reports(spark, options.inputs)
    if options.partitions:
        reports = reports.repartition(options.partitions)
    rows = parse_dataframe(
        reports,
        options.text,
        options.published,
        options.id,
        mode=options.mode,
        convention=options.convention,
        gazetteer_file=options.gazetteer,
        lexicon_file=options.actors,
    ).persist()  # two outputs, one reading
    claims = rows.where("claim_id is not null").drop("error")
    claims.repartition("published").write.mode("error").partitionBy("published").parquet(f"{options.output}/claims")
    errors = rows.where("error is not null").select("doc", "error.*").distinct()
    errors.write.mode("error").parquet(f"{options.output}/errors")
    rows.unpersist()


def read_reports(spark: SparkSession, inputs: Sequence[str]) -> DataFrame:
    """Return the reports of all *inputs*, which are of one form."""
    if all(name.endswith((".jsonl", ".jsonl.gz", ".json")) for name in inputs):
        return spark.read.json(list(inputs))
    return spark.read.parquet(*inputs)


def read_options(arguments: Sequence[str] | None) -> argparse.Namespace:
    """Return what the command line says."""
    parser = argparse.ArgumentParser(description="Claims of reports, as Parquet by date.")
    parser.add_argument("inputs", nargs="+", help="files or folders of Parquet, or files of JSON lines")
    parser.add_argument("output", help="the folder to write; it must not hold claims yet")
    parser.add_argument("--text", default="text", help="column of texts")
    parser.add_argument("--published", default="published", help="column of publication dates")
    parser.add_argument("--id", default="id", help="column of ids")
    parser.add_argument("--mode", default="permissive", choices=MODES, help="what becomes of malformed rows")
    parser.add_argument("--convention", default="neutral", help="what gives low, best and high")
    parser.add_argument("--gazetteer", help="a compiled gazetteer")
    parser.add_argument("--actors", help="a table of your own actors")
    parser.add_argument("--partitions", type=int, help="tasks to cut the reports into: some four for each core")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    main()
