"""Who says so and who denies it, on sentences of our own; ``[word]`` marks the trigger."""

import pytest

from conflictparse.actors.actor import ActorMention, ActorStatus
from conflictparse.claims.attribution import read_attributions
from conflictparse.text import tokenize


def marked(text):
    """Return the tokens of *text* without its mark, and the index of the marked word."""
    offset = text.index("[")
    tokens = tokenize(text.replace("[", "").replace("]", ""))
    return tokens, tokens.word_at(offset)


def sources_of(text):
    tokens, word = marked(text)
    return [s.text for s in read_attributions(tokens, ()).at(word)]


SAID = [
    ("The mayor said that nine people were [killed].", "The mayor"),
    ("The mayor said on Monday that nine people were [killed].", "The mayor"),
    ("Villagers said nine people were [killed].", "Villagers"),
    ("On Friday, two hospital doctors said nine people were [killed].", "two hospital doctors"),
    ("On Friday border police said nine people were [killed].", "border police"),
    ("Later, the district monitor added that nine people were [killed].", "the district monitor"),
    ("The council has confirmed that nine people were [killed].", "The council"),
    ("Nine people were [killed], a local monitor said.", "a local monitor"),
    ("Nine people were [killed], a local monitor said late on Friday.", "a local monitor"),
    ("Nine people were [killed], said a doctor at the town's only clinic.", "a doctor at the town's only clinic"),
    ('"Nine people were [killed]," said Colonel Ruiz.', "Colonel Ruiz"),
    ("Nine people were [killed], according to the Lake Region Monitor.", "the Lake Region Monitor"),
    ("According to residents, nine people were [killed].", "residents"),
    ("Nine people, according to residents, were [killed].", "residents"),
    ("Nine people were [killed], according to an aid group, which has staff in the town.", "an aid group"),
    ("An envoy told reporters in Geneva that nine people were [killed].", "An envoy"),
    ("The Hill Relief Office (HRO) reported that nine people were [killed].", "The Hill Relief Office (HRO)"),
    ("The monitor put the toll at nine [dead].", "The monitor"),
    ("The monitor counted nine [dead].", "The monitor"),
    ("The General Staff put enemy losses at ninety [killed].", "The General Staff"),
    ("A day later the district committee raised the toll to nine [dead].", "the district committee"),
    ("The group spoke of the [capture] of two hamlets.", "The group"),
    ("Farid Osman, a shopkeeper, said nine people were [killed].", "Farid Osman"),
    ("The head of the town council, Farid Osman, said nine people were [killed].", "Farid Osman"),
    ("Nine people were [killed], the daily wrote, citing army sources.", "army sources"),
    ("The strike [killed] nine people, a medic said, citing hospital lists.", "a medic"),
    ("They added that nine people were [killed].", "They"),
    ("Fighters said they had [captured] two hamlets.", "Fighters"),
    ("Nine deaths were reported by local media after shells [hit] the market.", "local media"),
    ("State media stayed silent, but rebel websites said nine soldiers were [killed].", "rebel websites"),
    ("Army and rebel sources said nine people were [killed].", "Army and rebel sources"),
    ("The ministry made it known that nine people were [killed].", "The ministry"),
    ("A teachers' union said nine people were [killed].", "A teachers' union"),
    ("Nine people were [killed], according to the teachers' union.", "the teachers' union"),
    ("Nine people were [killed], said the doctors' group.", "the doctors' group"),
    ("A statement by the brigade said nine people were [killed].", "A statement by the brigade"),
]


@pytest.mark.parametrize(("text", "source"), SAID)
def test_a_claim_has_the_source_that_words_of_saying_give_it(text, source):
    assert sources_of(text)[:1] == [source]


