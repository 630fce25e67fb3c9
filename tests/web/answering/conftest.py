"""The town of tests/web/followup, with a link to its social committee's answer."""

from dataclasses import dataclass

import pytest
from django.test import Client

from fridlyst.followup.actions import hand_on
from fridlyst.followup.models import AnswerLink
from tests.web.followup.conftest import (
    Scene,
    _scene,
    approver,
    coordinator,
    reader,
    reporter,
    scene,
    stranger,
)

__all__ = ["_scene", "approver", "coordinator", "reader", "reporter", "scene", "stranger"]


@dataclass(frozen=True)
class Linked:
    """A link, and a browser in which nobody is signed in."""

    scene: Scene
    id: int
    token: str
    client: Client

    @property
    def href(self) -> str:
        return f"/svara/{self.token}/"

    @property
    def row(self) -> AnswerLink:
        """The link as it now stands."""
        return AnswerLink.objects.get(pk=self.id)


def linked(scene: Scene, name: str = "Anna") -> Linked:
    """A link to the social committee's answer."""
    email = f"{name.lower()}@example.se"
    made = hand_on(by=scene.town.actor, submission_id=scene.mine.pk, name=name, email=email)
    return Linked(scene, made.id, made.token, Client(enforce_csrf_checks=True))


@pytest.fixture
def anna(scene: Scene) -> Linked:
    return linked(scene)


@pytest.fixture
def bo(scene: Scene) -> Linked:
    return linked(scene, "Bo")
