"""The municipality's matters, each as a line in time."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from fridlyst.accounts.queries import Visit
from fridlyst.decisions.queries import MatterView, StepView, matters
from fridlyst.decisions.terms import StepKind
from fridlyst.reports.columns import Column, Kind, Row
from fridlyst.web.decisions.time_line import moments
from fridlyst.web.shared.exports import exported
from fridlyst.web.shared.municipal import municipal


@require_safe
@municipal("decisions")
def show_list(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Every matter from motion to decision, with conditions and amendments where they were set."""
    found = matters(visit.municipality.id)
    file = exported(
        request,
        title=f"ärenden {visit.municipality.name}",
        columns=_columns(),
        rows=lambda: [_cells(matter, step) for matter in found for step in matter.steps],
    )
    rows = [(matter, moments(matter)) for matter in found]
    return file or render(request, "decisions/list.html", {"visit": visit, "rows": rows})


def _columns() -> tuple[Column, ...]:
    return (
        Column(_("Diarienummer"), key="registration_number"),
        Column(_("Ärende"), key="matter"),
        Column(_("Datum"), Kind.DATE, key="date"),
        Column(_("Steg"), key="step"),
        Column(_("Instans"), key="body"),
        Column(_("Paragraf"), key="paragraph"),
        Column(_("Sammanfattning"), weight=3, key="summary"),
        Column(_("Villkor"), key="conditions"),
        Column(_("Tilläggsyrkanden"), key="amendments"),
    )


def _cells(matter: MatterView, step: StepView) -> Row:
    return (
        matter.registration_number,
        matter.title,
        step.on,
        str(StepKind(step.kind).label),
        step.body_name,
        step.paragraph,
        step.summary,
        "; ".join(one.text for one in step.conditions),
        "; ".join(one.text for one in step.amendments),
    )
