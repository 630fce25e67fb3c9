"""Writing a letter: its head, part by part with the proposal beside, its checklists."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from fridlyst.accounts.queries import Visit
from fridlyst.base.clock import today
from fridlyst.base.errors import NotFound
from fridlyst.base.translating import translated
from fridlyst.decisions.actions import letters as actions
from fridlyst.decisions.checklists import QUESTIONS
from fridlyst.decisions.letter_rules import mark_of
from fridlyst.decisions.policies import may_keep_matters
from fridlyst.decisions.queries.letters import letter_templates
from fridlyst.decisions.shapes import MatterView
from fridlyst.decisions.terms import Checklist
from fridlyst.organisation.policies import require
from fridlyst.organisation.queries import bodies
from fridlyst.programmes.policies import may_see_drafts
from fridlyst.programmes.queries import programmes
from fridlyst.programmes.terms import ProgrammeState
from fridlyst.reports.contents.letter.document import text_blocks
from fridlyst.reports.contents.letter.facts import LetterFacts
from fridlyst.reports.contents.letter.parts import ComposedPart, composed
from fridlyst.reports.formats.markup import Markup
from fridlyst.web.decisions.finding import crumbs, matter_href, one_matter
from fridlyst.web.decisions.letters.common import letter_crumbs, letter_href, one_letter, used_href
from fridlyst.web.decisions.letters.forms import (
    ChecklistForm,
    LetterForm,
    PartForm,
    checklist_initial,
    letter_initial,
)
from fridlyst.web.shared.municipal import municipal
from fridlyst.web.shared.saving import FormPage, form_answer


@dataclass(frozen=True)
class UsedFact:
    """A fact that a proposal was written from, and where it stands."""

    label: str
    href: str


@dataclass(frozen=True)
class PartRow:
    """A part as it is written: the proposal as markup, own words in a form, and what to know of both."""

    part: ComposedPart
    heading: str
    proposal: SafeString
    used: tuple[UsedFact, ...]
    unknown: str
    form: PartForm
    href: str


@dataclass(frozen=True)
class ChecklistRow:
    """A checklist: how many of its questions are answered, and where."""

    label: str
    done: int
    every: int
    href: str


@require_safe
@municipal("decisions")
def show(request: HttpRequest, visit: Visit, *, matter: str, letter_id: int) -> HttpResponse:
    """The letter part by part: what is proposed, from which facts, and a person's own words beside."""
    facts = one_letter(visit, matter, letter_id)
    parts = composed(facts)
    context = {
        "visit": visit,
        "facts": facts,
        "letter": facts.letter,
        "crumbs": crumbs(visit, facts.matter),
        "rows": [part_row(visit, facts, one) for one in parts],
        "changed": [one.heading for one in parts if one.changed],
        "unknown": sum(not one.text for one in parts),
        "checklists": [_checklist(visit, facts, one) for one in Checklist],
        "edit_href": letter_href(visit, facts, "edit_letter"),
        "preview_href": letter_href(visit, facts, "letter_preview"),
        "remove_href": letter_href(visit, facts, "remove_letter"),
    }
    return render(request, "decisions/letters/show.html", context)


def part_row(visit: Visit, facts: LetterFacts, part: ComposedPart) -> PartRow:
    """One part; the form begins with own words, or with the proposal to go on from."""
    initial = {"text": part.own.text or part.proposal, "beside": part.mark, "version": part.own.version}
    # Every text from people is escaped by the markup.
    proposal = mark_safe(Markup("sv", deeper=2).blocks(tuple(text_blocks(part.proposal))))
    form = PartForm(initial=initial, prefix=part.key, auto_id="%s")
    return PartRow(
        part=part,
        heading=part.heading,
        proposal=proposal,
        used=tuple(UsedFact(translated(one.label), used_href(visit, facts, one.place)) for one in part.used),
        unknown=translated(part.unknown),
        form=form,
        href=letter_href(visit, facts, "letter_part", part.key),
    )


def _checklist(visit: Visit, facts: LetterFacts, one: Checklist) -> ChecklistRow:
    answers = facts.letter.checklist(one.value)
    done = sum(bool(answers.of(question.key).answer) for question in QUESTIONS[one.value])
    href = letter_href(visit, facts, "letter_checklist", one.value)
    return ChecklistRow(str(one.label), done, len(QUESTIONS[one.value]), href)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@municipal("decisions")
def add(request: HttpRequest, visit: Visit, *, matter: str) -> HttpResponse:
    """A new letter."""
    require(may_keep_matters(visit.actor))
    found = one_matter(visit, matter)
    form = LetterForm(request.POST or None, initial=_begun(found))
    _offer(form, visit)

    def act() -> str:
        made = actions.add_letter(by=visit.actor, matter_id=found.id, fields=form.values())
        return f"{matter_href(visit, found)}brev/{made.pk}/"

    made = form.sends(visit.actor.user_id, act) if request.method == "POST" else None
    if made:
        messages.success(request, _("Brevet är påbörjat. Läs igenom varje del och skriv dit det som saknas."))
        return redirect(made)
    page = FormPage(
        _("Skriv en tjänsteskrivelse"), _("Börja på brevet"), matter_href(visit, found), crumbs(visit, found),
        lead=_("Fridlyst föreslår varje del ur ärendet och programmet. Du kan skriva över allt."),
    )  # fmt: skip
    return form_answer(request, form, page, "decisions/letters/head.html")


