"""Answers given elsewhere are entered as they were, by the system alone, and only where asked for."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from fridlyst.base.checks import UnknownCode
from fridlyst.base.errors import NotFound, NotPermitted
from fridlyst.exchange.importing import import_programme
from fridlyst.followup.actions import EnteredAnswer, enter_answers, open_round, plan_round
from fridlyst.followup.fields import Answer, OutcomeAnswer, RoundFields
from fridlyst.followup.models import ActivityReport, FollowUpRound, Submission
from fridlyst.followup.queries import board
from fridlyst.followup.rules import RoundClosed
from fridlyst.indicators.models import Indicator, Measurement
from fridlyst.indicators.rules import BadOutcome
from fridlyst.organisation.actions import ensure_municipality
from fridlyst.organisation.actor import Actor, Grant, system_actor
from fridlyst.organisation.models import Body
from fridlyst.organisation.terms import Role
from fridlyst.programmes.models import Activity
from tests.exchange.small import small

pytestmark = pytest.mark.django_db
THEN = datetime(2025, 2, 1, 9, tzinfo=UTC)
LATER = datetime(2025, 3, 1, 9, tzinfo=UTC)


@pytest.fixture
def by() -> Actor:
    return system_actor(ensure_municipality(code="9999", name="Provköping").pk)


@pytest.fixture
def round_id(by: Actor) -> int:
    made = import_programme(small(), by=by, in_force=True)
    fields = RoundFields(
        "År 2024", [made.programme_id], date(2024, 1, 1), date(2024, 12, 31), date(2025, 3, 1)
    )
    planned = plan_round(by=by, fields=fields)
    open_round(by=by, round_id=planned.pk)
    return planned.pk


def answer(
    body: str = "ubn", *, status: str = "done", top: int = 3, state: str = "approved"
) -> EnteredAnswer:
    return EnteredAnswer(
        body_id=Body.objects.get(key=body).pk,
        state=state,
        at=THEN,
        answers={Activity.objects.get(key="a1").pk: Answer(status, "Alla har gått")},
        outcomes={Indicator.objects.get().pk: OutcomeAnswer(Decimal(top), Decimal(4))}
        if body == "ubn"
        else {},
        reported_by="Rut",
        approved_by="Atle",
    )


def entered(by: Actor, round_id: int, *given: EnteredAnswer, closed_at: datetime | None = None) -> int:
    return enter_answers(by=by, round_id=round_id, given=given, opened_at=THEN, closed_at=closed_at)


def test_an_earlier_round_is_entered_and_closed(by: Actor, round_id: int) -> None:
    assert entered(by, round_id, answer(), closed_at=LATER) == 1
    row = FollowUpRound.objects.get(pk=round_id)
    assert (row.state, row.opened_at, row.closed_at) == ("closed", THEN, LATER)
    said = Submission.objects.get(body__key="ubn")
    assert (said.state, said.submitted_at, said.reported_by, said.approved_by) == (
        "approved",
        THEN,
        "Rut",
        "Atle",
    )
    assert Submission.objects.get(body__key="sn").state == "not_opened"
    assert Measurement.objects.get().value == Decimal(75)
    whole = board(municipality_id=by.municipality_id, slug="ar-2024")
    # The goal, too, has an owner that is asked and has not answered.
    assert (whole.counts.done, whole.counts.unknown) == (1, 2)


def test_only_the_system_enters(by: Actor, round_id: int) -> None:
    person = Actor(by.municipality_id, None, "Sam", (Grant(Role.COORDINATOR),))
    with pytest.raises(NotPermitted):
        entered(person, round_id, answer())


def test_another_municipalitys_round_is_not_there(by: Actor, round_id: int) -> None:
    elsewhere = system_actor(ensure_municipality(code="8888", name="Annanstans").pk)
    with pytest.raises(NotFound):
        entered(elsewhere, round_id, answer())


def test_a_closed_round_takes_nothing_more(by: Actor, round_id: int) -> None:
    entered(by, round_id, answer(), closed_at=LATER)
    with pytest.raises(RoundClosed):
        entered(by, round_id, answer("sn"))


@pytest.mark.parametrize(
    ("given", "error"),
    [
        (lambda: answer("alla"), NotFound),
        (lambda: answer(status="klart"), UnknownCode),
        (lambda: answer(top=5), BadOutcome),
    ],
)
def test_what_does_not_fit_leaves_nothing(
    by: Actor, round_id: int, given: object, error: type[Exception]
) -> None:
    assert callable(given)
    with pytest.raises(error):
        entered(by, round_id, given())
    assert not ActivityReport.objects.exclude(status="unknown").exists()
    assert set(Submission.objects.values_list("state", flat=True)) == {"not_opened"}
