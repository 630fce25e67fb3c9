"""The directory as the public reads it: kept in the process for as long as nothing shown has changed."""

from collections import OrderedDict
from collections.abc import Mapping
from datetime import date
from threading import Lock
from typing import Any, Final, NamedTuple

from django.db.models import IntegerField, OuterRef, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce

from fridlyst.base import clock
from fridlyst.base.errors import NotFound
from fridlyst.base.prepared import Prepared
from fridlyst.base.versions import version_of
from fridlyst.organisation.models import Body, Municipality
from fridlyst.organisation.queries import MunicipalityView
from fridlyst.support.models import DirectorySettings, SupportService
from fridlyst.support.queries.parts import contacts_of, openings_of, texts_of
from fridlyst.support.queries.settings import settings_view
from fridlyst.support.review_rules import state_of
from fridlyst.support.shapes import Contact, Directory, Opening, PublicService, ServiceText
from fridlyst.support.terms import ServiceState

# So many services are kept in a process, whichever towns they belong to: some 100 MB at most.
MOST_KEPT: Final = 20_000
_LONGEST_SLUG: Final = 60
_SHOWN: Final = (ServiceState.PUBLIC, ServiceState.DUE)


class _Kept(NamedTuple):
    key: tuple[object, ...]
    directory: Directory


_kept: "OrderedDict[str, _Kept]" = OrderedDict()
_lock = Lock()
# One thread reads at a time: when something changes, all that ask would read the same.
_reading = Lock()


def directory(slug: str, *, on: date | None = None) -> Directory:
    """What the public may read of the municipality's directory today.

    One statement, and six more when something has changed since it last was asked for. NotFound when there
    is no such municipality.
    """
    today = on or clock.today()
    town, stamp, bodies = _head(slug)
    key = (town, stamp, bodies, today)
    found = _found(slug, key)
    if found is not None:
        return found
    with _reading:
        found = _found(slug, key)
        if found is None:
            found = _read(town, _revision(town, stamp, bodies, today), today)
            _keep(slug, _Kept(key, found))
    return found


def _found(slug: str, key: tuple[object, ...]) -> Directory | None:
    with _lock:
        kept = _kept.get(slug)
        if kept is None or kept.key != key:
            return None
        _kept.move_to_end(slug)
        return kept.directory


def _keep(slug: str, kept: _Kept) -> None:
    """Keep it, and let those go that were asked for the longest ago when there are too many."""
    with _lock:
        _kept[slug] = kept
        _kept.move_to_end(slug)
        count = sum(len(one.directory.services) + 1 for one in _kept.values())
        while count > MOST_KEPT and len(_kept) > 1:
            _, gone = _kept.popitem(last=False)
            count -= len(gone.directory.services) + 1


def _heads(slug: str) -> QuerySet[Municipality, Any]:
    """The town, the word of its directory, and a number that grows with every change of its bodies."""
    own = Body.objects.filter(municipality_id=OuterRef("pk")).order_by().values("municipality_id")
    changes = own.annotate(count=Sum("version")).values("count")
    return (
        Municipality.objects.filter(slug=slug)
        .annotate(bodies_changed=Coalesce(Subquery(changes, output_field=IntegerField()), 0))
        .values_list("id", "code", "name", "slug", "directory__revision", "bodies_changed")
    )


_HEAD: Final[Prepared[int, str, str, str, str | None, int]] = Prepared(_heads, texts=["slug"])


def _head(slug: str) -> tuple[MunicipalityView, str | None, int]:
    plain = len(slug) <= _LONGEST_SLUG and slug.isascii() and slug.replace("-", "a").isalnum()
    rows = _HEAD.rows(slug=slug) if plain else []
    if not rows:
        raise NotFound
    pk, code, name, own_slug, stamp, bodies = rows[0]
    return MunicipalityView(pk, code, name, own_slug), stamp, bodies


def _revision(town: MunicipalityView, stamp: str | None, bodies: int, today: date) -> str:
    return f"{stamp or 'ny'}-{bodies}-{version_of({'name': town.name})}-{today:%Y%m%d}"


def _read(town: MunicipalityView, revision: str, today: date) -> Directory:
    rows = SupportService.objects.filter(municipality_id=town.id, published=True)
    shown = [
        row for row in rows.select_related("body").order_by("position", "name", "id") if _is_shown(row, today)
    ]
    settings = settings_view(DirectorySettings.objects.filter(municipality_id=town.id).first())
    bounds = {"service__municipality_id": town.id, "service__published": True}
    contacts, openings = contacts_of(**bounds), openings_of(**bounds)
    texts = texts_of(shown, contacts, **bounds)
    services = tuple(
        public_service(row, contacts.get(row.pk, ()), openings.get(row.pk, ()), texts[row.pk])
        for row in shown
    )
    return Directory(town, settings, services, revision)


def _is_shown(row: SupportService, today: date) -> bool:
    state = state_of(
        published=row.published, reviewed_on=row.reviewed_on, months=row.review_months, today=today
    )
    return state in _SHOWN


def public_service(
    row: SupportService,
    contacts: tuple[Contact, ...],
    openings: tuple[Opening, ...],
    texts: Mapping[str, ServiceText],
) -> PublicService:
    """The service as the public reads it; never a place where the address is protected."""
    return PublicService(
        id=row.pk,
        key=row.key,
        body=row.body.name if row.body else "",
        body_key=row.body.key if row.body else "",
        whom=tuple(row.whom),
        target_groups=tuple(row.target_groups),
        minimum_age=row.minimum_age,
        maximum_age=row.maximum_age,
        violence_forms=tuple(row.violence_forms),
        languages=tuple(row.languages),
        interpreter=row.interpreter,
        accessibility=tuple(row.accessibility),
        free=row.free,
        always_open=row.always_open,
        openings=openings,
        contacts=contacts,
        place="" if row.protected_address else row.place,
        protected_address=row.protected_address,
        pets=row.pets,
        children=row.children,
        no_decision=row.no_decision,
        anonymous=row.anonymous,
        reviewed_on=row.reviewed_on,
        changed_on=row.changed_on,
        texts=texts,
    )
