"""A cluster of its own for one job: half a minute, so only where it is asked for."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import conflictparse

pytest.importorskip("pyspark", reason="needs the extra spark")
pytestmark = [
    pytest.mark.skipif(not os.environ.get("CONFLICTPARSE_CLUSTER"), reason="set CONFLICTPARSE_CLUSTER=1 to run it"),
    pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="finds the executor as Linux shows it"),
    pytest.mark.skipif(not (shutil.which("java") or os.environ.get("JAVA_HOME")), reason="Spark needs Java"),
]


def test_a_killed_executor_loses_nothing(tmp_path):
    root = Path(__file__).parent.parent.parent
    path = os.pathsep.join([str(Path(conflictparse.__file__).parent.parent), str(root)])
    done = subprocess.run(  # noqa: S603 - our own job
        [sys.executable, "-m", "tests.integrations.cluster_job", str(tmp_path)],
        cwd=root,
        env={**os.environ, "PYTHONPATH": path, "SPARK_WORKER_DIR": str(tmp_path / "work")},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.stdout.split()[-2:] == ["True", "True"], done.stderr[-2000:]
