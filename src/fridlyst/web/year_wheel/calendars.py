"""The visitor's own addresses for calendar programs: make, change, close."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from fridlyst.accounts.queries import Visit
from fridlyst.organisation.queries import BodyView, bodies
from fridlyst.programmes.queries import programmes
from fridlyst.programmes.shapes import ProgrammeView
from fridlyst.web.programmes.addresses import short_name
from fridlyst.web.shared.municipal import municipal
from fridlyst.web.shared.saving import Crumb
from fridlyst.web.year_wheel.addresses import calendars_href, feed_page, wheel_href
from fridlyst.web.year_wheel.feed import feed_href
from fridlyst.year_wheel.actions import change_address, close_address, make_address
from fridlyst.year_wheel.feeds import FeedView, addresses

NEUTRAL, FULL = "neutral", "full"


class AddressForm(forms.Form):
    """What the calendar shows, and what its events are called."""

    program = forms.ChoiceField(label=gettext_lazy("Program"), required=False)
    enhet = forms.ChoiceField(label=gettext_lazy("Vems år"), required=False)
    text = forms.ChoiceField(
        label=gettext_lazy("Vad ska synas i kalendern?"),
        choices=[
            (NEUTRAL, gettext_lazy("Bara var det hör hemma, till exempel ”Klart senast: aktivitet, Mål 3”")),
            (FULL, gettext_lazy("Vad aktiviteterna och programmen heter")),
        ],
        widget=forms.RadioSelect,
        initial=NEUTRAL,
    )

    def __init__(
        self,
        data: object,
        *,
        initial: dict[str, str],
        programmes: Sequence[ProgrammeView],
        bodies: Sequence[BodyView],
    ) -> None:
        super().__init__(data, initial={"text": NEUTRAL} | initial, label_suffix="")  # type: ignore[arg-type]
        self._choose("program", _("Alla program"), [(one.slug, short_name(one)) for one in programmes])
        self._choose("enhet", _("Hela kommunen"), [(one.key, one.name) for one in bodies])

    def _choose(self, name: str, every: str, choices: list[tuple[str, str]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", every), *choices]


@dataclass(frozen=True)
class AddressRow:
    """One address as the page shows it."""

    id: int
    what: str
    wording: str
    href: str
    program_href: str
    made_at: datetime
    change_href: str
    close_href: str


@require_http_methods(["GET", "HEAD", "POST"])
@municipal("year_wheel")
def show(request: HttpRequest, visit: Visit) -> HttpResponse:
    """The visitor's addresses, and a form for one more."""
    here = visit.municipality.id
    decided, known = programmes(municipality_id=here, drafts=False), bodies(here)
    wanted = {name: request.GET.get(name, "") for name in ("program", "enhet")}
    given = request.POST if request.method == "POST" else None
    form = AddressForm(given, initial=wanted, programmes=decided, bodies=known)
    if given is not None and form.is_valid():
        _make(visit, form, decided, known)
        messages.success(request, _("Adressen är klar. Kopiera den till ditt kalenderprogram."))
        return redirect(calendars_href(visit))
    context = {
        "visit": visit,
        "form": form,
        "rows": [_row(request, visit, one) for one in addresses(visit.actor)],
        "crumbs": (Crumb(_("Årshjul"), wheel_href(visit)),),
    }
    return render(request, "year_wheel/calendars.html", context, status=422 if form.errors else 200)


@require_POST
@municipal("year_wheel")
def change(request: HttpRequest, visit: Visit, feed_id: int) -> HttpResponse:
    """A new address instead of the old."""
    change_address(by=visit.actor, address_id=feed_id)
    messages.success(request, _("Adressen är bytt. Den gamla slutade fungera nu."))
    return redirect(calendars_href(visit))


@require_POST
@municipal("year_wheel")
def close(request: HttpRequest, visit: Visit, feed_id: int) -> HttpResponse:
    """No address any more."""
    close_address(by=visit.actor, address_id=feed_id)
    messages.success(request, _("Adressen är stängd. Kalendrar som läser den får inget mer härifrån."))
    return redirect(calendars_href(visit))


def _make(
    visit: Visit, form: AddressForm, decided: Sequence[ProgrammeView], known: Sequence[BodyView]
) -> None:
    given = form.cleaned_data
    make_address(
        by=visit.actor,
        programme_id=next((one.id for one in decided if one.slug == given["program"]), None),
        body_id=next((one.id for one in known if one.key == given["enhet"]), None),
        full_titles=given["text"] == FULL,
    )


def _row(request: HttpRequest, visit: Visit, one: FeedView) -> AddressRow:
    href = feed_href(request, one.token)
    what = [one.body_name or visit.municipality.name, one.programme_title]
    return AddressRow(
        id=one.id,
        what=", ".join(name for name in what if name),
        wording=_("Visar vad aktiviteterna heter") if one.full_titles else _("Visar bara var det hör hemma"),
        href=href,
        program_href=f"webcal:{href.partition(':')[2]}",
        made_at=one.made_at,
        change_href=feed_page(visit, one.id, "change_calendar"),
        close_href=feed_page(visit, one.id, "close_calendar"),
    )
