"""What a file carries beside the programme: support services."""

from fridlyst.base.slugs import slug
from fridlyst.exchange.importing_bodies import KnownBodies
from fridlyst.exchange.normal import stripped
from fridlyst.exchange.walking import Tree
from fridlyst.organisation.actor import Actor
from fridlyst.support.actions import ensure_service
from fridlyst.support.fields import ServiceFields
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
