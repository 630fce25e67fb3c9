"""A published report gives nobody away by subtraction from what is public already, nor the other way."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from fridlyst.figures.tables import CellState, Rule
from fridlyst.followup.actions import close_round, save_outcome
from fridlyst.followup.fields import OutcomeAnswer
from fridlyst.followup.models import Submission
from fridlyst.indicators.actions import record
from fridlyst.indicators.fields import MeasurementRow
from fridlyst.indicators.models import Indicator, Measurement
from fridlyst.indicators.publishing import SUPPRESSED, Reading
from fridlyst.indicators.series import Point
from fridlyst.insight import queries
from fridlyst.insight.actions import publish_report, withdraw_report
from fridlyst.insight.fields import FrozenReport
from fridlyst.insight.models import PublishedProgramme
from fridlyst.insight.numbers import KnownNumbers, Stored, stored
from fridlyst.insight.reported import DayTable, Telling, gives_away, together
from fridlyst.insight.rules import NumbersMoved
from fridlyst.organisation.models import Body
from fridlyst.programmes.fields import OwnerChoice
from fridlyst.reports.open_report import OpenReport, open_report
from tests import factories
from tests.insight.making import Shown, chosen, matter, published
from tests.insight.test_publishing import _PDF

DAY = date(2026, 8, 31)


def point(counted: int) -> Point:
    """A day when so many were counted."""
    return Point(DAY, {"": Reading(CellState.SHOWN, Decimal(counted), Decimal(counted))})


def known(**days: Sequence[Stored]) -> KnownNumbers:
    """What is public of indicator 1: of all together, and of body 7."""
    owners: dict[str, int | None] = {"whole": None, "seven": 7}
    return KnownNumbers({1: 1}, {(1, owners[name]): list(of) for name, of in days.items()})


def of(table: DayTable) -> tuple[int | None, ...]:
    """What is shown: all together, and each body."""
    values = (one.readings[""].value for _, one in table.parts())
    return tuple(None if value is None else int(value) for value in values)


@pytest.mark.parametrize(
    ("before", "now", "shown", "still"),
    [
        ({}, (40, 12), (40, 12), 0),
        ({"whole": [40]}, (40, 12), (40, 12), 0),
        # Three more in all: the total stands, and who is counted in it is not told.
        ({"whole": [40]}, (43, 12), (40, None), 1),
        # The total moved enough, but one body by two: its row stands, and so does the total.
        ({"whole": [40], "seven": [12]}, (50, 14), (40, 12), 1),
        ({"whole": [40], "seven": [12]}, (50, 22), (50, 22), 0),
        # What was public first is shown, but every version counts.
        ({"whole": [40, 50]}, (52, 12), (40, None), 1),
    ],
)
def test_a_table_stands_where_a_difference_would_tell_of_few(
    before: dict[str, list[int]], now: tuple[int, int], shown: tuple[int, int | None], still: int
) -> None:
    had = known(**{name: [stored(point(one)) for one in counts] for name, counts in before.items()})
    telling = Telling(had)
    table = telling.shown(DayTable(1, point(now[0]), {7: point(now[1])}), Rule())
    assert (of(table), telling.still) == (shown, still)
    assert not gives_away(telling.told, had, Rule())
    # What it told is known from then on.
    then = Telling(KnownNumbers({}, {(1, None): telling.told["1"], (1, 7): telling.told["1/7"]}))
    assert of(then.shown(DayTable(1, point(shown[0] + 2)), Rule())) == (shown[0],)


def test_another_day_and_another_body_are_no_matter() -> None:
    had = known(whole=[stored(replace(point(40), as_of=date(2025, 12, 31)))], seven=[stored(point(12))])
    table = DayTable(1, point(43), {8: point(13)})
    assert of(Telling(had).shown(table, Rule())) == (43, 13)


def test_what_stands_is_hidden_where_the_rule_of_today_would_not_let_it_out() -> None:
    had = known(whole=[stored(point(7))])
    table = Telling(had).shown(DayTable(1, point(9)), Rule(threshold=10))
    assert table.whole.readings == {"": SUPPRESSED}


def test_what_reports_told_is_kept_once() -> None:
    first, second = stored(point(40)), stored(point(47))
    assert together({"1": [first]}, {"1": [first, second], "2": [first]}) == {
        "1": [first, second],
        "2": [first],
    }


@pytest.fixture
def one(db: None) -> Shown:
    """A round closed with two of three answers to a question of numbers, 40 and 12."""
    town = factories.town()
    bodies = [factories.body(town, name) for name in ("Socialnämnden", "Kulturnämnden", "Byggnämnden")]
    programme = factories.programme(town)
    goal = factories.goal(town, programme)
    activity = factories.activity(town, goal, "Utbilda alla", leads=bodies)
    owners = [OwnerChoice(body.pk) for body in bodies]
    indicator = factories.indicator(town, goal, "Samtal", kind="number", unit="samtal", owners=owners)
    about = factories.opened(town, programme)
    made = Shown(town, bodies[0], programme, goal, activity, about, indicator, matter(town, bodies[0]))
    for body, number in zip(bodies, (40, 12), strict=False):
        says(made, body, number)
        factories.sent_in(town, about, body)
    close_round(by=town.actor, round_id=about.pk, with_drafts=True)
    return published(made, indicator_ids=[])


def says(one: Shown, body: Body, number: int) -> None:
    """The body's number in the round."""
    mine = Submission.objects.get(round=one.round, body=body)
    row = Measurement.objects.filter(indicator=one.indicator, body=body).first()
    save_outcome(
        by=one.town.actor,
        submission_id=mine.pk,
        indicator_id=one.indicator.pk,
        answer=OutcomeAnswer(value=Decimal(number), certain=True),
        version=row.version if row else 1,
    )


