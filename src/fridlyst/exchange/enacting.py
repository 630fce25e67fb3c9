"""A programme comes into force with its goals and activities kept as they were decided."""

from typing import Any

from django.db import transaction

from fridlyst.base.clock import today
from fridlyst.exchange.exporting import export_programme
from fridlyst.organisation.actor import Actor
from fridlyst.programmes.actions import enact, move_programme
from fridlyst.programmes.enactment_rules import first_day
from fridlyst.programmes.fields import EnactmentFields
from fridlyst.programmes.models import Enactment, Programme
from fridlyst.programmes.queries.in_force import decision_on_text
from fridlyst.programmes.terms import ProgrammeState
from fridlyst.texts.models import TextVersion

# What a programme file says beside the programme is not decided with it.
_BESIDE = ("support_services", "matters", "doubts")


@transaction.atomic
def enact_programme(*, by: Actor, programme_id: int, fields: EnactmentFields) -> Enactment:
    """A version in force from a day, with the programme as it stands now; raises as `actions.enact`."""
    structure = decided_structure(by, programme_id)
    return enact(by=by, programme_id=programme_id, fields=fields, structure=structure)


@transaction.atomic
def bring_into_force(*, by: Actor, programme_id: int) -> Programme:
    """A draft comes into force: the newest version of its text, from the programme's first day.

    The decision is the newest one in a matter that leads to the text, else what the programme says of its
    adoption. The day is never before the decision. ProgrammeStep when it is no draft.
    """
    programme = move_programme(by=by, programme_id=programme_id, to=ProgrammeState.IN_FORCE)
    decision = decision_on_text(municipality_id=by.municipality_id, text_id=programme.text_id)
    decided_on = decision.on if decision else programme.adopted_on
    fields = EnactmentFields(
        in_force_from=first_day(programme.valid_from, decided_on, today()),
        text_version_id=_newest_version(programme),
        step_id=decision.step_id if decision else None,
        decided_on=decided_on,
        decided_by="" if decision else programme.adopted_by,
    )
    enact_programme(by=by, programme_id=programme_id, fields=fields)
    return programme


def decided_structure(by: Actor, programme_id: int) -> dict[str, Any]:
    """The programme as a programme file, without what stands beside it; nothing for another's."""
    rows = Programme.objects.filter(municipality_id=by.municipality_id, pk=programme_id)
    slug = rows.values_list("slug", flat=True).first()
    if slug is None:
        return {}
    whole = export_programme(by.municipality_id, slug)
    return {name: part for name, part in whole.items() if name not in _BESIDE}


def _newest_version(programme: Programme) -> int | None:
    rows = TextVersion.objects.filter(text_id=programme.text_id or 0).order_by("-number")
    return rows.values_list("pk", flat=True).first()
