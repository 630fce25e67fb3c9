"""Writing sources: who delivers counts."""

from django.db import transaction

from fridlyst.base.checks import check_code, check_name
from fridlyst.base.errors import WrongState
from fridlyst.counts import policies
from fridlyst.counts.actions.common import own_source
from fridlyst.counts.fields import SourceFields
from fridlyst.counts.models import CountSource
from fridlyst.counts.terms import Absent, Measure
from fridlyst.organisation.actions import check_own_body, hold, write_trail
from fridlyst.organisation.actor import Actor
from fridlyst.organisation.policies import require
from fridlyst.programmes.actions.common import check_version


@transaction.atomic
def add_source(*, by: Actor, fields: SourceFields) -> CountSource:
    """A new case system or department that delivers counts."""
    require(policies.may_keep_sources(by))
    hold(by.municipality_id)
    made = CountSource(municipality_id=by.municipality_id)
    _save(by, made, fields)
    write_trail(by, "added", "count_source", made.pk)
    return made


@transaction.atomic
def edit_source(*, by: Actor, source_id: int, version: int, fields: SourceFields) -> CountSource:
    """Change a source; SavedMeanwhile when somebody saved after `version`.

    What it counts is not changed once it has delivered: what was published would mean something else.
    """
    require(policies.may_keep_sources(by))
    hold(by.municipality_id)
    found = own_source(by, source_id)
    check_version(found.version, version, "källan")
    same = (found.measure, found.overlapping) == (fields.measure, fields.overlapping)
    if not same and found.deliveries.exists():
        raise WrongState(
            "Källan har redan lämnat antal. Lägg till en ny källa för det som räknas på ett annat sätt."
        )
    found.version = version + 1
    _save(by, found, fields)
    write_trail(by, "edited", "count_source", found.pk)
    return found


def _save(by: Actor, source: CountSource, fields: SourceFields) -> None:
    check_own_body(by, fields.body_id)
    name = check_name(fields.name, "name", longest=200, missing="Skriv vad källan heter.")
    others = CountSource.objects.filter(municipality_id=by.municipality_id).exclude(pk=source.pk)
    if any(name.casefold() == other.casefold() for other in others.values_list("name", flat=True)):
        raise WrongState("Det finns redan en källa med det namnet.", field="name")
    source.name, source.body_id = name, fields.body_id
    source.measure = check_code(fields.measure, Measure.values, "measure")
    source.absent = check_code(fields.absent, Absent.values, "absent")
    source.overlapping, source.closed = fields.overlapping, fields.closed
    source.save()
