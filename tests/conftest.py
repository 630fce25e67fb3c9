"""What every test shares: which tests are storage tests, quick passwords, things held for a module."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import connection
from django.template.base import Template
from django.test import TransactionTestCase
from hypothesis import HealthCheck, settings
from playwright.sync_api import Browser
from pytest_django import DjangoDbBlocker, Settings
from whitenoise.middleware import WhiteNoiseMiddleware

from tests.holding import QUICK, Hold, holding
from tests.journeys.browser import open_browser
from tests.tables import empty, finish

# The same cases each time, however slow the machine: what fails, fails for everybody.
settings.register_profile(
    "suite", derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("suite")

STORING = {"db", "transactional_db", "live_server", "client", "admin_client"}
HOLDING = {"hold", "walked"}
TESTS = Path(__file__).parent
DRAWN = {"web", "cli"}
WALKING = {"ours", "theirs", "walked"}
DRAWING = Template._render  # type: ignore[attr-defined]
FINDING = WhiteNoiseMiddleware.add_files_from_finders


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A test that touches the database is a storage test: it runs on PostgreSQL too.

    One that walks every address or field is a walk: it takes long, and runs on the stricter of the two alone.
    Other tests of surfaces, which store nothing by themselves, run on SQLite alone.
    """
    for item in items:
        fixtures = set(getattr(item, "fixturenames", ()))
        if fixtures & HOLDING:
            item.add_marker(pytest.mark.django_db)
        if fixtures & WALKING:
            item.add_marker(pytest.mark.walk)
        if stores(item, fixtures) and (fixtures & WALKING or not drawn(item, fixtures)):
            item.add_marker(pytest.mark.storage)
    # The longest first: then no worker is left alone with one when the others are done.
    items.sort(key=lambda item: item.get_closest_marker("walk") is None)


def stores(item: pytest.Item, fixtures: set[str]) -> bool:
    return bool(fixtures & STORING or item.get_closest_marker("django_db"))


def drawn(item: pytest.Item, fixtures: set[str]) -> bool:
    """Whether it looks at a surface, with no transaction of its own."""
    mark = item.get_closest_marker("django_db")
    alone = "transactional_db" in fixtures or (mark and mark.kwargs.get("transaction"))
    return not alone and item.path.relative_to(TESTS).parts[0] in DRAWN


@pytest.fixture(autouse=True)
def _quick_passwords(settings: Settings) -> None:
    settings.PASSWORD_HASHERS = QUICK


@pytest.fixture(scope="session", autouse=True)
def _drawn_as_for_users(django_test_environment: None) -> Iterator[None]:
    """Django's tests copy the context of every template drawn, which nobody here looks at."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Template, "_render", DRAWING)
        yield


@pytest.fixture(scope="session", autouse=True)
def _static_files_found_once() -> Iterator[None]:
    """Each test client looks through every package for its static files, which stay the same in a run."""
    found: dict[str, dict[str, object]] = {}

    def add(middleware: WhiteNoiseMiddleware) -> None:
        if middleware.static_prefix not in found:
            before, middleware.files = middleware.files, {}
            FINDING(middleware)
            found[middleware.static_prefix], middleware.files = middleware.files, before
        middleware.files.update(found[middleware.static_prefix])

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(WhiteNoiseMiddleware, "add_files_from_finders", add)
        yield


@pytest.fixture(scope="session", autouse=True)
def _only_what_holds_rows_is_emptied() -> Iterator[None]:
    """A test with transactions of its own leaves the tables as they were made; see tests.tables."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TransactionTestCase, "_fixture_teardown", lambda _case: empty())
        yield


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings: None) -> None:
    """The tables come straight from the models; see tests.tables."""
    connection.settings_dict["TEST"]["MIGRATE"] = False


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> None:
    with django_db_blocker.unblock():
        finish()


@pytest.fixture(scope="module")
def hold(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Hold[object]]:
    """Makes what the tests of a module stand on; see tests.holding."""
    with holding(django_db_blocker) as made:
        yield made


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """One Chromium for a whole run: Playwright starts once in a process."""
    with open_browser() as browser:
        yield browser
