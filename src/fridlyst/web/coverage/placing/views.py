"""The page where many activities are placed: proposals seen, mended and confirmed."""

from collections.abc import Iterable, Sequence
from http import HTTPStatus

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from fridlyst.accounts.queries import Visit
from fridlyst.base.clock import today
from fridlyst.coverage.proposing_programme import Candidate, candidates
from fridlyst.organisation.policies import require
from fridlyst.programmes import queries
from fridlyst.programmes.actions import PlacedMeanwhile, place_activities
from fridlyst.programmes.policies import may_place_some
from fridlyst.web.coverage.placing.forms import PlacingForm
from fridlyst.web.coverage.placing.rows import grouped
from fridlyst.web.coverage.placing.showing import CHOICES, shown
from fridlyst.web.programmes.addresses import programme_crumbs
from fridlyst.web.programmes.views.activities import may_change
from fridlyst.web.programmes.views.programmes import around
from fridlyst.web.programmes.views.reading import one_programme
from fridlyst.web.shared.lists import paged
from fridlyst.web.shared.municipal import municipal

PAGE_LENGTH = 20
_MOST_ROWS = 100


@require_http_methods(["GET", "HEAD", "POST"])
@municipal("programmes")
def place(request: HttpRequest, visit: Visit, programme: str) -> HttpResponse:
    """The activities that nobody has placed, with proposals; those chosen are saved all or none."""
    view = one_programme(visit, programme)
    require(may_place_some(visit.actor))
    whole = candidates(queries.tree(view))
    every = [one for one in whole if may_change(visit, one.activity)]
    wanted = request.GET.get("visa", "")
    page = paged(request, shown(every, wanted), PAGE_LENGTH)
    if request.method == "POST":
        others = {str(one.activity.id) for one in whole} - {str(one.activity.id) for one in every}
        require(others.isdisjoint(request.POST.getlist("row")))
        forms = _sent(request, every)
        saved = _save(visit, forms)
        if saved:
            _say(request, saved, sum(not one.placed for one in every), forms)
            return redirect(request.get_full_path())
    else:
        forms = [PlacingForm(None, one) for one in page.rows]
    context = {
        **around(visit, view),
        "crumbs": programme_crumbs(visit, view),
        "here": "coverage",
        "groups": grouped(forms, visit, view.slug),
        "page": page,
        "choices": CHOICES,
        "wanted": wanted,
        "all": len(every),
        "placed": sum(one.placed for one in every),
        "sure": sum(one.sure for one in every),
        "wrong": _wrong(request, forms),
        "clashed": [form for form in forms if form.clashed],
    }
    return render(request, "coverage/placing.html", context, status=_status(request, forms))


def _sent(request: HttpRequest, every: Sequence[Candidate]) -> list[PlacingForm]:
    """The rows that the page held when it was sent, in their order, without those that are gone."""
    known = {str(one.activity.id): one for one in every}
    ids = dict.fromkeys(request.POST.getlist("row")[:_MOST_ROWS])
    return [PlacingForm(request.POST, known[one]) for one in ids if one in known]


def _save(visit: Visit, forms: Iterable[PlacingForm]) -> int:
    """How many were saved; none when a row is wrong or was changed in between, and the rows then say so."""
    chosen = [form for form in forms if form.chosen]
    if not chosen or not all(form.is_valid() for form in chosen):
        return 0
    try:
        return place_activities(by=visit.actor, placements=[form.placed() for form in chosen], on=today())
    except PlacedMeanwhile as error:
        for form in chosen:
            if form.candidate.activity.id in error.ids:
                form.tell_clash()
        return 0


def _say(request: HttpRequest, saved: int, waiting: int, forms: Iterable[PlacingForm]) -> None:
    left = waiting - sum(form.chosen and not form.candidate.placed for form in forms)
    said = ngettext("%(count)s aktivitet är placerad.", "%(count)s aktiviteter är placerade.", saved)
    rest = ngettext("%(count)s är kvar.", "%(count)s är kvar.", left) % {"count": left} if left else ""
    messages.success(request, f"{said % {'count': saved}} {rest}".strip())


def _wrong(request: HttpRequest, forms: Sequence[PlacingForm]) -> str:
    """What stood in the way, said above the rows."""
    if request.method != "POST":
        return ""
    clashed = sum(form.clashed for form in forms)
    if clashed:
        return ngettext(
            "Någon annan har ändrat %(count)s aktivitet medan du valde. Inget är sparat än, och dina val "
            "står kvar: se vad som skiljer och spara igen.",
            "Någon annan har ändrat %(count)s aktiviteter medan du valde. Inget är sparat än, och dina val "
            "står kvar: se vad som skiljer och spara igen.",
            clashed,
        ) % {"count": clashed}
    if any(form.errors for form in forms):
        return _("Något av valen finns inte i listan. Inget är sparat: välj bland rutorna och spara igen.")
    if not forms:
        return _("Aktiviteterna finns inte längre bland dem du kan placera. Inget är sparat.")
    return _("Markera minst en aktivitet som du vill spara.")


def _status(request: HttpRequest, forms: Iterable[PlacingForm]) -> int:
    if request.method != "POST":
        return HTTPStatus.OK
    clashed = any(form.clashed for form in forms)
    return HTTPStatus.CONFLICT if clashed else HTTPStatus.UNPROCESSABLE_ENTITY
