"""Pages inside a municipality: who visits, and the frame around the page."""

from collections.abc import Callable
from functools import wraps

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponseBase, JsonResponse
from django.utils.translation import gettext_lazy as _

from fridlyst.accounts.queries import Visit, visit
from fridlyst.web.shared.errors import AUTOSAVE_HEADER
from fridlyst.web.shared.own_words import own_words
from fridlyst.web.shared.place import Place, Way, set_place

_WAYS = (
    ("overview", _("Översikt"), ""),
    ("programmes", _("Programmet"), "program/"),
    ("activities", _("Aktiviteter"), "aktiviteter/"),
    ("followup", _("Uppföljning"), "uppfoljning/"),
    ("figures", _("Statistik"), "statistik/"),
    ("year_wheel", _("Årshjul"), "arshjul/"),
    ("organisation", _("Organisation"), "organisation/"),
    ("decisions", _("Ärenden"), "arenden/"),
    ("support", _("Stöd"), "stod/"),
)

MunicipalView = Callable[..., HttpResponseBase]


def municipal(here: str) -> Callable[[MunicipalView], MunicipalView]:
    """A page of a municipality: `view(request, visit, **address)`, for people who hold a role there.

    Nobody signed in is sent to sign in; for everyone else a municipality that is not theirs does not
    exist. Costs one SQL statement beside session and user, and one more where a status is named.
    """

    def decorate(view: MunicipalView) -> MunicipalView:
        @wraps(view)
        def answer(request: HttpRequest, municipality: str, **address: object) -> HttpResponseBase:
            found = carried(request)
            if found is None:
                user = request.user
                if not user.is_authenticated:
                    return _signed_out(request)
                found = visit(user_id=user.pk, user_label=str(user), slug=municipality)
                set_place(request, place(found, here))
            with own_words(found.municipality.id):
                return view(request, found, **address)

        return answer

    return decorate


def carry(request: HttpRequest, known: Visit) -> None:
    """Let a municipal page be answered for a visit that is known already, and in its own frame."""
    request.fridlyst_visit = known  # type: ignore[attr-defined]


def carried(request: HttpRequest) -> Visit | None:
    """The visit that was carried to this page, if any."""
    known = getattr(request, "fridlyst_visit", None)
    return known if isinstance(known, Visit) else None


def _signed_out(request: HttpRequest) -> HttpResponseBase:
    """To sign in; a script that saves is told, so that what was typed stays on its page."""
    if not request.headers.get(AUTOSAVE_HEADER):
        return redirect_to_login(request.get_full_path())
    told = _("Du är utloggad. Det du skrivit finns kvar här. Logga in i en ny flik, så sparas det sedan.")
    return JsonResponse({"code": "signed-out", "message": str(told)}, status=401)


def place(visit: Visit, here: str) -> Place:
    """The head of the page for a visit; `here` is the key of the lit way."""
    home = f"/{visit.municipality.slug}/"
    ways = tuple(Way(key, label, home + path) for key, label, path in _WAYS)
    return Place(
        municipality=visit.municipality.name, home=home, ways=ways, here=here, search=f"{home}aktiviteter/"
    )
