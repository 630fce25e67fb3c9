"""numpy and HiGHS are loaded by the first table that is published, and by nothing before."""

import subprocess
import sys

_LOADED = "print(sorted({'numpy', 'highspy'} & set(sys.modules)))"
_START = "import sys, django; django.setup(); import fridlyst.project.urls; import fridlyst.figures.shares;"
_PUBLISH = "from fridlyst.figures.shares import publish_numbers; from fridlyst.figures.tables import Rule;"


def loaded(code: str) -> str:
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return done.stdout.strip()


def test_a_web_worker_starts_without_them() -> None:
    assert loaded(_START + _LOADED) == "[]"


def test_the_first_table_loads_them() -> None:
    publish = "publish_numbers({'a': 2, 'b': 9}, Rule());"
    assert loaded("import sys;" + _PUBLISH + publish + _LOADED) == "['highspy', 'numpy']"
