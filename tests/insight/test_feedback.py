"""Feedback: taken in once, never about a person, never more than there is room for, gone in time."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from fridlyst.base import clock
from fridlyst.base.errors import BadInput, Conflict, FridlystError, NotFound, NotPermitted
from fridlyst.insight import queries, rules
from fridlyst.insight.actions import (
    drop_old_feedback,
    handle_feedback,
    remove_feedback,
    report_obstacle,
    save_settings,
    send_feedback,
    unpublish,
    visitor,
)
from fridlyst.insight.fields import FeedbackFields, SettingsFields
from fridlyst.insight.models import Feedback
from fridlyst.insight.stamps import new_stamp
from fridlyst.trail.models import Event
from tests.insight.making import Shown, published, said, shown

pytestmark = pytest.mark.django_db


@pytest.fixture
def one() -> Shown:
    return published(shown())


def send(one: Shown, text: str = "Det saknas tider i programmet.", **more: object) -> None:
    send_feedback(by=visitor(one.town.municipality.pk), fields=said(one, text, **more))


def test_what_is_said_is_kept_without_who_said_it(one: Shown) -> None:
    send(one, email="namn@exempel.se")
    row = Feedback.objects.get()
    assert (row.text, row.email) == ("Det saknas tider i programmet.", "namn@exempel.se")
    assert Event.objects.filter(object_type="feedback", verb="received", user_id=None).count() == 1


def test_a_form_is_sent_once_and_the_same_words_are_kept_once(one: Shown) -> None:
    fields = said(one)
    send_feedback(by=visitor(one.town.municipality.pk), fields=fields)
    for again in (replace(fields, text="Något annat."), said(one, "det saknas  tider I programmet.")):
        with pytest.raises(rules.AlreadySent):
            send_feedback(by=visitor(one.town.municipality.pk), fields=again)
    assert Feedback.objects.count() == 1


def test_the_hidden_field_stops_who_fills_it_in(one: Shown) -> None:
    with pytest.raises(rules.Trapped):
        send(one, trap="https://exempel.example")
    assert not Feedback.objects.exists()


def test_nothing_is_taken_in_where_nothing_is_public(one: Shown) -> None:
    unpublish(by=one.town.actor, programme_id=one.programme.pk)
    with pytest.raises(NotFound):
        send(one)
    other = shown("1489", "Alingsås")
    with pytest.raises(NotFound):
        send_feedback(by=visitor(one.town.municipality.pk), fields=said(other))
    assert not Feedback.objects.exists()


def test_a_municipality_can_close_its_form(one: Shown) -> None:
    save_settings(by=one.town.actor, version=0, fields=SettingsFields(receives=False))
    with pytest.raises(rules.FeedbackClosed):
        send(one)


def test_a_thousand_in_a_minute_grow_the_database_by_no_more_than_an_hours_limit(one: Shown) -> None:
    events, refused = Event.objects.count(), []
    for number in range(1000):
        try:
            send(one, f"Synpunkt nummer {number}.")
        except rules.TooMany as error:
            refused.append(error.details["again"])
    assert Feedback.objects.count() == rules.MOST_AN_HOUR == 1000 - len(refused)
    assert all(isinstance(again, datetime) and again > clock.now() for again in refused)
    assert Event.objects.count() - events == rules.MOST_AN_HOUR


def test_there_is_room_again_after_an_hour_and_never_more_than_a_days(one: Shown) -> None:
    for hour in range(8):
        Feedback.objects.update(received_at=clock.now() - timedelta(hours=2))
        for number in range(rules.MOST_AN_HOUR):
            try:
                send(one, f"Timme {hour}, nummer {number}.")
            except FridlystError:
                break
    assert Feedback.objects.count() == rules.MOST_A_DAY


def test_one_towns_robot_does_not_close_anothers_form(one: Shown) -> None:
    other = published(shown("1489", "Alingsås"))
    for number in range(rules.MOST_AN_HOUR):
        send(one, f"Synpunkt nummer {number}.")
    send(other)
    assert Feedback.objects.filter(municipality=other.town.municipality).count() == 1


def test_a_robot_among_the_feedback_does_not_close_the_form_for_obstacles(one: Shown) -> None:
    for number in range(rules.MOST_AN_HOUR):
        send(one, f"Synpunkt nummer {number}.")
    by = visitor(one.town.municipality.pk)
    for number in range(rules.MOST_AN_HOUR):
        report_obstacle(by=by, fields=met(f"Hinder nummer {number}."))
    with pytest.raises(rules.TooMany):
        report_obstacle(by=by, fields=met("Ett hinder till."))


def met(text: str) -> FeedbackFields:
    """An obstacle as its form tells of it."""
    long_ago = clock.now() - timedelta(minutes=5)
    return FeedbackFields(programme_id=None, about="accessibility", text=text, stamp=new_stamp(0, long_ago))


def test_the_coordinator_notes_what_was_done(one: Shown) -> None:
    send(one)
    row, by = Feedback.objects.get(), one.town.actor
    handle_feedback(by=by, feedback_id=row.pk, version=1, handled=True, note="Tas upp i nästa revidering.")
    assert queries.waiting(by.municipality_id) == 0
    with pytest.raises(Conflict):
        handle_feedback(by=by, feedback_id=row.pk, version=1, handled=False)
    remove_feedback(by=by, feedback_id=row.pk)
    assert not Feedback.objects.exists()


def test_nobody_else_reads_or_removes_it(one: Shown) -> None:
    send(one)
    row, other = Feedback.objects.get(), shown("1489", "Alingsås")
    with pytest.raises(NotFound):
        remove_feedback(by=other.town.actor, feedback_id=row.pk)
    with pytest.raises(NotFound):
        queries.one_feedback(municipality_id=other.town.municipality.pk, feedback_id=row.pk)
    with pytest.raises(NotPermitted):
        remove_feedback(by=visitor(one.town.municipality.pk), feedback_id=row.pk)


def test_what_is_old_is_taken_away_as_each_municipality_has_decided(one: Shown) -> None:
    other = published(shown("1489", "Alingsås"))
    send(one)
    send(other)
    save_settings(by=one.town.actor, version=0, fields=SettingsFields(keep_months=3))
    at = clock.now() + timedelta(days=120)
    assert drop_old_feedback(at=at) == 1
    assert Feedback.objects.get().municipality_id == other.town.municipality.pk
    assert drop_old_feedback(at=at) == 0
    assert drop_old_feedback(at=clock.now() + timedelta(days=367)) == 1


@pytest.mark.parametrize("months", [0, 37, -1])
def test_how_long_it_is_kept_has_bounds(one: Shown, months: int) -> None:
    with pytest.raises(BadInput):
        save_settings(by=one.town.actor, version=0, fields=SettingsFields(keep_months=months))
