"""The coordinator's word that something missing is meant to be so."""

from datetime import date

import pytest

from fridlyst.base.checks import StrangeText, TextMissing, TextTooLong
from fridlyst.base.errors import NotFound, NotPermitted
from fridlyst.followup.actions import answer_gaps, answers_version, reopen_gap
from fridlyst.followup.actions.gap_answers import NoSuchGap
from fridlyst.followup.models import GapAnswer
from fridlyst.followup.queries import gap_answers
from fridlyst.organisation.actor import Actor, Grant
from fridlyst.organisation.terms import Role
from fridlyst.programmes.actions.common import SavedMeanwhile
from fridlyst.programmes.models import Programme
from fridlyst.trail.models import Event
from tests import factories
from tests.factories import Town

ON = date(2026, 6, 1)
NONE = answers_version(())


@pytest.fixture
def town(db: None) -> Town:
    return factories.town()


@pytest.fixture
def plan(town: Town) -> Programme:
    return factories.programme(town)


def _answer(town: Town, plan: Programme, **given: object) -> int:
    fields = {
        "code": "form-missing",
        "subjects": ["pets", "latent"],
        "reason": " Hör till länets plan. ",
        "on": ON,
        "version": NONE,
    } | given
    return answer_gaps(by=town.actor, programme_id=plan.pk, **fields)  # type: ignore[arg-type]


def _said(town: Town, plan: Programme) -> list[tuple[str, str, int]]:
    found = gap_answers(municipality_id=town.municipality.pk, programme_id=plan.pk)
    return [(one.subject, one.reason, one.version) for one in found]


def test_several_are_answered_at_once_and_trailed(town: Town, plan: Programme) -> None:
    assert _answer(town, plan) == 2
    assert _said(town, plan) == [
        ("latent", "Hör till länets plan.", 1),
        ("pets", "Hör till länets plan.", 1),
    ]
    assert Event.objects.filter(verb="answered", object_type="gap").count() == 2


def test_a_later_saver_is_told(town: Town, plan: Programme) -> None:
    _answer(town, plan)
    with pytest.raises(SavedMeanwhile):
        _answer(town, plan, reason="Annat")
    seen = answers_version([("pets", 1), ("latent", 1)])
    _answer(town, plan, subjects=["pets"], reason="Annat", version=seen)
    assert _said(town, plan)[1] == ("pets", "Annat", 2)


@pytest.mark.parametrize(
    ("given", "error"),
    [
        ({"reason": "  "}, TextMissing),
        ({"reason": "x" * 2001}, TextTooLong),
        ({"reason": "a\x00b"}, StrangeText),
        ({"reason": "a\ud800b"}, StrangeText),
        ({"subjects": []}, NoSuchGap),
        ({"subjects": ["a\x00"]}, NoSuchGap),
        ({"subjects": ["x" * 201]}, NoSuchGap),
        ({"subjects": [f"s-{n}" for n in range(201)]}, NoSuchGap),
        ({"code": "<script>"}, NoSuchGap),
        ({"code": "x" * 10_000}, NoSuchGap),
    ],
)
def test_what_cannot_be_is_refused_whole(
    town: Town, plan: Programme, given: dict[str, object], error: type[Exception]
) -> None:
    with pytest.raises(error):
        _answer(town, plan, **given)
    assert GapAnswer.objects.count() == 0


def test_it_can_be_taken_back_once(town: Town, plan: Programme) -> None:
    _answer(town, plan)
    reopen_gap(by=town.actor, programme_id=plan.pk, code="form-missing", subject="pets")
    assert [one[0] for one in _said(town, plan)] == ["latent"]
    for subject in ("pets", "a\x00"):
        with pytest.raises(NotFound):
            reopen_gap(by=town.actor, programme_id=plan.pk, code="form-missing", subject=subject)


def test_only_the_coordinator_answers(town: Town, plan: Programme) -> None:
    reader = Actor(town.municipality.pk, 7, "Läsare", (Grant(Role.READER, None),))
    with pytest.raises(NotPermitted):
        answer_gaps(
            by=reader, programme_id=plan.pk, code="a-b", subjects=["c"], reason="x", on=ON, version=NONE
        )
    with pytest.raises(NotPermitted):
        reopen_gap(by=reader, programme_id=plan.pk, code="a-b", subject="c")


def test_another_towns_programme_is_not_there(town: Town, plan: Programme) -> None:
    other = factories.town("1489", "Alingsås")
    with pytest.raises(NotFound):
        _answer(other, plan)
    _answer(town, plan)
    assert _said(other, plan) == []
