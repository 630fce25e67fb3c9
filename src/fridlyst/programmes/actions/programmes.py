"""Writing programmes."""

from django.db import transaction

from fridlyst.base.checks import check_code, check_text
from fridlyst.organisation.actions import hold, write_trail
from fridlyst.organisation.actor import Actor
from fridlyst.organisation.policies import require
from fridlyst.programmes import policies, rules
from fridlyst.programmes.actions.common import check_version, own_programme
from fridlyst.programmes.fields import ProgrammeFields
from fridlyst.programmes.models import Programme
from fridlyst.programmes.terms import FollowUpKind, ProgrammeKind, ProgrammeState


@transaction.atomic
def add_programme(*, by: Actor, fields: ProgrammeFields, previous_id: int | None = None) -> Programme:
    """A new programme as a draft; `previous_id` is the edition it follows on."""
    require(policies.may_edit_programme(by))
    hold(by.municipality_id)
    if previous_id is not None:
        own_programme(by, previous_id)
    taken = set(Programme.objects.filter(municipality_id=by.municipality_id).values_list("slug", flat=True))
    programme = Programme(municipality_id=by.municipality_id, previous_id=previous_id)
    _fill(programme, fields)
    programme.slug = rules.period_slug(programme.title, fields.valid_from, fields.valid_to, taken)
    programme.save()
    write_trail(by, "added", "programme", programme.pk)
    return programme


@transaction.atomic
def edit_programme(*, by: Actor, programme_id: int, version: int, fields: ProgrammeFields) -> Programme:
    """Change a programme's own fields; SavedMeanwhile when somebody saved after `version`."""
    require(policies.may_edit_programme(by))
    programme = own_programme(by, programme_id)
    check_version(programme.version, version, "programmet")
    _fill(programme, fields)
    programme.version = version + 1
    programme.save()
    write_trail(by, "edited", "programme", programme.pk)
    return programme


@transaction.atomic
def move_programme(*, by: Actor, programme_id: int, to: str) -> Programme:
    """Bring a draft into force, or end a programme; ProgrammeStep when it cannot be done."""
    require(policies.may_edit_programme(by))
    programme = own_programme(by, programme_id)
    rules.check_step(programme.state, to)
    programme.state = ProgrammeState(to)
    programme.version += 1
    programme.save()
    write_trail(by, "moved", "programme", programme.pk, {"to": to})
    return programme


def _fill(programme: Programme, fields: ProgrammeFields) -> None:
    rules.check_period(fields.valid_from, fields.valid_to)
    programme.title = rules.check_title(fields.title)
    programme.kind = check_code(fields.kind, ProgrammeKind.values, "kind")
    programme.vision = check_text(fields.vision, "vision")
    programme.purpose = check_text(fields.purpose, "purpose")
    programme.valid_from, programme.valid_to = fields.valid_from, fields.valid_to
    programme.adopted_on = fields.adopted_on
    programme.adopted_by = check_text(fields.adopted_by, "adopted_by", longest=300)
    programme.registration_number = check_text(fields.registration_number, "registration_number", longest=100)
    programme.follow_up = [_follow_up(kind, text) for kind, text in fields.follow_up]


def _follow_up(kind: str, text: str) -> dict[str, str]:
    return {
        "kind": check_code(kind, FollowUpKind.values, "follow_up"),
        "text": check_text(text, "follow_up", longest=2000),
    }
