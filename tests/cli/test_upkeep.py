"""The upkeep of a worker: what breaks keeps nothing else from being done."""

import pytest
from pytest_django import Settings
from tests import factories

from fridlyst.base.clock import now, today
from fridlyst.cli.upkeep import Upkeep
from fridlyst.followup.models import FollowUpRound


@pytest.mark.django_db
def test_a_round_opens_though_old_things_cannot_be_tidied_away(settings: Settings) -> None:
    settings.TASKS = {"default": {"BACKEND": "finns.inte.DatabaseBackend"}}
    town = factories.town()
    programme = factories.programme(town)
    factories.activity(town, factories.goal(town, programme), leads=[factories.body(town)])
    made = factories.planned(town, programme, closes_on=today())
    FollowUpRound.objects.filter(pk=made.pk).update(opens_on=today())
    Upkeep().look(now())
    made.refresh_from_db()
    assert made.state == "open"
