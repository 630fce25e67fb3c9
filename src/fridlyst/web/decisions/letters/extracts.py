"""The extract of minutes for adjustment: on the screen, and as files."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_safe

from fridlyst.accounts.queries import Visit
from fridlyst.base.errors import NotFound
from fridlyst.decisions.policies import may_keep_matters
from fridlyst.reports.contents.extract import extract_document
from fridlyst.reports.decision_mail import extract_name
from fridlyst.reports.formats import render as rendered
from fridlyst.reports.formats.page import fragment
from fridlyst.reports.letters import LETTER_FORMATS
from fridlyst.web.decisions.finding import below, crumbs, one_matter, one_step
from fridlyst.web.shared.exports import file_answer
from fridlyst.web.shared.municipal import municipal


@require_safe
@municipal("decisions")
def show(request: HttpRequest, visit: Visit, *, matter: str, step_id: int) -> HttpResponse:
    """One paragraph of one step, as it is signed and posted."""
    found = one_matter(visit, matter)
    step = one_step(found, step_id)
    document = extract_document(visit.municipality, found, step.id)
    ours = [("Word", "docx"), ("PDF", "pdf")]
    context = {
        "visit": visit,
        "crumbs": crumbs(visit, found),
        # Every text from people is escaped by the fragment.
        "document": mark_safe(fragment(document, prefix="r-")),
        "files": [(label, below(visit, found, "extract_file", step.id, name)) for label, name in ours],
        "send_href": below(visit, found, "send_decision", step.id) if may_keep_matters(visit.actor) else "",
    }
    return render(request, "decisions/letters/extract.html", context)


@require_safe
@municipal("decisions")
def file(request: HttpRequest, visit: Visit, *, matter: str, step_id: int, format: str) -> HttpResponse:
    """The extract as a file."""
    found = one_matter(visit, matter)
    step = one_step(found, step_id)
    if format not in LETTER_FORMATS:
        raise NotFound
    made = rendered(extract_document(visit.municipality, found, step.id), format)
    return file_answer(made.data, name=extract_name(found, step, made.extension), media_type=made.media_type)
