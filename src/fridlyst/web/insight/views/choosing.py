"""What is public of a municipality's programmes, and the choosing of it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from fridlyst.accounts.queries import Visit
from fridlyst.base.clock import today
from fridlyst.base.errors import BadInput, Conflict
from fridlyst.base.translating import translated
from fridlyst.decisions.queries import matters
from fridlyst.followup.queries import rounds
from fridlyst.indicators.queries import indicators_of
from fridlyst.insight import actions, queries
from fridlyst.insight.policies import may_publish
from fridlyst.insight.shapes import Publishing
from fridlyst.organisation.policies import require
from fridlyst.programmes.queries import programme as one_programme
from fridlyst.programmes.queries import programmes, tree
from fridlyst.programmes.shapes import ProgrammeView
from fridlyst.reports.kinds import REPORTS
from fridlyst.web.insight.forms.choosing import CommentsForm, PublishingForm, publishing_initial
from fridlyst.web.insight.framing import framed
from fridlyst.web.insight.views.public import programme_context
from fridlyst.web.programmes.presenters import Fact
from fridlyst.web.shared.addresses import address
from fridlyst.web.shared.municipal import municipal
from fridlyst.web.shared.saving import Crumb, FormPage, form_answer
from fridlyst.web.shared.text import day


@require_safe
@municipal("programmes")
def show_list(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Every programme: whether it is public, and what of it."""
    require(may_publish(visit.actor))
    here = visit.municipality
    chosen = queries.publishings(here.id)
    rows = [
        (view, chosen.get(view.id, Publishing(view.id)))
        for view in programmes(municipality_id=here.id, drafts=False)
    ]
    context = {
        "visit": visit,
        "rows": [(view, one, told(one)) for view, one in rows],
        "any": any(one.public for _view, one in rows),
        "waiting": queries.waiting(here.id),
    }
    return render(request, "insight/overview.html", context)


def told(chosen: Publishing) -> tuple[Fact, ...]:
    """What is chosen, in words."""
    round_words = f"{chosen.round.title}, {day(chosen.round.period_end)}" if chosen.round else _("visas inte")
    texts = _("visas") if chosen.texts else _("visas inte")
    activities = _("visas en och en") if chosen.activities else _("bara hur många i varje läge")
    return (
        Fact(_("Vision, syfte och förklaringar"), texts),
        Fact(_("Aktiviteter"), activities),
        Fact(_("Läget"), round_words),
        Fact(_("Indikatorer"), _indicators(chosen)),
        Fact(_("Ärenden"), _many(len(chosen.matter_ids))),
        Fact(_("Kommentarer"), _many(len(chosen.comment_ids))),
        Fact(_("Rapporter"), _many(len(chosen.reports))),
    )


def _indicators(chosen: Publishing) -> str:
    """How many, and since when their numbers stand still."""
    if not chosen.indicator_ids or chosen.numbers_at is None:
        return _many(len(chosen.indicator_ids))
    words = _("%(n)s, med talen som de var %(day)s. Nya tal visas när du sparar valen.")
    return words % {"n": _many(len(chosen.indicator_ids)), "day": day(chosen.numbers_at)}


def _many(count: int) -> str:
    return ngettext("%(count)s visas", "%(count)s visas", count) % {"count": count} if count else _("inga")


def crumbs(visit: Visit, view: ProgrammeView | None = None) -> tuple[Crumb, ...]:
    """The way to a page below Insyn."""
    slug = visit.municipality.slug
    ways = [Crumb(_("Insyn"), address("insight:overview", slug))]
    if view is not None:
        ways.append(Crumb(view.title, address("insight:programme", slug, view.slug)))
    return tuple(ways)


def own_view(visit: Visit, programme: str) -> ProgrammeView:
    """The programme, for those who choose; a draft is not there, for nobody has adopted it."""
    require(may_publish(visit.actor))
    return one_programme(municipality_id=visit.municipality.id, slug=programme, drafts=False)


def chosen_of(visit: Visit, view: ProgrammeView) -> Publishing:
    """What is chosen of it."""
    return queries.publishing(municipality_id=visit.municipality.id, programme_id=view.id)


