"""A step that something stands on is changed only so that it still can."""

from dataclasses import replace
from datetime import date

import pytest

from fridlyst.decisions.actions import StepFields, edit_step
from fridlyst.decisions.actions.amendments import decide_amendments, reopen_amendment
from fridlyst.decisions.actions.standing import StepInUse
from fridlyst.decisions.models import Amendment, Step
from fridlyst.programmes.actions import enact
from fridlyst.programmes.fields import EnactmentFields
from tests import factories
from tests.decisions.amending import STEPS, Case, case

pytestmark = pytest.mark.django_db


@pytest.fixture
def here() -> Case:
    return case(factories.town("1489", "Alingsås"))


def change(here: Case, at: int, fields: StepFields) -> Step:
    step = Step.objects.get(pk=here.steps[at].pk)
    return edit_step(by=here.by, step_id=step.pk, version=step.version, fields=fields)


def test_a_step_that_decided_amendments_goes_on_deciding(here: Case) -> None:
    row = here.moved("och åklagaren", "polisen")
    decide_amendments(by=here.by, step_id=here.steps[1].pk, verdicts={row.pk: "adopted"})
    statement = StepFields("statement", STEPS[1].on, "Kontoret")
    with pytest.raises(StepInUse, match="Återta dem först"):
        change(here, 1, statement)
    assert Step.objects.get(pk=here.steps[1].pk).kind == "proposal"
    reopen_amendment(
        by=here.by, amendment_id=row.pk, version=Amendment.objects.get(pk=row.pk).version, reason="Fel steg"
    )
    assert change(here, 1, statement).kind == "statement"


def test_no_day_lets_an_amendment_be_decided_before_it_was_moved(here: Case) -> None:
    row = here.moved("och åklagaren", "polisen")
    decide_amendments(by=here.by, step_id=here.steps[2].pk, verdicts={row.pk: "adopted"})
    board = replace(STEPS[2], kind="proposal", body_name="Kommunstyrelsen")
    change(here, 2, board)
    for at, wrong in ((1, replace(STEPS[1], on=date(2025, 6, 13))), (2, replace(board, on=date(2025, 5, 1)))):
        with pytest.raises(StepInUse, match="innan det lades") as raised:
            change(here, at, wrong)
        assert raised.value.field == "on"
    assert change(here, 2, replace(board, on=date(2025, 6, 13))).date == date(2025, 6, 13)


def test_a_decision_that_a_programme_is_in_force_by_goes_on_adopting(here: Case) -> None:
    plan = factories.programme(factories.Town(here.matter.municipality, here.by))
    given = EnactmentFields(date(2026, 3, 1), step_id=here.steps[2].pk)
    enact(by=here.by, programme_id=plan.pk, fields=given, structure={})
    for wrong in (replace(STEPS[2], outcome="rejected"), replace(STEPS[2], kind="assignment")):
        with pytest.raises(StepInUse, match="gäller genom"):
            change(here, 2, wrong)
    assert change(here, 2, replace(STEPS[2], outcome="approved")).outcome == "approved"
