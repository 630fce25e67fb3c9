"""The pages of matters and of support services."""

from datetime import date

from django.test import Client

from fridlyst.decisions.actions import StepFields, register_matter
from fridlyst.support.actions import ServiceFields, ensure_service
from tests.web.programmes.conftest import Scene, reader, scene

__all__ = ["reader", "scene"]


def test_a_matter_is_a_line_in_time_with_its_conditions(scene: Scene, reader: Client) -> None:
    steps = [
        StepFields("motion_received", date(2025, 3, 31), "Kommunfullmäktige", "41", "Motionen väcktes."),
        StepFields(
            "referred_back", date(2025, 11, 3), "Kommunstyrelsen", conditions=["Kostnaderna", "Facken"]
        ),
        StepFields("proposal", None, amendments=["Lägg till barnen"]),
    ]
    register_matter(by=scene.town.actor, registration_number="2025.202 KS", title="Motion", steps=steps)
    text = reader.get(f"{scene.home}arenden/").content.decode()
    for words in (
        "2025.202 KS",
        "31 mars 2025",
        "Kommunfullmäktige § 41",
        "2 villkor",
        "Facken",
        "utan datum",
    ):
        assert words in text
    assert text.index("Motion väckt") < text.index("Återremiss") < text.index("Lägg till barnen")


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
