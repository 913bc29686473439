"""Laws of tokens and sentences."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from conflictparse.text import tokenize
from conflictparse.text.folding import fold_word
from conflictparse.text.tokens import INVISIBLE, _plain

reportlike = st.text(alphabet=st.sampled_from(list("abAB .,;:'’\"“”()-–—\n\r\t\u00a0\u00ad0123%$Nu")), max_size=80)


def seen_between(text: str, start: int, end: int) -> str:
    """Return what stands between two words, in plain signs, without what nobody sees."""
    return "".join(char for char in _plain(text)[start:end] if char not in INVISIBLE)


@given(st.text() | reportlike)
def test_words_and_gaps_are_the_whole_text(text: str) -> None:
    tokens = tokenize(text)
    edges = [0, *(x for span in zip(tokens.starts, tokens.ends, strict=True) for x in span), len(text)]
    assert edges == sorted(edges)
    assert len(tokens.gaps) == len(tokens.words) + 1 == len(tokens.codes)
    assert tokens.gaps == [seen_between(text, a, b) for a, b in zip(edges[::2], edges[1::2], strict=True)]
    assert len(tokens.lower) == len(tokens.words)


@given(st.text() | reportlike)
def test_sentences_cover_all_words_once(text: str) -> None:
    tokens = tokenize(text)
    covered = [i for a, b in tokens.sentences for i in range(a, b)]
    assert covered == list(range(len(tokens)))


@given(reportlike, reportlike)
def test_a_blank_line_parts_any_two_texts(a: str, b: str) -> None:
    together = tokenize(f"{a}\n\n{b}")
    apart = [*tokenize(a).words, *tokenize(b).words]
    assert together.words == apart


@given(reportlike)
def test_quotes_and_spaces_do_not_change_the_words(text: str) -> None:
    plain = text.replace("’", "'").replace("\u00a0", " ").replace("“", '"').replace("”", '"')
    assert tokenize(text).lower == tokenize(plain).lower


@given(
    st.text(alphabet=st.characters(max_codepoint=0x7F), max_size=80)
    | reportlike.map(lambda text: text.replace("\u00ad", ""))
)
def test_a_foreign_letter_changes_no_other_word(text: str) -> None:
    assert tokenize(f"{text}\n\né").words == [*tokenize(text).words, "é"]


@given(st.text() | reportlike)
def test_capitals_are_the_words_that_lower_case_changes(text: str) -> None:
    tokens = tokenize(text)
    assert tokens.capitals == [i for i, word in enumerate(tokens.words) if word != tokens.lower[i]]


@given(st.text() | reportlike)
def test_each_word_is_folded_as_it_would_be_alone(text: str) -> None:
    tokens = tokenize(text)
    assert tokens.folded == [fold_word(word) for word in tokens.lower]
