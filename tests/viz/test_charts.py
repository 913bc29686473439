"""The charts: true to the report, the same bytes, and safe as files."""

import re
import sys
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from tests.viz.chromium import PROGRAM, Chromium
from tests.viz.hostile import HOSTILE, hostile_report
from tests.viz.pages import Page

import conflictparse as cp
from conflictparse.errors import MissingExtraError

pytest.importorskip("altair", reason="needs the extra viz")
pytest.importorskip("vl_convert", reason="needs the extra viz")

from conflictparse.viz.charts import sources_over_time, to_html, to_png, to_svg, toll_timeline, tolls_by_effect

CHARTS = (toll_timeline, tolls_by_effect, sources_over_time)
TOLD = {
    "agency": ("Shelling by the army killed at least 12 people in Sarmin on Wednesday, activists said.", "2024-11-27"),
    "monitor": ("Shelling killed between 14 and 18 people in Sarmin on Wednesday, the monitor said.", "2024-11-28"),
    "ministry": (
        "The death toll from Wednesday's shelling of Sarmin has risen to 19, the health ministry said.",
        "2024-11-30",
    ),
}


def told(name="ledger"):
    reports = {key: cp.parse(text, published=day) for key, (text, day) in TOLD.items()}
    return cp.merge(reports) if name == "ledger" else reports["monitor"]


def rows(chart):
    """Return the rows that a chart shows."""
    data = chart.to_dict()
    return next(iter(data["datasets"].values()))


def test_the_timeline_shows_low_best_and_high_of_each_account():
    found = {row["report"]: row for row in rows(toll_timeline(told()))}
    assert (found["monitor"]["low"], found["monitor"]["high"]) == (14, 18)
    assert (found["agency"]["low"], found["agency"]["best"], found["agency"]["standing"]) == (12, 12, "replaced")
    assert found["ministry"]["day"] == "2024-11-30"


def test_the_tolls_of_a_ledger_count_each_incident_once():
    (row,) = rows(tolls_by_effect(told()))
    assert (row["effect"], row["best"]) == ("killed", 19)


def test_who_did_it_is_told_apart():
    text = "The rebels killed 5 soldiers in Sarmin. An air strike killed 7 people in Saraqib."
    found = rows(tolls_by_effect(cp.parse(text)))
    assert {row["party"] for row in found} == {"rebels", "not said"}


def test_sources_are_counted_by_day():
    assert {(row["source"], row["day"]) for row in rows(sources_over_time(told()))} == {
        ("activists", "2024-11-27"),
        ("the monitor", "2024-11-28"),
        ("the health ministry", "2024-11-30"),
    }


@pytest.mark.parametrize("chart", CHARTS)
@pytest.mark.parametrize("name", ["ledger", "report"])
def test_the_same_figures_give_the_same_bytes(chart, name):
    first, second = chart(told(name)), chart(told(name))
    assert to_svg(first) == to_svg(second)
    assert to_png(first) == to_png(second)
    assert to_html(first) == to_html(second)


@pytest.mark.parametrize("chart", CHARTS)
def test_an_image_is_one_that_others_read(chart):
    image = to_png(chart(told()), scale=1)
    assert image.startswith(b"\x89PNG\r\n\x1a\n")
    assert int.from_bytes(image[16:20], "big") > 600
    root = ET.fromstring(to_svg(chart(told())))  # noqa: S314 - our own image
    assert root.tag == "{http://www.w3.org/2000/svg}svg"


@pytest.mark.parametrize("chart", CHARTS)
def test_a_chart_of_nothing_is_a_chart(chart):
    assert to_svg(chart(cp.parse(""))).startswith("<svg")
    assert to_svg(chart(cp.merge([]))).startswith("<svg")


def test_no_word_of_a_report_becomes_markup_in_a_chart():
    words = " ".join(HOSTILE)
    report, _ = hostile_report(words)
    ledger = cp.merge({words: report})
    for chart in CHARTS:
        for given in (report, ledger):
            root = ET.fromstring(to_svg(chart(given)))  # noqa: S314 - our own image
            assert not {e.tag.rpartition("}")[2] for e in root.iter()} & {"script", "image", "foreignObject", "a"}
            page = to_html(chart(given), title=words)
            read = Page(page)
            assert read.problems == []
            assert [tag for tag, _ in read.elements].count("script") == 2
            call = page[page.rindex("<script>") :]
            assert not re.search("[<>&\u2028\u2029\u202e]", call.removeprefix("<script>").split("</script>")[0])


@pytest.mark.skipif(PROGRAM is None or sys.platform != "linux", reason="needs Chromium on Linux")
def test_a_page_with_a_chart_draws_it_without_the_network(tmp_path):
    report, _ = hostile_report("</script><script>alert(1)</script>")
    with Chromium(tmp_path / "profile") as browser:
        for n, given in enumerate((told(), told("report"), report)):
            for chart in CHARTS:
                path = Path(tmp_path / f"{chart.__name__}-{n}.html")
                path.write_text(to_html(chart(given)), encoding="utf-8")
                browser.open(path)
                assert browser.until("document.querySelector('#chart svg') !== null")
                assert browser.problems == []
                assert browser.requests == [path.as_uri()]


def test_without_the_extra_the_error_says_what_to_install(monkeypatch):
    chart = toll_timeline(told())
    monkeypatch.setitem(sys.modules, "vl_convert", None)
    with pytest.raises(MissingExtraError, match=r"conflictparse\[viz\]"):
        to_png(chart)
    monkeypatch.setitem(sys.modules, "altair", None)
    with pytest.raises(MissingExtraError, match=r"conflictparse\[viz\]"):
        toll_timeline(told())