NOT_SAID = [
    "Nine people were [killed] on Monday.",
    "Medics said the road was closed. Nine people were [killed] on Monday.",
    "The brigade claimed responsibility for the blast that [killed] nine.",
    "The shelling claimed nine lives and [wounded] four.",
    "The blast raised the toll of the week to nine [dead].",
    "The army raised its flag over the fort and [killed] nine.",
    "Rebels put explosives at the gate and [killed] nine.",
    "No casualties were reported after shells [hit] the market.",
    "Nine deaths reported as shells [hit] the market.",
    "The reported attack [killed] nine.",
    "Officials did not say how the nine people were [killed].",
    "The advance went according to plan and [killed] nine.",
    "The self-declared governor was [killed].",
    "Nine people were [killed], but a priest said the road was open.",
]


@pytest.mark.parametrize("text", NOT_SAID)
def test_what_nobody_is_said_to_say_is_the_report_s_own(text):
    assert sources_of(text) == []


def test_a_chain_of_sources_is_nearest_first():
    assert sources_of("The radio reported that rebels said they had [seized] a depot.") == ["rebels", "The radio"]


def test_an_open_quotation_keeps_its_source():
    text = '"The town burned. Nine people were [killed]. We ran," the baker said.'
    tokens, word = marked(text)
    (source,) = read_attributions(tokens, ()).at(word)
    assert (source.text, source.quoted) == ("the baker", True)


def test_a_closed_quotation_ends_its_source():
    assert sources_of('The baker said: "The town burned." Nine people were [killed].') == []


def test_a_pointing_source_stands_for_the_one_before():
    text = "The Lake Monitor said two fled. This group said nine people were [killed]."
    tokens, word = marked(text)
    monitor = ActorMention(4, 16, "Lake Monitor", actor_id="lake", status=ActorStatus.RESOLVED)
    (source,) = read_attributions(tokens, (monitor,)).at(word)
    assert source.text == "This group"
    assert source.actor is monitor


def test_a_source_carries_the_mention_that_it_meets_and_its_verb():
    tokens, word = marked("Nine were [killed], according to the Lake Monitor.")
    start = tokens.text.index("Lake")
    monitor = ActorMention(start, start + 12, "Lake Monitor", actor_id="lake", status=ActorStatus.RESOLVED)
    (source,) = read_attributions(tokens, (monitor,)).at(word)
    assert (source.actor, source.verb) == (monitor, "according to")


DENIED = [
    ("The army denied [killing] nine shepherds.", "The army"),
    ("The army denied that its jets [bombed] the market.", "The army"),
    ("Rebels said they [seized] a depot, but an officer denied such claims.", "an officer"),
    ("Rebels said they [seized] a depot. The ministry denied the report.", "The ministry"),
    ("Rebels said they [seized] a depot, a claim denied by the ministry.", "the ministry"),
    ("Rebels said they [shot] down a jet, which the ministry denied.", "the ministry"),
    ("The ministry dismissed reports that nine soldiers were [killed].", "The ministry"),
]


@pytest.mark.parametrize(("text", "denier"), DENIED)
def test_a_denial_reaches_the_claim_that_it_denies(text, denier):
    tokens, word = marked(text)
    denial = read_attributions(tokens, ()).denial_at(word)
    assert denial is not None
    assert denial.text == denier


NOT_DENIED = [
    "Nine people were [killed]. The brigade denied involvement.",
    "Nine people were [killed] and police blamed the brigade, which denied responsibility.",
    "Aid workers were denied entry after nine people were [killed].",
    "The president dismissed the general after nine soldiers were [killed].",
    "Nine people were [killed]. Police named a brigade, which the brigade denied.",
]


@pytest.mark.parametrize("text", NOT_DENIED)
def test_denying_the_guilt_does_not_deny_the_deaths(text):
    tokens, word = marked(text)
    assert read_attributions(tokens, ()).denial_at(word) is None


@pytest.mark.parametrize("text", ["", "\x00", "said", "According to", '"', "\ud800 said \ud800", "denied", "9" * 5000])
def test_no_text_is_too_odd(text):
    tokens = tokenize(text)
    said = read_attributions(tokens, ())
    for word in range(len(tokens) + 1):
        said.at(word)
        said.denial_at(word)
