"""Letters about services that are to be gone through: to whom, when, what they say, and when they stop."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from lxml import html

from fridlyst.organisation.models import Body
from fridlyst.organisation.terms import Role
from fridlyst.reminders.actions import queue_due, set_plan
from fridlyst.reminders.models import Letter, LetterLine, ReminderStop
from fridlyst.reminders.queries import letters
from fridlyst.reminders.rules import DEFAULTS, WrongDays
from fridlyst.reminders.sending import Sent, send_queued
from fridlyst.reminders.service_rules import ServiceDays, service_step
from fridlyst.support.models import SupportService
from fridlyst.support.review_rules import due_on, gone_after
from tests import factories
from tests.factories import Town
from tests.reminders.conftest import office
from tests.reminders.post_office import PostOffice
from tests.reminders.test_letters import page, text

__all__ = ["office"]
SEEN = date(2026, 3, 1)
DUE, GONE = due_on(SEEN, 6), gone_after(SEEN, 6)
KEEPER, LEAD = "svarar@kommun.example", "samordnar@kommun.example"
SITE = "https://fridlyst.kommun.example"


@dataclass
class Keeping:
    """A committee with a reporter, a coordinator, and days counted from the review."""

    town: Town
    care: Body

    def service(self, name: str, on: Body | None, seen: date | None = SEEN, **more: object) -> SupportService:
        count = SupportService.objects.count()
        return SupportService.objects.create(
            municipality=self.town.municipality,
            key=f"stod-{count}",
            name=name,
            body=on,
            published=True,
            reviewed_on=seen,
            **more,
        )

    def day(self, days_from_due: int) -> Sent:
        """Write what is due that morning, and send it."""
        at = self.at(days_from_due)
        queue_due(at, municipality_id=self.town.municipality.pk)
        return send_queued(at)

    def at(self, days_from_due: int) -> datetime:
        return timezone.make_aware(datetime.combine(DUE + timedelta(days=days_from_due), time(9)))

    def days(self, among: Sequence[int]) -> dict[int, list[str]]:
        """Day → who had a letter on it, by the first part of the address."""
        found = {}
        for after in among:
            before = Letter.objects.count()
            self.day(after)
            new = Letter.objects.order_by("pk").values_list("email", flat=True)[before:]
            if new:
                found[after] = sorted(email.split("@")[0] for email in new)
        return found


@pytest.fixture
def scene(db: None) -> Keeping:
    town = factories.town()
    care = factories.body(town)
    factories.person(town, Role.REPORTER, care, KEEPER)
    factories.person(town, Role.COORDINATOR, email=LEAD)
    return Keeping(town, care)


def step(after: int, **choices: int | None) -> tuple[str, int] | None:
    """The step so many days after the review, and the day since which it is told of, counted the same way."""
    days = ServiceDays(SEEN, DUE, GONE)
    found = service_step(days, choices={**DEFAULTS, **choices}, today=DUE + timedelta(days=after))
    return found and (found[0], (found[1] - DUE).days)


def test_where_a_service_stands_in_the_plan() -> None:
    stands = {after: step(after) for after in (-15, -14, 0, 1, 30, 31, 75, 76, 90, 91, 900)}
    assert stands == {
        -15: None,
        -14: ("service_due", -14),
        0: ("service_due", -14),
        1: ("service_late", 1),
        30: ("service_late", 1),
        31: ("service_late", 31),
        75: ("service_late", 61),
        76: ("service_leaving", 76),
        90: ("service_leaving", 76),
        91: ("service_gone", 91),
        900: ("service_gone", 91),
    }
    assert step(5, service_late=None) == ("service_due", -14)
    assert step(5, service_late=None, service_due=None) is None
    assert step(95, service_leaving=None) is None
    assert step(80, service_leaving=60) == ("service_leaving", 61)
    never = ServiceDays(None, None, None)
    assert service_step(never, choices=DEFAULTS, today=DUE) == ("service_gone", date.min)


def test_the_whole_course_until_somebody_has_gone_through_it(scene: Keeping) -> None:
    service = scene.service("Mottagningen", scene.care)
    asked = (-15, -14, -13, 0, 1, 2, 8, 30, 31, 60, 61, 75, 76, 77, 90, 91, 92, 130)
    assert scene.days(asked) == {
        -14: ["svarar"],
        1: ["svarar"],
        31: ["svarar"],
        61: ["svarar"],
        76: ["samordnar", "svarar"],
        91: ["svarar"],
    }
    told = LetterLine.objects.filter(letter__email=LEAD).values_list("step", "service")
    assert list(told) == [("service_lead", service.pk)]
    SupportService.objects.update(reviewed_on=DUE + timedelta(days=131))
    again = (due_on(DUE + timedelta(days=131), 6) - DUE).days
    assert scene.days((131, again - 15, again - 14, again - 13)) == {again - 14: ["svarar"]}


def test_one_letter_gathers_all_and_another_keeps_away(scene: Keeping, office: PostOffice) -> None:
    for name, days in (("Mottagningen", 0), ("Samtalen", 2), ("Telefonen", 12)):
        scene.service(name, scene.care, SEEN + timedelta(days=days))
    assert scene.days((1, 2, 3, 7, 8, 9, 15)) == {1: ["svarar"], 8: ["svarar"], 15: ["svarar"]}
    first = office.taken[0]
    assert first["Subject"] == "Askersund: se över 3 stödinsatser"
    said = text(first)
    assert "- Mottagningen: skulle ha setts över tisdag 1 september 2026, visas till och med" in said
    assert "- Samtalen: ska ses över senast torsdag 3 september 2026" in said
    assert "Görs ingenting försvinner ett stöd från den öppna sidan 90 dagar efter" in said
    assert f"Se över stödet:\n{SITE}/askersund/stod/\n" in said
    shown = " ".join(html.fromstring(page(first)).text_content().split())
    assert all(line.strip("- ") in shown for line in said.splitlines() if line.startswith("- "))
    held = letters(municipality_id=scene.town.municipality.pk)[-1]
    assert [(line.step, line.service) for line in held.lines] == [
        ("service_late", "Mottagningen"),
        ("service_due", "Samtalen"),
        ("service_due", "Telefonen"),
    ]


def test_the_coordinator_hears_of_what_leaves_and_of_what_nobody_keeps(
    scene: Keeping, office: PostOffice
) -> None:
    scene.service("Mottagningen", scene.care)
    scene.service("Utan ägare", None, SEEN + timedelta(days=80))
    scene.day(77)
    said = text(office.to(LEAD)[-1])
    assert "- Utan ägare: ska ses över senast" in said
    assert "Ingen annan kan få brev om den." in said
    assert "- Mottagningen (Socialnämnden): visas till och med måndag 30 november 2026" in said
    assert "Utan ägare" not in text(office.to(KEEPER)[-1])
    ReminderStop.objects.create(municipality=scene.town.municipality, email=KEEPER, stopped_at=timezone.now())
    assert scene.days((91,)) == {91: ["samordnar"]}
    assert "- Mottagningen: visas inte sedan måndag 30 november 2026" in text(office.to(LEAD)[-1])


def test_a_letter_tells_nobody_over_the_shoulder(scene: Keeping, office: PostOffice) -> None:
    scene.service("Kvinnojouren mot våld i Askersund", scene.care)
    scene.service("Gula huset", scene.care, protected_address=True)
    scene.service("Skyddsboendet Eken", scene.care)
    SupportService.objects.filter(name__startswith="Kvinno").update(key="kvinnojouren-mot-vald")
    scene.day(1)
    letter = office.taken[0]
    whole = f"{letter['Subject']} {text(letter)} {page(letter)}".lower()
    for word in ("våld", "vald", "kvinno", "gula", "eken", "skydd"):
        assert word not in whole, word
    assert text(letter).count("- En stödinsats: skulle ha setts över") == 3
    assert "Namn som inte står här ser du när du har loggat in." in text(letter)


def test_the_address_of_a_service_without_a_name_in_the_letter_is_not_there_either(
    scene: Keeping, office: PostOffice
) -> None:
    scene.service("Skyddsboendet Eken", scene.care)
    SupportService.objects.update(key="skyddsboendet-eken")
    scene.day(1)
    assert "eken" not in f"{text(office.taken[0])} {page(office.taken[0])}".lower()


def test_what_was_gone_through_or_taken_away_meanwhile_is_not_told(scene: Keeping) -> None:
    one, other = scene.service("Mottagningen", scene.care), scene.service("Samtalen", scene.care)
    queue_due(scene.at(1), municipality_id=scene.town.municipality.pk)
    SupportService.objects.filter(pk=one.pk).update(reviewed_on=DUE + timedelta(days=1))
    other.delete()
    assert send_queued(scene.at(1)).held == 1
    log = letters(municipality_id=scene.town.municipality.pk)
    assert [line.service for line in log[0].lines] == ["Mottagningen", ""]
    assert scene.days((2, 8)) == {}


def test_members_of_a_collective_are_written_to(scene: Keeping) -> None:
    every = factories.body(scene.town, "Samtliga", collective=True)
    every.members.set([scene.care, factories.body(scene.town, "Utan folk")])
    scene.service("Telefonen", every)
    assert scene.days((1,)) == {1: ["svarar"]}


def test_what_is_off_in_the_plan_is_not_sent(scene: Keeping) -> None:
    scene.service("Mottagningen", scene.care)
    with pytest.raises(WrongDays):
        set_plan(by=scene.town.actor, choices={"service_late": 3}, version=0)
    set_plan(by=scene.town.actor, choices={"service_due": None, "service_leaving": None}, version=0)
    assert scene.days((-14, 0, 1, 76, 91)) == {1: ["svarar"], 76: ["svarar"]}


def test_a_look_finds_a_town_by_its_services_and_asks_as_much_of_many(scene: Keeping) -> None:
    scene.service("Mottagningen", scene.care)
    SupportService.objects.create(municipality=factories.town("1489", "Alingsås").municipality, name="Utkast")
    counted = []
    for after in (1, 40):
        with CaptureQueriesContext(connection) as asked:
            assert queue_due(scene.at(after)) == 1
        counted.append(len([one for one in asked if "SAVEPOINT" not in one["sql"]]))
        Letter.objects.all().delete()
        for number in range(30):
            scene.service(f"Stöd {number}", scene.care)
    # The first look makes the plan that says when it was looked at: two statements more.
    assert counted[1] <= counted[0]
