"""Merging bodies: one takes over what another was to answer, and the history stays under its old name."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction

from fridlyst.base.errors import BadInput, WrongState
from fridlyst.base.sentences import Sentence
from fridlyst.organisation import policies, rules
from fridlyst.organisation.actions import check_name_unused, hold, own_body, write_trail
from fridlyst.organisation.actor import Actor
from fridlyst.organisation.models import Body
from fridlyst.organisation.queries import successors
from fridlyst.trail.models import Event


class NotMergeable(BadInput):
    """These two bodies cannot be merged on that day."""

    code = "not-mergeable"


class MergeLoop(BadInput):
    """A body cannot be taken over by itself, nor by one that it has taken over."""

    code = "merge-loop"


class AlreadyMerged(WrongState):
    """The body was merged before."""

    code = "already-merged"


class NotMerged(WrongState):
    """There is no merging to undo."""

    code = "not-merged"


@dataclass(frozen=True, slots=True)
class Merging:
    """That a body was merged: into which, when it was written down, and its last day before that."""

    into_id: int
    at: datetime | None
    ended: date | None


@transaction.atomic
def merge_body(*, by: Actor, body_id: int, into_id: int, on: date) -> Body:
    """Let `into_id` answer from `on` for what the body owns; the day before is the body's last.

    What was answered stays under the body's name. Rounds about a later period ask the successor, and
    those who answer for it answer for the body too. NotMergeable, MergeLoop or AlreadyMerged.
    """
    policies.require(policies.may_edit_organisation(by))
    hold(by.municipality_id)
    body, into = own_body(by, body_id), own_body(by, into_id)
    if body.merged_into_id is not None:
        raise AlreadyMerged(Sentence("%(body)s har redan slagits ihop med en annan enhet.", body=body.name))
    _check_pair(body, into, successors(by.municipality_id))
    _check_day(body, into, on)
    ended = body.valid_to
    body.merged_into, body.valid_to, body.version = into, on - timedelta(days=1), body.version + 1
    body.save(update_fields=["merged_into", "valid_to", "version"])
    told = {"into": into.pk, "on": on.isoformat(), "ended": ended.isoformat() if ended else None}
    write_trail(by, "merged", "body", body.pk, told)
    return body


@transaction.atomic
def unmerge_body(*, by: Actor, body_id: int) -> Body:
    """Take a merging back: the body is its own again, with the last day that it had, if any.

    Whether anything was answered since is for `followup.actions.undo_merge` to see to.
    """
    policies.require(policies.may_edit_organisation(by))
    hold(by.municipality_id)
    body = own_body(by, body_id)
    found = merging(by.municipality_id, body)
    check_name_unused(by, body.name, (body.valid_from, found.ended), but=body.pk)
    body.merged_into, body.valid_to, body.version = None, found.ended, body.version + 1
    body.save(update_fields=["merged_into", "valid_to", "version"])
    write_trail(by, "unmerged", "body", body.pk, {"from": found.into_id})
    return body


def merging(municipality_id: int, body: Body) -> Merging:
    """How the body was merged, as the trail has it; NotMerged when it was not. One statement."""
    if body.merged_into_id is None:
        raise NotMerged(Sentence("%(body)s är inte sammanslagen med någon.", body=body.name))
    rows = Event.objects.filter(
        municipality_id=municipality_id, object_type="body", object_id=body.pk, verb="merged"
    )
    told = rows.order_by("-number").values_list("at", "data").first()
    at, data = told or (None, {})
    ended = data.get("ended")
    return Merging(body.merged_into_id, at, date.fromisoformat(ended) if ended else None)


def _check_pair(body: Body, into: Body, known: Mapping[int, int]) -> None:
    if body.pk in rules.chain(into.pk, known):
        raise MergeLoop("En enhet kan inte slås ihop med sig själv.", field="into")
    if body.collective or into.collective:
        raise NotMergeable(
            "Ett gemensamt namn kan inte slås ihop. Ändra vilka som ingår i stället.", field="into"
        )
    if into.merged_into is not None:
        raise NotMergeable(
            Sentence(
                "%(into)s har gått upp i %(last)s. Välj den i stället.",
                into=into.name,
                last=into.merged_into.name,
            ),
            field="into",
        )


def _check_day(body: Body, into: Body, on: date) -> None:
    if on <= (body.valid_from or date.min):
        raise NotMergeable(
            Sentence("%(body)s fanns inte före den dagen. Välj en senare dag.", body=body.name), field="on"
        )
    if not rules.is_valid_on(into.valid_from, into.valid_to, on):
        raise NotMergeable(
            Sentence("%(into)s finns inte den dagen. Välj en annan dag.", into=into.name), field="on"
        )
