"""Fifty reporters save at once, each in a process of their own: nothing that was told saved is lost."""

import json
import multiprocessing
from collections import Counter
from multiprocessing.pool import Pool

import pytest
from django.db import connection, connections
from django.test import Client

from fridlyst.accounts.models import User
from fridlyst.followup.models import ActivityReport, FollowUpRound, Submission
from fridlyst.organisation.terms import Role
from fridlyst.trail.models import Event
from fridlyst.trail.queries import verify
from tests import factories
from tests.factories import Town

REPORTERS, ACTIVITIES, PAIRS = 50, 4, 5
BODIES = REPORTERS - PAIRS

pytestmark = [
    pytest.mark.storage,
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite writes one at a time"),
]

Saved = tuple[int, int, int, str]


def _answer(user_id: int, body_key: str, reports: list[tuple[int, int]], gate: str) -> list[Saved]:
    """What one reporter is told of each activity: (activity, HTTP status, new version, what was written)."""
    connections.close_all()
    client = Client(headers={"host": "localhost"})
    client.force_login(User.objects.get(pk=user_id), backend=factories.BACKEND)
    told: list[Saved] = []
    for activity_id, version in reports:
        words = f"Så här går det, skriver {user_id} om {activity_id}."
        prefix = f"a{activity_id}"
        data = {f"{prefix}-status": "ongoing", f"{prefix}-comment": words, f"{prefix}-version": version}
        response = client.post(f"{gate}{body_key}/aktivitet/{activity_id}/", data)
        saved = json.loads(response.content).get("version", 0)
        told.append((activity_id, response.status_code, saved, words))
    connections.close_all()
    return told


def _reporters(town: Town, round_: FollowUpRound) -> list[tuple[int, str, list[tuple[int, int]]]]:
    """Every body has a reporter, and the first few have two."""
    asked = Submission.objects.filter(round=round_).select_related("body").order_by("pk")
    found = []
    for number, submission in enumerate(asked):
        reports = list(submission.reports.order_by("pk").values_list("activity_id", "version"))
        for turn in range(2 if number < PAIRS else 1):
            address = f"r{number}-{turn}@{town.slug}.example"
            user = factories.person(town, Role.REPORTER, submission.body, email=address)
            found.append((user.pk, submission.body.key, reports))
    return found


def _warm(work: tuple[int, str, list[tuple[int, int]], str]) -> None:
    """Read everything that a page needs once, before the process divides into fifty."""
    user_id, body_key, _, gate = work
    client = factories.signed_in(User.objects.get(pk=user_id))
    assert client.get(f"{gate}{body_key}/").status_code == 200


def _processes() -> Pool:
    return multiprocessing.get_context("fork").Pool(REPORTERS)


def test_fifty_reporters_lose_nothing() -> None:
    town = factories.town()
    bodies = [factories.body(town, f"Nämnd {number}") for number in range(BODIES)]
    programme = factories.programme(town)
    goal = factories.goal(town, programme)
    for number in range(ACTIVITIES):
        factories.activity(town, goal, f"Aktivitet {number}", leads=bodies)
    round_ = factories.opened(town, programme)
    gate = f"/{town.slug}/uppfoljning/{round_.slug}/svar/"
    work = [(user, key, reports, gate) for user, key, reports in _reporters(town, round_)]
    _warm(work[0])
    connections.close_all()
    with _processes() as pool:
        told = pool.starmap(_answer, work, chunksize=1)

    statuses = Counter(status for one in told for _, status, _, _ in one)
    assert sum(statuses.values()) == REPORTERS * ACTIVITIES
    assert statuses == {200: BODIES * ACTIVITIES, 409: PAIRS * ACTIVITIES}
    assert ActivityReport.objects.filter(version=2, status="ongoing").count() == BODIES * ACTIVITIES
    for (_, key, _, _), one in zip(work, told, strict=True):
        for activity, status, version, words in one:
            stored = ActivityReport.objects.get(activity=activity, submission__body__key=key)
            assert (stored.comment == words) == (status == 200)
            assert version == (2 if status == 200 else 0)
    assert Event.objects.filter(verb="answered").count() == BODIES * ACTIVITIES
    assert verify(town.municipality.pk).broken_at is None
