"""python -m tests.bench: every ratio of DESIGN §9 that stands so far, on SQLite and on PostgreSQL."""

import os
import subprocess
import sys
import tempfile

from tests.bench import amendments, documents, processes, rollup, small_numbers
from tests.postgres import cluster


def main() -> int:
    """Print the measures; 0 whatever they say, for a noisy machine proves nothing."""
    print("Fridlyst, mätt som kvoter mot ett golv i samma körning\n")
    measures = (*documents.reading(), *amendments.placing(), *small_numbers.suppressing())
    for ratio in (*measures, processes.cold_start(), processes.memory()):
        print(ratio.line, flush=True)
    print("\nRiket (mot den snabbaste motorn på samma rader)", flush=True)
    for ratio in rollup.rolling():
        print(ratio.line, flush=True)
    print("\nRapport (mot typst på samma sidor)", flush=True)
    code = _stored("tests.bench.report", "")
    print("\nSQLite", flush=True)
    code |= _stored("tests.bench.database", "") | _stored("tests.bench.nation", "")
    code |= _stored("tests.bench.directory", "")
    print("\nPostgreSQL", flush=True)
    with cluster(durable=True) as url:
        code |= _stored("tests.bench.database", url)
    with cluster(durable=True) as url:
        code |= _stored("tests.bench.nation", url)
    with cluster(durable=True) as url:
        code |= _stored("tests.bench.directory", url)
    return code


def _stored(module: str, url: str) -> int:
    with tempfile.TemporaryDirectory() as folder:
        environment = {
            **os.environ,
            "FRIDLYST_DATA": folder,
            "FRIDLYST_DATABASE_URL": url,
            "FRIDLYST_SECRET_KEY": "bench",
            "FRIDLYST_HTTPS": "0",
            "DJANGO_SETTINGS_MODULE": "fridlyst.project.settings",
        }
        return subprocess.run([sys.executable, "-m", module], env=environment, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
