"""The lines of R on the page for R run, and add up what Python adds up."""

import io
import re
import shutil
import subprocess
from pathlib import Path

import pytest

import conflictparse as cp
from conflictparse.exports import open_writer

ROOT = Path(__file__).resolve().parents[2]
RSCRIPT = shutil.which("Rscript")


@pytest.mark.skipif(RSCRIPT is None, reason="needs R")
def test_r_reads_the_table_and_adds_it_up(tmp_path):
    reports = {p.name: cp.parse(p.read_text(encoding="utf-8"), "2024-11-28") for p in (ROOT / "examples").glob("*.txt")}
    file = io.BytesIO()
    with open_writer("csv", file, convention="ucdp") as writer:
        for name, report in sorted(reports.items()):
            writer.write(name, report)
    (tmp_path / "claims.csv").write_bytes(file.getvalue())
    page = (ROOT / "docs" / "use-in-r.md").read_text(encoding="utf-8")
    lines = "\n".join(re.findall(r"```r\n(.*?)```", page, re.DOTALL))
    told = 'sums <- aggregate(best ~ effect, counted, sum)\ncat(paste0(sums$effect, "=", sums$best), sep = "\\n")\n'
    (tmp_path / "page.R").write_text(f"{lines}\n{told}", encoding="utf-8")
    ran = subprocess.run([RSCRIPT, "page.R"], cwd=tmp_path, capture_output=True, text=True, check=True)  # noqa: S603 - our own
    expected: dict[str, float] = {}
    for report in reports.values():
        for row in report.to_rows(convention="ucdp"):
            if row.additive and row.best is not None:
                expected[row.effect] = expected.get(row.effect, 0) + row.best
    found = dict(line.split("=") for line in ran.stdout.splitlines() if re.fullmatch(r"\w+=[\d.]+", line))
    assert {effect: float(best) for effect, best in found.items()} == expected
    assert len(expected) > 5
