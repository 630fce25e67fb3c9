"""The calendar at a secret address: made on a page, read without sign-in, closed at once."""

import re
from datetime import date, datetime
from itertools import islice

import pytest
import vobject
from dateutil.rrule import rrulestr
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from fridlyst.accounts.models import Membership
from fridlyst.followup.models import FollowUpRound
from fridlyst.organisation.models import Body
from fridlyst.organisation.terms import Role
from fridlyst.year_wheel.models import FeedAddress
from tests import factories
from tests.web.walking.storing import changed, snapshot
from tests.web.year_wheel.conftest import YEAR, Scene

# The address, its person's standing, programmes, bodies and the calendar.
STATEMENTS = 15


def made(scene: Scene, client: Client, **fields: str) -> str:
    """The path of a new address."""
    given = {"program": "", "enhet": "", "text": "neutral"} | fields
    assert client.post(scene.calendars, given).status_code == 302
    text = client.get(scene.calendars).content.decode()
    return str(re.findall(r'value="http://testserver(/kalender/[^"]+\.ics)"', text)[-1])


def expanded(file: str, year: int) -> set[tuple[date, str]]:
    found = set()
    for event in vobject.readOne(file).vevent_list:
        start = event.dtstart.value
        days = [start]
        if hasattr(event, "rrule"):
            rule = rrulestr(event.rrule.value, dtstart=datetime.combine(start, datetime.min.time()))
            days = [moment.date() for moment in islice(rule, 400)]
        found |= {(day, event.summary.value) for day in days if day.year == year}
    return found


@pytest.mark.parametrize("narrowed", [{}, {"enhet": "socialnamnden"}, {"program": "2026-2028"}])
def test_the_calendar_says_what_the_wheel_says(
    scene: Scene, reader: Client, narrowed: dict[str, str]
) -> None:
    address = made(scene, reader, text="full", **narrowed)
    answer = Client().get(address)
    assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
    query = "".join(f"&{key}={value}" for key, value in narrowed.items())
    rows = reader.get(f"{scene.wheel}{query}&format=json").json()
    wheel = {(date.fromisoformat(row["day"]), f"{row['happening']}: {row['title']}") for row in rows}
    assert expanded(answer.content.decode(), YEAR) == wheel
    assert wheel


def test_the_neutral_calendar_is_the_first_choice_and_says_little(scene: Scene, reader: Client) -> None:
    text = reader.get(scene.calendars).content.decode()
    assert re.search(r'value="neutral"[^>]*checked', text)
    file = Client().get(made(scene, reader)).content.decode()
    assert "våld" not in file.lower()
    assert "Skriv en rutin" not in file
    assert "Klart senast: aktivitet\\, Mål 1" in file
    whole = file.replace("\r\n ", "")
    assert "skriv-en-rutin" not in whole
    day = re.search(rf"URL:(http://testserver/{scene.town.slug}/arshjul/\?ar=\d{{4}})#(dag-[0-9-]+)", whole)
    assert day
    assert f'id="{day[2]}"' in reader.get(day[1]).content.decode()


def test_a_round_whose_address_tells_is_reached_by_the_wheel(scene: Scene, reader: Client) -> None:
    opened = FollowUpRound.objects.filter(state="open")[:1]
    FollowUpRound.objects.filter(pk__in=opened.values("pk")).update(slug="valdsprogrammet-2026")
    neutral = Client().get(made(scene, reader)).content.decode().replace("\r\n ", "")
    assert "valdsprogrammet" not in neutral
    full = Client().get(made(scene, reader, text="full")).content.decode().replace("\r\n ", "")
    assert "/uppfoljning/valdsprogrammet-2026/" in full


def test_a_neutral_calendar_has_a_neutral_name(scene: Scene, reader: Client) -> None:
    Body.objects.filter(key="socialnamnden").update(name="Kvinnofridsnämnden")
    neutral = Client().get(made(scene, reader, enhet="socialnamnden")).content.decode()
    assert f"X-WR-CALNAME:Årshjul {scene.town.municipality.name}" in neutral
    full = Client().get(made(scene, reader, enhet="socialnamnden", text="full")).content.decode()
    assert "X-WR-CALNAME:Årshjul Kvinnofridsnämnden" in full


