"""What a figure covers, on sentences of our own; ``[word]`` marks the trigger."""

from datetime import date

import pytest

from conflictparse.claims.scope import read_scope
from conflictparse.effects.effect import Effect
from conflictparse.text import tokenize
from conflictparse.times.time import Precision, Time, TimeKind


def scope_of(text, *, effect=Effect.KILLED, times=(), figure=None, published=None):
    offset = text.index("[")
    tokens = tokenize(text.replace("[", "").replace("]", ""))
    word = tokens.word_at(offset)
    first = None if figure is None else tokens.lower.index(figure)
    return read_scope(
        tokens,
        word,
        *tokens.sentence_of(word),
        effect=effect,
        times=times,
        quantity_first=first,
        published=published,
    ).value


CASES = [
    ("Six people were [killed] on Monday.", "incident"),
    ("Six people were [killed] five weeks ago.", "incident"),
    ("In the last week two trucks were [hit].", "incident"),
    ("It was the deadliest raid since the truce and it [killed] six.", "incident"),
    ("Two of the wounded have since [died].", "incident"),
    ("A boy of ten months was [killed].", "incident"),
    ("Six people were [killed] on Monday in a town that was retaken in 2015.", "incident"),
    ("Damage of 40 million pesos was done and six people were [killed].", "incident"),
    ("Two died in the blast and the final death [toll] was six.", "incident"),
    ("The death [toll] has risen to 60.", "running"),
    ("The [toll] stands at 60.", "running"),
    ("The number of those [killed] had climbed to 60.", "running"),
    ("Fighting has [killed] 60 people since Tuesday.", "running"),
    ("So far 60 people have been [killed].", "running"),
    ("Sixty people have been [killed] since March.", "cumulative"),
    ("Since the truce ended, sixty people have been [killed].", "cumulative"),
    ("Sixty people were [killed] in seven weeks.", "cumulative"),
    ("Raids over the past year have [killed] sixty people.", "cumulative"),
    ("Sixty people have been [killed] so far this year.", "cumulative"),
    ("In recent months sixty people were [killed].", "cumulative"),
    ("The war has [killed] thousands of people.", "cumulative"),
    ("More than 210,000 soldiers have been [killed].", "cumulative"),
    ("Sixty people have been [killed] in 2019.", "cumulative"),
    ("The 1994 massacre [killed] hundreds.", "background"),
    ("In 2009, the brigade [killed] six farmers.", "background"),
    ("A previous attack in spring [killed] six.", "background"),
]


@pytest.mark.parametrize(("text", "scope"), CASES)
def test_the_words_say_what_the_figure_covers(text, scope):
    assert scope_of(text) == scope


OTHERS = [
    ("The country is [hosting] 70,000 refugees.", Effect.HOSTED, "stock"),
    ("The militia now [controls] the port.", Effect.TERRITORY_HELD, "stock"),
    ("Some 9,000 people remain [displaced].", Effect.DISPLACED, "stock"),
    ("Some 9,000 people have been [displaced] by the floods and the fighting.", Effect.DISPLACED, "cumulative"),
    ("Some 900 people [fled] on Monday.", Effect.DISPLACED, "incident"),
    ("The army [took] ten hamlets in recent weeks.", Effect.TERRITORY_TAKEN, "cumulative"),
    ("The army [took] ten hamlets in the last 24 hours.", Effect.TERRITORY_TAKEN, "incident"),
    ("The army [took] ten hamlets since Monday.", Effect.TERRITORY_TAKEN, "incident"),
]


@pytest.mark.parametrize(("text", "effect", "scope"), OTHERS)
def test_the_effect_says_what_the_figure_covers(text, effect, scope):
    assert scope_of(text, effect=effect) == scope


def test_a_part_of_a_rising_toll_is_no_running_toll_itself():
    text = "The [toll] has risen to 60, including 25 women."
    assert scope_of(text, figure="60") == "running"
    assert scope_of(text, figure="25") == "incident"


def test_a_full_date_long_before_the_report_is_background():
    text = "On 4 May 2011 a raid [killed] six."
    day = Time(3, 13, "4 May 2011", date(2011, 5, 4), date(2011, 5, 4), Precision.DAY, TimeKind.POINT)
    assert scope_of(text, times=(day,), published=date(2018, 1, 1)) == "background"
    assert scope_of(text, times=(day,), published=date(2011, 5, 6)) == "incident"
    assert scope_of(text, times=(day,)) == "incident"


def test_no_word_is_needed():
    tokens = tokenize("killed")
    assert read_scope(tokens, 0, 0, 1, effect=Effect.KILLED, times=(), quantity_first=None).value == "incident"
