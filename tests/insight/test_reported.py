"""A published report gives nobody away by subtraction from what is public already, nor the other way."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from fridlyst.counts.actions import decide_rule
from fridlyst.figures.tables import CellState, Rule
from fridlyst.followup.actions import (
    close_round,
    open_round,
    save_outcome,
    save_question_answer,
    set_questions,
)
from fridlyst.followup.fields import OutcomeAnswer
from fridlyst.followup.models import FollowUpRound, Question, Submission
from fridlyst.followup.questioning import QuestionFields
from fridlyst.indicators.actions import record
from fridlyst.indicators.fields import MeasurementRow
from fridlyst.indicators.models import Indicator, Measurement
from fridlyst.indicators.publishing import MISSING, SUPPRESSED, Reading
from fridlyst.indicators.series import Point
from fridlyst.insight import queries
from fridlyst.insight.actions import publish_report, withdraw_report
from fridlyst.insight.fields import FrozenReport
from fridlyst.insight.models import PublishedProgramme
from fridlyst.insight.numbers import KnownNumbers
from fridlyst.insight.reported import Telling, gives_away, together
from fridlyst.insight.rules import NumbersMoved
from fridlyst.insight.tables import DayTable, stored, table_of
from fridlyst.organisation.models import Body
from fridlyst.programmes.fields import OwnerChoice
from fridlyst.programmes.models import Programme
from fridlyst.reports.open_report import OpenReport, open_report
from tests import factories
from tests.factories import Town
from tests.insight.making import Shown, chosen, matter, published
from tests.insight.test_publishing import _PDF

DAY = date(2026, 8, 31)


def table(whole: int | None, *bodies: int | None) -> DayTable:
    """All together, and bodies 7, 8, 9 …; None is hidden."""
    return DayTable(Point(DAY, {"": shows(whole)}), {str(at): shows(one) for at, one in enumerate(bodies, 7)})


def shows(counted: int | None) -> Reading:
    return SUPPRESSED if counted is None else Reading(CellState.SHOWN, Decimal(counted))


def of_whom(whole: int, *bodies: str) -> DayTable:
    """All together as a page shows it, when these had answered."""
    return replace(table(whole), bodies=dict.fromkeys(bodies, MISSING))


def rounded(one: DayTable) -> DayTable:
    """The same, as rounded numbers."""

    def to_five(said: Reading) -> Reading:
        return replace(said, rounded=said.shown)

    whole = {sex: to_five(said) for sex, said in one.point.readings.items()}
    return DayTable(replace(one.point, readings=whole), {at: to_five(of) for at, of in one.bodies.items()})


def known(*tables: DayTable) -> KnownNumbers:
    """What is public of indicator 1, oldest first."""
    return KnownNumbers({"1": "1"}, {"1": [stored(one) for one in tables]})


NO = None  # Hidden.


@pytest.mark.parametrize(
    ("before", "now", "stands"),
    [
        ((), table(40, 12), False),
        ([table(40)], table(40, 12), False),
        # Three more in all: the total stands.
        ([table(40)], table(43, 12), True),
        # The total moved enough, but one body by two.
        ([table(40, 12)], table(50, 14), True),
        ([table(40, 12)], table(50, 22), False),
        # Every version counts.
        ([table(40), table(50)], table(41), True),
        # One that was shown is hidden now, to hide another: what is left is that other.
        ([table(52, 40, 12)], table(60, 45, NO, NO), True),
        ([table(52, 40, 12)], table(65, 45, NO, NO), False),
        # The other way about.
        ([table(52, 40, NO, NO)], table(58, 40, 9, NO, NO), True),
        # The totals and one body moved by many, the rest of them by few.
        ([table(52, 40, NO, NO)], table(65, 50, NO, NO, NO), True),
        # Two that are hidden are at least one each: of five, both are few.
        ([table(60, 40, NO, NO, NO)], table(68, 40, 15, NO, NO, 8), True),
        ([table(60, 40, NO, NO, NO)], table(68, 40, 14, NO, NO, 8), False),
        # A total that was public alone was of somebody: here of the last two.
        ([of_whom(15, "8", "9")], table(60, 40, 12, NO, NO), True),
        ([of_whom(17, "8", "9")], table(60, 40, 12, NO, 20), False),
        # Those who have come since are at least one each: of five, both are few.
        ([of_whom(50, "7", "8")], table(55, 35, 15, NO, NO), True),
        ([of_whom(49, "7", "8")], table(55, 35, 14, NO, NO), False),
        # What was rounded to none and is hidden now is more than none.
        ([rounded(table(50, 40, 10, 0))], table(55, 40, NO, NO), True),
        # What was rounded down and then up is known in between.
        ([rounded(table(50, 40, 10, 0))], rounded(table(70, 40, 10, 5, 15)), True),
    ],
)
def test_a_table_stands_where_a_difference_would_tell_of_few(
    before: Sequence[DayTable], now: DayTable, stands: bool
) -> None:
    had, telling = known(*before), Telling(known(*before))
    shown = telling.shown("1", now, Rule())
    assert (shown, telling.still) == ((before[-1], 1) if stands else (now, 0))
    assert gives_away({"1": [stored(now)]}, had, Rule()) is stands
    assert not gives_away(telling.told, had, Rule())


def test_who_came_late_has_not_answered_in_a_table_that_stands() -> None:
    shown = Telling(known(table(52, 40, 12))).shown("1", table(55, 40, NO, NO), Rule())
    assert set(shown.among(["7", "8", "9"])) == {"7", "8"}
    # Those behind a total that was public alone are not told of.
    page = replace(table(52), bodies={"7": MISSING, "8": MISSING})
    shown = Telling(known(page)).shown("1", table(55, 40, NO, NO), Rule())
    assert shown.among(["7", "8", "9"]) == {"7": SUPPRESSED, "8": SUPPRESSED}


def test_the_parts_of_a_share_are_counted_too() -> None:
    def share(top: int, of: int) -> DayTable:
        reading = Reading(CellState.SHOWN, Decimal(50), Decimal(top), Decimal(of))
        return DayTable(Point(DAY, {"": reading}))

    assert Telling(known(share(40, 60))).shown("1", share(48, 63), Rule()) == share(40, 60)


def test_another_day_and_another_indicator_are_no_matter() -> None:
    day = table(40, 12)
    had = known(replace(day, point=replace(day.point, as_of=date(2025, 12, 31))))
    assert Telling(had).shown("1", table(43, 13), Rule()) == table(43, 13)
    assert Telling(known(day)).shown("2", table(43, 13), Rule()) == table(43, 13)


def test_what_is_said_not_to_count_persons_is_remembered_in_case_it_does() -> None:
    telling = Telling(known(table(40)))
    assert telling.shown("1", table(43), None) == table(43)
    assert Telling(known(*map(table_of, telling.told["1"]))).shown("1", table(45), Rule()) == table(43)


def test_what_stands_is_hidden_whole_where_the_rule_of_today_would_not_let_it_out() -> None:
    # The rest of 52 is what is hidden: seven.
    telling = Telling(known(table(52, 45, NO)))
    assert telling.shown("1", table(53, 45, NO), Rule(threshold=8)) == table(52, 45, NO).hidden()
    assert not gives_away(telling.told, telling.known, Rule(threshold=8))


def test_two_that_are_public_already_stop_no_report_when_the_threshold_is_raised() -> None:
    telling = Telling(known(table(40), table(46)))
    assert telling.shown("1", table(47), Rule(threshold=10)) == table(46)
    assert not gives_away(telling.told, telling.known, Rule(threshold=10))


def test_what_reports_told_is_kept_once() -> None:
    first, second = stored(table(40)), stored(table(47))
    assert together({"1": [first]}, {"1": [first, second], "2": [first]}) == {
        "1": [first, second],
        "2": [first],
    }


def test_what_is_stored_is_what_was_told() -> None:
    whole = Reading(CellState.SHOWN, Decimal("33.3333"), Decimal(10), Decimal(30), rounded=True)
    told = DayTable(Point(DAY, {"": whole, "woman": SUPPRESSED}, 4, 5), {"7": whole, "8/3": shows(0)})
    assert table_of(stored(told)) == told


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
    about = asked(town, programme)
    made = Shown(town, bodies[0], programme, goal, activity, about, indicator, matter(town, bodies[0]))
    all_say(made, 40, 12)
    return published(made, indicator_ids=[])


def asked(town: Town, programme: Programme, title: str = "Tertial 2") -> FollowUpRound:
    """A round of the same day each time, with a question of numbers as well."""
    about = factories.planned(town, programme, title=title)
    question = QuestionFields("Hur många har fått stöd?", "number", key="stod")
    set_questions(by=town.actor, round_id=about.pk, questions=[question])
    open_round(by=town.actor, round_id=about.pk)
    about.refresh_from_db()
    return about


def all_say(one: Shown, *counts: int) -> None:
    """The bodies' numbers in the round, the same to the indicator as to the question; then it is closed."""
    bodies = Body.objects.filter(municipality=one.town.municipality).order_by("pk")
    for body, number in zip(bodies, counts, strict=False):
        says(one, body, number)
        factories.sent_in(one.town, one.round, body)
    close_round(by=one.town.actor, round_id=one.round.pk, with_drafts=True)


