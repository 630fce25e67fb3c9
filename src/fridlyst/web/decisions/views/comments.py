"""Out for comment: who is asked, what each answers, and the answers as one list."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from fridlyst.accounts.queries import Visit
from fridlyst.base.clock import today
from fridlyst.base.errors import Conflict
from fridlyst.base.translating import translated
from fridlyst.decisions.actions import comments as actions
from fridlyst.decisions.comment_rules import check_asks, check_goes_on, is_over
from fridlyst.decisions.policies import may_comment, may_keep_matters
from fridlyst.organisation.policies import require
from fridlyst.organisation.queries import bodies
from fridlyst.web.decisions import comments
from fridlyst.web.decisions.finding import below, crumbs, matter_href, one_comment, one_matter, one_step
from fridlyst.web.decisions.written_forms import AskForm, CommentForm, ask_initial, comment_initial
from fridlyst.web.shared.exports import exported
from fridlyst.web.shared.municipal import municipal
from fridlyst.web.shared.saving import FormPage, form_answer

PART = "remiss"


@require_safe
@municipal("decisions")
def show_list(request: HttpRequest, visit: Visit, *, matter: str, step_id: int) -> HttpResponse:
    """Everybody's answer, whole, in a list that can be had as a file."""
    found = one_matter(visit, matter)
    step = one_step(found, step_id)
    shown = comments.request_of(step, found, visit, today())
    file = exported(
        request,
        title=f"remissvar {found.registration_number}",
        columns=comments.columns(),
        rows=lambda: comments.cells(shown),
    )
    context = {"visit": visit, "matter": found, "request_shown": shown, "crumbs": crumbs(visit, found)}
    return file or render(request, "decisions/comments.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@municipal("decisions")
def ask(request: HttpRequest, visit: Visit, *, matter: str, step_id: int) -> HttpResponse:
    """Choose who is asked."""
    require(may_keep_matters(visit.actor))
    found = one_matter(visit, matter)
    step = one_step(found, step_id)
    check_asks(step.kind)
    form = AskForm(request.POST or None, initial=ask_initial(step))
    asked = [one.body_id for one in step.comments if one.body_id is not None]
    form.offer_bodies(bodies(visit.municipality.id), asked, today())
    back = matter_href(visit, found, PART)
    if request.method == "POST" and form.saves(
        lambda: actions.ask_bodies(
            by=visit.actor,
            step_id=step.id,
            version=form.seen,
            body_ids=form.cleaned_data["bodies"],
            others=form.cleaned_data["others"].splitlines(),
            comment_by=form.cleaned_data["comment_by"],
        )
    ):
        count = len(one_step(one_matter(visit, matter), step_id).comments)
        said = ngettext("%(count)s är tillfrågad.", "%(count)s är tillfrågade.", count)
        messages.success(request, said % {"count": count})
        return redirect(back)
    page = FormPage(
        _("Skicka på remiss"),
        _("Be dem yttra sig"),
        back,
        crumbs(visit, found),
        _("De som svarar för en nämnd eller förvaltning ser frågan på sin översikt."),
    )
    return form_answer(request, form, page, "decisions/ask_form.html")


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@municipal("decisions")
def answer(request: HttpRequest, visit: Visit, *, matter: str, comment_id: int) -> HttpResponse:
    """What a body answers, by its own people or by those who keep the matter."""
    found = one_matter(visit, matter)
    step, comment = one_comment(found, comment_id)
    require(may_comment(visit.actor, comment.body_id))
    keeps = may_keep_matters(visit.actor)
    check_goes_on(is_over(found, step) and not keeps)
    form = CommentForm(request.POST or None, request.FILES or None, initial=comment_initial(comment))
    if not keeps:
        form.for_own_body()
    back = matter_href(visit, found, PART)
    if request.method == "POST" and form.saves(
        lambda: actions.answer_comment(
            by=visit.actor,
            comment_id=comment.id,
            version=form.seen,
            fields=actions.CommentFields(
                stance=form.cleaned_data["stance"],
                text=form.cleaned_data["text"],
                answered_on=form.cleaned_data.get("answered_on"),
                upload=form.upload,
            ),
        )
    ):
        messages.success(request, _("Yttrandet från %(body)s är sparat.") % {"body": comment.body_name})
        return redirect(back)
    page = FormPage(
        _("Yttrande från %(body)s") % {"body": comment.body_name},
        _("Spara yttrandet"),
        back,
        crumbs(visit, found),
        found.title,
    )
    shown = comments.request_of(step, found, visit, today())
    row = next(one for one in shown.rows if one.view.id == comment.id)
    more = {"matter": found, "row": row, "due": shown.due, "matter_href": matter_href(visit, found)}
    return form_answer(request, form, page, "decisions/comment_form.html", **more)


@require_POST
@municipal("decisions")
def take_back(request: HttpRequest, visit: Visit, *, matter: str, comment_id: int) -> HttpResponse:
    """What was written in as the body's answer was none."""
    require(may_keep_matters(visit.actor))
    found = one_matter(visit, matter)
    _step, comment = one_comment(found, comment_id)
    seen = request.POST.get("version", "")
    try:
        actions.take_back_answer(
            by=visit.actor,
            comment_id=comment.id,
            version=int(seen) if seen.isascii() and seen.isdigit() and len(seen) < 10 else -1,
        )
    except Conflict as error:
        messages.warning(request, translated(error.message))
    else:
        messages.success(request, _("%(body)s räknas som ej besvarad igen.") % {"body": comment.body_name})
    return redirect(below(visit, found, "comments", _step.id))
