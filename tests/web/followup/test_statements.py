"""How many statements each page costs: the same for one of each, for ten and for a hundred."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from fridlyst.followup.models import ActivityReport, Submission
from fridlyst.organisation.models import Body
from fridlyst.programmes.models import Activity, Goal, GoalActivity, Ownership
from tests import factories
from tests.web.followup.conftest import AUTOSAVE, Scene

# Session, user and standing in the municipality are three of them.
PAGES = {
    "": 20,
    "uppfoljning/": 6,
    "uppfoljning/ny-omgang/": 7,
    "uppfoljning/tertial-2-2026/": 13,
    "uppfoljning/tertial-2-2026/stang/": 11,
    "uppfoljning/tertial-2-2026/andra/": 6,
    "uppfoljning/tertial-2-2026/svar/socialnamnden/": 18,
    "uppfoljning/tertial-2-2026/svar/socialnamnden/egen-aktivitet/": 18,
    "uppfoljning/tertial-3-2026/": 27,
}


def _grow(scene: Scene, times: int) -> None:
    """`times` goals, bodies and activities more, asked in the round; straight into storage, to be quick."""
    here, old = scene.town.municipality, Body.objects.count()
    span = range(old, old + times)
    bodies = Body.objects.bulk_create(Body(municipality=here, key=f"b{n}", name=f"Nämnd {n}") for n in span)
    goals = Goal.objects.bulk_create(
        Goal(municipality=here, programme=scene.programme, key=f"g{n}", title=f"Mål {n}", position=n)
        for n in span
    )
    activities = Activity.objects.bulk_create(
        Activity(municipality=here, key=f"a{n}", title=f"Aktivitet {n}") for n in span
    )
    pairs = zip(goals, activities, strict=True)
    GoalActivity.objects.bulk_create(GoalActivity(goal=goal, activity=one) for goal, one in pairs)
    owned = [(scene.social, one) for one in activities] + list(zip(bodies, activities, strict=True))
    Ownership.objects.bulk_create(
        Ownership(municipality=here, body=body, activity=one) for body, one in owned
    )
    Submission.objects.bulk_create(
        Submission(municipality=here, round=scene.round, body=body, state="submitted") for body in bodies
    )
    of = dict(Submission.objects.filter(round=scene.round).values_list("body_id", "pk"))
    ActivityReport.objects.bulk_create(
        ActivityReport(municipality=here, submission_id=of[body.pk], activity=one, status="late")
        for body, one in owned
    )


@pytest.mark.parametrize(("page", "statements"), PAGES.items())
def test_statements_do_not_grow(scene: Scene, coordinator: Client, page: str, statements: int) -> None:
    factories.planned(scene.town, scene.programme, title="Tertial 3 2026")
    factories.sent_in(scene.town, scene.round, scene.school, "late")
    coordinator.get(scene.home + page)
    counts = [_count(coordinator, scene.home + page)]
    for times in (9, 90):
        _grow(scene, times)
        counts.append(_count(coordinator, scene.home + page))
    assert counts == [statements] * 3


def _count(client: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200
    return len(asked)


def test_saving_costs_the_same_whatever_else_is_asked(scene: Scene, reporter: Client) -> None:
    found = []
    for version, times in ((1, 0), (2, 9), (3, 90)):
        _grow(scene, times)
        fields = {
            f"a{scene.first.pk}-status": "done",
            f"a{scene.first.pk}-comment": f"Text {version}",
            f"a{scene.first.pk}-version": version,
        }
        with CaptureQueriesContext(connection) as asked:
            answer = reporter.post(
                f"{scene.answer_href}aktivitet/{scene.first.pk}/", fields, headers=AUTOSAVE
            )
        assert answer.status_code == 200
        found.append(len(asked))
    assert found[1] == found[2]
    assert max(found) <= 17, found