def test_drafts_and_planned_rounds_are_in_no_calendar(scene: Scene, coordinator: Client) -> None:
    draft = factories.programme(scene.town, "Utkastet", draft=True)
    factories.activity(scene.town, factories.goal(scene.town, draft), "Hemlig", time="Mars 2027")
    file = Client().get(made(scene, coordinator, text="full")).content.decode()
    assert "Den planerade" not in file
    assert "Utkastet" not in file
    assert "Hemlig" not in file


def test_what_has_not_changed_is_not_sent_again(scene: Scene, reader: Client) -> None:
    address = made(scene, reader)
    first = Client().get(address)
    mark = first.headers["ETag"]
    again = Client().get(address, headers={"If-None-Match": f'"x", {mark}'})
    assert (again.status_code, again.content, again.headers["ETag"]) == (304, b"", mark)
    assert first.headers["Cache-Control"] == "private, no-cache"
    factories.activity(scene.town, scene.goal, "Ny", time="April 2027")
    later = Client().get(address, headers={"If-None-Match": mark})
    assert later.status_code == 200
    assert later.headers["ETag"] != mark


def test_head_answers_as_get(scene: Scene, reader: Client) -> None:
    address = made(scene, reader)
    assert Client().head(address).headers["ETag"] == Client().get(address).headers["ETag"]
    assert Client().post(address).status_code == 405


def _answer(address: str) -> tuple[int, bytes, dict[str, str]]:
    answer = Client().get(address)
    text = re.sub(rb"[A-Za-z0-9]{64}", b"", answer.content).replace(address.encode(), b"")
    return answer.status_code, text, dict(answer.headers)


def test_wrong_changed_closed_and_left_give_the_same_refusal(scene: Scene, reader: Client) -> None:
    right = made(scene, reader)
    row = FeedAddress.objects.get()
    assert reader.post(f"{scene.calendars}{row.pk}/byt/").status_code == 302
    now = made(scene, reader)
    assert now != right
    other = made(scene, scene.client(Role.REGISTRAR), enhet="skolnamnden")
    Membership.objects.filter(user__email__startswith="registrar").delete()
    wrong = [
        "/kalender/1.fel.ics",
        "/kalender/x.ics",
        f"/kalender/{row.pk + 99}.{'a' * 43}.ics",
        right,
        other,
    ]
    answers = [_answer(address) for address in wrong]
    assert {status for status, _, _ in answers} == {404}
    lengths = [{**headers, "Content-Length": ""} for _, _, headers in answers]
    assert all(text == answers[0][1] for _, text, _ in answers)
    assert all(one == lengths[0] for one in lengths)
    assert Client().get(now).status_code == 200
    assert reader.post(f"{scene.calendars}{row.pk}/stang/").status_code == 302
    assert Client().get(now).status_code == 404


def test_somebody_elses_address_cannot_be_changed(scene: Scene, reader: Client, coordinator: Client) -> None:
    address = made(scene, reader)
    row = FeedAddress.objects.get()
    before = snapshot()
    for page in ("byt", "stang"):
        assert coordinator.post(f"{scene.calendars}{row.pk}/{page}/").status_code == 404
        assert reader.get(f"{scene.calendars}{row.pk}/{page}/").status_code == 405
    assert changed(before, snapshot()) == []
    assert address not in coordinator.get(scene.calendars).content.decode()


def test_reading_writes_nothing(scene: Scene, reader: Client) -> None:
    address = made(scene, reader)
    before = snapshot()
    Client().get(address)
    reader.get(scene.calendars)
    assert changed(before, snapshot()) == []


def test_the_form_says_what_is_wrong(scene: Scene, reader: Client) -> None:
    answer = reader.post(scene.calendars, {"program": "nej", "enhet": "", "text": "x"})
    assert answer.status_code == 422
    assert not FeedAddress.objects.exists()


def test_statements_do_not_grow(scene: Scene, reader: Client) -> None:
    address = made(scene, reader, enhet=scene.social.key)
    counts = []
    for times in (1, 10):
        for number in range(times):
            factories.activity(
                scene.town, scene.goal, f"{times} {number}", leads=[scene.social], time="Årligen"
            )
        with CaptureQueriesContext(connection) as asked:
            assert Client().get(address).status_code == 200
        counts.append(len(asked))
    assert counts == [STATEMENTS] * 2


def test_no_municipality_can_hide_the_calendars(db: None) -> None:
    assert factories.town("9998", "Kalender").slug != "kalender"
