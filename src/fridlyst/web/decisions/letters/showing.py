"""A letter as it will be: on the screen, and as files."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from fridlyst.accounts.queries import Visit
from fridlyst.base.errors import NotFound
from fridlyst.base.slugs import slug
from fridlyst.base.translating import translated
from fridlyst.reports.contents.letter.document import letter_document
from fridlyst.reports.contents.letter.facts import LetterFacts
from fridlyst.reports.formats.page import fragment
from fridlyst.reports.letters import LETTER_FORMATS, OWN, letter_file
from fridlyst.reports.own_template.errors import TemplateFault
from fridlyst.web.decisions.letters.common import letter_crumbs, letter_href, one_letter
from fridlyst.web.shared.exports import file_answer
from fridlyst.web.shared.municipal import municipal


@require_safe
@municipal("decisions")
def preview(request: HttpRequest, visit: Visit, *, matter: str, letter_id: int) -> HttpResponse:
    """The whole letter as it will be read."""
    facts = one_letter(visit, matter, letter_id)
    context = {
        "visit": visit,
        "letter": facts.letter,
        "crumbs": letter_crumbs(visit, facts),
        # Every text from people is escaped by the fragment.
        "document": mark_safe(fragment(letter_document(facts), prefix="r-")),
        "edit_href": letter_href(visit, facts),
        "files": files(visit, facts),
    }
    return render(request, "decisions/letters/preview.html", context)


def files(visit: Visit, facts: LetterFacts) -> list[tuple[str, str]]:
    """What the letter can be had as, and where; the municipality's own template first, where it has one."""
    own = [(_("Word i er mall"), letter_href(visit, facts, "letter_file", OWN))]
    ours = [("Word", "docx"), ("PDF", "pdf")]
    made = [(label, letter_href(visit, facts, "letter_file", name)) for label, name in ours]
    return [*(own if facts.letter.template_id else []), *made]


@require_safe
@municipal("decisions")
def file(request: HttpRequest, visit: Visit, *, matter: str, letter_id: int, format: str) -> HttpResponse:
    """The letter as a file; a template that cannot be filled says why, on the letter's page."""
    facts = one_letter(visit, matter, letter_id)
    if format not in LETTER_FORMATS and (format != OWN or facts.letter.template_id is None):
        raise NotFound
    try:
        made = letter_file(facts, format)
    except TemplateFault as error:
        messages.error(request, translated(error.message))
        return redirect(letter_href(visit, facts, "letter_preview"))
    name = f"tjansteskrivelse-{slug(facts.matter.registration_number)}.{made.extension}"
    return file_answer(made.data, name=name, media_type=made.media_type)
