"""Choosing what is published: what may be chosen, what is seen of it, and that the rest is not."""

from datetime import date

import pytest

from fridlyst.base.errors import Conflict, NotFound, NotPermitted
from fridlyst.followup.models import ActivityReport
from fridlyst.insight import queries
from fridlyst.insight.actions import (
    choose,
    choose_comments,
    publish,
    publish_report,
    unpublish,
    withdraw_report,
)
from fridlyst.insight.fields import FrozenReport, PublishingFields
from fridlyst.insight.models import PublishedProgramme, PublishedReport
from fridlyst.insight.rules import RoundNotClosed, TellsMore
from fridlyst.organisation.actor import Actor, Grant
from fridlyst.organisation.terms import Role
from fridlyst.reports.formats import render
from fridlyst.reports.open_report import open_report
from fridlyst.trail.models import Event
from tests import factories
from tests.insight.making import chosen, matter, published, shown

pytestmark = pytest.mark.django_db
TODAY = date(2026, 10, 1)


def test_nothing_is_public_until_it_is_published() -> None:
    one = shown()
    chosen(one)
    with pytest.raises(NotFound):
        queries.public_programme(one.town.slug, one.programme.slug, today=TODAY)
    with pytest.raises(NotFound):
        queries.public_town(one.town.slug)


def test_what_is_published_is_read_and_no_more() -> None:
    one = published(shown(), texts=False, matter_ids=[], indicator_ids=[])
    found = queries.public_programme(one.town.slug, one.programme.slug, today=TODAY)
    assert found.view.vision == ""
    assert found.tree.goals[0].description == ""
    assert found.standing[one.activity.pk].overall == "done"
    assert queries.public_matters(found) == ()
    assert queries.public_series(found) == ()
    assert queries.public_comments(found) == {}


def test_what_is_taken_back_is_gone_at_once_and_the_choices_stand() -> None:
    one = published(shown())
    unpublish(by=one.town.actor, programme_id=one.programme.pk)
    with pytest.raises(NotFound):
        queries.public_town(one.town.slug)
    row = PublishedProgramme.objects.get()
    publish(by=one.town.actor, programme_id=one.programme.pk, version=row.version)
    assert queries.public_town(one.town.slug).programmes[0][1].round is not None


def test_a_round_that_is_open_is_never_told_of() -> None:
    one = shown()
    later = factories.opened(
        one.town,
        one.programme,
        title="Årsredovisning 2026",
        period_start=date(2026, 9, 1),
        period_end=date(2026, 12, 31),
        closes_on=date(2027, 1, 20),
    )
    with pytest.raises(RoundNotClosed):
        chosen(one, round_id=later.pk)
    published(one)
    PublishedProgramme.objects.update(round=later)
    found = queries.public_programme(one.town.slug, one.programme.slug, today=TODAY)
    assert found.publishing.round is None
    assert found.standing == {}


@pytest.mark.parametrize("field", ["round_id", "indicator_ids", "matter_ids"])
def test_what_is_anothers_cannot_be_chosen(field: str) -> None:
    one, other = shown(), shown("1489", "Alingsås")
    theirs = {
        "round_id": other.round.pk,
        "indicator_ids": [other.indicator.pk],
        "matter_ids": [other.matter.pk],
    }
    with pytest.raises(NotFound):
        chosen(one, **{field: theirs[field]})
    assert not PublishedProgramme.objects.exists()


def test_another_towns_programme_is_not_there() -> None:
    one, other = shown(), shown("1489", "Alingsås")
    with pytest.raises(NotFound):
        choose(by=one.town.actor, programme_id=other.programme.pk, version=0, fields=PublishingFields())
    published(other)
    with pytest.raises(NotFound):
        publish(by=one.town.actor, programme_id=other.programme.pk, version=2)
    with pytest.raises(NotFound):
        unpublish(by=one.town.actor, programme_id=other.programme.pk)


@pytest.mark.parametrize("role", [Role.REPORTER, Role.APPROVER, Role.READER, Role.REGISTRAR])
def test_only_the_coordinator_chooses(role: Role) -> None:
    one = shown()
    by = Actor(one.town.municipality.pk, 1, "någon", (Grant(role),))
    with pytest.raises(NotPermitted):
        choose(by=by, programme_id=one.programme.pk, version=0, fields=PublishingFields())
    published(one)
    with pytest.raises(NotPermitted):
        unpublish(by=by, programme_id=one.programme.pk)


def test_who_saves_later_is_told() -> None:
    one = shown()
    chosen(one)
    with pytest.raises(Conflict):
        choose(by=one.town.actor, programme_id=one.programme.pk, version=0, fields=PublishingFields())
    with pytest.raises(Conflict):
        publish(by=one.town.actor, programme_id=one.programme.pk, version=9)


