"""The pages of support services, and of matters before there are any."""

from django.test import Client

from fridlyst.support.actions import ensure_service
from fridlyst.support.fields import ServiceFields
from tests.web.programmes.conftest import Scene, _scene, reader, scene

__all__ = ["_scene", "reader", "scene"]


def test_services_say_for_whom(scene: Scene, reader: Client) -> None:
    given = ServiceFields(
        "Ungdomsmottagningen", "Råd och stöd", 12, 23, target_groups=["young"], protected_address=True
    )
    ensure_service(by=scene.town.actor, fields=given)
    text = reader.get(f"{scene.home}stod/").content.decode()
    for words in ("Ungdomsmottagningen", "Råd och stöd", "12–23 år", "Unga", "Skyddad adress"):
        assert words in text


def test_nothing_yet_is_said(scene: Scene, reader: Client) -> None:
    assert "Inga ärenden" in reader.get(f"{scene.home}arenden/").content.decode()
    assert "Inga stödinsatser ännu" in reader.get(f"{scene.home}stod/").content.decode()
