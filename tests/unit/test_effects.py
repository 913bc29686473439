"""The tables of effects: what every effect must have, so that no text can meet one that lacks it."""

import pytest

from conflictparse.claims.draft import fits
from conflictparse.claims.groups import Group
from conflictparse.effects import Effect
from conflictparse.effects.vocabulary import BY_OBJECT, OBJECT_EFFECTS, OBJECTS_OF, ObjectClass

KINDS = (*ObjectClass, None)


def test_every_effect_says_what_it_can_happen_to():
    assert set(OBJECTS_OF) == set(Effect)
    assert {kind for kinds in OBJECTS_OF.values() for kind in kinds} <= set(KINDS)


@pytest.mark.parametrize("effect", Effect)
@pytest.mark.parametrize("kind", KINDS)
def test_whether_an_effect_fits_a_group_can_always_be_told(effect, kind):
    group = Group(0, 2, 1, None, kind, "unknown", kind="definite")
    assert fits(effect, group) is (kind in OBJECTS_OF[effect])


def test_a_verb_that_its_object_decides_has_an_effect_for_each():
    for kinds in BY_OBJECT:
        assert set(kinds) <= set(OBJECT_EFFECTS)
        assert all(kind in OBJECTS_OF[OBJECT_EFFECTS[kind]] for kind in kinds)
