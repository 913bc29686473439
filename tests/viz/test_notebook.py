"""The notebook of the documentation runs, and holds no output of an earlier run."""

import os
from pathlib import Path

import pytest

import conflictparse as cp

nbformat = pytest.importorskip("nbformat", reason="needs nbformat")
nbclient = pytest.importorskip("nbclient", reason="needs nbclient")
pytest.importorskip("ipykernel", reason="needs ipykernel")
pytest.importorskip("altair", reason="needs the extra viz")
pytest.importorskip("vl_convert", reason="needs the extra viz")

NOTEBOOK = Path(__file__).parents[2] / "docs" / "notebooks" / "first-report.ipynb"


def test_the_notebook_holds_no_outputs():
    notebook = nbformat.read(NOTEBOOK, as_version=4)
    nbformat.validate(notebook)
    for cell in notebook.cells:
        assert cell.get("outputs", []) == []
        assert cell.get("execution_count") is None


@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # of the kernel's own libraries
@pytest.mark.filterwarnings("ignore::ResourceWarning")
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_the_notebook_runs_and_shows_tables_and_a_chart(tmp_path, monkeypatch):
    monkeypatch.setenv("PYTHONPATH", str(Path(cp.__file__).parents[1]) + os.pathsep + os.environ.get("PYTHONPATH", ""))
    monkeypatch.setenv("IPYTHONDIR", str(tmp_path))
    monkeypatch.setenv("JUPYTER_PLATFORM_DIRS", "1")
    notebook = nbformat.read(NOTEBOOK, as_version=4)
    client = nbclient.NotebookClient(
        notebook, timeout=120, kernel_name="python3", resources={"metadata": {"path": str(tmp_path)}}
    )
    client.execute()
    outputs = [output for cell in notebook.cells if cell.cell_type == "code" for output in cell.outputs]
    shown = ["".join(output["data"].get("text/html", "")) for output in outputs if "data" in output]
    assert any("<table>" in html and "“killed”" in html for html in shown)
    assert any("1 incident" in html or "incidents" in html for html in shown)
    assert any("image/svg+xml" in output.get("data", {}) for output in outputs)
    assert all(output["output_type"] != "error" for output in outputs)
