"""A matter's page: the whole story."""

import json

from django.core.serializers.json import DjangoJSONEncoder
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from fridlyst.accounts.queries import Visit
from fridlyst.base.clock import today
from fridlyst.decisions import queries
from fridlyst.decisions.shapes import MatterView
from fridlyst.reports.tables import JSON_TYPE
from fridlyst.texts.queries import versions
from fridlyst.web.decisions import comments, conditions, documents, heading, tables, text, time_line
from fridlyst.web.decisions.amendments import part
from fridlyst.web.decisions.letters import part as letters
from fridlyst.web.shared.exports import exported, file_answer
from fridlyst.web.shared.municipal import municipal


@require_safe
@municipal("decisions")
def show(request: HttpRequest, visit: Visit, *, matter: str) -> HttpResponse:
    """Everything of one matter, part by part; as a file its steps, and as JSON all of it."""
    found = queries.matter(visit.municipality.id, matter)
    if request.GET.get("format") == "json":
        return _as_json(found)
    file = exported(
        request,
        title=f"ärende {found.registration_number}",
        columns=tables.step_columns(),
        rows=lambda: [tables.step_cells(step) for step in found.steps],
    )
    shown = {"visit": visit, "matter": found, **_parts(found, visit)} if file is None else {}
    return file or render(request, "decisions/matter.html", shown)


def _as_json(matter: MatterView) -> HttpResponse:
    whole = json.dumps(tables.whole(matter), cls=DjangoJSONEncoder, ensure_ascii=False, indent=1)
    return file_answer(whole.encode(), name=f"{matter.slug}.json", media_type=JSON_TYPE)


def _parts(matter: MatterView, visit: Visit) -> dict[str, object]:
    """What each part of the page shows, by its name: one line for each part."""
    here, text_id = visit.municipality.id, matter.text_id
    known = versions(municipality_id=here, text_id=text_id) if text_id else ()
    return {
        "head": heading.present(matter, visit),
        "time_line": time_line.present(matter, visit),
        "text": text.present(matter, visit, known),
        "conditions": conditions.present(matter, visit, known),
        "amendments": part.present(matter, visit, known),
        "documents": documents.present(matter, visit),
        "comments": comments.present(matter, visit, today()),
        "letters": letters.present(matter, visit),
    }
