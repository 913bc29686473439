"""
How much the property tests try: the only place that registers hypothesis profiles.

``dev`` is for the desk, ``ci`` is the same on every run, ``nightly`` tries hard and at random. Choose one
with ``pytest --hypothesis-profile=nightly`` or HYPOTHESIS_PROFILE; a build server (CI set) takes ``ci``. Tests that are
marked ``nightly`` take minutes, and run under that profile only.
"""

import os

import pytest
from hypothesis import HealthCheck, settings

settings.register_profile("dev", max_examples=50, deadline=None)
settings.register_profile("ci", max_examples=100, deadline=None, derandomize=True, print_blob=True)
settings.register_profile(
    "nightly", max_examples=20_000, deadline=None, print_blob=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci" if os.environ.get("CI") else "dev"))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip what is marked nightly under every other profile."""
    if settings._current_profile == "nightly":
        return
    for item in items:
        if item.get_closest_marker("nightly") is not None:
            item.add_marker(pytest.mark.skip(reason="takes minutes: pytest --hypothesis-profile=nightly -m nightly"))
