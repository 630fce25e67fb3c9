"""What follows on a programme: its period, its name, and what is carried over."""

from datetime import date

import pytest
from tests import factories

from fridlyst.programmes.actions import next_edition, set_alignments
from fridlyst.programmes.fields import AlignmentFields, ProgrammeFields
from fridlyst.programmes.models import Alignment
from fridlyst.programmes.rules import next_period, next_title
from fridlyst.programmes.terms import Stance

Y = date.fromisoformat


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (("2025-01-01", "2027-12-31"), ("2028-01-01", "2030-12-31")),
        (("2026-01-01", "2026-12-31"), ("2027-01-01", "2027-12-31")),
        (("2024-07-01", "2026-06-30"), ("2026-07-01", "2028-06-30")),
        (("2024-02-29", "2028-02-28"), ("2028-02-29", "2032-02-29")),
        (("2026-03-01", "2026-05-31"), ("2026-06-01", "2026-08-31")),
    ],
)
def test_the_next_period_is_as_long(before: tuple[str, str], after: tuple[str, str]) -> None:
    assert next_period(Y(before[0]), Y(before[1])) == (Y(after[0]), Y(after[1]))


def test_a_period_without_an_end_has_no_next() -> None:
    assert next_period(Y("2025-01-01"), None) == (None, None)
    assert next_period(None, Y("2027-12-31")) == (Y("2028-01-01"), None)
    assert next_period(Y("2025-01-01"), date.max) == (None, None)
    assert next_period(date(3000, 1, 1), date(8000, 12, 31)) == (date(8001, 1, 1), None)


@pytest.mark.parametrize(
    ("title", "moved"),
    [
        ("Program mot våld 2025–2027", "Program mot våld 2028–2030"),
        ("Program mot våld 2025-27", "Program mot våld 2028-30"),
        ("Plan 2025 - 2027, reviderad 2019", "Plan 2028 - 2030, reviderad 2019"),
        ("Program mot våld", "Program mot våld"),
        ("Agenda 2030: program 2025–2027 (KF 20255)", "Agenda 2030: program 2028–2030 (KF 20255)"),
    ],
)
def test_the_years_of_the_period_move_on_in_the_title(title: str, moved: str) -> None:
    assert next_title(title, Y("2025-01-01"), Y("2027-12-31")) == moved


@pytest.mark.django_db
@pytest.mark.storage
def test_what_is_said_of_the_steering_documents_is_carried_over() -> None:
    here = factories.town()
    old = factories.programme(here)
    kept, left = factories.goal(here, old), factories.goal(here, old, title="Lämnas kvar")
    first, second = factories.steering(here).goals.order_by("pk")
    standing = [
        AlignmentFields(first.pk, None, Stance.NOT_FOLLOWED, "Regionens sak."),
        AlignmentFields(second.pk, kept.pk),
        AlignmentFields(second.pk, left.pk),
    ]
    set_alignments(by=here.actor, programme_id=old.pk, alignments=standing)
    draft, goals = next_edition(
        by=here.actor,
        previous_id=old.pk,
        fields=ProgrammeFields(title="Nästa"),
        goal_ids=[kept.pk],
        activity_ids=[],
    )
    columns = ("goal_id", "steering_goal_id", "stance", "why")
    assert set(Alignment.objects.filter(programme=draft).values_list(*columns)) == {
        (None, first.pk, "not_followed", "Regionens sak."),
        (goals[kept.pk], second.pk, "adopted", ""),
    }
    assert Alignment.objects.filter(programme=old).count() == len(standing)
