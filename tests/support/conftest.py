"""A town whose directory holds one service that is shown."""

import pytest

from fridlyst.organisation.actions import ensure_municipality
from fridlyst.organisation.actor import Actor, system_actor
from fridlyst.support import actions
from fridlyst.support.fields import ContactFields, ServiceFields
from fridlyst.support.models import SupportService


@pytest.fixture
def here() -> Actor:
    return system_actor(ensure_municipality(code="0180", name="Stockholm").pk)


@pytest.fixture
def elsewhere() -> Actor:
    return system_actor(ensure_municipality(code="1489", name="Alingsås").pk)


@pytest.fixture
def jour(here: Actor) -> SupportService:
    fields = ServiceFields("Lyssna", "Vi lyssnar.", contacts=[ContactFields("phone", "08-465 004 10")])
    made = actions.save_service(by=here, fields=fields)
    return actions.publish_service(by=here, service_id=made.pk, version=made.version)
