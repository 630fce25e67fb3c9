"""What every test shares: which tests are storage tests, and a data folder of its own."""

import os
import tempfile

import pytest

# Before Django reads its settings: nothing of the machine's own environment reaches the tests.
os.environ.setdefault("FRIDLYST_DATA", tempfile.mkdtemp(prefix="fridlyst-test-"))
os.environ.update(
    {"FRIDLYST_TASKS_AT_ONCE": "1", "FRIDLYST_HTTPS": "0", "FRIDLYST_SECRET_KEY": "only-in-tests"}
)
# Playwright's loop runs in the thread of the journeys.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"

STORING = {"db", "transactional_db", "live_server", "client", "admin_client"}


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A test that touches the database is a storage test: it runs on PostgreSQL too."""
    for item in items:
        fixtures = set(getattr(item, "fixturenames", ()))
        if fixtures & STORING or item.get_closest_marker("django_db"):
            item.add_marker(pytest.mark.storage)
        if item.get_closest_marker("journey"):
            item.add_marker(pytest.mark.xdist_group("journey"))


@pytest.fixture(autouse=True)
def _quick_passwords(settings: pytest.FixtureRequest) -> None:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # type: ignore[attr-defined]
