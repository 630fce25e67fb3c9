"""What every test shares: which tests are storage tests, and quick passwords."""

import pytest
from pytest_django import Settings

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
def _quick_passwords(settings: Settings) -> None:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
