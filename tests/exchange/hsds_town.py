"""A small directory to write as HSDS: an ordinary service, a protected one, one with nothing said."""

from dataclasses import replace
from datetime import date, time

from fridlyst.organisation.queries import MunicipalityView
from fridlyst.support.shapes import (
    Contact,
    Directory,
    DirectorySettingsView,
    Opening,
    PublicService,
    ServiceText,
)

TOWN = MunicipalityView(7, "9999", "Provköping", "provkoping")
BASE = "https://fridlyst.example.se"
PLAIN = PublicService(
    id=1,
    key="samtal",
    body="Socialnämnden",
    body_key="sn",
    whom=("exposed", "young"),
    target_groups=("exposed",),
    minimum_age=13,
    maximum_age=25,
    violence_forms=("physical", "honour"),
    languages=("sv", "sv-simple", "prs"),
    interpreter=True,
    accessibility=("step_free",),
    free=True,
    always_open=False,
    openings=(Opening((4, 0), time(9), time(16, 30)), Opening((6,), time(18), time(0))),
    contacts=(
        Contact("phone", "08-465 004 10", "Mottagningen", True, False),
        Contact("sms", "070-174 06 05"),
        Contact("email", "stod@example.se", "Mottagningen"),
        Contact("web", "https://example.se/stod"),
        Contact("chat", "https://example.se/chatt"),
        Contact("letter", "Box 1, 999 99 Provköping"),
    ),
    place="Storgatan 1, 999 10 Provköping",
    protected_address=False,
    pets=False,
    children=True,
    no_decision=True,
    anonymous=True,
    reviewed_on=date(2026, 3, 1),
    changed_on=date(2026, 7, 15),
    texts={
        "sv": ServiceText("sv", "Samtal för unga", "Du får prata med någon.", "", "Vardagar", "Hela kommunen")
    },
)
# As the query never gives it: the mapping alone must hold, whatever comes.
PROTECTED = replace(
    PLAIN,
    id=2,
    key="boende",
    protected_address=True,
    place="Hemligvägen 5, 999 11 Provköping",
    texts={"sv": ServiceText("sv", "Skyddat boende")},
)
BARE = PublicService(
    id=3,
    key="jour",
    body="",
    body_key="",
    whom=(),
    target_groups=(),
    minimum_age=None,
    maximum_age=None,
    violence_forms=(),
    languages=(),
    interpreter=None,
    accessibility=(),
    free=None,
    always_open=True,
    openings=(),
    contacts=(Contact("phone", "116 111"),),
    place="Rum 3 i receptionen",
    protected_address=False,
    pets=None,
    children=None,
    no_decision=None,
    anonymous=None,
    reviewed_on=None,
    changed_on=None,
    texts={"sv": ServiceText("sv", "Jour")},
)


def small_directory(*services: PublicService) -> Directory:
    """The directory of Provköping with these services, or the three."""
    settings = DirectorySettingsView(contact_email="kommun@example.se", contact_phone="08-465 004 00")
    return Directory(TOWN, settings, services or (PLAIN, PROTECTED, BARE), "1")
