"""Answers about the organisation."""

from django.http import HttpRequest
from ninja import Router

from fridlyst.api.keys import visit_of
from fridlyst.api.organisation.schemas import BodyOut, Place
from fridlyst.api.problems import promised
from fridlyst.organisation.queries import bodies
from fridlyst.organisation.terms import Role

router = Router(tags=["organisation"])


@router.get(
    "/",
    response=Place,
    summary="Vad nyckeln gäller för",
    openapi_extra=promised(401),
)
def place(request: HttpRequest) -> Place:
    """The municipality that the key speaks for."""
    visit = visit_of(request)
    town = visit.municipality
    return Place(code=town.code, name=town.name, may_record=visit.actor.holds(Role.REPORTER))


@router.get(
    "/bodies", response=list[BodyOut], summary="Nämnder, förvaltningar och bolag", openapi_extra=promised(401)
)
def list_bodies(request: HttpRequest) -> list[BodyOut]:
    """Every body of the municipality, in the order of its tree."""
    return [BodyOut.model_validate(body) for body in bodies(visit_of(request).municipality.id)]
