"""Writing the directory: by whom, what is refused, what is kept and what the others see meanwhile."""

from collections.abc import Callable
from dataclasses import fields as dataclass_fields
from dataclasses import replace
from datetime import date, time, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from fridlyst.base import clock
from fridlyst.base.errors import BadInput, NotFound, NotPermitted
from fridlyst.organisation.actions import add_body, set_members
from fridlyst.organisation.actor import Actor, Grant
from fridlyst.organisation.models import Body
from fridlyst.organisation.terms import Role
from fridlyst.support import actions, queries
from fridlyst.support.actions.common import SavedMeanwhile
from fridlyst.support.fields import (
    ContactFields,
    DirectorySettingsFields,
    OpeningFields,
    ServiceFields,
    TranslationFields,
)
from fridlyst.support.models import ContactWay, OpeningHours, ServiceTranslation, SupportService
from fridlyst.support.place_rules import ProtectedPlace
from fridlyst.support.rules import ReviewAhead, WithoutContact
from fridlyst.support.shapes import ServiceText
from fridlyst.support.terms import Missing, ServiceState
from fridlyst.trail.models import Event
from tests.support.building import fill_directory

pytestmark = [pytest.mark.django_db, pytest.mark.storage]
PHONE = ContactFields("phone", "08-465 004 10")
TEXT = TranslationFields("Listen", "We listen.")


def test_a_whole_service_is_kept_as_it_was_given(here: Actor) -> None:
    body = add_body(by=here, name="Socialnämnden")
    fields = ServiceFields(
        name="Lyssna",
        description="Vi lyssnar.",
        minimum_age=12,
        maximum_age=20,
        target_groups=("young",),
        violence_forms=("honour",),
        body_id=body.pk,
        whom=("child", "young"),
        languages=("sv", "ar"),
        interpreter=True,
        accessibility=("step_free",),
        free=True,
        cost="Ingenting.",
        openings=(OpeningFields((0, 1), time(8), time(16, 30)),),
        hours="Lunch 12–13.",
        contacts=(PHONE, ContactFields("letter", "Storgatan 12", "Post", None, True)),
        area="Hela kommunen.",
        place="Storgatan 12",
        pets=False,
        children=True,
        anonymous=True,
        review_months=12,
    )
    made = actions.save_service(by=here, fields=fields)
    seen = queries.service_for_editing(
        municipality_id=here.municipality_id, key=made.key, today=clock.today()
    )
    one = seen.service
    apart = {"contacts", "openings"}
    for name in (field.name for field in dataclass_fields(fields) if field.name not in apart):
        assert getattr(one, name) == getattr(fields, name), name
    assert [(way.kind, way.label, way.unseen) for way in one.contacts] == [
        ("phone", "", None),
        ("letter", "Post", True),
    ]
    assert [(way.weekdays, f"{way.opens:%H:%M}") for way in one.openings] == [((0, 1), "08:00")]
    assert (one.version, one.published, seen.state, seen.due_on) == (1, False, ServiceState.DRAFT, None)
    assert seen.missing == (Missing.EASY_TEXT,)


def test_ways_of_contact_and_hours_that_are_taken_away_are_gone(here: Actor, jour: SupportService) -> None:
    kept = actions.save_service(
        by=here,
        fields=ServiceFields("Lyssna", contacts=[ContactFields("sms", "070-174 06 05")]),
        service_id=jour.pk,
        version=jour.version,
    )
    assert list(kept.contacts.values_list("kind", flat=True)) == ["sms"]


def test_two_services_may_have_the_same_name(here: Actor, jour: SupportService) -> None:
    assert actions.save_service(by=here, fields=ServiceFields("Lyssna")).key == "lyssna-2"


def test_what_nobody_could_reach_is_never_shown(here: Actor, jour: SupportService) -> None:
    silent = actions.save_service(by=here, fields=ServiceFields("Tyst"))
    with pytest.raises(WithoutContact, match="minst ett sätt att nå det"):
        actions.publish_service(by=here, service_id=silent.pk, version=silent.version)
    with pytest.raises(WithoutContact):
        actions.save_service(
            by=here, fields=ServiceFields("Lyssna"), service_id=jour.pk, version=jour.version
        )
    assert ContactWay.objects.filter(service=jour).count() == 1
    with pytest.raises(WithoutContact):
        actions.ensure_service(by=here, fields=ServiceFields("Ny"), published=True)
    assert not SupportService.objects.filter(name="Ny").exists()