def late(one: Shown, name: str, number: int) -> None:
    """A body's number for the same day, by hand, since the round is closed."""
    key = Body.objects.get(municipality=one.town.municipality, name=name).key
    row = MeasurementRow(one.indicator.pk, key, DAY, value=Decimal(number))
    record(by=one.town.actor, rows=[row], how="hand")


def made(one: Shown) -> OpenReport:
    return open_report(municipality_id=one.town.municipality.pk, round_slug=one.round.slug)


def put_out(one: Shown, report: OpenReport) -> int:
    """The report, published; its number."""
    frozen = FrozenReport(one.round.pk, "followup", report.title, report.page, _PDF, report.told)
    return publish_report(by=one.town.actor, programme_id=one.programme.pk, report=frozen).pk


def numbers(report: OpenReport) -> set[str]:
    """The whole numbers that stand alone in the report's cells, and what is protected."""
    return set(re.findall(r">\s*(\d+(?: samtal)?|[Ss]kyddat)\s*<", report.page))


def test_a_late_answer_cannot_be_worked_out_from_two_reports(one: Shown) -> None:
    first = made(one)
    assert {"52", "40 samtal", "12 samtal"} <= numbers(first)
    assert first.still == 0
    withdraw_report(by=one.town.actor, programme_id=one.programme.pk, report_id=put_out(one, first))
    late(one, "Byggnämnden", 3)
    second = made(one)
    assert {"52", "40 samtal", "12 samtal"} <= numbers(second)
    assert not {"55", "3 samtal"} & numbers(second)
    assert second.still > 0
    put_out(one, second)


def test_a_late_answer_cannot_be_worked_out_from_the_page_and_a_report(one: Shown) -> None:
    put_out(one, made(one))
    late(one, "Byggnämnden", 3)
    chosen(one, indicator_ids=[one.indicator.pk])
    found = queries.public_programme(one.town.slug, one.programme.slug, today=DAY)
    (series,) = queries.public_series(found)
    assert [point.whole.value for point in series.points] == [52]


def test_the_page_and_then_a_report_agree_also_where_it_was_carried_on(one: Shown) -> None:
    late(one, "Byggnämnden", 3)
    before = numbers(made(one))
    assert {"52", "40 samtal", "12 samtal"} <= before
    chosen(one, indicator_ids=[one.indicator.pk])
    report = made(one)
    assert report.still > 0
    assert "55" in numbers(report)
    assert not {"52", "40 samtal", "12 samtal"} & numbers(report)
    # The same under another programme, which the indicator was carried to.
    PublishedProgramme.objects.update(numbers={})
    assert numbers(made(one)) == before
    older = factories.indicator(one.town, one.goal, "Samtal förr", kind="number")
    Indicator.objects.filter(pk=one.indicator.pk).update(carried_from=older.pk)
    PublishedProgramme.objects.update(numbers={str(older.pk): [stored(point(55))]})
    assert numbers(made(one)) == numbers(report)


def test_numbers_that_became_public_meanwhile_are_asked_about(one: Shown) -> None:
    late(one, "Byggnämnden", 3)
    report = made(one)
    chosen(one, indicator_ids=[one.indicator.pk])
    with pytest.raises(NumbersMoved):
        put_out(one, report)
    put_out(one, made(one))
