"""The measures that need processes of their own: cold start and memory."""

import os
import subprocess
import sys
import tempfile
from statistics import median

from tests.bench.measuring import Ratio

EMPTY = """
import django
from django.conf import settings
settings.configure(
    INSTALLED_APPS=["django.contrib.auth", "django.contrib.contenttypes"],
    DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}},
    ROOT_URLCONF=__name__, SECRET_KEY="x", ALLOWED_HOSTS=["*"],
)
urlpatterns = []
django.setup()
"""
OURS = "import django\ndjango.setup()\n"
SERVE_EMPTY = "from django.core.wsgi import get_wsgi_application\nget_wsgi_application()\n"
SERVE_OURS = """
from django.test import Client
assert Client(headers={"host": "localhost"}).get("/").status_code == 200
"""
PEAK = "import resource\nprint(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)\n"
CLOCK = "import time\nbegun = time.perf_counter()\n"
TIME = "print((time.perf_counter() - begun) * 1000)\n"
MIGRATE = OURS + "from django.core.management import call_command\ncall_command('migrate', verbosity=0)\n"


def cold_start() -> Ratio:
    """Importing and setting up, in a fresh process each time, against the same for a bare Django."""
    pairs = [(_run(CLOCK + OURS + TIME), _run(CLOCK + EMPTY + TIME)) for _ in range(9)]
    return Ratio("kallstart", median(p[0] for p in pairs), median(p[1] for p in pairs), 3.0)


def memory() -> Ratio:
    """The most memory a worker has held after serving a page, against an empty Django worker.

    The tables are made by a process before it: no worker ever does.
    """
    ours = _run(OURS + SERVE_OURS + PEAK, before=MIGRATE)
    return Ratio("minne för en arbetare", ours, _run(EMPTY + SERVE_EMPTY + PEAK), 4.0, unit="MB")


def _run(code: str, *, before: str = "") -> float:
    with tempfile.TemporaryDirectory() as folder:
        environment = {
            **os.environ,
            "FRIDLYST_DATA": folder,
            "FRIDLYST_SECRET_KEY": "bench",
            "FRIDLYST_HTTPS": "0",
            "DJANGO_SETTINGS_MODULE": "fridlyst.project.settings",
        }
        environment.pop("FRIDLYST_DATABASE_URL", None)
        if before:
            _python(before, environment)
        return float(_python(code, environment).split()[-1])


def _python(code: str, environment: dict[str, str]) -> str:
    done = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=False
    )
    if done.returncode:
        sys.exit(done.stderr)
    return done.stdout
