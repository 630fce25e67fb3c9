"""The questions of a round out to other programs as an XLSForm, and in from them."""

from http import HTTPStatus

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from fridlyst.accounts.queries import Visit
from fridlyst.base.errors import BadInput, Conflict, WrongState
from fridlyst.base.translating import translated
from fridlyst.exchange.xlsform.of_round import body_workbook, questions_workbook
from fridlyst.exchange.xlsform.reading import FormRead
from fridlyst.exchange.xlsform.workbook import MEDIA_TYPE
from fridlyst.followup.actions.questions import set_questions
from fridlyst.followup.policies import may_run_rounds
from fridlyst.followup.queries.questions import questions_of
from fridlyst.followup.question_changes import question_changes, questions_version
from fridlyst.followup.rules import check_open
from fridlyst.followup.shapes import RoundView
from fridlyst.followup.terms import RoundState, Status
from fridlyst.organisation.policies import require
from fridlyst.organisation.queries import bodies
from fridlyst.web.followup.addresses import round_crumbs, round_href
from fridlyst.web.followup.forms.xlsform import XlsformUpload, brought_back, carried
from fridlyst.web.followup.presenters.xlsform import gone_words, read_rows
from fridlyst.web.followup.reading import one_round, one_sheet, reads
from fridlyst.web.shared.exports import file_answer
from fridlyst.web.shared.municipal import municipal
from fridlyst.web.shared.saving import Crumb
from fridlyst.web.shared.status import label_of


@require_safe
@municipal("followup")
def download(request: HttpRequest, visit: Visit, round: str) -> HttpResponse:
    """The round's own questions as a workbook."""
    require(may_run_rounds(visit.actor))
    view = one_round(visit, round)
    asked = questions_of(municipality_id=visit.municipality.id, round_id=view.id)
    return _file(questions_workbook(view, asked, bodies=_keys(visit), statuses=_statuses()), view.slug)


@require_safe
@municipal("followup")
def download_body(request: HttpRequest, visit: Visit, round: str, body: str) -> HttpResponse:
    """All that a body is asked as a workbook, for those who read its answer."""
    sheet = one_sheet(visit, round, body)
    require(reads(visit, sheet))
    name = f"{sheet.round.slug}-{sheet.body_key}"
    return _file(body_workbook(sheet, bodies=_keys(visit), statuses=_statuses()), name)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@municipal("followup")
def upload(request: HttpRequest, visit: Visit, round: str) -> HttpResponse:
    """Choose a workbook; then see what its questions become here, before anything is changed."""
    view = _changing(visit, round)
    if request.method != "POST":
        return _page(request, visit, view, XlsformUpload())
    form = XlsformUpload(request.POST, request.FILES)
    read = form.read({key: pk for pk, key in _keys(visit).items()})
    return _page(request, visit, view, form) if read is None else _shown(request, visit, view, read)


@require_POST
@municipal("followup")
def take_in(request: HttpRequest, visit: Visit, round: str) -> HttpResponse:
    """Let the round ask what was shown."""
    view = _changing(visit, round)
    found = brought_back(view.id, request.POST.get("form", ""))
    if found is None:
        messages.error(request, _("Formuläret visades för länge sedan. Välj filen igen; inget är ändrat."))
        return redirect(round_href(visit, round, "xlsform"))
    try:
        set_questions(by=visit.actor, round_id=view.id, questions=found.questions, seen=found.seen)
    except (BadInput, Conflict, WrongState) as error:
        messages.error(request, translated(error.message))
        return redirect(round_href(visit, round, "xlsform"))
    said = ngettext(
        "Omgången ställer nu %(count)s egen fråga.",
        "Omgången ställer nu %(count)s egna frågor.",
        len(found.questions),
    )
    messages.success(request, said % {"count": len(found.questions)})
    return redirect(round_href(visit, round, "questions"))


def _changing(visit: Visit, slug: str) -> RoundView:
    require(may_run_rounds(visit.actor))
    view = one_round(visit, slug)
    if view.state == RoundState.CLOSED:
        check_open(view.state)
    return view


def _page(request: HttpRequest, visit: Visit, view: RoundView, form: XlsformUpload) -> HttpResponse:
    context = {"visit": visit, "form": form, "round": view, "crumbs": _crumbs(visit, view)}
    return render(request, "followup/xlsform.html", context, status=form.status)


def _shown(request: HttpRequest, visit: Visit, view: RoundView, read: FormRead) -> HttpResponse:
    now = questions_of(municipality_id=visit.municipality.id, round_id=view.id)
    changes = question_changes(now, read.questions)
    context = {
        "visit": visit,
        "round": view,
        "title": read.title,
        "rows": read_rows(changes, _names(visit)),
        "gone": [gone_words(one) for one in changes.gone],
        "unread": [translated(one.said) for one in read.unread],
        "form": carried(view.id, read.questions, questions_version(now)),
        "back": round_href(visit, view.slug, "xlsform"),
        "take_in": round_href(visit, view.slug, "take_in_xlsform"),
        "crumbs": _crumbs(visit, view),
    }
    return render(request, "followup/xlsform_read.html", context, status=HTTPStatus.OK)


def _crumbs(visit: Visit, view: RoundView) -> tuple[Crumb, ...]:
    questions = Crumb(_("Frågorna"), round_href(visit, view.slug, "questions"))
    return (*round_crumbs(visit, view), questions)


def _keys(visit: Visit) -> dict[int, str]:
    return {one.id: one.key for one in bodies(visit.municipality.id)}


def _names(visit: Visit) -> dict[int, str]:
    return {one.id: one.name for one in bodies(visit.municipality.id)}


def _statuses() -> dict[str, str]:
    """The statuses that can be answered, by what the municipality calls them."""
    return {code: label_of(code) for code in Status.values if code != Status.UNKNOWN}


def _file(content: bytes, name: str) -> HttpResponse:
    return file_answer(content, name=f"{name}.xlsx", media_type=MEDIA_TYPE)
