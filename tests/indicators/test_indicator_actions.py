"""Writing indicators and outcomes: numbers that fit, kinds that stand, by those who may."""

from decimal import Decimal

import pytest
from tests.factories import Town, body, goal, indicator, opened, programme, town

from fridlyst.base.checks import TextTooLong, UnknownCode
from fridlyst.base.errors import NotFound, NotPermitted
from fridlyst.followup.actions import save_outcome
from fridlyst.followup.fields import OutcomeAnswer
from fridlyst.indicators.actions import add_indicator, edit_indicator, next_edition
from fridlyst.indicators.fields import IndicatorFields
from fridlyst.indicators.models import Indicator
from fridlyst.indicators.rules import LARGEST, BadNumber, BadOutcome, KindMeasured, check_number, outcome
from fridlyst.organisation.actor import Actor, Grant
from fridlyst.organisation.terms import Role
from fridlyst.programmes.actions.common import SavedMeanwhile
from fridlyst.programmes.fields import OwnerChoice, ProgrammeFields
from fridlyst.programmes.models import Goal, Programme


@pytest.fixture
def here() -> Town:
    return town()


@pytest.fixture
def under(here: Town) -> Goal:
    return goal(here, programme(here))


@pytest.mark.parametrize("text", ["NaN", "Infinity", "-Infinity", "1E+10", "-10000000000", "0.00001"])
def test_a_number_that_there_is_no_room_for_is_refused(text: str) -> None:
    with pytest.raises(BadNumber):
        check_number(Decimal(text), "value")
    with pytest.raises(BadNumber):
        outcome("scale", value=Decimal(text))
    with pytest.raises(BadNumber):
        outcome("share", numerator=Decimal(1), denominator=Decimal(text))


@pytest.mark.parametrize("text", ["0", "9999999999.9999", "0.0001", "12.50000"])
def test_a_number_that_fits_is_kept(text: str) -> None:
    assert check_number(Decimal(text), "value") == Decimal(text)


def test_yes_and_no_may_come_as_whole_numbers() -> None:
    assert outcome("yes_no", value=1).value == Decimal(1)  # type: ignore[arg-type]


def test_a_share_counts_no_more_than_there_are() -> None:
    for top, bottom in ((3, 2), (-1, 2), (1, 0)):
        with pytest.raises(BadOutcome):
            outcome("share", numerator=Decimal(top), denominator=Decimal(bottom))
    assert outcome("share", numerator=Decimal(1), denominator=Decimal(3)).value == Decimal("33.3333")


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("fields", "error"),
    [
        ({"unit": "u" * 61}, TextTooLong),
        ({"kind": "a kind too long"}, UnknownCode),
        ({"target_value": LARGEST}, BadNumber),
        ({"numerator": "n" * 20_001}, TextTooLong),
    ],
)
def test_an_indicator_that_has_no_room_is_refused(
    here: Town, under: Goal, fields: dict[str, object], error: type[Exception]
) -> None:
    with pytest.raises(error):
        indicator(here, under, **fields)  # type: ignore[arg-type]
    assert not Indicator.objects.exists()


@pytest.mark.django_db
def test_a_body_named_twice_measures_once_by_its_first_part(here: Town, under: Goal) -> None:
    owner = body(here)
    made = indicator(here, under, owners=[OwnerChoice(owner.pk, "taking_part"), OwnerChoice(owner.pk)])
    assert list(made.ownerships.values_list("body_id", "part")) == [(owner.pk, "taking_part")]


@pytest.mark.django_db
def test_what_was_measured_as_one_kind_is_not_read_as_another(here: Town, under: Goal) -> None:
    owner = body(here)
    made = indicator(here, under, kind="number", owners=[OwnerChoice(owner.pk)])
    round_ = opened(here, Programme.objects.get())
    as_scale = IndicatorFields("Skala", under.pk, kind="scale", owners=[OwnerChoice(owner.pk)])
    edit_indicator(by=here.actor, indicator_id=made.pk, version=1, fields=as_scale)
    with pytest.raises(SavedMeanwhile):
        edit_indicator(by=here.actor, indicator_id=made.pk, version=1, fields=as_scale)
    save_outcome(
        by=here.actor,
        submission_id=round_.submissions.get().pk,
        indicator_id=made.pk,
        answer=OutcomeAnswer(value=Decimal("3.5")),
        version=1,
    )
    as_share = IndicatorFields("Andel", under.pk, kind="share")
    with pytest.raises(KindMeasured):
        edit_indicator(by=here.actor, indicator_id=made.pk, version=2, fields=as_share)
    assert Indicator.objects.get().kind == "scale"


@pytest.mark.django_db
def test_who_only_reads_and_who_is_elsewhere_write_nothing(here: Town, under: Goal) -> None:
    made = indicator(here, under)
    reader = Actor(here.municipality.pk, 1, "Läsare", (Grant(Role.READER),))
    fields = IndicatorFields("I", under.pk)
    with pytest.raises(NotPermitted):
        add_indicator(by=reader, fields=fields)
    with pytest.raises(NotPermitted):
        edit_indicator(by=reader, indicator_id=made.pk, version=1, fields=fields)
    with pytest.raises(NotPermitted):
        next_edition(by=reader, previous_id=1, fields=ProgrammeFields("T"), goal_ids=[], activity_ids=[])
    there = town("1489", "Alingsås")
    with pytest.raises(NotFound):
        add_indicator(by=there.actor, fields=fields)
    with pytest.raises(NotFound):
        edit_indicator(by=there.actor, indicator_id=made.pk, version=1, fields=fields)
    assert Indicator.objects.get().version == 1


@pytest.mark.django_db
def test_a_body_measures_nothing_of_its_own_under_a_draft(here: Town) -> None:
    mine, draft = body(here), goal(here, programme(here, draft=True))
    reporter = Actor(here.municipality.pk, 1, "R", (Grant(Role.REPORTER, mine.pk),))
    with pytest.raises(NotFound):
        add_indicator(by=reporter, fields=IndicatorFields("I", draft.pk, origin="body", body_id=mine.pk))
    assert not Indicator.objects.exists()
