"""A job on a cluster of two executors, the first of which is killed under way; prints whether anything was lost."""

import os
import signal
import sys
from pathlib import Path

from tests.integrations.documents import documents, plain_rows
from tests.integrations.test_spark import frame, open_session, order, sorted_claims

from conflictparse.integrations.spark import parse_dataframe


def kill_once(batches, marker):
    """Hand the batches on; whoever is first ends the Java process that started its Python."""
    for batch in batches:
        try:
            os.close(os.open(marker, os.O_CREAT | os.O_EXCL))
        except FileExistsError:
            yield batch
            continue
        daemon = os.getppid()
        status = Path(f"/proc/{daemon}/stat").read_text(encoding="utf-8")
        os.kill(int(status.rpartition(")")[2].split()[1]), signal.SIGKILL)
        signal.pause()


def main(folder):
    os.environ["PYSPARK_PYTHON"] = sys.executable
    session = open_session("local-cluster[2,1,1024]")
    docs = documents(60)
    marker = str(Path(folder) / "killed")
    df = frame(session, docs)
    df = df.mapInArrow(lambda batches: kill_once(batches, marker), df.schema)
    found = sorted_claims(parse_dataframe(df))
    sys.stdout.write(f"{Path(marker).exists()} {found == sorted(plain_rows(docs), key=order)}\n")
    session.stop()


if __name__ == "__main__":
    main(sys.argv[1])
