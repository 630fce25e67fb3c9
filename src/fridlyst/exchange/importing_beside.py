"""What a file carries beside the programme: support services and matters."""

from datetime import date

from fridlyst.base.slugs import slug
from fridlyst.decisions.actions import StepFields, register_matter
from fridlyst.decisions.queries import matters
from fridlyst.exchange.importing_bodies import KnownBodies
from fridlyst.exchange.normal import stripped
from fridlyst.exchange.walking import Tree
from fridlyst.organisation.actor import Actor
from fridlyst.support.actions import ServiceFields, ensure_service
from fridlyst.support.queries import services


def import_services(by: Actor, file: Tree, bodies: KnownBodies) -> int:
    """Add the services that are not there; the others stand as written. How many were added."""
    present = {service.key for service in services(by.municipality_id)}
    new = [one for one in file.get("support_services") or [] if slug(one["name"], longest=100) not in present]
    for given in new:
        ensure_service(by=by, fields=_service(given, bodies))
    return len(new)


def _service(given: Tree, bodies: KnownBodies) -> ServiceFields:
    lowest, highest = given.get("minimum_age"), given.get("maximum_age")
    return ServiceFields(
        name=given["name"],
        description=stripped(given.get("description")),
        minimum_age=None if lowest is None else int(lowest),
        maximum_age=None if highest is None else int(highest),
        target_groups=given.get("target_groups") or (),
        violence_forms=given.get("violence_forms") or (),
        protected_address=given.get("protected_address", False),
        body_id=bodies.id_of(given["body"]) if given.get("body") else None,
    )


def import_matters(by: Actor, file: Tree) -> int:
    """Register the matters that are not there. How many were new."""
    present = {matter.registration_number for matter in matters(by.municipality_id)}
    names = {body["key"]: body["name"].strip() for body in file.get("bodies") or []}
    new = [one for one in file.get("matters") or [] if one["registration_number"] not in present]
    for given in new:
        register_matter(
            by=by,
            registration_number=given["registration_number"],
            title=given["title"],
            steps=[_step(step, names) for step in given.get("steps") or []],
        )
    return len(new)


def _step(given: Tree, names: dict[str, str]) -> StepFields:
    paragraph, body = given.get("paragraph"), (given.get("body") or "").strip()
    return StepFields(
        kind=given["kind"],
        on=date.fromisoformat(given["date"]) if given.get("date") else None,
        body_name=names.get(given.get("body") or "", body),
        paragraph="" if paragraph is None else str(paragraph),
        summary=given.get("summary") or "",
        conditions=given.get("conditions") or (),
        amendments=given.get("amendments") or (),
    )