@require_http_methods(["GET", "HEAD", "POST"])
@municipal("programmes")
def choose(request: HttpRequest, visit: Visit, programme: str) -> HttpResponse:
    """What is public now, what it looks like, and the choosing."""
    view = own_view(visit, programme)
    chosen = chosen_of(visit, view)
    form = _form(request, visit, view, chosen)
    back = address("insight:programme", visit.municipality.slug, view.slug)
    if request.method == "POST" and form.saves(
        lambda: actions.choose(by=visit.actor, programme_id=view.id, version=form.seen, fields=form.values())
    ):
        said = (
            _("Sparat. Det syns redan.") if chosen.public else _("Sparat. Inget syns förrän du publicerar.")
        )
        messages.success(request, said)
        return redirect(back)
    save = _("Spara och publicera") if chosen.public else _("Spara valen")
    page = FormPage(view.title, save, address("insight:overview", visit.municipality.slug), crumbs(visit))
    return form_answer(request, form, page, "insight/choose.html", **_choose_context(visit, view, chosen))


def _form(request: HttpRequest, visit: Visit, view: ProgrammeView, chosen: Publishing) -> PublishingForm:
    here = visit.municipality.id
    form = PublishingForm(request.POST or None, initial=publishing_initial(chosen))
    form.offer(
        rounds(municipality_id=here, programme_id=view.id, planned=False),
        tuple(tree(view).walk()),
        indicators_of(municipality_id=here, programme_id=view.id, owned=False),
        matters(here),
    )
    return form


def _choose_context(visit: Visit, view: ProgrammeView, chosen: Publishing) -> dict[str, object]:
    slug = visit.municipality.slug
    return {
        "visit": visit,
        "programme": view,
        "chosen": chosen,
        "told": told(chosen),
        "public_href": address("insight_public:programme", slug, view.slug),
        "reports": [(one, REPORTS[one.kind].label) for one in chosen.reports if one.kind in REPORTS],
        "kinds": [(one.code, translated(one.label).lower()) for one in REPORTS.values()]
        if chosen.round
        else (),
    }


@require_safe
@municipal("programmes")
def preview(request: HttpRequest, visit: Visit, programme: str) -> HttpResponse:
    """The public page with what is chosen now, for the one who chooses."""
    view = own_view(visit, programme)
    found = queries.as_public(visit.municipality, view, chosen_of(visit, view), today=today())
    context = {**programme_context(found), "is_preview": True, "back": crumbs(visit, view)[-1].href}
    return framed(request, "insight/preview.html", visit.municipality, context)


@require_POST
@municipal("programmes")
def publish(request: HttpRequest, visit: Visit, programme: str) -> HttpResponse:
    """Let anybody read it."""
    view = own_view(visit, programme)
    given = request.POST.get("version", "")
    seen = int(given) if given.isascii() and given.isdigit() and len(given) < 10 else -1
    try:
        actions.publish(by=visit.actor, programme_id=view.id, version=seen)
        messages.success(request, _("Programmet är publicerat. Vem som helst kan läsa det nu."))
    except (BadInput, Conflict) as error:
        messages.error(request, translated(error.message))
    return redirect(address("insight:programme", visit.municipality.slug, view.slug))


@require_POST
@municipal("programmes")
def unpublish(request: HttpRequest, visit: Visit, programme: str) -> HttpResponse:
    """Nobody reads it any more."""
    view = own_view(visit, programme)
    actions.unpublish(by=visit.actor, programme_id=view.id)
    messages.success(request, _("Programmet är inte längre offentligt. Dina val finns kvar."))
    return redirect(address("insight:programme", visit.municipality.slug, view.slug))


@require_http_methods(["GET", "HEAD", "POST"])
@municipal("programmes")
def comments(request: HttpRequest, visit: Visit, programme: str) -> HttpResponse:
    """Choose comments one by one, each read first."""
    view = own_view(visit, programme)
    chosen = chosen_of(visit, view)
    found = queries.comments(municipality_id=visit.municipality.id, programme_id=view.id, chosen=chosen)
    begins = {"report_ids": sorted(chosen.comment_ids), "version": chosen.version}
    form = CommentsForm(request.POST or None, initial=begins)
    form.offer(found)
    back = address("insight:programme", visit.municipality.slug, view.slug)
    if request.method == "POST" and form.saves(
        lambda: actions.choose_comments(
            by=visit.actor,
            programme_id=view.id,
            version=form.seen,
            report_ids=[int(one) for one in form.cleaned_data["report_ids"]],
        )
    ):
        messages.success(request, _("Valen är sparade."))
        return redirect(back)
    lead = (
        _("Läs varje kommentar innan du väljer den. Visa ingen som nämner en person eller ett enskilt fall.")
        if found
        else _("Ingen har skrivit någon kommentar i den valda omgången.")
    )
    page = FormPage(_("Kommentarer"), _("Spara valen"), back, crumbs(visit, view), lead)
    return form_answer(request, form, page)
