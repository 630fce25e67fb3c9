"""Which version is in force on a day: by whose decision, from when, and what the programme said then."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.factories import Town, activity, goal, programme, town

from fridlyst.base.errors import NotFound, NotPermitted
from fridlyst.decisions.models import Matter, Step
from fridlyst.exchange.enacting import bring_into_force, enact_programme
from fridlyst.organisation.actor import Actor, Grant
from fridlyst.organisation.terms import Role
from fridlyst.programmes.actions import correct_enactment, edit_programme, undo_enactment
from fridlyst.programmes.actions.common import SavedMeanwhile
from fridlyst.programmes.enactment_rules import (
    BeforeDecision,
    NoDecision,
    NotDecidedYet,
    OneADay,
    OtherText,
    first_day,
    last_day,
)
from fridlyst.programmes.fields import EnactmentFields, ProgrammeFields
from fridlyst.programmes.models import Enactment, Programme
from fridlyst.programmes.queries import enactments, in_force
from fridlyst.texts.actions import add_text, add_version
from fridlyst.texts.models import TextVersion
from fridlyst.texts.shapes import Passage, Section, TextBody
from fridlyst.trail.models import Event

JANUARY, OCTOBER = date(2026, 1, 1), date(2026, 10, 23)


def test_days_follow_on_each_other() -> None:
    assert first_day(JANUARY, None, OCTOBER) == JANUARY
    assert first_day(JANUARY, date(2026, 2, 1), OCTOBER) == date(2026, 2, 1)
    assert first_day(None, None, OCTOBER) == OCTOBER
    assert last_day(JANUARY, [JANUARY, OCTOBER, date(2027, 1, 1)], None) == date(2026, 10, 22)
    assert last_day(OCTOBER, [JANUARY, OCTOBER], date(2028, 12, 31)) == date(2028, 12, 31)
    assert last_day(OCTOBER, [JANUARY, OCTOBER], None) is None


@pytest.fixture
def here(db: None) -> Town:
    return town()


def _text_of(at: Town, plan: Programme, *words: str) -> list[TextVersion]:
    text = add_text(by=at.actor, title=plan.title)
    Programme.objects.filter(pk=plan.pk).update(text=text)
    return [
        add_version(
            by=at.actor,
            text_id=text.pk,
            body=TextBody((Section("s1", "Mål", 1, passages=(Passage("p1", "paragraph", word),)),)),
            origin="edited",
        )
        for word in words
    ]


def _decision(at: Town, **more: object) -> Step:
    matter, _made = Matter.objects.get_or_create(
        municipality=at.municipality,
        registration_number="KS 1/2026",
        defaults={"slug": "ks-1-2026", "title": "Nytt program"},
    )
    given = {"kind": "decision", "date": date(2026, 10, 1), "body_name": "Fullmäktige", "paragraph": "88"}
    return Step.objects.create(matter=matter, **given | more)


def _find(at: Town, plan: Programme, on: date) -> str:
    found = in_force(municipality_id=at.municipality.pk, slug=plan.slug, on=on)
    return "" if found is None else found.structure["goals"][0]["title"]


def test_what_was_in_force_stands_as_it_was_decided(here: Town) -> None:
    plan = programme(here, draft=True, adopted_on=date(2025, 12, 1), adopted_by="Kommunfullmäktige")
    activity(here, goal(here, plan, "Det första målet"), "Den första aktiviteten")
    bring_into_force(by=here.actor, programme_id=plan.pk)
    (first,) = enactments(municipality_id=here.municipality.pk, programme_id=plan.pk)
    assert (first.in_force_from, first.until) == (JANUARY, date(2028, 12, 31))
    assert (first.decided_on, first.decided_by) == (date(2025, 12, 1), "Kommunfullmäktige")
    plan.goals.update(title="Det andra målet")
    _old, new = _text_of(here, plan, "Gamla ord", "Nya ord")
    step = _decision(here)
    fields = EnactmentFields(OCTOBER, text_version_id=new.pk, step_id=step.pk)
    enact_programme(by=here.actor, programme_id=plan.pk, fields=fields)
    latest, first = enactments(municipality_id=here.municipality.pk, programme_id=plan.pk)
    assert (first.until, latest.until) == (date(2026, 10, 22), date(2028, 12, 31))
    assert (latest.matter_slug, latest.decided_by, latest.decided_on) == (
        "ks-1-2026",
        "Fullmäktige § 88",
        date(2026, 10, 1),
    )
    assert latest.text_version_number == 2
    assert _find(here, plan, date(2025, 12, 31)) == ""
    assert _find(here, plan, date(2026, 10, 22)) == "Det första målet"
    assert _find(here, plan, OCTOBER) == "Det andra målet"
    assert _find(here, plan, date(2029, 1, 1)) == ""
    kept = in_force(municipality_id=here.municipality.pk, slug=plan.slug, on=JANUARY)
    assert kept is not None
    assert kept.structure["goals"][0]["activities"][0]["title"] == "Den första aktiviteten"
    assert "support_services" not in kept.structure
    assert Event.objects.filter(verb="enacted").count() == 2


def test_what_cannot_be_in_force_is_refused_whole(here: Town) -> None:
    plan, other = programme(here), programme(here, "Ett annat")
    (mine,), (theirs,) = _text_of(here, plan, "Våra ord"), _text_of(here, other, "Deras ord")
    draft = programme(here, "Utkast", draft=True)
    there = town("0180", "Stockholm")
    abroad = _decision(there)
    rejected, assignment = _decision(here, outcome="rejected"), _decision(here, kind="assignment")
    about_other = _decision(here)
    Matter.objects.filter(pk=about_other.matter_id).update(text=theirs.text)
    enact_programme(by=here.actor, programme_id=plan.pk, fields=EnactmentFields(JANUARY, mine.pk))
    for at, fields, error in (
        (plan, EnactmentFields(JANUARY), OneADay),
        (plan, EnactmentFields(OCTOBER, decided_on=date(2026, 10, 24)), BeforeDecision),
        (plan, EnactmentFields(OCTOBER, theirs.pk), OtherText),
        (plan, EnactmentFields(OCTOBER, step_id=rejected.pk), NoDecision),
        (plan, EnactmentFields(OCTOBER, step_id=assignment.pk), NoDecision),
        (plan, EnactmentFields(OCTOBER, step_id=about_other.pk), NoDecision),
        (plan, EnactmentFields(OCTOBER, step_id=abroad.pk), NotFound),
        (draft, EnactmentFields(OCTOBER), NotDecidedYet),
    ):
        with pytest.raises(error):
            enact_programme(by=here.actor, programme_id=at.pk, fields=fields)
    reader = Actor(here.municipality.pk, 1, "Läsare", (Grant(Role.REGISTRAR),))
    with pytest.raises(NotPermitted):
        enact_programme(by=reader, programme_id=plan.pk, fields=EnactmentFields(OCTOBER))
    with pytest.raises(NotFound):
        enact_programme(by=there.actor, programme_id=plan.pk, fields=EnactmentFields(OCTOBER))
    assert Enactment.objects.count() == 1


def test_it_is_corrected_by_who_saw_it_last_and_taken_away(here: Town) -> None:
    plan = programme(here, draft=True)
    goal(here, plan, "Målet som beslutades")
    bring_into_force(by=here.actor, programme_id=plan.pk)
    (seen,) = enactments(municipality_id=here.municipality.pk, programme_id=plan.pk)
    fields = EnactmentFields(date(2026, 2, 1), decided_on=JANUARY, decided_by="Fullmäktige § 1")
    correct_enactment(by=here.actor, enactment_id=seen.id, version=seen.version, fields=fields)
    with pytest.raises(SavedMeanwhile):
        correct_enactment(by=here.actor, enactment_id=seen.id, version=seen.version, fields=fields)
    assert _find(here, plan, JANUARY) == ""
    assert _find(here, plan, date(2026, 2, 1)) == "Målet som beslutades"
    there = town("0180", "Stockholm")
    for act in (
        lambda: undo_enactment(by=there.actor, enactment_id=seen.id),
        lambda: correct_enactment(by=there.actor, enactment_id=seen.id, version=seen.version, fields=fields),
    ):
        with pytest.raises(NotFound):
            act()
    undo_enactment(by=here.actor, enactment_id=seen.id)
    assert _find(here, plan, OCTOBER) == ""


def test_a_shorter_period_ends_what_is_in_force(here: Town) -> None:
    plan = programme(here, draft=True)
    goal(here, plan)
    bring_into_force(by=here.actor, programme_id=plan.pk)
    plan.refresh_from_db()
    shorter = ProgrammeFields(title=plan.title, valid_from=JANUARY, valid_to=date(2026, 6, 30))
    edit_programme(by=here.actor, programme_id=plan.pk, version=plan.version, fields=shorter)
    assert _find(here, plan, date(2026, 6, 30))
    assert not _find(here, plan, date(2026, 7, 1))


def test_another_municipality_sees_none_of_it_and_the_statements_stand(here: Town) -> None:
    plan, there = programme(here, draft=True), town("0180", "Stockholm")
    goal(here, plan)
    bring_into_force(by=here.actor, programme_id=plan.pk)
    assert in_force(municipality_id=there.municipality.pk, slug=plan.slug, on=OCTOBER) is None
    assert enactments(municipality_id=there.municipality.pk, programme_id=plan.pk) == ()
    counts = []
    for month in (3, 4):
        fields = EnactmentFields(date(2026, month, 1))
        enact_programme(by=here.actor, programme_id=plan.pk, fields=fields)
        with CaptureQueriesContext(connection) as asked:
            in_force(municipality_id=here.municipality.pk, slug=plan.slug, on=OCTOBER)
        counts.append(len(asked))
    assert counts == [2, 2]
