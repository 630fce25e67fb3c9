"""What is kept of the directory's pages: for one reading of it, within bounds, and asked about in time."""

import pytest
from django.db import connection
from django.test import override_settings
from django.test.utils import CaptureQueriesContext
from django.utils import translation
from django.utils.html import escape
from django.utils.translation import gettext
from tests import factories
from tests.support.finding.made import directory_of

from fridlyst.support.keeping import MadeOf
from fridlyst.web.directory import kept
from fridlyst.web.directory.fixed import fixed
from fridlyst.web.directory.reasons import wording


@pytest.fixture(autouse=True)
def nothing_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "_towns", MadeOf(kept.KeptTown))
    monkeypatch.setattr(kept, "_asked", {})


def test_a_piece_is_drawn_once_for_one_reading_and_anew_for_the_next() -> None:
    first, drawn = directory_of([]), []

    def draw() -> str:
        drawn.append(1)
        return "ord"

    assert [kept.kept_of(first).piece("a", draw) for _ in range(3)] == [b"ord"] * 3
    assert len(drawn) == 1
    kept.kept_of(first).piece("b", draw)
    kept.kept_of(directory_of([])).piece("a", draw)
    assert len(drawn) == 3


def test_what_is_kept_is_bounded_over_all_towns(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "MOST_BYTES", 50_000)
    for town in range(30):
        directory = directory_of([], f"ort-{town}")
        for number in range(20):
            kept.kept_page(directory, number, lambda: b"x" * 1000)
            assert kept.kept_bytes() <= 50_000 + 1_200


@pytest.mark.django_db
def test_a_town_is_asked_about_once_in_the_time_that_is_set() -> None:
    town = factories.town().municipality.slug
    with override_settings(FRIDLYST_DIRECTORY_SECONDS=60):
        found = kept.current_directory(town)
        with CaptureQueriesContext(connection) as asked:
            assert kept.current_directory(town) is found
    assert len(asked) == 0
    with override_settings(FRIDLYST_DIRECTORY_SECONDS=0), CaptureQueriesContext(connection) as asked:
        assert kept.current_directory(town) is found
    assert len(asked) == 1


def test_what_is_drawn_once_for_a_language_is_in_it_whichever_asks_first() -> None:
    fixed.cache_clear()
    wording.cache_clear()
    with translation.override("sv"):
        found, said = fixed("en"), wording("en")
    with translation.override("en"):
        assert found.fits == f"<h1>{gettext('Det här kan passa')}</h1>".encode() != fixed("sv").fits
        assert said.against == escape(gettext("Det här passar inte:")) != wording("sv").against
