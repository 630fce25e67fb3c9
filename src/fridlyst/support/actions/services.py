"""Services: made, changed, taken away."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from django.db import transaction

from fridlyst.base import clock
from fridlyst.base.checks import check_codes, check_name, check_text
from fridlyst.base.slugs import free_slug, slug
from fridlyst.organisation.actions import check_own_body, hold, write_trail
from fridlyst.organisation.actor import Actor
from fridlyst.organisation.policies import require
from fridlyst.support import policies, rules
from fridlyst.support.actions.common import check_version, own_service, require_keeper, touch
from fridlyst.support.actions.parts import save_contacts, save_openings
from fridlyst.support.contact_rules import check_contacts
from fridlyst.support.fields import ServiceFields
from fridlyst.support.label_rules import labels_of
from fridlyst.support.languages import BY_CODE
from fridlyst.support.models import SupportService
from fridlyst.support.opening_rules import check_openings
from fridlyst.support.place_rules import check_kept_translation, check_no_place, is_named_so, is_sheltered
from fridlyst.support.queries.keepers import keepers
from fridlyst.support.review_rules import check_interval
from fridlyst.support.source_prints import words_of
from fridlyst.support.terms import Access, Seeker

_LONGEST_LINE = 2_000
_LONGEST_CODE = 40
_MOST_CODES = 60
_PLAIN = ("minimum_age", "maximum_age", "interpreter", "free", "pets", "children", "no_decision", "anonymous")
_TOLD = ("always_open", "protected_address", "open_office")


@transaction.atomic
def save_service(
    *, by: Actor, fields: ServiceFields, service_id: int | None = None, version: int | None = None
) -> SupportService:
    """A new service, or one changed; SavedMeanwhile when somebody saved after `version`."""
    require_keeper(by, fields.body_id)
    if service_id is None:
        return _save(by, _new(by, fields), fields)
    service = own_service(by, service_id)
    check_version(service.version, version or 0)
    return _save(by, service, fields)


@transaction.atomic
def ensure_service(
    *, by: Actor, fields: ServiceFields, published: bool = False, reviewed_on: date | None = None
) -> SupportService:
    """The service with this name, made or brought up to date; for files and the loader.

    `published` shows one that is not shown, and hides none; `reviewed_on` is the day when somebody went
    through it.
    """
    require(policies.may_edit_directory(by))
    hold(by.municipality_id)
    key = slug(fields.name, longest=100)
    found = SupportService.objects.filter(municipality_id=by.municipality_id, key=key).first()
    service = found or _new(by, fields)
    service.published = service.published or published
    service.reviewed_on = reviewed_on or service.reviewed_on
    return _save(by, service, fields)


@transaction.atomic
def remove_service(*, by: Actor, service_id: int, version: int) -> None:
    """Take the service away with its ways of contact, hours and translations; the trail keeps its name."""
    service = own_service(by, service_id)
    require(policies.may_remove(by, keepers(by.municipality_id).owners(service.body_id)))
    check_version(service.version, version)
    write_trail(by, "removed", "support_service", service.pk, {"name": service.name, "key": service.key})
    service.delete()
    touch(by.municipality_id)


def check_service(fields: ServiceFields) -> None:
    """Raise the first error that saving the fields would raise, but for whose they are; writes nothing."""
    service = SupportService()
    contacts = check_contacts(fields.contacts)
    check_openings(fields.openings)
    _take(service, fields)
    check_no_place(replace(fields, contacts=contacts))


def _new(by: Actor, fields: ServiceFields) -> SupportService:
    hold(by.municipality_id)
    mine = SupportService.objects.filter(municipality_id=by.municipality_id)
    taken = set(mine.values_list("key", flat=True))
    key = free_slug(fields.name, taken, longest=100)
    return SupportService(municipality_id=by.municipality_id, key=key, position=len(taken), version=0)


def _save(by: Actor, service: SupportService, fields: ServiceFields) -> SupportService:
    check_own_body(by, fields.body_id)
    contacts, openings = check_contacts(fields.contacts), check_openings(fields.openings)
    before = words_of(service)
    named_anew = is_named_so(fields.name) and not is_named_so(service.name)
    opens_up = fields.open_office and (named_anew or not service.open_office)
    if opens_up:
        require(policies.may_edit_directory(by))
    told = labels_of(service.contacts.all()) if service.pk else ()
    _take(service, fields)
    check_no_place(replace(fields, contacts=contacts))
    if service.published:
        rules.check_shown(len(contacts))
    if words_of(service) != before or set(labels_of(contacts)) - set(told):
        service.changed_on = clock.today()
    is_new, service.version = service.pk is None, service.version + 1
    service.save()
    if not is_new:
        _check_translations(service)
    save_contacts(service, contacts)
    save_openings(service, openings)
    touch(by.municipality_id)
    write_trail(by, "added" if is_new else "edited", "support_service", service.pk, {"name": service.name})
    if opens_up:
        write_trail(by, "said_open", "support_service", service.pk, {"name": service.name})
    return service


def _check_translations(service: SupportService) -> None:
    """What was translated before the address was protected may tell the place: ProtectedPlace says where."""
    sheltered = is_sheltered(service)
    for row in service.translations.order_by("language") if sheltered else ():
        texts = (*words_of(row).values(), *row.labels.values())
        check_kept_translation(texts, BY_CODE[row.language].swedish)


def _take(service: SupportService, fields: ServiceFields) -> None:
    rules.check_ages(fields.minimum_age, fields.maximum_age)
    service.name = check_name(fields.name, "name", longest=300, missing="Skriv vad stödet heter.")
    service.description = check_text(fields.description, "description")
    for line in ("cost", "hours", "area", "place"):
        setattr(service, line, check_text(getattr(fields, line), line, longest=_LONGEST_LINE))
    for name in _PLAIN + _TOLD:
        setattr(service, name, getattr(fields, name))
    service.body_id = fields.body_id
    service.whom = check_codes(fields.whom, Seeker.values, "whom")
    service.accessibility = check_codes(fields.accessibility, Access.values, "accessibility")
    service.languages = rules.check_languages(fields.languages)
    for codes in ("target_groups", "violence_forms"):
        setattr(service, codes, _codes(getattr(fields, codes), codes))
    service.review_months = check_interval(fields.review_months)


def _codes(given: Sequence[str], field: str) -> list[str]:
    """The codes as they stand: their list belongs to programmes, which stands above the directory."""
    if len(given) > _MOST_CODES:
        raise rules.TooManyCodes("Det är fler val än listan har. Välj om.", field=field)
    return list(dict.fromkeys(check_text(code, field, longest=_LONGEST_CODE) for code in given))