def test_every_step_stands_in_the_trail() -> None:
    one = published(shown())
    unpublish(by=one.town.actor, programme_id=one.programme.pk)
    rows = Event.objects.filter(object_type="published_programme").order_by("number")
    assert list(rows.values_list("verb", flat=True)) == ["chose", "published", "unpublished"]


def test_a_comment_is_shown_only_when_it_is_chosen_and_only_with_its_round() -> None:
    one = published(shown())
    report = ActivityReport.objects.get(activity=one.activity)
    row = PublishedProgramme.objects.get()
    choose_comments(
        by=one.town.actor, programme_id=one.programme.pk, version=row.version, report_ids=[report.pk]
    )
    found = queries.public_programme(one.town.slug, one.programme.slug, today=TODAY)
    assert [said.text for said in queries.public_comments(found)[one.activity.pk]] == ["Hemlig kommentar."]
    chosen(one, round_id=None)
    found = queries.public_programme(one.town.slug, one.programme.slug, today=TODAY)
    assert queries.public_comments(found) == {}


def test_anothers_comment_cannot_be_chosen() -> None:
    one, other = published(shown()), shown("1489", "Alingsås")
    theirs = ActivityReport.objects.get(activity=other.activity)
    row = PublishedProgramme.objects.get()
    with pytest.raises(NotFound):
        choose_comments(
            by=one.town.actor, programme_id=one.programme.pk, version=row.version, report_ids=[theirs.pk]
        )


def test_a_matter_names_nobody_but_the_towns_own_bodies() -> None:
    one = published(shown())
    matter(one.town, one.body, "2025.999 KS")
    found = queries.public_programme(one.town.slug, one.programme.slug, today=TODAY)
    [told] = queries.public_matters(found)
    assert [step.body_name for step in told.steps] == ["", "Socialnämnden"]
    assert "Motionär" not in repr(told)
    assert "Sammanfattning" not in repr(told)


def test_the_open_report_holds_no_words_or_names_of_those_who_answered() -> None:
    one = published(shown())
    made = open_report(municipality_id=one.town.municipality.pk, round_slug=one.round.slug)
    whole = render(made.document, "docx").data
    assert "Hemlig" not in made.page
    assert b"Hemlig" not in whole
    assert "Inskickat" in made.page
    assert f"av {one.town.actor.label}" not in made.page
    assert "<script" not in made.page
    assert "style=" not in made.page


def _frozen(one: object, page: str = "<h1>Uppföljning</h1>") -> FrozenReport:
    assert hasattr(one, "round")
    return FrozenReport(one.round.pk, "followup", "Uppföljning", page, _PDF)


# The smallest file that the checker takes for a PDF.
_PDF = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj "
    b"3 0 obj<</Type/Page/MediaBox[0 0 3 3]/Parent 2 0 R>>endobj\nxref\n0 4\n0000000000 65535 f\n"
    b"0000000009 00000 n\n0000000052 00000 n\n0000000101 00000 n\n"
    b"trailer<</Size 4/Root 1 0 R>>\nstartxref\n164\n%%EOF\n"
)


def test_a_report_is_kept_as_it_was_and_can_be_taken_away() -> None:
    one = published(shown())
    publish_report(by=one.town.actor, programme_id=one.programme.pk, report=_frozen(one))
    again = publish_report(
        by=one.town.actor, programme_id=one.programme.pk, report=_frozen(one, "<h1>Ny</h1>")
    )
    found = queries.public_programme(one.town.slug, one.programme.slug, today=TODAY)
    [told] = found.publishing.reports
    assert queries.report_page(municipality_id=one.town.municipality.pk, report_id=told.id) == "<h1>Ny</h1>"
    withdraw_report(by=one.town.actor, programme_id=one.programme.pk, report_id=again.pk)
    assert not PublishedReport.objects.exists()


def test_a_report_that_tells_of_another_programme_waits_for_it() -> None:
    one = published(shown())
    hidden = factories.programme(one.town, "Hemligt program", valid_from=date(2025, 1, 1))
    one.round.programmes.add(hidden)
    with pytest.raises(TellsMore):
        publish_report(by=one.town.actor, programme_id=one.programme.pk, report=_frozen(one))
    one.round.programmes.remove(hidden)
    publish_report(by=one.town.actor, programme_id=one.programme.pk, report=_frozen(one))
    one.round.programmes.add(hidden)
    found = queries.public_programme(one.town.slug, one.programme.slug, today=TODAY)
    assert found.publishing.reports == ()
