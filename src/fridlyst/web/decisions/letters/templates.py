"""The municipality's own letter templates: listed with their fields, added, replaced, removed."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from fridlyst.accounts.queries import Visit
from fridlyst.base.slugs import slug
from fridlyst.base.translating import translated
from fridlyst.decisions.actions.templates import remove_template
from fridlyst.decisions.policies import may_keep_matters
from fridlyst.decisions.queries.letters import letter_template, letter_templates, template_data
from fridlyst.organisation.policies import require
from fridlyst.reports.contents.letter.example import example_template
from fridlyst.reports.contents.letter.fields import IN_LOOP, SCHEMA
from fridlyst.reports.formats import FORMATS
from fridlyst.reports.letters import TakenIn, put_in_place, take_in_template
from fridlyst.reports.own_template.fields import Schema
from fridlyst.web.decisions.letters.forms import ReplaceForm, TemplateForm
from fridlyst.web.shared.addresses import address
from fridlyst.web.shared.exports import file_answer
from fridlyst.web.shared.municipal import municipal
from fridlyst.web.shared.saving import Crumb, FormPage, form_answer


@dataclass(frozen=True)
class FieldRow:
    """A field as it is written in a template, and what it holds; a list has a loop around its fields."""

    code: str
    holds: str
    is_list: bool = False


@require_safe
@municipal("decisions")
def show_list(request: HttpRequest, visit: Visit) -> HttpResponse:
    """The templates, and every field that one may hold."""
    require(may_keep_matters(visit.actor))
    town = visit.municipality.slug
    context = {
        "visit": visit,
        "crumbs": (_all_matters(visit),),
        "rows": letter_templates(visit.municipality.id),
        "fields": list(field_rows(dict(SCHEMA), "")),
        "add_href": address("decisions:new_template", town),
        "example_href": address("decisions:example_template", town),
    }
    return render(request, "decisions/letters/templates.html", context)


def field_rows(schema: dict[str, Schema], path: str) -> Iterator[FieldRow]:
    """Every field in order; of a list first the loop, then what each thing in it has."""
    for name, under in schema.items():
        here = f"{path}{name}"
        if isinstance(under, dict):
            yield from field_rows(under, f"{here}.")
        elif isinstance(under, list):
            yield from _list_rows(here, under[0])
        else:
            yield FieldRow(f"{{{{ {here} }}}}", translated(under))


def _list_rows(path: str, of: Schema) -> Iterator[FieldRow]:
    name = IN_LOOP[path.rsplit(".", 1)[-1]]
    yield FieldRow(f"{{%p for {name} in {path} %}} … {{%p endfor %}}", _("går igenom listan"), is_list=True)
    if isinstance(of, dict):
        yield from field_rows(of, f"{name}.")
    elif isinstance(of, str):
        yield FieldRow(f"{{{{ {name} }}}}", translated(of))


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@municipal("decisions")
def add(request: HttpRequest, visit: Visit) -> HttpResponse:
    """A new template."""
    require(may_keep_matters(visit.actor))
    form = TemplateForm(request.POST or None, request.FILES or None)
    back = address("decisions:templates", visit.municipality.slug)

    def act() -> str:
        data, filename = form.data_and_name
        told = take_in_template(by=visit.actor, name=form.cleaned_data["name"], data=data, filename=filename)
        _tell(request, told)
        return back

    made = form.sends(visit.actor.user_id, act) if request.method == "POST" else None
    if made:
        return redirect(made)
    page = FormPage(_("Lägg till en mall"), _("Lägg till mallen"), back, _crumbs(visit))
    return form_answer(request, form, page, "decisions/file_form.html")


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@municipal("decisions")
def replace(request: HttpRequest, visit: Visit, *, template_id: int) -> HttpResponse:
    """Another file in the template's place."""
    require(may_keep_matters(visit.actor))
    view = letter_template(visit.municipality.id, template_id)
    form = ReplaceForm(request.POST or None, request.FILES or None, initial={"version": view.version})
    back = address("decisions:templates", visit.municipality.slug)

    def act() -> TakenIn:
        data, filename = form.data_and_name
        return put_in_place(
            by=visit.actor, template_id=template_id, data=data, filename=filename, version=form.seen
        )

    told = form.submit(act) if request.method == "POST" else None
    if told:
        _tell(request, told)
        return redirect(back)
    lead = ngettext(
        "%(n)s brev använder mallen och får den nya.",
        "%(n)s brev använder mallen och får den nya.",
        view.letters,
    )
    page = FormPage(
        _("Byt ut mallen %(name)s") % {"name": view.name}, _("Byt ut mallen"), back, _crumbs(visit),
        lead=lead % {"n": view.letters} if view.letters else "",
    )  # fmt: skip
    return form_answer(request, form, page, "decisions/file_form.html")


@require_POST
@municipal("decisions")
def remove(request: HttpRequest, visit: Visit, *, template_id: int) -> HttpResponse:
    """Take a template away; its letters go on by Fridlyst's own."""
    require(may_keep_matters(visit.actor))
    view = letter_template(visit.municipality.id, template_id)
    remove_template(by=visit.actor, template_id=template_id, version=view.version)
    messages.success(request, _("Mallen %(name)s är borttagen.") % {"name": view.name})
    return redirect(address("decisions:templates", visit.municipality.slug))


@require_safe
@municipal("decisions")
def file(request: HttpRequest, visit: Visit, *, template_id: int) -> HttpResponse:
    """The template's own file."""
    require(may_keep_matters(visit.actor))
    here = visit.municipality.id
    view = letter_template(here, template_id)
    return _word(template_data(here, template_id), slug(view.name))


@require_safe
@municipal("decisions")
def example(request: HttpRequest, visit: Visit) -> HttpResponse:
    """A template that holds every field, to begin from."""
    require(may_keep_matters(visit.actor))
    return _word(example_template(), "exempelmall-tjansteskrivelse")


def _word(data: bytes, name: str) -> HttpResponse:
    word = FORMATS["docx"]
    return file_answer(data, name=f"{name}.{word.extension}", media_type=word.media_type)


def _tell(request: HttpRequest, told: TakenIn) -> None:
    if told.fields:
        said = ngettext(
            "Mallen är kontrollerad och sparad. Den har %(n)s fält.",
            "Mallen är kontrollerad och sparad. Den har %(n)s fält.",
            len(told.fields),
        )
        messages.success(request, said % {"n": len(told.fields)})
    else:
        messages.warning(request, _("Mallen är sparad, men har inga fält: varje brev blir likadant."))


def _all_matters(visit: Visit) -> Crumb:
    return Crumb(_("Ärenden"), address("decisions:list", visit.municipality.slug))


def _crumbs(visit: Visit) -> tuple[Crumb, ...]:
    return (
        _all_matters(visit),
        Crumb(_("Mallar"), address("decisions:templates", visit.municipality.slug)),
    )
