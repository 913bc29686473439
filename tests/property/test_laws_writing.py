"""
How a text is written does not change what it claims.

Invariant is what happened, to how many (low, high, stated) and with which status, in the order of the text, under:

- other hyphens, quotation marks, apostrophes and spaces of Unicode, for all reports;
- characters that nobody sees (zero-width, soft hyphen, marks of direction) inside a word, before it and after it;
- composed and decomposed accents (NFC, NFD), and digits of full width.

Case is no such change. The library tells names from words by their capitals: in a text without any, nobody is named,
and in a text of nothing else everything may be a name. What stays is told below: the figures that have a number.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.property.report_texts import report_texts

import conflictparse as cp
from conflictparse.text.tokens import INVISIBLE

HYPHENS = "\u2010\u2011\u2012\u2212\ufe63\uff0d"
QUOTES = "“”„‟«»″＂"
APOSTROPHES = "’‘‛ʼʻ′´`＇"
SPACES = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
ACCENTED = (
    "Médecins Sans Frontières said that 12 people were killed in Deir ez-Zor on Sunday.",
    "Ḥayʾat Taḥrīr al-Shām captured five villages near Idlib, and 30 families fled to Türkiye.",
    "The São Tomé Brigade wounded three soldiers in Bogotá, a café owner said.",
    "At least 19 civilians were killed in Kharkiv, Mykolaïv and Żytomierz.",
)
REPORTS = st.one_of(report_texts(most=3), st.lists(st.sampled_from(ACCENTED), min_size=1, max_size=3).map(" ".join))


def claimed(text: str) -> list[tuple[Any, ...]]:
    """Return what happened, to how many, and whether it is asserted, for each claim of *text*."""
    return [
        (c.effect, c.quantity and (c.quantity.low, c.quantity.high, c.quantity.stated), c.status)
        for c in cp.parse(text, published="2024-11-28", country="SYR").claims
    ]


def figures(text: str) -> set[tuple[Any, ...]]:
    """Return the effects with the figures above one that the text writes as a number."""
    counted = [(effect, quantity) for effect, quantity, _ in claimed(text) if quantity and quantity[2] not in (None, 1)]
    return {(effect, quantity[:2]) for effect, quantity in counted}


@given(REPORTS, st.data())
def test_no_sign_of_another_form_changes_a_claim(text, data):
    other = text
    for plain, signs in (("-", HYPHENS), ("'", APOSTROPHES), (" ", SPACES), ('"', QUOTES)):
        other = other.replace(plain, data.draw(st.sampled_from(signs)))
    assert claimed(other) == claimed(text)


def with_hidden(text: str, data: st.DataObject) -> str:
    """Return *text* with unseen characters in and around its words."""
    places = [
        m.start()
        for m in re.finditer(r"(?<=[^\W\d_])(?=[^\W\d_])|(?<=\w)(?!\w)|(?<![^ ])(?=\w)", text)
        if m.start() > 0 or text[:1].isalnum()
    ]
    chosen = data.draw(st.lists(st.sampled_from(places), max_size=12, unique=True))
    hidden = {place: data.draw(st.sampled_from(INVISIBLE)) for place in chosen}
    return "".join(hidden.get(n, "") + char for n, char in enumerate(text)) + hidden.get(len(text), "")


@given(REPORTS, st.data())
def test_nothing_that_nobody_sees_changes_a_claim(text, data):
    assert claimed(with_hidden(text, data)) == claimed(text)


@given(REPORTS, st.data())
def test_what_is_found_in_a_text_with_hidden_characters_is_its_words(text, data):
    hidden = with_hidden(text, data)
    for claim in cp.parse(hidden).claims:
        if claim.quantity is not None and claim.quantity.text != "[name]":
            assert claim.quantity.text == hidden[claim.quantity.start : claim.quantity.end]


@given(REPORTS, st.sampled_from(["NFC", "NFD"]))
def test_composed_and_decomposed_accents_say_the_same(text, form):
    assert claimed(unicodedata.normalize(form, text)) == claimed(text)


@given(REPORTS)
def test_digits_of_full_width_say_the_same(text):
    wide = text.translate({ord("0") + digit: 0xFF10 + digit for digit in range(10)})
    assert claimed(wide) == claimed(text)


@given(st.sampled_from(["Hayʼat Taḥrīr al-Shām", "Ajāz", "Deir ez-Zor", "Médecins Sans Frontières", "Türkiye"]))
def test_a_name_is_the_same_however_its_accents_are_written(name):
    for form in ("NFC", "NFD"):
        other = unicodedata.normalize(form, name)
        assert cp.normalize_place(other) == cp.normalize_place(name)
        assert cp.normalize_actor(other).casefold() == unicodedata.normalize(form, cp.normalize_actor(name)).casefold()


CASED = [
    "At least 12 civilians were killed and 30 were wounded in shelling by government forces.",
    "Government forces captured 40 villages and destroyed three tanks.",
    "More than 1,200 people have fled since 2011.",
    "The death toll has risen to 57, officials said.",
]


@pytest.mark.parametrize("write", [str.upper, str.lower, str.title])
@given(text=st.lists(st.sampled_from(CASED), min_size=1, max_size=4).map(" ".join))
def test_the_figures_of_plain_sentences_are_read_in_any_case(write, text):
    assert figures(write(text)) == figures(text)


def test_without_capitals_nobody_is_named_and_with_nothing_else_no_name_is_told_from_a_word():
    # The limit: names need capitals that other words lack.
    text = "Karim Testani and Lina Mockova were killed."
    assert [quantity for _, quantity, _ in claimed(text)] == [(1, 1, 1), (1, 1, 1)]
    assert claimed(text.upper()) == []
