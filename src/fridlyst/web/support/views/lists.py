"""The support services that the programme counts on."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from fridlyst.accounts.queries import Visit
from fridlyst.programmes.terms import TargetGroup, ViolenceForm
from fridlyst.reports.columns import Column, Kind, Row
from fridlyst.support.queries import ServiceView, services
from fridlyst.web.programmes.presenters import labels
from fridlyst.web.shared.exports import exported
from fridlyst.web.shared.municipal import municipal
from fridlyst.web.support.tabs import support_tabs


@dataclass(frozen=True)
class ServiceRow:
    """A service in words."""

    service: ServiceView
    ages: str
    groups: str
    forms: str


@require_safe
@municipal("support")
def show_list(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Every service: what it is, for whom, of what age."""
    rows = [service_row(one) for one in services(visit.municipality.id)]
    file = exported(
        request,
        title=f"stöd {visit.municipality.name}",
        columns=_columns(),
        rows=lambda: [_cells(row) for row in rows],
    )
    return file or render(
        request,
        "support/list.html",
        {"visit": visit, "rows": rows, "tabs": support_tabs(visit), "tab": "services"},
    )


def service_row(service: ServiceView) -> ServiceRow:
    """Ages, groups and forms as text."""
    groups = ", ".join(labels(TargetGroup, service.target_groups))
    return ServiceRow(
        service, age_words(service), groups, ", ".join(labels(ViolenceForm, service.violence_forms))
    )


def age_words(service: ServiceView) -> str:
    """ "13–20 år", "från 18 år", "till 25 år", or nothing for all ages."""
    low, high = service.minimum_age, service.maximum_age
    if low is None:
        return _("till %(age)s år") % {"age": high} if high is not None else ""
    if high is None:
        return _("från %(age)s år") % {"age": low}
    return _("%(low)s–%(high)s år") % {"low": low, "high": high}


def _columns() -> tuple[Column, ...]:
    return (
        Column(_("Stöd"), key="name"),
        Column(_("Beskrivning"), weight=3, key="description"),
        Column(_("Lägsta ålder"), Kind.NUMBER, key="minimum_age"),
        Column(_("Högsta ålder"), Kind.NUMBER, key="maximum_age"),
        Column(_("Målgrupp"), key="target_groups"),
        Column(_("Våldsform"), key="violence_forms"),
        Column(_("Skyddad adress"), key="protected_address"),
    )


def _cells(row: ServiceRow) -> Row:
    one = row.service
    protected = _("ja") if one.protected_address else _("nej")
    return one.name, one.description, one.minimum_age, one.maximum_age, row.groups, row.forms, protected
