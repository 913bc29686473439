"""Laws of the pages: what is escaped reads back, and the segments of a text are the text."""

import re

from hypothesis import given
from hypothesis import strategies as st
from tests.viz.hostile import TEXT
from tests.viz.pages import Page

import conflictparse as cp
from conflictparse.viz import highlight, report_page
from conflictparse.viz.layers import cut_text, read_marks
from conflictparse.viz.markup import element


@given(st.text(max_size=80))
def test_what_is_escaped_reads_back_as_it_was_but_for_unsafe_characters(words):
    read = Page(element("p", words, title=words))
    assert read.problems == []
    shown = read.text("p")
    assert read.elements[0][1]["title"] == shown
    plain = re.sub("[\x00-\x1f\x7f-\x9f]", "", words)
    if plain == words and all(ord(char) < 0x2000 for char in words) and not set(words) & {"\xad", "\u061c"}:
        assert shown == words


@given(
    st.lists(
        st.sampled_from([TEXT, "HTS said 5 fighters died. ", "\n\n", " and ", "the UN office in Idlib "]), max_size=6
    )
)
def test_the_segments_put_together_are_the_text_and_know_what_covers_them(pieces):
    text = "".join(pieces)
    marks = read_marks(cp.parse(text, published="2024-11-28"), text)
    segments = list(cut_text(text, marks))
    assert "".join(text[s.start : s.end] for s in segments) == text
    for segment in segments:
        covering = [m for m in marks if m.start <= segment.start and segment.end <= m.end]
        assert list(segment.marks) == covering


@given(st.lists(st.sampled_from([TEXT, "HTS said 5 fighters died. ", "the UN office in Idlib "]), max_size=4))
def test_two_marks_of_one_lane_never_overlap(pieces):
    marks = read_marks(cp.parse("".join(pieces)), "".join(pieces))
    for n, mark in enumerate(marks):
        for other in marks[n + 1 :]:
            assert mark.lane != other.lane or mark.lane == 3 or other.start >= mark.end


@given(
    st.lists(
        st.one_of(
            st.text(max_size=12), st.sampled_from([TEXT, "\n\n", " 12 ", "Sarmin", "<b>", "\r\n", "\u202e", "killed 5"])
        ),
        max_size=8,
    )
)
def test_any_text_has_a_page_that_holds_its_words(pieces):
    text = "".join(pieces)
    report = cp.parse(text, published="2024-11-28")
    for page in (highlight(report, text), report_page(report, text)):
        read = Page(page)
        assert read.problems == []
        assert len(read.ids) == len(set(read.ids))
        assert read.text("article").split() == Page(element("article", text)).text("article").split()