def says(one: Shown, body: Body, number: int) -> None:
    """The body's number in the round."""
    mine = Submission.objects.get(round=one.round, body=body)
    save_question_answer(
        by=one.town.actor,
        submission_id=mine.pk,
        question_id=Question.objects.get(round=one.round).pk,
        value=str(number),
        version=0,
    )
    mark = f"round:{one.round.pk}"
    row = Measurement.objects.filter(indicator=one.indicator, body=body, occasion=mark).first()
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


def made(one: Shown, kind: str = "followup") -> OpenReport:
    return open_report(municipality_id=one.town.municipality.pk, round_slug=one.round.slug, kind=kind)


def put_out(one: Shown, report: OpenReport, kind: str = "followup") -> int:
    """The report, published; its number."""
    frozen = FrozenReport(one.round.pk, kind, report.title, report.page, _PDF, report.told)
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
    (days,) = PublishedProgramme.objects.values_list("numbers", flat=True).get().values()
    PublishedProgramme.objects.update(numbers={})
    assert numbers(made(one)) == before
    older = factories.indicator(one.town, one.goal, "Samtal förr", kind="number")
    Indicator.objects.filter(pk=one.indicator.pk).update(carried_from=older.pk)
    PublishedProgramme.objects.update(numbers={str(older.pk): days})
    assert numbers(made(one)) == numbers(report)


