"""The directory as the public reads it: kept while nothing changes, read anew as soon as something does."""

import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import connection, connections, transaction
from django.test.utils import CaptureQueriesContext

from fridlyst.base import clock
from fridlyst.base.errors import NotFound
from fridlyst.organisation.actions import add_body, edit_body
from fridlyst.organisation.actor import Actor
from fridlyst.organisation.models import Municipality
from fridlyst.support import actions
from fridlyst.support.fields import ContactFields, DirectorySettingsFields, ServiceFields, TranslationFields
from fridlyst.support.models import DirectorySettings, SupportService
from fridlyst.support.queries import directory
from fridlyst.support.queries.directory import MOST_KEPT, _kept
from tests.support.building import fill_directory

pytestmark = [pytest.mark.django_db, pytest.mark.storage]
FIELDS = ServiceFields("Lyssna", "Vi lyssnar.", contacts=[ContactFields("phone", "08-465 004 10")])


def test_asking_again_costs_one_statement(jour: SupportService) -> None:
    first = directory("stockholm")
    with CaptureQueriesContext(connection) as asked:
        assert directory("stockholm") is first
    assert len(asked) == 1


def test_many_services_are_read_in_six_statements(here: Actor) -> None:
    fill_directory(here.municipality_id, 1_000)
    with CaptureQueriesContext(connection) as asked:
        found = directory("stockholm")
    assert len(found.services) == 1_000
    assert len(asked) == 6
    assert found.services[999].contacts
    assert found.services[999].texts["en"].behind_since is None


def _service_changed(by: Actor, jour: SupportService) -> None:
    actions.save_service(
        by=by, fields=replace(FIELDS, hours="Alla dagar"), service_id=jour.pk, version=jour.version
    )


def _service_hidden(by: Actor, jour: SupportService) -> None:
    actions.unpublish_service(by=by, service_id=jour.pk, version=jour.version)


def _service_reviewed(by: Actor, jour: SupportService) -> None:
    actions.review_service(by=by, service_id=jour.pk, on=clock.today() - timedelta(days=3))


def _service_removed(by: Actor, jour: SupportService) -> None:
    actions.remove_service(by=by, service_id=jour.pk, version=jour.version)


def _service_added(by: Actor, jour: SupportService) -> None:
    actions.ensure_service(
        by=by, fields=replace(FIELDS, name="En till"), published=True, reviewed_on=clock.today()
    )


def _translated(by: Actor, jour: SupportService) -> None:
    actions.save_translation(by=by, service_id=jour.pk, language="en", fields=TranslationFields("Listen"))


def _settings_saved(by: Actor, jour: SupportService) -> None:
    actions.save_directory_settings(by=by, fields=DirectorySettingsFields(contact_phone="08-465 004 11"))


def _town_renamed(by: Actor, jour: SupportService) -> None:
    Municipality.objects.filter(pk=by.municipality_id).update(name="Storköping")


@pytest.mark.parametrize(
    "change",
    [
        _service_changed, _service_hidden, _service_reviewed, _service_removed, _service_added, _translated,
        _settings_saved, _town_renamed,
    ],
)  # fmt: skip
def test_whatever_changes_what_is_shown_changes_the_revision(
    here: Actor, jour: SupportService, change: Callable[[Actor, SupportService], None]
) -> None:
    before = directory("stockholm")
    change(here, jour)
    after = directory("stockholm")
    assert after.revision != before.revision
    assert (after.town, after.settings, after.services) != (before.town, before.settings, before.services)


def test_a_body_by_a_new_name_is_shown_by_it(here: Actor) -> None:
    body = add_body(by=here, name="Socialnämnden")
    actions.ensure_service(
        by=here, fields=replace(FIELDS, body_id=body.pk), published=True, reviewed_on=clock.today()
    )
    assert [one.body for one in directory("stockholm").services] == ["Socialnämnden"]
    edit_body(
        by=here, body_id=body.pk, version=body.version, name="Omsorgsnämnden", kind=body.kind, parent_id=None,
        collective=False, aliases=(), valid_from=None, valid_to=None,
    )  # fmt: skip
    assert [one.body for one in directory("stockholm").services] == ["Omsorgsnämnden"]


def test_what_was_rolled_back_is_not_shown(here: Actor, jour: SupportService) -> None:
    before = directory("stockholm")
    with transaction.atomic():
        _service_hidden(here, jour)
        transaction.set_rollback(True)
    assert directory("stockholm") is before


def test_drafts_and_what_nobody_went_through_for_long_are_not_shown(here: Actor) -> None:
    today = date(2026, 5, 1)
    for name, published, reviewed in [
        ("Utkast", False, today),
        ("Ny", True, today),
        ("Sen", True, date(2025, 9, 1)),
        ("Sista dagen", True, date(2025, 7, 31)),
        ("Borta", True, date(2025, 7, 30)),
        ("Aldrig", True, None),
    ]:
        actions.ensure_service(
            by=here, fields=replace(FIELDS, name=name), published=published, reviewed_on=reviewed
        )
    assert [one.name for one in directory("stockholm", on=today).services] == ["Ny", "Sen", "Sista dagen"]
    assert [one.name for one in directory("stockholm", on=date(2026, 5, 2)).services] == ["Ny", "Sen"]


def test_another_towns_services_are_not_shown(jour: SupportService, elsewhere: Actor) -> None:
    assert directory("alingsas").services == ()


@pytest.mark.parametrize(
    "slug", ["", "finns-inte", "a" * 5000, "stock\x00holm", "\ud800", "Å", "' or 1=1 --"]
)
def test_a_town_that_is_not_there_is_not_found(jour: SupportService, slug: str) -> None:
    with pytest.raises(NotFound):
        directory(slug)


def test_a_protected_place_never_leaves_the_database(here: Actor, jour: SupportService) -> None:
    SupportService.objects.filter(pk=jour.pk).update(place="Receptionen")
    assert directory("stockholm", on=clock.today() + timedelta(days=1)).services[0].place == "Receptionen"
    with pytest.raises(Exception, match="service_protected_has_no_place"), transaction.atomic():
        SupportService.objects.filter(pk=jour.pk).update(protected_address=True)


def test_the_words_of_a_language_else_the_swedish(here: Actor, jour: SupportService) -> None:
    actions.save_translation(
        by=here, service_id=jour.pk, language="en", fields=TranslationFields("Listen", "We listen.")
    )
    found = directory("stockholm").services[0]
    assert (found.text("en").name, found.text("en").checked) == ("Listen", False)
    assert found.text("ar") == found.text("sv")
    assert found.name == "Lyssna"


def test_what_is_kept_has_a_bound(here: Actor, elsewhere: Actor) -> None:
    fill_directory(here.municipality_id, MOST_KEPT // 100 + 5)
    directory("stockholm")
    directory("alingsas")
    assert sum(len(one.directory.services) for one in _kept.values()) <= MOST_KEPT
    assert list(_kept)[-1] == "alingsas"


@pytest.mark.django_db(transaction=True)
def test_two_that_change_at_once_both_make_it_another(here: Actor, jour: SupportService) -> None:
    words: set[str] = {DirectorySettings.objects.get().revision}
    start = threading.Barrier(2)

    def review() -> None:
        start.wait()
        try:
            for _ in range(5):
                actions.review_service(by=here, service_id=jour.pk)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=review) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    words.add(DirectorySettings.objects.get().revision)
    assert len(words) == 2
    assert SupportService.objects.get(pk=jour.pk).version == jour.version + 10
    assert directory("stockholm").services[0].reviewed_on == clock.today()
