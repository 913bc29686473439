"""Words and marks stand out from their ground in both schemes (WCAG 2.2, level AA)."""

from itertools import product

import pytest

from conflictparse.viz.layers import Layer
from conflictparse.viz.palette import COLOURS, GROUNDS, INKS, contrast


@pytest.mark.parametrize(("ink", "ground"), [*product(INKS, GROUNDS), ("ink", "on")])
def test_words_can_be_read_on_every_ground(ink, ground):
    for light_or_dark in (0, 1):
        assert contrast(COLOURS[ink][light_or_dark], COLOURS[ground][light_or_dark]) >= 4.5


@pytest.mark.parametrize("ground", ["paper", "mark", "on"])
@pytest.mark.parametrize("layer", Layer)
def test_the_line_of_each_layer_can_be_seen(layer, ground):
    colour = "quantity" if layer is Layer.WHOM else layer.value
    for light_or_dark in (0, 1):
        assert contrast(COLOURS[colour][light_or_dark], COLOURS[ground][light_or_dark]) >= 3


@pytest.mark.parametrize("name", ["trigger", "quantity", "edge"])
def test_marks_of_charts_and_maps_can_be_seen(name):
    for light_or_dark, ground in product((0, 1), ("paper", "land", "sea")):
        assert contrast(COLOURS[name][light_or_dark], COLOURS[ground][light_or_dark]) >= 3
