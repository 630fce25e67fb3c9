"""A programme file becomes a programme: one transaction, through the actions of the field."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction

from fridlyst.base.errors import NotFound
from fridlyst.exchange.enacting import bring_into_force
from fridlyst.exchange.errors import AlreadyImported, OtherMunicipality
from fridlyst.exchange.importing_beside import import_services
from fridlyst.exchange.importing_bodies import KnownBodies
from fridlyst.exchange.importing_goals import GoalImport
from fridlyst.exchange.importing_matters import MattersMade, add_matters, import_matters
from fridlyst.exchange.importing_steering import SteeringIndex
from fridlyst.exchange.importing_text import Made, Source, import_text
from fridlyst.exchange.normal import stripped
from fridlyst.exchange.programme_file import check
from fridlyst.exchange.walking import Tree
from fridlyst.organisation.actions import hold
from fridlyst.organisation.actor import Actor
from fridlyst.organisation.policies import require
from fridlyst.organisation.queries import municipalities
from fridlyst.programmes import policies, queries
from fridlyst.programmes.actions import add_programme, set_alignments
from fridlyst.programmes.fields import ProgrammeFields
from fridlyst.programmes.models import Programme
from fridlyst.programmes.rules import check_title
from fridlyst.programmes.shapes import ProgrammeTree, ProgrammeView
from fridlyst.programmes.terms import ProgrammeKind


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import made. `shared_activities` stood already in another programme and now serve both."""

    programme_id: int
    slug: str
    goals: int
    preconditions: int
    indicators: int
    activities: int
    shared_activities: int
    ownerships: int
    new_bodies: int
    new_services: int
    new_matters: int


@transaction.atomic
def import_programme(
    file: Mapping[str, Any],
    *,
    by: Actor,
    in_force: bool = False,
    as_next_edition: str | None = None,
    name: str = "Programfilen",
    source: Source | None = None,
) -> Imported:
    """Take a programme file into the actor's municipality, as a draft unless `in_force`.

    `as_next_edition` is the slug of the programme that this one follows on: what has the same key in both
    is then carried over. `source` is the document that the file's text was read from.
    AlreadyImported names the programme that has the same title and period; OtherMunicipality and
    BadProgrammeFile say what is wrong. All is taken in, or nothing.
    """
    require(policies.may_edit_programme(by))
    check(file, name=name)
    _check_municipality(file, by)
    hold(by.municipality_id)
    previous = _previous(by, as_next_edition)
    if previous is None:
        _refuse_twin(file, by)
    imported = _take_in(by, file, name, previous, source)
    if in_force:
        bring_into_force(by=by, programme_id=imported.programme_id)
    return imported


@transaction.atomic
def import_minutes(file: Mapping[str, Any], *, by: Actor, name: str = "Protokollet") -> MattersMade:
    """Take the matters of a file into the actor's municipality: new ones whole, of the others what is new.

    OtherMunicipality, BadProgrammeFile and NumberMissing say what is wrong. All is taken in, or nothing.
    """
    check(file, name=name)
    _check_municipality(file, by)
    return add_matters(by, file)


def _take_in(
    by: Actor, file: Tree, name: str, previous: ProgrammeTree | None, source: Source | None
) -> Imported:
    """The draft with everything in the file: bodies and steering documents first, for goals point at them."""
    bodies = KnownBodies(by, file)
    steering = SteeringIndex(by, file, name=name)
    programme = add_programme(
        by=by,
        fields=programme_fields(file["programme"]),
        previous_id=previous.programme.id if previous else None,
    )
    goals = GoalImport(by=by, file=file, programme_id=programme.pk, bodies=bodies, previous=previous)
    goals.run()
    set_alignments(by=by, programme_id=programme.pk, alignments=steering.alignments(goals.goal_ids))
    services, matters = import_services(by, file, bodies), import_matters(by, file)
    import_text(
        by,
        file,
        programme_id=programme.pk,
        previous_id=previous.programme.id if previous else None,
        made=Made(goals.goal_ids, goals.activity_ids),
        source=source,
    )
    return _told(programme, goals, new_bodies=bodies.added, new_services=services, new_matters=matters)


def _told(programme: Programme, goals: GoalImport, **beside: int) -> Imported:
    """What an import tells; the counts of what stands beside the programme are given."""
    return Imported(
        programme_id=programme.pk,
        slug=programme.slug,
        goals=len(goals.goal_ids),
        preconditions=goals.counts["preconditions"],
        indicators=goals.counts["indicators"],
        activities=goals.counts["activities"],
        shared_activities=goals.counts["shared_activities"],
        ownerships=goals.counts["ownerships"],
        **beside,
    )


def programme_fields(given: Tree) -> ProgrammeFields:
    """The programme's own fields out of the file's "programme"."""
    return ProgrammeFields(
        title=given["title"],
        kind=given.get("kind", ProgrammeKind.PROGRAMME),
        vision=stripped(given.get("vision")),
        purpose=stripped(given.get("purpose")),
        valid_from=_day(given.get("valid_from")),
        valid_to=_day(given.get("valid_to")),
        adopted_on=_day(given.get("adopted_on")),
        adopted_by=stripped(given.get("adopted_by")),
        registration_number=stripped(given.get("registration_number")),
        follow_up=[(rule["kind"], rule.get("text") or "") for rule in given.get("follow_up") or []],
    )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _check_municipality(file: Tree, by: Actor) -> None:
    code = file["municipality"].get("code")
    here = next(one for one in municipalities() if one.id == by.municipality_id)
    if code and code != here.code:
        about = f"{file['municipality'].get('name') or 'en annan kommun'} ({code})"
        raise OtherMunicipality(f"Filen gäller {about}, inte {here.name} ({here.code}).")


def _previous(by: Actor, slug: str | None) -> ProgrammeTree | None:
    if slug is None:
        return None
    try:
        found = queries.programme(municipality_id=by.municipality_id, slug=slug, drafts=True)
    except NotFound:
        raise NotFound(f"Kommunen har inget program med adressen ”{slug[:60]}”.") from None
    return queries.tree(found)


def _refuse_twin(file: Tree, by: Actor) -> None:
    wanted = programme_fields(file["programme"])
    title = check_title(wanted.title).casefold()
    for found in queries.programmes(municipality_id=by.municipality_id, drafts=True):
        same_period = (found.valid_from, found.valid_to) == (wanted.valid_from, wanted.valid_to)
        if same_period and found.title.casefold() == title:
            raise _twin(found)


def _twin(found: ProgrammeView) -> AlreadyImported:
    period = f" {found.period}" if found.period else ""
    return AlreadyImported(
        f"Programmet ”{found.title}”{period} finns redan, med adressen {found.slug}. "
        "Ändra det som finns, eller läs in filen som nästa utgåva.",
        details={"slug": found.slug},
    )
