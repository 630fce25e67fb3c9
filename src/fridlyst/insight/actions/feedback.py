"""Taking feedback in, and what the municipality does with it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

from django.db import IntegrityError, transaction
from django.db.models import Q

from fridlyst.base import clock
from fridlyst.base.checks import check_code, check_text
from fridlyst.base.errors import NotFound
from fridlyst.insight import rules
from fridlyst.insight.fields import FeedbackFields, SettingsFields
from fridlyst.insight.models import Feedback, InsightSettings, PublishedProgramme
from fridlyst.insight.policies import may_publish, may_read_feedback
from fridlyst.insight.stamps import read_stamp
from fridlyst.insight.terms import FeedbackAbout
from fridlyst.organisation.actions import hold, write_trail
from fridlyst.organisation.actor import Actor
from fridlyst.organisation.policies import require
from fridlyst.programmes.actions.common import check_version

_HOUR, _DAY = timedelta(hours=1), timedelta(days=1)


def visitor(municipality_id: int) -> Actor:
    """Somebody who reads a public page: holds nothing, and nobody knows who it is."""
    return Actor(municipality_id, None, "Öppna sidan")


def send_feedback(*, by: Actor, fields: FeedbackFields, at: datetime | None = None) -> None:
    """Keep what somebody says of a published programme.

    Cheap checks come first and write nothing, so that a robot costs little: Trapped, AboutSomebody, BadEmail,
    FormSpent, TooMany, AlreadySent. NotFound for a programme that is not public, FeedbackClosed.
    """
    now = at or clock.now()
    text = _checked(fields, rules.check_feedback_text)
    check_code(fields.about, FeedbackAbout.values, "about")
    row = _row(by, fields, text, now)
    _check_public(by, fields.programme_id)
    _check_room(row, now)
    _keep(by, row, now)


def report_obstacle(*, by: Actor, fields: FeedbackFields, at: datetime | None = None) -> None:
    """Keep what somebody says is in the way on the public pages (lag 2018:1937 § 13).

    As send_feedback, but of no programme, and never closed: whoever meets an obstacle is to be heard. What
    somebody tells of an own disability is no case.
    """
    now = at or clock.now()
    text = _checked(fields, rules.check_obstacle_text)
    fields = replace(fields, programme_id=None, about=FeedbackAbout.ACCESSIBILITY.value)
    row = _row(by, fields, text, now)
    _check_room(row, now)
    _keep(by, row, now)


def _checked(fields: FeedbackFields, check: Callable[[str], str]) -> str:
    if fields.trap:
        raise rules.Trapped(
            "Ett fält som ska vara tomt var ifyllt, som när ett program fyller i formuläret. "
            "Skicka en gång till: texten står kvar."
        )
    return check(fields.text)


def _row(by: Actor, fields: FeedbackFields, text: str, now: datetime) -> Feedback:
    return Feedback(
        municipality_id=by.municipality_id,
        programme_id=fields.programme_id,
        about=fields.about,
        key=fields.key[:120],
        title=check_text(fields.title, "title")[:300],
        text=text,
        email=rules.check_email(fields.email),
        stamp=read_stamp(fields.stamp, fields.programme_id or 0, now),
        same=rules.same_words(text),
        received_at=now,
    )


@transaction.atomic
def _keep(by: Actor, row: Feedback, now: datetime) -> None:
    """The counting and the row are one step, however many send at once."""
    hold(by.municipality_id)
    _check_room(row, now)
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError:
        raise rules.AlreadySent("Vi har redan fått det du skrev. Tack!") from None
    write_trail(by, "received", "feedback", row.pk, {"about": row.about})


def _check_public(by: Actor, programme_id: int | None) -> None:
    rows = PublishedProgramme.objects.filter(municipality_id=by.municipality_id, programme=programme_id or 0)
    if not rows.filter(public=True).exists():
        raise NotFound
    settings = InsightSettings.objects.filter(municipality_id=by.municipality_id).first()
    if settings is not None and not settings.receives:
        raise rules.FeedbackClosed("Kommunen tar inte emot synpunkter på den här sidan just nu.")


def _check_room(row: Feedback, now: datetime) -> None:
    """Obstacles and all else each have room of their own: a flood of one never closes the other."""
    obstacle = Q(about=FeedbackAbout.ACCESSIBILITY)
    same_kind = obstacle if row.about == FeedbackAbout.ACCESSIBILITY else ~obstacle
    rows = Feedback.objects.filter(same_kind, municipality_id=row.municipality_id)
    for most, span in ((rules.MOST_AN_HOUR, _HOUR), (rules.MOST_A_DAY, _DAY)):
        within = rows.filter(received_at__gt=now - span).order_by("-received_at")
        times = list(within.values_list("received_at", flat=True)[:most])
        if len(times) >= most:
            raise rules.TooMany(
                "Det har kommit ovanligt många synpunkter på kort tid, så just nu tar sidan inte emot fler.",
                details={"again": times[-1] + span},
            )


@transaction.atomic
def handle_feedback(*, by: Actor, feedback_id: int, version: int, handled: bool, note: str = "") -> None:
    """Note what was done with it; whether it is handled."""
    row = _own(by, feedback_id)
    check_version(row.version, version, "synpunkten")
    row.note = check_text(note, "note", longest=rules.LONGEST_TEXT)
    if handled != (row.handled_at is not None):
        row.handled_at = clock.now() if handled else None
        row.handled_by = by.label[:300] if handled else ""
    row.version += 1
    row.save()
    write_trail(by, "handled" if handled else "noted", "feedback", row.pk)


@transaction.atomic
def remove_feedback(*, by: Actor, feedback_id: int) -> None:
    """Take it away for good, as when it tells of a person."""
    row = _own(by, feedback_id)
    write_trail(by, "removed", "feedback", row.pk)
    row.delete()


@transaction.atomic
def save_settings(*, by: Actor, version: int, fields: SettingsFields) -> None:
    """How feedback is taken and how long it is kept; `version` 0 the first time."""
    require(may_publish(by))
    hold(by.municipality_id)
    months = rules.check_keep_months(fields.keep_months)
    contact = check_text(fields.contact, "contact", longest=300)
    row = InsightSettings.objects.filter(municipality_id=by.municipality_id).first()
    check_version(row.version if row else 0, version, "inställningarna")
    row = row or InsightSettings(municipality_id=by.municipality_id, version=0)
    row.receives, row.keep_months, row.contact = fields.receives, months, contact
    row.version += 1
    row.save()
    write_trail(
        by, "edited", "insight_settings", row.pk, {"keep_months": months, "receives": fields.receives}
    )


def drop_old_feedback(*, at: datetime) -> int:
    """Take away what was received longer ago than its municipality keeps it; how many. For the upkeep."""
    months = dict(InsightSettings.objects.values_list("municipality_id", "keep_months"))
    towns = Feedback.objects.order_by().values_list("municipality_id", flat=True).distinct()
    return sum(_drop_before(town, rules.kept_since(at, months.get(town, 12))) for town in list(towns))


def _drop_before(municipality_id: int, since: datetime) -> int:
    gone, _ = Feedback.objects.filter(municipality_id=municipality_id, received_at__lt=since).delete()
    return gone


def _own(by: Actor, feedback_id: int) -> Feedback:
    require(may_read_feedback(by))
    rows = Feedback.objects.select_for_update(no_key=True)
    row = rows.filter(municipality_id=by.municipality_id, pk=feedback_id).first()
    if row is None:
        raise NotFound
    return row