@pytest.mark.parametrize(
    "wrong",
    [
        {"name": " "},
        {"name": "x" * 301},
        {"description": "x" * 20_001},
        {"description": "\x00"},
        {"area": "\ud800"},
        {"place": "x" * 2001},
        {"minimum_age": 10**5000},
        {"maximum_age": -1},
        {"minimum_age": 9, "maximum_age": 8},
        {"whom": ["alla"]},
        {"accessibility": ["trappa"]},
        {"languages": ["svenska språket"]},
        {"languages": ["sv"] * 99},
        {"languages": ["<b>"]},
        {"target_groups": ["x" * 41]},
        {"violence_forms": ["x"] * 61},
        {"review_months": 25},
        {"contacts": [ContactFields("phone", "ring")]},
        {"protected_address": True, "place": "Huset"},
    ],
)
def test_what_cannot_be_kept_is_refused_and_nothing_is_done(
    here: Actor, jour: SupportService, wrong: dict[str, object]
) -> None:
    fields = replace(ServiceFields("Lyssna", contacts=[PHONE]), **wrong)  # type: ignore[arg-type]
    with pytest.raises(BadInput) as refused:
        actions.save_service(by=here, fields=fields, service_id=jour.pk, version=jour.version)
    assert refused.value.message
    assert SupportService.objects.values_list("name", "description", "version").get() == (
        "Lyssna",
        "Vi lyssnar.",
        jour.version,
    )


def test_who_saved_last_is_told_of_who_saved_before(here: Actor, jour: SupportService) -> None:
    for act in (
        lambda: actions.save_service(
            by=here, fields=ServiceFields("Annat"), service_id=jour.pk, version=jour.version - 1
        ),
        lambda: actions.unpublish_service(by=here, service_id=jour.pk, version=0),
        lambda: actions.remove_service(by=here, service_id=jour.pk, version=10**30),
        lambda: actions.save_translation(by=here, service_id=jour.pk, language="en", fields=TEXT, version=3),
        lambda: actions.save_directory_settings(by=here, fields=DirectorySettingsFields(), version=3),
    ):
        with pytest.raises(SavedMeanwhile):
            act()


def test_two_presses_of_one_button_are_no_conflict(here: Actor, jour: SupportService) -> None:
    actions.review_service(by=here, service_id=jour.pk)
    again = actions.review_service(by=here, service_id=jour.pk)
    assert again.reviewed_on == clock.today()
    with pytest.raises(ReviewAhead):
        actions.review_service(by=here, service_id=jour.pk, on=clock.today() + timedelta(days=1))


Act = Callable[[Actor, SupportService], object]
ACTS: list[Act] = [
    lambda by, one: actions.save_service(
        by=by,
        fields=ServiceFields("Lyssna", body_id=one.body_id, contacts=[PHONE]),
        service_id=one.pk,
        version=one.version,
    ),
    lambda by, one: actions.publish_service(by=by, service_id=one.pk, version=one.version),
    lambda by, one: actions.unpublish_service(by=by, service_id=one.pk, version=one.version),
    lambda by, one: actions.review_service(by=by, service_id=one.pk),
    lambda by, one: actions.save_translation(by=by, service_id=one.pk, language="en", fields=TEXT),
    lambda by, one: actions.remove_service(by=by, service_id=one.pk, version=one.version),
]


def _person(here: Actor, role: Role, body_id: int | None = None) -> Actor:
    return Actor(here.municipality_id, None, "Någon", (Grant(role, body_id),))


@pytest.mark.parametrize("act", ACTS)
def test_those_who_answer_for_a_body_keep_its_services_and_no_others(here: Actor, act: Act) -> None:
    own, other = add_body(by=here, name="Egen"), add_body(by=here, name="Annan")
    service = actions.save_service(by=here, fields=ServiceFields("Lyssna", body_id=own.pk, contacts=[PHONE]))
    for refused in (
        _person(here, Role.REPORTER, other.pk),
        _person(here, Role.READER),
        _person(here, Role.REGISTRAR),
        Actor(here.municipality_id, None, "Ingen"),
    ):
        with pytest.raises(NotPermitted):
            act(refused, service)
    act(_person(here, Role.REPORTER, own.pk), service)


