"""Services as those who keep them read them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date

from fridlyst.base.errors import NotFound
from fridlyst.support.models import ServiceTranslation, SupportService
from fridlyst.support.queries.parts import contacts_of, openings_of
from fridlyst.support.queries.shapes import ServiceForEditing, ServiceView, StaleService
from fridlyst.support.review_rules import due_on, gone_after, state_of
from fridlyst.support.shapes import Contact, Opening
from fridlyst.support.terms import Missing, ServiceState


def services(municipality_id: int) -> tuple[ServiceView, ...]:
    """The municipality's services in order; three statements."""
    return _views(municipality_id)


def services_for_editing(municipality_id: int, today: date) -> tuple[ServiceForEditing, ...]:
    """Every service with where it stands and what it lacks, in order; four statements."""
    translated = _translated(municipality_id)
    return tuple(_for_editing(one, translated.get(one.id, ()), today) for one in _views(municipality_id))


def service_for_editing(*, municipality_id: int, key: str, today: date) -> ServiceForEditing:
    """One service; NotFound when it is not this municipality's. Four statements."""
    found = _views(municipality_id, key=key)
    if not found:
        raise NotFound
    return _for_editing(found[0], _translated(municipality_id, key=key).get(found[0].id, ()), today)


def stale_services(municipality_id: int, today: date) -> tuple[StaleService, ...]:
    """The published ones that should have been gone through by now, the latest first; one statement."""
    rows = SupportService.objects.filter(municipality_id=municipality_id, published=True).order_by(
        "name", "id"
    )
    values = rows.values_list("pk", "key", "name", "body_id", "reviewed_on", "review_months")
    found = [_stale(*row, today=today) for row in values]
    late = [one for one in found if one.state in (ServiceState.DUE, ServiceState.GONE)]
    return tuple(sorted(late, key=lambda one: one.due_on or date.min))


def _stale(
    pk: int, key: str, name: str, body_id: int | None, reviewed: date | None, months: int, *, today: date
) -> StaleService:
    state = state_of(published=True, reviewed_on=reviewed, months=months, today=today)
    return StaleService(pk, key, name, body_id, state, *_days(reviewed, months))


def _days(reviewed: date | None, months: int) -> tuple[date | None, date | None]:
    return (due_on(reviewed, months), gone_after(reviewed, months)) if reviewed else (None, None)


def _views(municipality_id: int, **bounds: str) -> tuple[ServiceView, ...]:
    below = {
        "service__municipality_id": municipality_id,
        **{f"service__{name}": one for name, one in bounds.items()},
    }
    contacts, openings = contacts_of(**below), openings_of(**below)
    rows = SupportService.objects.filter(municipality_id=municipality_id, **bounds).select_related("body")
    return tuple(
        _view(row, contacts.get(row.pk, ()), openings.get(row.pk, ()))
        for row in rows.order_by("position", "name", "id")
    )


def _view(row: SupportService, contacts: tuple[Contact, ...], openings: tuple[Opening, ...]) -> ServiceView:
    return ServiceView(
        id=row.pk,
        key=row.key,
        name=row.name,
        description=row.description,
        minimum_age=row.minimum_age,
        maximum_age=row.maximum_age,
        target_groups=tuple(row.target_groups),
        violence_forms=tuple(row.violence_forms),
        protected_address=row.protected_address,
        open_office=row.open_office,
        body_id=row.body_id,
        body_key=row.body.key if row.body else None,
        body=row.body.name if row.body else "",
        whom=tuple(row.whom),
        languages=tuple(row.languages),
        interpreter=row.interpreter,
        accessibility=tuple(row.accessibility),
        free=row.free,
        cost=row.cost,
        always_open=row.always_open,
        openings=openings,
        hours=row.hours,
        contacts=contacts,
        area=row.area,
        place=row.place,
        pets=row.pets,
        children=row.children,
        no_decision=row.no_decision,
        anonymous=row.anonymous,
        published=row.published,
        reviewed_on=row.reviewed_on,
        review_months=row.review_months,
        changed_on=row.changed_on,
        version=row.version,
    )


def _translated(municipality_id: int, key: str | None = None) -> Mapping[int, tuple[str, ...]]:
    rows = ServiceTranslation.objects.filter(service__municipality_id=municipality_id)
    rows = rows if key is None else rows.filter(service__key=key)
    found: dict[int, list[str]] = defaultdict(list)
    for service, language in rows.order_by("language").values_list("service_id", "language"):
        found[service].append(language)
    return {service: tuple(languages) for service, languages in found.items()}


def _for_editing(one: ServiceView, translated: tuple[str, ...], today: date) -> ServiceForEditing:
    state = state_of(
        published=one.published, reviewed_on=one.reviewed_on, months=one.review_months, today=today
    )
    due, gone = _days(one.reviewed_on, one.review_months)
    return ServiceForEditing(one, state, due, gone, tuple(_missing(one, translated)), translated)


def _missing(one: ServiceView, translated: tuple[str, ...]) -> Iterable[str]:
    there = {
        Missing.CONTACT: bool(one.contacts),
        Missing.WHOM: bool(one.whom),
        Missing.HOURS: bool(one.always_open or one.openings or one.hours),
        Missing.LANGUAGES: bool(one.languages or one.interpreter is not None),
        Missing.EASY_TEXT: "sv-simple" in translated,
        Missing.OWNER: one.body_id is not None,
    }
    return (code for code, is_there in there.items() if not is_there)
