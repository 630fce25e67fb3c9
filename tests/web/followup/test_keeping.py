"""Was following up kept: the page, its lists as files, and who reads it."""

import json
from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from fridlyst.followup.models import ActivityReport, FollowUpRound, Submission
from fridlyst.organisation.models import Body
from fridlyst.organisation.terms import Role
from fridlyst.web.shared.text import number
from tests import factories
from tests.web.followup.conftest import Scene

LISTS = ("", "krav", "tysta", "utan-ansvarig", "star-stilla")


@pytest.fixture
def held(scene: Scene) -> Scene:
    """Two rounds that are over: the social committee says the same in both, the school nothing."""
    before = factories.opened(
        scene.town,
        scene.programme,
        title="Tertial 1 2026",
        period_start=date(2026, 1, 1),
        period_end=date(2026, 4, 30),
        closes_on=date(2026, 5, 15),
    )
    for one in (before, scene.round):
        factories.sent_in(scene.town, one, scene.social, "late")
        due = f"{one.closes_on}T08:00:00+00:00"
        Submission.objects.filter(round=one, body=scene.social).update(first_submitted_at=due)
    FollowUpRound.objects.update(state="closed")
    factories.activity(scene.town, scene.goal, "Ingen gör det")
    return scene


@pytest.mark.parametrize("role", list(Role))
def test_everyone_in_the_municipality_reads_it(held: Scene, role: Role) -> None:
    on = held.social if role in (Role.REPORTER, Role.APPROVER) else None
    text = held.client(role, on).get(f"{held.home}uppfoljning/hallet/").content.decode()
    said = "2026 kom 2 av 4 svar in i 2 omgångar, 2 i tid."
    assert said in text
    assert "1 av 2 nämnder svarade varje gång." in text
    for words in (
        "har aldrig svarat, tillfrågad i 2 omgångar",
        "Ingen gör det",
        "samma läge 2 omgångar i rad",
    ):
        assert words in text
    for sign in ('data-status="done"', 'data-status="late"', 'data-status="unasked"'):
        assert sign in text


def test_one_round_is_one_sentence(held: Scene, reader: Client) -> None:
    FollowUpRound.objects.filter(title="Tertial 1 2026").delete()
    text = reader.get(f"{held.home}uppfoljning/hallet/").content.decode()
    assert "2026 svarade 1 av 2 nämnder, 1 i tid." in text


def test_an_open_round_is_not_called_kept(scene: Scene, reader: Client) -> None:
    FollowUpRound.objects.update(closes_on=date(2199, 1, 1))
    factories.sent_in(scene.town, scene.round, scene.social, "done")
    text = reader.get(f"{scene.home}uppfoljning/hallet/").content.decode()
    assert "2026 har hittills 1 av 2 nämnder svarat, 1 i tid." in text
    assert "Väntar på svar" in text


@pytest.mark.parametrize("name", LISTS)
@pytest.mark.parametrize("kind", ["csv", "xlsx", "json"])
def test_each_list_is_a_file(held: Scene, reader: Client, name: str, kind: str) -> None:
    answer = reader.get(f"{held.home}uppfoljning/hallet/?lista={name}&format={kind}")
    assert answer.status_code == 200
    assert "attachment" in answer["Content-Disposition"]


def test_the_files_say_what_the_page_says(held: Scene, reader: Client) -> None:
    def rows(name: str) -> list[dict[str, object]]:
        return list(
            json.loads(reader.get(f"{held.home}uppfoljning/hallet/?lista={name}&format=json").content)
        )

    assert [(row["body"], row["verdict"], row["answered"]) for row in rows("")] == [
        ("Skolnämnden", "not_kept", 0),
        ("Socialnämnden", "kept", 2),
    ]
    assert [(row["body"], row["rounds"]) for row in rows("tysta")] == [("Skolnämnden", 2)]
    assert {(row["activity"], row["status"]) for row in rows("star-stilla")} == {
        ("Utbilda alla", "late"),
        ("Fråga rutinmässigt", "late"),
    }
    assert [row["activity"] for row in rows("utan-ansvarig")] == ["Ingen gör det"]


@pytest.mark.parametrize("asked", ["", "abc", "2019", "99999", "-1", "1e9", "２０１９", "0000", "%00"])
def test_any_term_in_the_address_is_answered(held: Scene, reader: Client, asked: str) -> None:
    assert reader.get(f"{held.home}uppfoljning/hallet/?fran={asked}").status_code == 200


def test_nothing_held_says_so(scene: Scene, reader: Client) -> None:
    FollowUpRound.objects.all().delete()
    text = reader.get(f"{scene.home}uppfoljning/hallet/").content.decode()
    assert "Ingen uppföljning har hållits" in text


def test_a_body_sees_its_own_years(held: Scene, reader: Client) -> None:
    text = reader.get(f"{held.home}organisation/skolnamnden/").content.decode()
    assert "Hölls uppföljningen?" in text
    assert f"{number(0)} av {number(2)}" in text


def test_statements_do_not_grow(held: Scene, reader: Client) -> None:
    def count() -> int:
        with CaptureQueriesContext(connection) as asked:
            assert reader.get(f"{held.home}uppfoljning/hallet/").status_code == 200
        return len(asked)

    reader.get(f"{held.home}uppfoljning/hallet/")
    counts = [count()]
    here, rounds = held.town.municipality, list(FollowUpRound.objects.all())
    bodies = Body.objects.bulk_create(
        Body(municipality=here, key=f"n{n}", name=f"Nämnd {n}") for n in range(60)
    )
    for one in rounds:
        Submission.objects.bulk_create(
            Submission(municipality=here, round=one, body=body, state="submitted") for body in bodies
        )
        ActivityReport.objects.bulk_create(
            ActivityReport(municipality=here, submission=sent, activity=held.first, status="ongoing")
            for sent in Submission.objects.filter(round=one, body__in=bodies)
        )
    counts.append(count())
    assert counts == [14, 14]