def test_members_of_a_collective_and_those_that_took_over_keep_what_it_owns(here: Actor) -> None:
    every, member, after, other = (add_body(by=here, name=name) for name in ("Alla", "Ny", "Efter", "Annan"))
    Body.objects.filter(pk=every.pk).update(collective=True)
    set_members(by=here, body_id=every.pk, member_ids=[member.pk])
    service = actions.save_service(
        by=here, fields=ServiceFields("Lyssna", body_id=every.pk, contacts=[PHONE])
    )
    for role, body in ((Role.REPORTER, member), (Role.APPROVER, every)):
        actions.review_service(by=_person(here, role, body.pk), service_id=service.pk)
    Body.objects.filter(pk=member.pk).update(merged_into=after, valid_to=clock.today() - timedelta(days=1))
    actions.review_service(by=_person(here, Role.REPORTER, after.pk), service_id=service.pk)
    for refused in (_person(here, Role.REPORTER, other.pk), _person(here, Role.READER, member.pk)):
        with pytest.raises(NotPermitted):
            actions.review_service(by=refused, service_id=service.pk)
    # What many own no single one of them takes away.
    service.refresh_from_db()
    for role, body in ((Role.REPORTER, member), (Role.REPORTER, after)):
        with pytest.raises(NotPermitted):
            actions.remove_service(
                by=_person(here, role, body.pk), service_id=service.pk, version=service.version
            )
    answerable = _person(here, Role.REPORTER, every.pk)
    actions.remove_service(by=answerable, service_id=service.pk, version=service.version)


@pytest.mark.parametrize("act", ACTS)
def test_another_towns_service_is_not_there(jour: SupportService, elsewhere: Actor, act: Act) -> None:
    with pytest.raises(NotFound):
        act(elsewhere, jour)


def test_a_service_is_given_to_nobodys_body(here: Actor, elsewhere: Actor, jour: SupportService) -> None:
    own = add_body(by=here, name="Egen")
    theirs = add_body(by=elsewhere, name="Deras")
    reporter = _person(here, Role.REPORTER, own.pk)
    with pytest.raises(NotPermitted):
        actions.save_service(by=reporter, fields=ServiceFields("Ny"))
    with pytest.raises(NotFound):
        actions.save_service(by=here, fields=ServiceFields("Ny", body_id=theirs.pk))
    with pytest.raises(NotPermitted):
        actions.save_directory_settings(by=reporter, fields=DirectorySettingsFields())


def test_the_trail_keeps_what_was_done_and_the_name_of_what_is_gone(
    here: Actor, jour: SupportService
) -> None:
    actions.save_translation(by=here, service_id=jour.pk, language="en", fields=TEXT)
    actions.remove_service(by=here, service_id=jour.pk, version=jour.version)
    rows = Event.objects.filter(object_type="support_service", object_id=jour.pk).order_by("number")
    assert [row.verb for row in rows] == ["added", "published", "translated", "removed"]
    assert rows.last().data["name"] == "Lyssna"  # type: ignore[union-attr]
    assert not ServiceTranslation.objects.exists()
    assert not OpeningHours.objects.exists()


def test_a_translation_is_behind_when_the_swedish_says_something_else(
    here: Actor, jour: SupportService
) -> None:
    made = actions.save_translation(by=here, service_id=jour.pk, language="en", fields=TEXT, checked_by="Ann")
    (view,) = queries.translations(here.municipality_id, "en")
    assert view.text is not None
    assert (view.text.behind_since, view.text.checked, view.checked_by) == (None, True, "Ann")
    fields = ServiceFields("Lyssna", "Vi lyssnar och hjälper.", contacts=[PHONE])
    actions.save_service(by=here, fields=fields, service_id=jour.pk, version=jour.version)
    (view,) = queries.translations(here.municipality_id, "en")
    assert view.text is not None
    assert view.source_then is not None
    assert view.text.behind_since == clock.today()
    assert (view.source_then.description, view.source.description) == (
        "Vi lyssnar.",
        "Vi lyssnar och hjälper.",
    )
    counts = queries.translation_counts(here.municipality_id)["en"]
    assert (counts.services, counts.translated, counts.behind, counts.checked) == (1, 1, 1, 1)
    actions.save_translation(by=here, service_id=jour.pk, language="en", fields=TEXT, version=made.version)
    (view,) = queries.translations(here.municipality_id, "en")
    assert view.text is not None
    assert (view.text.behind_since, view.text.checked) == (None, False)


