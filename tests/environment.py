"""The tests' own environment, set before Django reads its settings: pytest loads this with -p."""

import os
import tempfile

# The address of a PostgreSQL is kept: tests.postgres sets it.
for name in [name for name in os.environ if name.startswith("FRIDLYST_") and name != "FRIDLYST_DATABASE_URL"]:
    del os.environ[name]
os.environ.update(
    {
        "FRIDLYST_DATA": tempfile.mkdtemp(prefix="fridlyst-test-"),
        "FRIDLYST_TASKS_AT_ONCE": "1",
        "FRIDLYST_HTTPS": "0",
        # No test asks anybody outside.
        "FRIDLYST_KOLADA_URL": "",
        "FRIDLYST_SECRET_KEY": "only-in-tests",
        # What a test changes is seen at once.
        "FRIDLYST_DIRECTORY_SECONDS": "0",
        # Playwright's loop runs in the thread of the journeys.
        "DJANGO_ALLOW_ASYNC_UNSAFE": "1",
    }
)
