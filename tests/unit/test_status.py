"""How real a claim is, on sentences of our own; ``[word]`` marks the trigger."""

import pytest

from conflictparse.claims.status import read_status
from conflictparse.text import tokenize


def status_of(text):
    offset = text.index("[")
    tokens = tokenize(text.replace("[", "").replace("]", ""))
    word = tokens.word_at(offset)
    return read_status(tokens, word, *tokens.sentence_of(word))


CASES = [
    ("Six people have been [killed].", "asserted"),
    ("Six people were not only beaten but [killed].", "asserted"),
    ("Troops were able to [capture] the ridge.", "asserted"),
    ("Troops managed to [capture] the ridge.", "asserted"),
    ("Shelling forced hundreds to [flee].", "asserted"),
    ("The toll rose to six [killed].", "asserted"),
    ("Fires due to [attacks] spread.", "asserted"),
    ("Families continued to [flee].", "asserted"),
    ("A raid in May [killed] six.", "asserted"),
    ("No one was [killed].", "asserted"),
    ("They tried to storm the gate and [killed] six guards.", "asserted"),
    ("The governor did not speak, and six guards were [killed].", "asserted"),
    ("After the talks failed, troops [killed] six men.", "asserted"),
    ("Troops attempted to [capture] the ridge.", "attempted"),
    ("Troops tried again to [retake] the ridge.", "attempted"),
    ("In an attempt by two brigades to [seize] the ridge, roads were closed.", "attempted"),
    ("The army launched an offensive to [recapture] the ridge.", "attempted"),
    ("Guards repelled attempts by the militia to advance and [retake] the ridge.", "attempted"),
    ("An attempted [assassination] shook the town.", "attempted"),
    ("Troops moved in order to [cut] the road.", "attempted"),
    ("Troops failed to [capture] the ridge.", "failed"),
    ("Troops tried unsuccessfully to [capture] the ridge.", "failed"),
    ("A failed attempt to [seize] the ridge was reported.", "failed"),
    ("An attempt to [assassinate] the judge was foiled.", "failed"),
    ("Guards prevented the militia from [taking] the ridge.", "prevented"),
    ("The truce kept both armies from [attacking] the port.", "prevented"),
    ("Police thwarted an [attack].", "prevented"),
    ("The blast did not [kill] the judge.", "negated"),
    ("The judge was not [killed].", "negated"),
    ("The judge wasn't [killed].", "negated"),
    ("The fire ended without causing any [casualties].", "negated"),
    ("The fire did not cause any [casualties].", "negated"),
    ("The army could [capture] the ridge.", "hypothetical"),
    ("Thousands will be [displaced].", "hypothetical"),
    ("Militants threatened to [kill] the hostages.", "hypothetical"),
    ("If civilians are [killed], talks will end.", "hypothetical"),
    ("Relatives fear the possibility of an [attack].", "hypothetical"),
    ("Up to forty may have been [killed].", "hedged"),
    ("Six people were reportedly [killed].", "hedged"),
    ("Six people are believed to have been [killed].", "hedged"),
    ("Six people are feared [dead].", "hedged"),
]


@pytest.mark.parametrize(("text", "status"), CASES)
def test_the_words_that_govern_the_trigger_say_how_real_it_is(text, status):
    assert status_of(text)[0].value == status


def test_doubt_is_kept_beside_a_stronger_status():
    assert [str(x) for x in status_of("Fighters reportedly tried to [seize] the mill.")[1]] == ["reportedly"]


def test_a_plain_claim_has_no_hedges():
    assert status_of("Six people were [killed].")[1] == ()


@pytest.mark.parametrize("text", ["", "if", "not killed", "\ud800 to kill", "to", "and killed"])
def test_no_text_is_too_odd(text):
    tokens = tokenize(text)
    for word in range(len(tokens)):
        read_status(tokens, word, 0, len(tokens))
