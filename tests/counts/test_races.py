"""Two who deliver, publish or tell the same at once: the ledger stands in order, nothing is there twice."""

from functools import partial

import pytest
from django.db import connection

from fridlyst.competence.actions import enter
from fridlyst.competence.fields import CountFields
from fridlyst.competence.models import TrainedCount
from fridlyst.counts.actions import map_draft, publish_table, take_in
from fridlyst.counts.models import CountDelivery, Publication
from fridlyst.trail.queries import verify
from tests import factories
from tests.competence import making
from tests.counts.test_tables import a_source, choice, deliver, draft
from tests.followup.test_races import DONE, meeting

pytestmark = [
    pytest.mark.storage,
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite writes one at a time"),
]


def test_tables_published_at_once_stand_in_order() -> None:
    town = factories.town()
    of = a_source(town)
    deliver(town, of)
    choices = [choice(of), choice(of), choice(of, rows="age"), choice(of, rows="form", columns="age")]
    works = [partial(publish_table, by=town.actor, choice=one) for one in choices]
    assert meeting(*works) == [DONE] * 4
    rows = list(Publication.objects.order_by("number"))
    assert [one.number for one in rows] == [1, 2, 3, 4]
    same = [one.cells for one in rows if (one.rows, one.columns) == ("form", "sex")]
    assert same[0] == same[1]
    assert verify(town.municipality.pk).broken_at is None


def test_a_file_is_taken_in_once() -> None:
    town = factories.town()
    made = draft(town, a_source(town))
    if not made.mapping["ready"]:
        map_draft(by=town.actor, draft_id=made.pk, mapping=made.mapping)
    works = [partial(take_in, by=town.actor, draft_id=made.pk, confirmed=True)] * 2
    assert sorted(meeting(*works)) == ["NotFound", DONE]
    assert CountDelivery.objects.count() == 1


def test_the_same_half_year_told_twice_at_once_is_one() -> None:
    town = factories.town()
    school = factories.body(town, "Skola", kind="department")
    web = making.course(town)
    told = [CountFields(school.pk, *making.SPRING, staff=100, trained={web.pk: count}) for count in (20, 30)]
    works = [partial(enter, by=town.actor, fields=one, today=making.TODAY) for one in told]
    assert DONE in meeting(*works)
    assert TrainedCount.objects.count() == 1