def test_numbers_that_became_public_meanwhile_are_asked_about(one: Shown) -> None:
    late(one, "Byggnämnden", 3)
    report = made(one)
    chosen(one, indicator_ids=[one.indicator.pk])
    with pytest.raises(NumbersMoved):
        put_out(one, report)
    put_out(one, made(one))


def test_what_counts_no_persons_may_move_by_few_from_one_report_to_the_next(one: Shown) -> None:
    Indicator.objects.update(about_persons=False)
    Question.objects.update(about_persons=False)
    put_out(one, made(one))
    late(one, "Byggnämnden", 3)
    report = made(one)
    assert (report.still, len(report.told[str(one.indicator.pk)])) == (0, 1)
    put_out(one, report)


@pytest.mark.parametrize("kind", ["followup", "analysis"])
def test_one_hidden_in_a_second_round_of_the_day_is_not_filled_in_from_the_first(
    one: Shown, kind: str
) -> None:
    put_out(one, made(one))
    one.round = asked(one.town, one.programme, "Komplettering")
    # Sixty, of which 45 are shown: what is left of the twelve before is three.
    all_say(one, 45, 12, 3)
    report = made(one, kind)
    text = words(report)
    assert "Summa 52, i medeltal 26 för 2 svar" in text or kind == "followup"
    assert "40 samtal" in text
    assert not re.search(r"\b(45|60|55)\b", text)
    # Nor is it told that somebody has answered since.
    assert not re.search("[Ss]kyddat(?!: )", text)
    assert "2 av 3" in text
    put_out(one, report, kind)


def test_a_rule_that_rounds_leaves_what_is_public_as_it_was(one: Shown) -> None:
    put_out(one, made(one))
    decide_rule(by=one.town.actor, threshold=5, method="round", reason="Lättare att läsa.", version=0)
    report = made(one, "analysis")
    assert {"52", "40 samtal", "12 samtal"} <= numbers(report)
    put_out(one, report, "analysis")


def words(report: OpenReport) -> str:
    """The report's text, without its markup."""
    return re.sub(r"\s+", " ", re.sub("<[^>]*>", " ", report.page))
