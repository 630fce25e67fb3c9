"""A small programme with two rounds, every number known by hand."""

from copy import deepcopy
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from tests import factories
from tests.factories import Town
from tests.holding import Hold

from fridlyst.followup.actions import enter_answers
from fridlyst.followup.actions.entering import EnteredAnswer
from fridlyst.followup.fields import Answer, OutcomeAnswer
from fridlyst.followup.models import FollowUpRound
from fridlyst.indicators.models import Indicator
from fridlyst.organisation.actions import set_members
from fridlyst.organisation.models import Body
from fridlyst.programmes.fields import OwnerChoice
from fridlyst.programmes.models import Activity, Goal

AT = datetime(2026, 9, 1, 10, 0, tzinfo=UTC)


@dataclass(frozen=True)
class Scene:
    """What was made. `social` has answered, `school` has only a draft, `north` waits for approval,
    `south` has not opened its answer; north and south are the districts."""

    town: Town
    goals: tuple[Goal, Goal]
    shared: Activity
    districts: Activity
    ownerless: Activity
    share: Indicator
    social: Body
    school: Body
    north: Body
    south: Body
    before: FollowUpRound
    now: FollowUpRound


def said(body: Body, state: str, answers: dict[int, Answer], **more: object) -> EnteredAnswer:
    """A body's answer."""
    return EnteredAnswer(body.pk, state, AT, answers, **more)  # type: ignore[arg-type]


def counted(numerator: int, denominator: int) -> OutcomeAnswer:
    """A share."""
    return OutcomeAnswer(Decimal(numerator), Decimal(denominator))


@pytest.fixture(scope="module")
def _scene(hold: Hold[Scene]) -> Scene:
    return hold(lambda: build(factories.town()))


@pytest.fixture
def scene(_scene: Scene, db: None) -> Scene:
    return deepcopy(_scene)


def build(town: Town) -> Scene:
    """The programme, and what was answered in spring and autumn."""
    social, school = factories.body(town, "Socialnämnden"), factories.body(town, "Skolnämnden")
    north, south = factories.body(town, "Norra nämnden"), factories.body(town, "Södra nämnden")
    group = factories.body(town, "Stadsdelsnämnderna", collective=True)
    set_members(by=town.actor, body_id=group.pk, member_ids=[north.pk, south.pk])
    programme = factories.programme(town, registration_number="KS 2025/7")
    first = factories.goal(town, programme, "Fler upptäcker våld")
    second = factories.goal(town, programme, "Fler får stöd", number="2")
    shared = factories.activity(town, first, "Fråga om våld", leads=[social, school])
    districts = factories.activity(town, second, "Erbjud samtal", leads=[group])
    ownerless = factories.activity(town, second, "Skriv en broschyr")
    owners = [OwnerChoice(social.pk), OwnerChoice(school.pk)]
    share = factories.indicator(
        town, first, "Andel utbildade", kind="share", target_value=Decimal(80), owners=owners
    )
    spring = {
        "period_start": date(2026, 1, 1),
        "period_end": date(2026, 4, 30),
        "closes_on": date(2026, 5, 15),
    }
    before = factories.opened(town, programme, title="Tertial 1 2026", **spring)
    enter_answers(
        by=town.actor,
        round_id=before.pk,
        given=[
            said(social, "approved", {shared.pk: Answer("ongoing")}, outcomes={share.pk: counted(10, 40)}),
            said(school, "approved", {shared.pk: Answer("ongoing")}, outcomes={share.pk: counted(2, 10)}),
            said(north, "approved", {districts.pk: Answer("not_started")}),
            said(south, "approved", {districts.pk: Answer("done")}),
        ],
        opened_at=AT,
        closed_at=AT,
    )
    now = factories.opened(town, programme)
    late = Answer("late", "Vi fick börja om.", "Ingen är anställd")
    done = Answer("done", "Alla frågar.")
    secret = Answer("done", "Hemligt utkast")
    enter_answers(
        by=town.actor,
        round_id=now.pk,
        given=[
            said(
                social,
                "approved",
                {shared.pk: done},
                outcomes={share.pk: counted(30, 40)},
                comment="Det går bra.",
                reported_by="Rut Rask",
                approved_by="Gun Gren",
            ),
            said(
                school,
                "draft",
                {shared.pk: secret},
                outcomes={share.pk: counted(10, 10)},
                comment="Hemlig helhet",
            ),
            said(north, "submitted", {districts.pk: late}),
        ],
        opened_at=AT,
    )
    now.refresh_from_db()
    return Scene(
        town, (first, second), shared, districts, ownerless, share, social, school, north, south, before, now
    )