def test_a_change_of_hours_alone_leaves_translations_as_they_are(here: Actor, jour: SupportService) -> None:
    actions.save_translation(by=here, service_id=jour.pk, language="en", fields=TEXT)
    fields = ServiceFields("Lyssna", "Vi lyssnar.", contacts=[PHONE], always_open=True)
    actions.save_service(by=here, fields=fields, service_id=jour.pk, version=jour.version)
    (view,) = queries.translations(here.municipality_id, "en")
    assert view.text is not None
    assert view.text.behind_since is None


def test_words_beside_a_contact_are_translated_by_what_they_say(here: Actor, jour: SupportService) -> None:
    day, night = replace(PHONE, label="Dagtid"), replace(PHONE, label="Kvällar", value="112")

    def contacts(*ways: ContactFields) -> None:
        now = SupportService.objects.get(pk=jour.pk)
        fields = ServiceFields("Lyssna", "Vi lyssnar.", contacts=ways)
        actions.save_service(by=here, fields=fields, service_id=jour.pk, version=now.version)

    def text() -> ServiceText:
        counts = queries.translation_counts(here.municipality_id)["en"]
        found = queries.directory("stockholm").services[0].text("en")
        assert counts.behind == (found.behind_since is not None)
        return found

    contacts(day)
    fields = replace(TEXT, labels={"Dagtid": "Daytime", "Annat": "Else"})
    actions.save_translation(by=here, service_id=jour.pk, language="en", fields=fields)
    assert ServiceTranslation.objects.get().labels == {"Dagtid": "Daytime"}
    assert text().label("Dagtid") == ("Daytime", "en")
    contacts(night, day)
    assert text().behind_since == clock.today()
    assert text().label("Kvällar") == ("Kvällar", "sv")
    actions.save_translation(by=here, service_id=jour.pk, language="en", fields=fields, version=1)
    assert text().behind_since is None
    contacts(day)
    contacts(PHONE)
    assert text().behind_since is None


def test_somebody_stands_for_a_translation(here: Actor, jour: SupportService) -> None:
    made = actions.save_translation(by=here, service_id=jour.pk, language="ar", fields=TEXT)
    with pytest.raises(BadInput):
        actions.check_translation(
            by=here, service_id=jour.pk, language="ar", version=made.version, checked_by=" "
        )
    actions.check_translation(
        by=here, service_id=jour.pk, language="ar", version=made.version, checked_by="Amal"
    )
    (view,) = queries.translations(here.municipality_id, "ar")
    assert (view.checked_by, view.checked_on) == ("Amal", clock.today())
    with pytest.raises(NotFound):
        actions.check_translation(by=here, service_id=jour.pk, language="so", version=1, checked_by="Amal")
    for language in ("sv", "xx", "", "en\x00"):
        with pytest.raises(BadInput):
            actions.save_translation(by=here, service_id=jour.pk, language=language, fields=TEXT)


def test_a_translation_of_a_protected_service_tells_no_place(here: Actor) -> None:
    hidden = actions.save_service(by=here, fields=ServiceFields("Kruton", protected_address=True))
    with pytest.raises(ProtectedPlace):
        actions.save_translation(
            by=here,
            service_id=hidden.pk,
            language="en",
            fields=TranslationFields("Kruton", "At Storgatan 12"),
        )
    fields = TranslationFields("Kruton", labels={"Kvällar": "At Storgatan 12"})
    with pytest.raises(ProtectedPlace):
        actions.save_translation(by=here, service_id=hidden.pk, language="en", fields=fields)


def test_only_the_coordinator_says_that_an_office_is_open_and_the_trail_tells(here: Actor) -> None:
    body = add_body(by=here, name="Socialnämnden")
    given = ServiceFields(name="Kvinnojouren Alma", body_id=body.pk)
    made = actions.save_service(by=here, fields=given)
    opened = replace(given, open_office=True, place="Storgatan 12")
    keeper = _person(here, Role.REPORTER, body.pk)
    with pytest.raises(NotPermitted):
        actions.save_service(by=keeper, fields=opened, service_id=made.pk, version=1)
    actions.save_service(by=here, fields=opened, service_id=made.pk, version=1)
    assert Event.objects.filter(object_id=made.pk, verb="said_open").count() == 1
    # What is said stands when somebody who keeps the service changes something else.
    actions.save_service(by=keeper, fields=replace(opened, cost="Gratis."), service_id=made.pk, version=2)
    assert SupportService.objects.get(pk=made.pk).place == "Storgatan 12"
    assert Event.objects.filter(object_id=made.pk, verb="said_open").count() == 1
    # It was said of that name: one that needs it is not put in place of one that does not.
    plain = replace(opened, name="Öppna mottagningen")
    actions.save_service(by=keeper, fields=plain, service_id=made.pk, version=3)
    with pytest.raises(NotPermitted):
        actions.save_service(by=keeper, fields=opened, service_id=made.pk, version=4)


