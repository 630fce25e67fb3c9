"""Taking a draft away: only a draft, only what is its own, and never what something stands on."""

import pytest
from tests.factories import Town, activity, body, goal, programme, town

from fridlyst.organisation.models import Body
from fridlyst.programmes.actions import next_edition, remove_draft, serve_goal
from fridlyst.programmes.actions.removing import DraftInUse
from fridlyst.programmes.fields import ProgrammeFields
from fridlyst.programmes.models import Activity, Goal, Programme
from fridlyst.programmes.rules import ProgrammeStep
from fridlyst.trail.models import Event

pytestmark = [pytest.mark.django_db, pytest.mark.storage]


@pytest.fixture
def here() -> Town:
    return town()


def test_a_draft_goes_with_what_is_its_own_and_leaves_the_rest(here: Town) -> None:
    holds = programme(here)
    kept_goal = goal(here, holds)
    shared = activity(here, kept_goal, "Delad")
    draft = programme(here, draft=True)
    top = goal(here, draft)
    below = goal(here, draft, "Delmål", number="1.1", parent_id=top.pk)
    activity(here, below, "Egen för utkastet", leads=[body(here)], time="Löpande")
    serve_goal(by=here.actor, activity_id=shared.pk, goal_id=top.pk)

    assert remove_draft(by=here.actor, programme_id=draft.pk) == draft.title

    assert list(Programme.objects.values_list("pk", flat=True)) == [holds.pk]
    assert list(Goal.objects.values_list("pk", flat=True)) == [kept_goal.pk]
    assert list(Activity.objects.values_list("title", flat=True)) == ["Delad"]
    assert Body.objects.filter(municipality=here.municipality).count() == 1
    last = Event.objects.order_by("-pk").first()
    assert last is not None
    assert (last.verb, last.object_type, last.data) == ("removed", "programme", {"goals": 2})


@pytest.mark.parametrize("state", ["in_force", "ended"])
def test_what_has_been_in_force_stays(here: Town, state: str) -> None:
    plan = programme(here)
    Programme.objects.filter(pk=plan.pk).update(state=state)
    with pytest.raises(ProgrammeStep):
        remove_draft(by=here.actor, programme_id=plan.pk)
    assert Programme.objects.filter(pk=plan.pk).exists()


def test_a_draft_that_another_edition_came_from_stays_whole(here: Town) -> None:
    draft = programme(here, draft=True)
    done = activity(here, goal(here, draft))
    next_edition(
        by=here.actor, previous_id=draft.pk, fields=ProgrammeFields("Nästa"), goal_ids=[], activity_ids=[]
    )
    with pytest.raises(DraftInUse):
        remove_draft(by=here.actor, programme_id=draft.pk)
    assert Activity.objects.filter(pk=done.pk).exists()
