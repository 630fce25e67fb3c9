"""A PostgreSQL of our own while a command runs: python -m tests.postgres COMMAND …

The cluster lives in a temporary folder, listens on a socket there alone and is gone afterwards.
"""

import os
import pwd
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

FAST = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off"


def binary(name: str) -> str:
    """Where PostgreSQL's command is; Debian keeps them outside PATH."""
    candidates = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"), key=_version, reverse=True)
    found = str(candidates[0]) if candidates else shutil.which(name)
    if not found:
        sys.exit("Saknas: PostgreSQL. Installera med: sudo apt-get install postgresql")
    return found


def _version(path: Path) -> int:
    return int(path.parts[-3]) if path.parts[-3].isdigit() else 0


@contextmanager
def cluster(*, durable: bool = False) -> Iterator[str]:
    """The address of a fresh cluster; `durable` keeps fsync on, for measuring."""
    folder = Path(tempfile.mkdtemp(prefix="fridlyst-pg-"))
    try:
        if os.geteuid() == 0:
            shutil.chown(folder, "postgres", "postgres")
        data = folder / "data"
        _run("initdb", "-D", str(data), "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-sync")
        options = f"-c listen_addresses='' -c unix_socket_directories={folder} {'' if durable else FAST}"
        _run("pg_ctl", "-D", str(data), "-l", str(folder / "log"), "-w", "-o", options, "start")
        try:
            yield f"postgresql://postgres@/postgres?host={folder}"
        finally:
            _run("pg_ctl", "-D", str(data), "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _run(name: str, *arguments: str) -> None:
    command = [binary(name), *arguments]
    user = {"user": "postgres", "group": "postgres"} if os.geteuid() == 0 else {}
    home = pwd.getpwnam("postgres").pw_dir if user else os.environ.get("HOME", "/")
    done = subprocess.run(
        command,
        capture_output=True,
        text=True,
        cwd="/",
        env={**os.environ, "HOME": home, "LC_ALL": "C.UTF-8"},
        **user,
    )
    if done.returncode:
        sys.exit(f"{name}: {done.stderr or done.stdout}")


def main() -> int:
    """Run the command with FRIDLYST_DATABASE_URL pointing at the cluster; its exit code."""
    with cluster() as url:
        return subprocess.run(sys.argv[1:], env={**os.environ, "FRIDLYST_DATABASE_URL": url}).returncode


if __name__ == "__main__":
    sys.exit(main())
