"""What importing the library loads, and that what it does not load is there when it is asked for."""

import subprocess
import sys

import pytest

import conflictparse

LOADED = """
import sys
import conflictparse
print(*sorted(name for name in sys.modules if name.partition(".")[0] in ("conflictparse", "attr", "attrs")))
"""


def run_python(code: str) -> str:
    """Return what *code* prints in a fresh interpreter."""
    command = [sys.executable, "-c", code]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout  # noqa: S603 - our own code


def test_importing_the_library_loads_no_layer():
    loaded = run_python(LOADED).split()
    assert loaded == ["conflictparse", "conflictparse._version", "conflictparse.errors", "conflictparse.parse"]


@pytest.mark.parametrize("name", conflictparse.__all__)
def test_each_public_name_can_be_the_first_that_is_asked_for(name):
    assert run_python(f"import conflictparse; print(conflictparse.{name} is not None)") == "True\n"


def test_a_layer_can_be_asked_for_without_importing_it():
    code = "import conflictparse as cp; print('acled' in cp.codebooks.CONVENTIONS, cp.numbers.Quantity is cp.Quantity)"
    assert run_python(code) == "True True\n"


def test_parse_stays_a_function_when_its_module_is_imported_too():
    assert run_python("import conflictparse.parse, conflictparse as cp; print(callable(cp.parse))") == "True\n"


def test_an_unknown_name_is_refused():
    with pytest.raises(AttributeError, match="no attribute 'unheard_of'"):
        _ = conflictparse.unheard_of


def test_dir_lists_what_is_not_loaded_yet():
    assert set(conflictparse.__all__) <= set(dir(conflictparse))