@pytest.mark.parametrize("change", [{"protected_address": True}, {"name": "Kvinnojouren Alma"}])
def test_a_translation_from_before_the_address_was_protected_tells_no_place_either(
    here: Actor, change: dict[str, Any]
) -> None:
    fields = ServiceFields("Kruton")
    made = actions.save_service(by=here, fields=fields)
    told = TranslationFields("Kruton", "At Storgatan 12")
    actions.save_translation(by=here, service_id=made.pk, language="en", fields=told)
    with pytest.raises(ProtectedPlace, match="engelska"):
        actions.save_service(by=here, fields=replace(fields, **change), service_id=made.pk, version=1)
    assert not SupportService.objects.get(pk=made.pk).protected_address
    told = TranslationFields("Kruton", "Call us")
    actions.save_translation(by=here, service_id=made.pk, language="en", fields=told, version=1)
    actions.save_service(by=here, fields=replace(fields, **change), service_id=made.pk, version=1)


def test_settings_are_kept_and_some_languages_are_always_there(here: Actor) -> None:
    assert queries.directory_settings(here.municipality_id).version == 0
    actions.save_directory_settings(
        by=here,
        fields=DirectorySettingsFields(
            "https://www.exempel.se", ("ar",), ("www.kommun.se",), "stod@exempel.se", "08-465 004 10"
        ),
    )
    kept = queries.directory_settings(here.municipality_id)
    assert kept.languages == ("sv", "sv-simple", "en", "ar")
    assert (kept.way_out, kept.framers, kept.version) == (
        "https://www.exempel.se",
        ("https://www.kommun.se",),
        1,
    )


@pytest.mark.parametrize(
    "wrong",
    [
        {"way_out": "javascript:alert(1)"},
        {"way_out": "http://exempel.se"},
        {"languages": ["xx"]},
        {"framers": ["*"]},
        {"contact_email": "a@b\x00.se"},
        {"contact_phone": "ring"},
        {"contact_email": "x" * 400},
    ],
)
def test_settings_that_could_harm_are_refused(here: Actor, wrong: dict[str, object]) -> None:
    with pytest.raises(BadInput):
        actions.save_directory_settings(
            by=here,
            fields=replace(DirectorySettingsFields(), **wrong),  # type: ignore[arg-type]
        )
    assert queries.directory_settings(here.municipality_id).version == 0


def test_services_past_their_day_are_told_of_the_latest_first(here: Actor) -> None:
    today = clock.today()
    for name, days in (("Ny", 10), ("Sen", 200), ("Borta", 400)):
        actions.ensure_service(
            by=here,
            fields=ServiceFields(name, contacts=[PHONE]),
            published=True,
            reviewed_on=today - timedelta(days=days),
        )
    with CaptureQueriesContext(connection) as asked:
        stale = queries.stale_services(here.municipality_id, today)
    assert len(asked) == 1
    assert [(one.name, one.state) for one in stale] == [
        ("Borta", ServiceState.GONE),
        ("Sen", ServiceState.DUE),
    ]
    assert queries.stale_services(here.municipality_id, date(2000, 1, 1)) == ()


def test_lists_for_those_who_keep_it_ask_as_much_of_many_as_of_few(here: Actor) -> None:
    fill_directory(here.municipality_id, 300)
    for read, most in (
        (lambda: queries.services(here.municipality_id), 3),
        (lambda: queries.services_for_editing(here.municipality_id, clock.today()), 4),
        (lambda: queries.translations(here.municipality_id, "en"), 3),
        (lambda: queries.translation_counts(here.municipality_id), 3),
    ):
        with CaptureQueriesContext(connection) as asked:
            assert len(read()) > 1  # type: ignore[arg-type]
        assert len(asked) == most
