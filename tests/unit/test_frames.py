"""Every frame reads its example with its name, and leaves its near-miss alone."""

from __future__ import annotations

import pytest

import conflictparse as cp
from conflictparse.claims.frames import FRAMES, Frame
from conflictparse.numbers.quantity import Form

WITH_EXAMPLES = [frame for frame in FRAMES if frame.near_miss]


@pytest.mark.parametrize("frame", WITH_EXAMPLES, ids=lambda frame: frame.name)
def test_a_frame_reads_its_example(frame: Frame) -> None:
    claims = cp.parse(frame.example).claims
    assert any(claim.rule == frame.name for claim in claims)
    assert all(claim.quantity is not None for claim in claims)


@pytest.mark.parametrize("frame", WITH_EXAMPLES, ids=lambda frame: frame.name)
def test_a_frame_leaves_its_near_miss_alone(frame: Frame) -> None:
    claims = cp.parse(frame.near_miss).claims
    read = [c for c in claims if c.rule == frame.name and c.quantity is not None and c.quantity.form is not Form.ZERO]
    assert not read


def test_frame_names_are_unique() -> None:
    assert len({frame.name for frame in FRAMES}) == len(FRAMES)
