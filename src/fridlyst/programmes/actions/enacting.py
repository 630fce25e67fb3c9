"""Writing which version of a programme is in force from which day, and by whose decision."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction

from fridlyst.base.checks import check_text
from fridlyst.base.clock import now
from fridlyst.base.errors import NotFound
from fridlyst.decisions.models import Step
from fridlyst.decisions.shapes import where_words
from fridlyst.decisions.terms import Outcome, StepKind
from fridlyst.organisation.actions import write_trail
from fridlyst.organisation.actor import Actor
from fridlyst.organisation.policies import require
from fridlyst.programmes import enactment_rules, policies
from fridlyst.programmes.actions.common import check_version, own_programme
from fridlyst.programmes.fields import EnactmentFields
from fridlyst.programmes.models import Enactment, Programme
from fridlyst.programmes.queries.in_force import stamp
from fridlyst.programmes.terms import ProgrammeState
from fridlyst.texts.models import TextVersion

_LONGEST_DECIDER = 300


@transaction.atomic
def enact(
    *, by: Actor, programme_id: int, fields: EnactmentFields, structure: Mapping[str, Any]
) -> Enactment:
    """A version of the programme is in force from a day; `structure` is the programme file as decided.

    BeforeDecision, OneADay, OtherText, NoDecision or NotDecidedYet say what cannot be so.
    """
    require(policies.may_edit_programme(by))
    programme = own_programme(by, programme_id)
    if programme.state == ProgrammeState.DRAFT:
        raise enactment_rules.NotDecidedYet("Sätt programmet i kraft först. Ett utkast gäller inte.")
    made = Enactment(programme=programme, structure=dict(structure), made_at=now(), made_by=by.label[:300])
    _fill(by, made, programme, fields)
    made.save()
    write_trail(by, "enacted", "programme", programme.pk, _told(made))
    return made


@transaction.atomic
def correct_enactment(*, by: Actor, enactment_id: int, version: int, fields: EnactmentFields) -> Enactment:
    """Correct the day, the decision or the text's version; the goals and activities stand as decided.

    SavedMeanwhile when somebody corrected after `version` (`EnactmentView.version`), else as `enact`.
    """
    require(policies.may_edit_programme(by))
    enactment = _own(by, enactment_id)
    check_version(stamp(enactment), version, "beslutet")
    before = _told(enactment)
    _fill(by, enactment, enactment.programme, fields)
    enactment.save()
    write_trail(
        by, "corrected_enactment", "programme", enactment.programme_id, {"before": before} | _told(enactment)
    )
    return enactment


@transaction.atomic
def undo_enactment(*, by: Actor, enactment_id: int) -> None:
    """Take away what was entered by mistake: the version before it is in force instead."""
    require(policies.may_edit_programme(by))
    enactment = _own(by, enactment_id)
    write_trail(by, "undid_enactment", "programme", enactment.programme_id, _told(enactment))
    enactment.delete()


def _own(by: Actor, enactment_id: int) -> Enactment:
    """The enactment, its programme held for the rest of the transaction."""
    rows = Enactment.objects.filter(programme__municipality_id=by.municipality_id, pk=enactment_id)
    programme_id = rows.values_list("programme_id", flat=True).first()
    if programme_id is None:
        raise NotFound
    programme = own_programme(by, programme_id)
    found = programme.enactments.filter(pk=enactment_id).first()
    if found is None:
        raise NotFound
    return found


def _fill(by: Actor, enactment: Enactment, programme: Programme, fields: EnactmentFields) -> None:
    step = _decision(by, programme, fields.step_id)
    decided_on = step.date if step is not None and step.date else fields.decided_on
    decided_by = fields.decided_by or (where_words(step.body_name, step.paragraph) if step else "")
    enactment_rules.check_days(decided_on, fields.in_force_from)
    same_day = programme.enactments.filter(in_force_from=fields.in_force_from).exclude(pk=enactment.pk)
    if same_day.exists():
        raise enactment_rules.OneADay(
            "En annan version gäller från samma dag. Rätta den i stället.", field="in_force_from"
        )
    enactment.in_force_from, enactment.decided_on = fields.in_force_from, decided_on
    enactment.decided_by = check_text(decided_by, "decided_by", longest=_LONGEST_DECIDER)
    enactment.step = step
    enactment.text_version = _text_version(programme, fields.text_version_id)


def _decision(by: Actor, programme: Programme, step_id: int | None) -> Step | None:
    """The step that decides it; NoDecision for one that does not, or that is about another text."""
    if step_id is None:
        return None
    rows = Step.objects.select_related("matter")
    step = rows.filter(matter__municipality_id=by.municipality_id, pk=step_id).first()
    if step is None:
        raise NotFound
    if step.kind != StepKind.DECISION or step.outcome == Outcome.REJECTED:
        raise enactment_rules.NoDecision("Steget är inget beslut som antar programmet.", field="step_id")
    if step.matter.text_id and programme.text_id and step.matter.text_id != programme.text_id:
        raise enactment_rules.NoDecision("Beslutet gäller en annan text än programmets.", field="step_id")
    return step


def _text_version(programme: Programme, version_id: int | None) -> TextVersion | None:
    if version_id is None:
        return None
    found = TextVersion.objects.filter(
        pk=version_id, text__municipality_id=programme.municipality_id, text_id=programme.text_id or 0
    ).first()
    if found is None:
        raise enactment_rules.OtherText("Välj en version av programmets egen text.", field="text_version_id")
    return found


def _told(enactment: Enactment) -> dict[str, Any]:
    day: date = enactment.in_force_from
    return {
        "in_force_from": day.isoformat(),
        "text_version": enactment.text_version_id,
        "step": enactment.step_id,
    }
