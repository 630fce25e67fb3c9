"""What a file carries beside the programme: support services."""

from fridlyst.base.slugs import slug
from fridlyst.exchange.importing_bodies import KnownBodies
from fridlyst.exchange.service_part import reviewed_day, service_fields
from fridlyst.exchange.walking import Tree
from fridlyst.organisation.actor import Actor
from fridlyst.support.actions import ensure_service
from fridlyst.support.queries import services


def import_services(by: Actor, file: Tree, bodies: KnownBodies) -> int:
    """Add the services that are not there; the others stand as written. How many were added."""
    present = {service.key for service in services(by.municipality_id)}
    new = [one for one in file.get("support_services") or [] if slug(one["name"], longest=100) not in present]
    for given in new:
        body_id = bodies.id_of(given["body"]) if given.get("body") else None
        ensure_service(
            by=by,
            fields=service_fields(given, body_id),
            published=bool(given.get("published")),
            reviewed_on=reviewed_day(given),
        )
    return len(new)
