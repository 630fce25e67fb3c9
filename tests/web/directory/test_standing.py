"""Whether a service is open now: said only where it is so."""

from datetime import datetime, time
from types import SimpleNamespace
from typing import cast
from zoneinfo import ZoneInfo

import pytest
from django.utils import translation

from fridlyst.support.shapes import Opening, PublicService
from fridlyst.web.directory.standing import standing

OFFICE = Opening((0, 1, 2, 3, 4), time(8), time(16, 30))
EVENING = Opening((4,), time(20), time(0))


def at(
    day: str, openings: tuple[Opening, ...] = (OFFICE,), *, always: bool = False
) -> tuple[bool, str] | None:
    service = cast(PublicService, SimpleNamespace(always_open=always, openings=openings))
    found = standing(service, datetime.fromisoformat(day).replace(tzinfo=ZoneInfo("Europe/Stockholm")))
    return (found.is_open, found.words) if found else None


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("2026-11-23T08:00", (True, "Öppet nu, till kl. 16.30")),
        ("2026-11-23T16:29", (True, "Öppet nu, till kl. 16.30")),
        ("2026-11-23T16:30", (False, "Stängt nu. Öppnar i morgon kl. 8")),
        ("2026-11-23T07:59", (False, "Stängt nu. Öppnar i dag kl. 8")),
        ("2026-11-27T17:00", (False, "Stängt nu. Öppnar måndag kl. 8")),
        ("2026-11-29T12:00", (False, "Stängt nu. Öppnar i morgon kl. 8")),
    ],
)
def test_ordinary_days(day: str, said: tuple[bool, str]) -> None:
    assert at(day) == said


def test_until_midnight() -> None:
    assert at("2026-11-27T23:59", (OFFICE, EVENING)) == (True, "Öppet nu, till kl. 24")


@pytest.mark.parametrize(
    "day", ["2026-12-25T10:00", "2026-12-24T10:00", "2026-06-19T10:00", "2026-04-03T10:00"]
)
def test_nothing_is_claimed_of_a_day_when_it_may_be_closed(day: str) -> None:
    assert at(day) is None


def test_nor_of_a_day_to_come_that_is_red() -> None:
    assert at("2026-12-30T18:00") is None


def test_nothing_is_said_where_no_hours_are_known() -> None:
    assert at("2026-11-23T10:00", ()) is None


def test_what_is_always_open_is_so_on_every_day() -> None:
    assert at("2026-12-25T03:00", (), always=True) == (True, "Öppet dygnet runt")


def test_hours_in_another_language() -> None:
    with translation.override("en"):
        assert at("2026-11-23T10:00") == (True, "Open now, until 16:30")
