"""Reading whether following up was kept."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from fridlyst.followup.models import FollowUpRound, Submission
from fridlyst.followup.queries.keeping import keeping, kept_by_body
from fridlyst.organisation.models import Body
from fridlyst.programmes.models import Programme
from tests import factories
from tests.followup.conftest import Scene

TODAY = date(2026, 11, 21)


def _round(scene: Scene, title: str, end: date, **answers: str) -> FollowUpRound:
    """A round due two weeks after the period, in which each named body said one thing of everything."""
    made = factories.opened(
        scene.town,
        scene.programme,
        title=title,
        period_start=end - timedelta(days=100),
        period_end=end,
        closes_on=end + timedelta(days=14),
    )
    for name, status in answers.items():
        factories.sent_in(scene.town, made, getattr(scene, name), status)
    due = timezone.now().replace(year=end.year, month=end.month, day=end.day)
    made.submissions.filter(state="submitted").update(first_submitted_at=due, submitted_at=due)
    return made


@pytest.fixture
def held(scene: Scene) -> Scene:
    """Two rounds 2025 and one 2026: social answers always, north once, south never."""
    _round(scene, "Tertial 1", date(2025, 4, 30), social="ongoing", north="ongoing")
    _round(scene, "Tertial 2", date(2025, 8, 31), social="ongoing")
    _round(scene, "Tertial 3", date(2026, 4, 30), social="ongoing")
    return scene


@pytest.mark.storage
def test_a_table_of_bodies_by_years(held: Scene) -> None:
    found = keeping(municipality_id=held.town.municipality.pk, today=TODAY)
    told = {body.name: {year: kept.verdict for year, kept in body.years.items()} for body in found.bodies}
    assert told == {
        "Socialnämnden": {2025: "kept", 2026: "kept"},
        "Norra stadsdelen": {2025: "partly", 2026: "not_kept"},
        "Södra stadsdelen": {2025: "not_kept", 2026: "not_kept"},
    }
    assert list(found.term) == [2023, 2024, 2025, 2026]
    years = {one.year: (one.rounds, one.kept.asked, one.kept.answered, one.every_time) for one in found.years}
    assert years == {2023: (0, 0, 0, 0), 2024: (0, 0, 0, 0), 2025: (2, 6, 3, 1), 2026: (1, 3, 1, 1)}


@pytest.mark.storage
def test_who_is_silent_and_for_how_long(held: Scene) -> None:
    found = keeping(municipality_id=held.town.municipality.pk, today=TODAY)
    assert [(one.name, one.silence.rounds, one.silence.last_answered) for one in found.silent] == [
        ("Södra stadsdelen", 3, ""),
        ("Norra stadsdelen", 2, "Tertial 1"),
    ]
    Body.objects.filter(pk=held.south.pk).update(valid_to=TODAY - timedelta(days=1))
    Body.objects.filter(pk=held.north.pk).update(valid_to=TODAY - timedelta(days=1), merged_into=held.social)
    assert keeping(municipality_id=held.town.municipality.pk, today=TODAY).silent == ()


@pytest.mark.storage
def test_what_stands_still_until_it_moves(held: Scene) -> None:
    here = held.town.municipality.pk
    still = keeping(municipality_id=here, today=TODAY).still
    assert {(one.title, one.body_name, one.status, one.rounds) for one in still} == {
        ("Utbilda alla", "Socialnämnden", "ongoing", 3),
        ("Fråga rutinmässigt", "Socialnämnden", "ongoing", 3),
    }
    _round(held, "Tertial 4", date(2026, 8, 31), social="done")
    assert keeping(municipality_id=here, today=TODAY).still == ()


@pytest.mark.storage
def test_what_is_not_sent_in_moves_nothing(held: Scene) -> None:
    made = _round(held, "Tertial 4", date(2026, 8, 31))
    factories.answered(held.town, made, held.social, "done")
    still = keeping(municipality_id=held.town.municipality.pk, today=TODAY).still
    assert {one.rounds for one in still} == {3}


@pytest.mark.storage
def test_activities_without_an_owner(held: Scene) -> None:
    here = held.town.municipality.pk
    assert keeping(municipality_id=here, today=TODAY).ownerless == ()
    lone = factories.activity(held.town, held.goal, "Ingen gör det här")
    assert [one.title for one in keeping(municipality_id=here, today=TODAY).ownerless] == [lone.title]
    Programme.objects.update(state="ended")
    assert keeping(municipality_id=here, today=TODAY).ownerless == ()


@pytest.mark.storage
def test_what_the_programme_demanded_and_nobody_held(held: Scene) -> None:
    Programme.objects.update(
        follow_up=[{"kind": "annual", "text": "varje år"}],
        valid_from=date(2024, 1, 1),
        valid_to=date(2027, 12, 31),
    )
    found = keeping(municipality_id=held.town.municipality.pk, today=TODAY)
    assert {one.period_end.year for one in found.unmet if one.kind == "annual"} == {2024}


def test_terms_before_can_be_asked_for(held: Scene) -> None:
    here = held.town.municipality.pk
    _round(held, "Omgång 2020", date(2020, 12, 1), social="done")
    found = keeping(municipality_id=here, today=TODAY, term_from=2021)
    assert (found.term.start, [body.name for body in found.bodies if body.years[2020].answered]) == (
        2019,
        ["Socialnämnden"],
    )
    assert found.terms == (2019, 2023)


def test_the_newest_term_with_rounds_when_this_one_has_none(held: Scene) -> None:
    later = keeping(municipality_id=held.town.municipality.pk, today=date(2028, 2, 1))
    assert later.term.start == 2023


def test_nothing_of_another_municipality(held: Scene) -> None:
    other = factories.town("1489", "Alingsås").municipality.pk
    found = keeping(municipality_id=other, today=TODAY)
    assert (found.bodies, found.silent, found.still, found.ownerless, found.unmet) == ((), (), (), (), ())
    assert kept_by_body(municipality_id=other, body_id=held.social.pk, today=TODAY) == {}


def test_a_body_by_itself(held: Scene) -> None:
    kept = kept_by_body(municipality_id=held.town.municipality.pk, body_id=held.north.pk, today=TODAY)
    assert [(year, one.verdict) for year, one in kept.items()] == [(2026, "not_kept"), (2025, "partly")]


def test_an_answer_sent_in_again_counts_from_the_first_time(held: Scene) -> None:
    mine = Submission.objects.get(round__title="Tertial 3", body=held.social)
    mine.submitted_at = timezone.now()
    mine.save()
    kept = kept_by_body(municipality_id=held.town.municipality.pk, body_id=held.social.pk, today=TODAY)
    assert kept[2026].verdict == "kept"
