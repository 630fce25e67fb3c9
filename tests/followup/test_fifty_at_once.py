"""Fifty reporters save at once, each in a process of their own: nothing that was told saved is lost."""

import json
import multiprocessing
import signal
from collections import Counter
from multiprocessing.pool import Pool

import pytest
from django.db import connection, connections
from django.test import Client

from fridlyst.accounts.models import User
from fridlyst.base.clock import now, today
from fridlyst.followup.actions.calendar import open_due
from fridlyst.followup.models import ActivityReport, FollowUpRound, Submission
from fridlyst.organisation.models import Body, Municipality
from fridlyst.organisation.terms import Role
from fridlyst.trail.models import Event
from fridlyst.trail.queries import verify
from tests import factories
from tests.factories import Town

REPORTERS, ACTIVITIES, PAIRS = 50, 4, 5
BODIES = REPORTERS - PAIRS
TOWNS, TOWN_BODIES = 10, 15

pytestmark = [
    pytest.mark.storage,
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite writes one at a time"),
]

Saved = tuple[int, int, int, str]
Work = tuple[int, str, list[tuple[int, int]], str]


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


def _warm(work: Work) -> None:
    """Read everything that a page needs once, before the process divides into fifty."""
    user_id, body_key, _, gate = work
    client = factories.signed_in(User.objects.get(pk=user_id))
    assert client.get(f"{gate}{body_key}/").status_code == 200


def _as_new() -> None:
    """A process that has inherited a worker's way to be stopped would outlive its pool."""
    for one in (signal.SIGINT, signal.SIGQUIT, signal.SIGTERM):
        signal.signal(one, signal.SIG_DFL)


def _processes(count: int) -> Pool:
    return multiprocessing.get_context("fork").Pool(count, initializer=_as_new)


def _work() -> list[Work]:
    """What each of the fifty is to do, in a town with a round that is open."""
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
    return work


def _check(work: list[Work], told: list[list[Saved]]) -> None:
    """What was told saved is stored, and nothing else is."""
    statuses = Counter(status for one in told for _, status, _, _ in one)
    assert sum(statuses.values()) == REPORTERS * ACTIVITIES
    assert statuses == {200: BODIES * ACTIVITIES, 409: PAIRS * ACTIVITIES}
    assert ActivityReport.objects.filter(version=2, status="ongoing").count() == BODIES * ACTIVITIES
    for (_, key, _, gate), one in zip(work, told, strict=True):
        for activity, status, version, words in one:
            stored = ActivityReport.objects.get(
                activity=activity, submission__body__key=key, submission__round__slug=gate.split("/")[3]
            )
            assert (stored.comment == words) == (status == 200)
            assert version == (2 if status == 200 else 0)
    assert Event.objects.filter(verb="answered").count() == BODIES * ACTIVITIES
    for here in Municipality.objects.values_list("pk", flat=True):
        assert verify(here).broken_at is None


def test_fifty_reporters_lose_nothing() -> None:
    work = _work()
    with _processes(REPORTERS) as pool:
        told = pool.starmap(_answer, work, chunksize=1)
    _check(work, told)


def _planned(town: Town, bodies: list[Body], number: int) -> None:
    """One more round about the bodies' activities, that opens by itself today."""
    programme = factories.programme(town, f"Plan {number}")
    goal = factories.goal(town, programme, f"Mål {number}")
    for each in range(ACTIVITIES):
        factories.activity(town, goal, f"Mer {number} {each}", leads=bodies)
    made = factories.planned(town, programme, title=f"Öppnas {number}", closes_on=today())
    FollowUpRound.objects.filter(pk=made.pk).update(opens_on=today())


def _open() -> int:
    connections.close_all()
    done = open_due(now()).rounds
    connections.close_all()
    return done


def test_fifty_reporters_lose_nothing_while_rounds_open_here_and_elsewhere() -> None:
    work = _work()
    here = factories.town()
    _planned(here, list(Body.objects.filter(municipality=here.municipality)), 0)
    for number in range(TOWNS):
        town = factories.town(f"{1000 + number}", f"Kommun {number}")
        _planned(town, [factories.body(town, f"Nämnd {each}") for each in range(TOWN_BODIES)], number)
    connections.close_all()
    with _processes(REPORTERS) as pool, _processes(2) as workers:
        opening = [workers.apply_async(_open) for _ in range(2)]
        told = pool.starmap(_answer, work, chunksize=1)
        opened = sum(one.get(120) for one in opening)
    assert opened == TOWNS + 1
    assert Submission.objects.count() == 2 * BODIES + TOWNS * TOWN_BODIES
    _check(work, told)