def _begun(matter: MatterView) -> dict[str, Any]:
    coming = matter.next.body_id if matter.next else None
    return {"title": matter.title, "written_on": today(), "to_body": coming or ""}


def _offer(form: LetterForm, visit: Visit) -> None:
    """Drafts only to those who see them; what the letter tells of already can stand."""
    here, sees, told = visit.municipality.id, may_see_drafts(visit.actor), form.initial.get("programme")
    every = programmes(municipality_id=here, drafts=True)
    offered = [one for one in every if sees or one.state != ProgrammeState.DRAFT or one.slug == told]
    form.offer(bodies(here), offered, letter_templates(here))


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@municipal("decisions")
def edit(request: HttpRequest, visit: Visit, *, matter: str, letter_id: int) -> HttpResponse:
    """What stands at the letter's head."""
    facts = one_letter(visit, matter, letter_id)
    form = LetterForm(request.POST or None, initial=letter_initial(facts.letter))
    _offer(form, visit)
    back = letter_href(visit, facts)
    if request.method == "POST" and form.saves(
        lambda: actions.edit_letter(
            by=visit.actor, letter_id=letter_id, fields=form.values(), version=form.seen
        )
    ):
        messages.success(request, _("Brevet är sparat."))
        return redirect(back)
    page = FormPage(_("Ändra brevets huvud"), _("Spara"), back, letter_crumbs(visit, facts))
    return form_answer(request, form, page, "decisions/letters/head.html")


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@municipal("decisions")
def write(request: HttpRequest, visit: Visit, *, matter: str, letter_id: int, part: str) -> HttpResponse:
    """A person's own words for a part; the same words as are proposed lead back to the proposal."""
    facts = one_letter(visit, matter, letter_id)
    one = next((found for found in composed(facts) if found.key == part), None)
    if one is None:
        raise NotFound
    form = _part_form(request, facts, one)
    back = f"{letter_href(visit, facts)}#{part}"
    if request.method == "POST" and form.saves(lambda: _save(visit, letter_id, one, form, request)):
        messages.success(request, _("”%(part)s” är sparad.") % {"part": one.heading})
        return redirect(back)
    page = FormPage(one.heading, _("Spara texten"), back, letter_crumbs(visit, facts))
    row = part_row(visit, facts, one)
    return form_answer(request, form, page, "decisions/letters/part.html", row=row)


def _part_form(request: HttpRequest, facts: LetterFacts, part: ComposedPart) -> PartForm:
    initial = {"text": part.own.text or part.proposal, "beside": part.mark, "version": part.own.version}
    form = PartForm(request.POST or None, initial=initial, prefix=part.key, auto_id="%s")
    form.fields["text"].help_text = _("En rad som börjar med ”- ” eller ”1. ” blir en punkt i en lista.")
    return form


def _save(visit: Visit, letter_id: int, part: ComposedPart, form: PartForm, request: HttpRequest) -> object:
    text = "" if request.POST.get("proposal") else form.cleaned_data["text"]
    own = "" if mark_of(text) == part.mark else text
    return actions.write_part(
        by=visit.actor,
        letter_id=letter_id,
        part=part.key,
        text=own.replace("\r\n", "\n"),
        beside=form.cleaned_data["beside"],
        version=form.seen,
    )


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@municipal("decisions")
def answer(
    request: HttpRequest, visit: Visit, *, matter: str, letter_id: int, checklist: str
) -> HttpResponse:
    """The questions of a checklist."""
    facts = one_letter(visit, matter, letter_id)
    if checklist not in Checklist.values:
        raise NotFound
    initial = checklist_initial(checklist, facts.letter.checklist(checklist))
    form = ChecklistForm(request.POST or None, initial=initial, checklist=checklist)
    back = letter_href(visit, facts)
    if request.method == "POST" and form.saves(
        lambda: actions.answer_checklist(
            by=visit.actor,
            letter_id=letter_id,
            checklist=checklist,
            answers=form.answers(),
            version=form.seen,
        )
    ):
        messages.success(request, _("Checklistan är sparad och bifogas brevet."))
        return redirect(f"{back}#checklistor")
    page = FormPage(
        str(Checklist(checklist).label), _("Spara checklistan"), back, letter_crumbs(visit, facts),
        lead=_("Checklistan blir en bilaga till brevet. Det som inte är besvarat sägs i bilagan."),
    )  # fmt: skip
    return form_answer(request, form, page, "decisions/letters/checklist.html")


@require_POST
@municipal("decisions")
def remove(request: HttpRequest, visit: Visit, *, matter: str, letter_id: int) -> HttpResponse:
    """Take the letter away."""
    facts = one_letter(visit, matter, letter_id)
    actions.remove_letter(by=visit.actor, letter_id=letter_id, version=facts.letter.version)
    messages.success(request, _("Brevet är borttaget."))
    return redirect(matter_href(visit, facts.matter))
