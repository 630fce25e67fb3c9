"""Who gets a letter on which day, and never two."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from fridlyst.followup.models import FollowUpRound
from fridlyst.organisation.models import Body
from fridlyst.organisation.terms import Role
from fridlyst.reminders.actions import queue_due, remind, set_plan
from fridlyst.reminders.models import Letter, LetterLine, ReminderStop
from fridlyst.reminders.rules import RemindersOff, RoundNotOpen
from fridlyst.reminders.sending import send_queued
from tests import factories
from tests.reminders.conftest import DUE, OPENED, Reminding, open_on, reminding

REPORTER, CHIEF, LEAD = (f"{who}@askersund.example" for who in ("svarar", "chef", "samordnar"))


def lines(email: str) -> list[tuple[str, str | None]]:
    rows = LetterLine.objects.filter(letter__email=email).order_by("pk")
    return list(rows.values_list("step", "body__name"))


def test_at_opening_those_who_answer_are_written_to_and_the_coordinator_of_the_mute(scene: Reminding) -> None:
    assert scene.queue(scene.at(OPENED)) == [LEAD, REPORTER]
    assert lines(REPORTER) == [("opening", "Socialnämnden")]
    assert lines(LEAD) == [("nobody", "Utbildningsnämnden")]


def test_the_whole_plan_day_by_day(scene: Reminding) -> None:
    sent: dict[int, list[str]] = {}
    for after in range(-14, 15):
        before = set(Letter.objects.values_list("pk", flat=True))
        for hour in (8, 9, 15):
            scene.day(scene.on(after, hour))
        new = Letter.objects.exclude(pk__in=before).values_list("email", flat=True)
        if new:
            sent[after] = sorted(email.split("@")[0] for email in new)
    assert sent == {
        -14: ["samordnar", "svarar"],
        -7: ["svarar"],
        1: ["svarar"],
        3: ["chef"],
        7: ["samordnar"],
    }
    assert set(Letter.objects.values_list("state", flat=True)) == {"sent"}


def test_days_that_were_missed_give_only_the_last(scene: Reminding) -> None:
    scene.day(scene.on(5))
    assert lines(REPORTER) == [("after_due", "Socialnämnden")]
    assert lines(CHIEF) == [("to_approver", "Socialnämnden")]


def test_who_has_sent_in_hears_nothing(scene: Reminding) -> None:
    factories.sent_in(scene.town, scene.round, scene.social)
    assert scene.queue(scene.on(-7)) == [LEAD]
    factories.sent_in(scene.town, scene.round, scene.school)
    Letter.objects.all().delete()
    assert scene.queue(scene.on(8)) == []


def test_a_round_without_reminders_gets_none(scene: Reminding) -> None:
    FollowUpRound.objects.update(reminders=False)
    assert scene.queue(scene.on(2)) == []
    with pytest.raises(RemindersOff):
        remind(by=scene.actor, round_id=scene.round.pk, at=scene.on(2))


def test_a_closed_round_gets_none(scene: Reminding) -> None:
    FollowUpRound.objects.update(state="closed")
    assert scene.queue(scene.on(2)) == []
    with pytest.raises(RoundNotOpen):
        remind(by=scene.actor, round_id=scene.round.pk, at=scene.on(2))


def test_everybody_who_can_answer_is_reached(scene: Reminding) -> None:
    whole = factories.person(scene.town, Role.REPORTER, email="alla@askersund.example")
    scene.link(scene.school)
    gone = factories.person(scene.town, Role.REPORTER, scene.school, "slutat@askersund.example")
    type(gone).objects.filter(pk=gone.pk).update(is_active=False)
    assert scene.queue(scene.on(-7)) == [whole.email, REPORTER, "utan@konto.example"]
    assert lines(whole.email) == [("before_due", "Socialnämnden"), ("before_due", "Utbildningsnämnden")]


def test_a_link_that_is_over_or_revoked_reaches_nobody(scene: Reminding) -> None:
    spent = scene.link(scene.school)
    type(spent).objects.update(expires_on=OPENED)
    other = scene.link(scene.school, "annan@konto.example")
    type(other).objects.filter(pk=other.pk).update(revoked_at=scene.at(OPENED))
    assert scene.queue(scene.on(-7)) == [LEAD, REPORTER]


def test_who_answers_for_the_one_that_took_over_answers_for_the_old(scene: Reminding) -> None:
    after = factories.body(scene.town, "Barn- och skolnämnden")
    Body.objects.filter(pk=scene.school.pk).update(merged_into=after, valid_to=OPENED)
    factories.person(scene.town, Role.REPORTER, after, "ny@askersund.example")
    assert scene.queue(scene.on(-7)) == ["ny@askersund.example", REPORTER]
    assert lines("ny@askersund.example") == [("before_due", "Utbildningsnämnden")]


def test_several_things_for_one_person_are_one_letter(scene: Reminding) -> None:
    factories.person(scene.town, Role.REPORTER, scene.school, LEAD)
    other = FollowUpRound.objects.get(pk=scene.round.pk)
    programmes = list(other.programmes.all())
    second = factories.opened(scene.town, *programmes, title="Årsuppföljning", closes_on=DUE)
    open_on(second, OPENED)
    scene.queue(scene.on(7))
    assert Letter.objects.filter(email=LEAD).count() == 1
    steps = [step for step, _body in lines(LEAD)]
    assert sorted(steps) == ["after_due", "after_due", "to_coordinator", "to_coordinator"]


def test_a_second_thing_on_the_same_day_waits_for_the_next(scene: Reminding) -> None:
    scene.day(scene.on(-7))
    programmes = list(scene.round.programmes.all())
    second = factories.opened(
        scene.town, *programmes, title="Årsuppföljning", closes_on=DUE + timedelta(days=30)
    )
    open_on(second, DUE - timedelta(days=7))
    assert scene.queue(scene.on(-7, 15)) == []
    assert scene.queue(scene.on(-6)) == [LEAD, REPORTER]


def test_what_waits_takes_up_what_is_new(scene: Reminding) -> None:
    scene.queue(scene.on(-7))
    scene.queue(scene.on(1))
    assert Letter.objects.filter(email=REPORTER).count() == 1
    assert lines(REPORTER) == [("before_due", "Socialnämnden"), ("after_due", "Socialnämnden")]


def test_looking_again_and_again_doubles_nothing(scene: Reminding) -> None:
    for minute in range(5):
        scene.queue(scene.on(-7) + timedelta(minutes=minute))
    send_queued(scene.on(-7))
    for minute in range(5):
        assert scene.queue(scene.on(-7, 10) + timedelta(minutes=minute)) == []
    assert scene.queue(scene.on(-6)) == []


def test_of_many_looks_one_is_taken_in_five_minutes(scene: Reminding) -> None:
    at = scene.on(-7)
    assert queue_due(at) == 2
    Letter.objects.all().delete()
    assert queue_due(at + timedelta(minutes=4)) == 0
    assert queue_due(at + timedelta(minutes=5)) == 2


def test_the_reminder_before_the_day_keeps_away_from_the_opening(scene: Reminding) -> None:
    open_on(scene.round, DUE - timedelta(days=8))
    scene.day(scene.on(-8))
    for after in (-7, -6):
        scene.day(scene.on(after))
    assert lines(REPORTER) == [("opening", "Socialnämnden")]
    scene.day(scene.on(-5))
    assert [step for step, _ in lines(REPORTER)] == ["opening", "before_due"]


def test_who_comes_in_the_middle_is_written_to(scene: Reminding) -> None:
    scene.day(scene.on(-7))
    factories.person(scene.town, Role.REPORTER, scene.social, "ny@askersund.example")
    assert scene.queue(scene.on(-6)) == ["ny@askersund.example"]


def test_the_coordinators_reminder_says_who_and_keeps_the_limit(scene: Reminding) -> None:
    scene.link(scene.school)
    first = remind(by=scene.actor, round_id=scene.round.pk, at=scene.on(-4))
    assert [one.email for one in first.reminded] == [REPORTER, "utan@konto.example"]
    send_queued(scene.on(-4))
    again = remind(by=scene.actor, round_id=scene.round.pk, at=scene.on(-4, 16))
    assert (again.reminded, [one.email for one in again.had_today]) == (
        (),
        [REPORTER, "utan@konto.example"],
    )
    assert scene.queue(scene.on(-4, 17)) == []
    tomorrow = remind(by=scene.actor, round_id=scene.round.pk, at=scene.on(-3))
    assert len(tomorrow.reminded) == 2


def test_the_coordinators_reminder_names_those_with_nobody(scene: Reminding) -> None:
    ReminderStop.objects.create(
        municipality=scene.town.municipality, email=REPORTER, stopped_at=scene.at(OPENED)
    )
    done = remind(by=scene.actor, round_id=scene.round.pk, at=scene.on(-4))
    assert [body.name for body in done.unreached] == ["Socialnämnden", "Utbildningsnämnden"]


def test_another_town_is_left_alone(scene: Reminding) -> None:
    theirs = reminding(factories.town("1489", "Alingsås"))
    remind(by=scene.actor, round_id=scene.round.pk, at=scene.on(-4))
    assert not Letter.objects.filter(municipality=theirs.town.municipality).exists()
    with pytest.raises(RoundNotOpen):
        remind(by=scene.actor, round_id=theirs.round.pk, at=scene.on(-4))


def test_the_same_person_in_two_towns_gets_one_from_each(scene: Reminding) -> None:
    theirs = reminding(factories.town("1489", "Alingsås"))
    factories.person(theirs.town, Role.REPORTER, theirs.school, REPORTER)
    queue_due(scene.on(-7))
    assert Letter.objects.filter(email=REPORTER).count() == 2


def test_own_days_hold(scene: Reminding) -> None:
    set_plan(by=scene.actor, choices={"before_due": 10, "nobody": None, "opening": None}, version=0)
    assert scene.queue(scene.on(-11)) == []
    assert scene.queue(scene.on(-10)) == [REPORTER]


def test_the_database_keeps_one_a_day(scene: Reminding) -> None:
    scene.day(scene.on(-7))
    row = Letter.objects.get(email=REPORTER)
    row.pk, row.message_id = None, "<annat@id>"
    with pytest.raises(IntegrityError), transaction.atomic():
        row.save(force_insert=True)


def statements(scene: Reminding, at: date) -> int:
    with CaptureQueriesContext(connection) as asked:
        scene.queue(scene.at(at))
    return len([one for one in asked if "SAVEPOINT" not in one["sql"]])


def test_the_statements_of_a_look_do_not_grow(scene: Reminding) -> None:
    few = statements(scene, DUE + timedelta(days=9))
    Letter.objects.all().delete()
    for number in range(30):
        factories.person(scene.town, Role.REPORTER, scene.school, f"p{number}@askersund.example")
        scene.link(scene.social, f"l{number}@konto.example")
    assert statements(scene, DUE + timedelta(days=9)) == few
    assert few <= 18
    assert Letter.objects.count() > 60


def test_a_last_day_that_is_moved_is_told_anew(scene: Reminding) -> None:
    for after in (-14, -7, 1, 3):
        scene.day(scene.on(after))
    FollowUpRound.objects.update(closes_on=DUE + timedelta(days=30))
    sent = {}
    for after in range(5, 36):
        before = Letter.objects.count()
        scene.day(scene.on(after))
        if Letter.objects.count() > before:
            sent[after] = sorted(Letter.objects.order_by("pk").values_list("email", flat=True)[before:])
    assert sent == {23: [REPORTER], 31: [REPORTER], 33: [CHIEF]}


def test_a_last_day_that_is_moved_back_doubles_nothing(scene: Reminding) -> None:
    for after in (-14, -7):
        scene.day(scene.on(after))
    FollowUpRound.objects.update(closes_on=DUE - timedelta(days=2))
    assert scene.queue(scene.on(-6)) == []
    assert scene.queue(scene.on(-1)) == [REPORTER]


def test_one_town_that_breaks_keeps_no_letter_from_another(scene: Reminding) -> None:
    whole = reminding(factories.town("1489", "Alingsås"))
    FollowUpRound.objects.filter(pk=scene.round.pk).update(closes_on=date.max, grace_days=14)
    assert queue_due(scene.at(OPENED)) == 2
    assert set(Letter.objects.values_list("municipality", flat=True)) == {whole.town.municipality.pk}
