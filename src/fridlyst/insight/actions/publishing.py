"""Choosing what is published of a programme, and when it is."""

from collections.abc import Collection, Sequence
from typing import Any

from django.db import models, transaction

from fridlyst.base import clock
from fridlyst.base.errors import NotFound
from fridlyst.decisions.models import Matter
from fridlyst.followup.models import ActivityReport, FollowUpRound
from fridlyst.followup.rules import ANSWERED
from fridlyst.followup.terms import RoundState
from fridlyst.indicators.models import Indicator
from fridlyst.insight import rules
from fridlyst.insight.actions.common import own_published
from fridlyst.insight.actions.numbers import take_numbers
from fridlyst.insight.fields import PublishingFields
from fridlyst.insight.models import PublishedProgramme
from fridlyst.insight.policies import may_publish
from fridlyst.organisation.actions import hold, write_trail
from fridlyst.organisation.actor import Actor
from fridlyst.organisation.policies import require
from fridlyst.programmes.actions.common import check_version, own_programme
from fridlyst.programmes.terms import ProgrammeState


@transaction.atomic
def choose(*, by: Actor, programme_id: int, version: int, fields: PublishingFields) -> PublishedProgramme:
    """What is to be shown of a programme; what is public already changes at once, its numbers too.

    `version` 0 the first time. RoundNotClosed; NotFound for what is not this programme's and municipality's.
    Comments of another round than the one chosen are chosen no more.
    """
    require(may_publish(by))
    hold(by.municipality_id)
    programme = own_programme(by, programme_id)
    round_id = _closed_round(by, programme_id, fields.round_id)
    mine = {"municipality_id": by.municipality_id}
    indicators = _all_of(Indicator, fields.indicator_ids, goal__programme_id=programme_id, **mine)
    matters = _all_of(Matter, fields.matter_ids, **mine)
    row = PublishedProgramme.objects.filter(programme=programme).first()
    check_version(row.version if row else 0, version, "det som är offentligt")
    row = row or PublishedProgramme(programme=programme, version=0, **mine)
    if row.round_id != round_id and row.pk:
        row.comments.clear()
    row.texts, row.activities, row.round_id = fields.texts, fields.activities, round_id
    still = take_numbers(row, frozenset(indicators))
    _save(row)
    row.indicators.set(indicators)
    row.matters.set(matters)
    told = {"round": round_id, "indicators": sorted(indicators), "matters": sorted(matters)}
    told |= {"days_as_they_were": still} if still else {}
    shown = {"texts": fields.texts, "activities": fields.activities, "public": row.public}
    write_trail(by, "chose", "published_programme", row.pk, {**told, **shown})
    return row


@transaction.atomic
def choose_comments(
    *, by: Actor, programme_id: int, version: int, report_ids: Collection[int]
) -> PublishedProgramme:
    """Which of the comments that bodies wrote in the chosen round are shown: each is chosen by a person."""
    row = own_published(by, programme_id)
    check_version(row.version, version, "det som är offentligt")
    chosen = _all_of(
        ActivityReport,
        report_ids,
        municipality_id=by.municipality_id,
        submission__round_id=row.round_id or 0,
        submission__state__in=sorted(ANSWERED),
        activity__goals__programme_id=programme_id,
    )
    _save(row)
    row.comments.set(chosen)
    write_trail(by, "chose_comments", "published_programme", row.pk, {"reports": sorted(chosen)})
    return row


@transaction.atomic
def publish(*, by: Actor, programme_id: int, version: int) -> None:
    """Let anybody read what was chosen. AddressReserved; NotFound for a draft, which nobody has adopted."""
    row = own_published(by, programme_id)
    check_version(row.version, version, "det som är offentligt")
    programme = own_programme(by, programme_id)
    if programme.state == ProgrammeState.DRAFT:
        raise NotFound
    if programme.slug in rules.RESERVED:
        raise rules.AddressReserved(
            "Programmets adress används till något annat. Byt programmets adress först."
        )
    row.public, row.published_at = True, clock.now()
    take_numbers(row, frozenset(row.indicators.values_list("pk", flat=True)))
    _save(row)
    write_trail(by, "published", "published_programme", row.pk, {"round": row.round_id})


@transaction.atomic
def unpublish(*, by: Actor, programme_id: int) -> None:
    """Nobody reads it from this moment; what was chosen stands, for the day that it is published again."""
    row = own_published(by, programme_id)
    row.public, row.published_at = False, None
    _save(row)
    write_trail(by, "unpublished", "published_programme", row.pk)


def _save(row: PublishedProgramme) -> None:
    row.version, row.changed_at = row.version + 1, clock.now()
    row.save()


def _closed_round(by: Actor, programme_id: int, round_id: int | None) -> int | None:
    if round_id is None:
        return None
    rows = FollowUpRound.objects.filter(municipality_id=by.municipality_id, programmes=programme_id)
    state = rows.filter(pk=round_id).values_list("state", flat=True).first()
    if state is None:
        raise NotFound
    if state != RoundState.CLOSED:
        raise rules.RoundNotClosed(
            "Välj en omgång som är stängd. I en öppen omgång kan svaren ändras.", field="round_id"
        )
    return round_id


def _all_of(model: type[models.Model], ids: Collection[int], **where: Any) -> Sequence[int]:  # noqa: ANN401
    """The ids, each once; NotFound unless all of them are there."""
    wanted = set(ids)
    found = list(
        model._default_manager.filter(pk__in=wanted, **where).values_list("pk", flat=True).distinct()
    )
    if wanted - set(found):
        raise NotFound
    return found
