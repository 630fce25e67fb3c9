"""What a text belongs to, a programme or a matter: its pages stand below it and are otherwise the same."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.translation import gettext as _

from fridlyst.accounts.queries import Visit
from fridlyst.base.clock import today
from fridlyst.decisions.queries.matter import matter as read_matter
from fridlyst.decisions.queries.texts import matters_of_text
from fridlyst.programmes.queries import programmes_with_text, text_id_of
from fridlyst.programmes.shapes import ProgrammeView
from fridlyst.texts.policies import may_write_text
from fridlyst.web.programmes.addresses import brief, programme_crumbs, programme_href, short_name
from fridlyst.web.programmes.presenters import state_words
from fridlyst.web.programmes.views.reading import may_edit, one_programme, sees_drafts
from fridlyst.web.shared.addresses import address
from fridlyst.web.shared.municipal import MunicipalView, municipal
from fridlyst.web.shared.saving import Crumb


@dataclass(frozen=True)
class Home:
    """`id` and `version` are the programme's or the matter's; `text_id` is None without a text.

    `programme` is None below a matter. `others` are the other things that the same text belongs to.
    """

    town: str
    kind: str
    id: int
    slug: str
    title: str
    number: str
    version: int
    text_id: int | None
    may_write: bool
    crumbs: tuple[Crumb, ...]
    others: tuple[Crumb, ...]
    programme: ProgrammeView | None = None

    def href(self, page: str = "show", *more: object) -> str:
        """One of the text's pages."""
        return address(f"texts:{self.kind}_{page}", self.town, self.slug, *more)


HomeView = Callable[..., HttpResponse]


def of_programme(view: HomeView) -> MunicipalView:
    """The page below a programme."""

    @wraps(view)
    def answer(request: HttpRequest, visit: Visit, programme: str, **more: object) -> HttpResponseBase:
        return view(request, visit, programme_home(visit, programme), **more)

    return municipal("programmes")(answer)


def of_matter(view: HomeView) -> MunicipalView:
    """The page below a matter."""

    @wraps(view)
    def answer(request: HttpRequest, visit: Visit, matter: str, **more: object) -> HttpResponseBase:
        return view(request, visit, matter_home(visit, matter), **more)

    return municipal("decisions")(answer)


def programme_home(visit: Visit, slug: str) -> Home:
    """The programme and its text; NotFound for a programme that the visitor may not see. Three statements."""
    view = one_programme(visit, slug)
    here = visit.municipality
    text_id = text_id_of(municipality_id=here.id, programme_id=view.id)
    leading = matters_of_text(municipality_id=here.id, text_id=text_id) if text_id else ()
    return Home(
        town=here.slug,
        kind="programme",
        id=view.id,
        slug=view.slug,
        title=short_name(view),
        number=view.registration_number,
        version=view.version,
        text_id=text_id,
        may_write=may_write_text(visit.actor),
        crumbs=programme_crumbs(visit, view),
        others=tuple(
            Crumb(_("Ärende %(number)s") % {"number": number}, address("decisions:matter", here.slug, matter))
            for matter, number in leading
        ),
        programme=view,
    )


def matter_home(visit: Visit, slug: str) -> Home:
    """The matter and the text that it leads to; NotFound for a matter that is not the municipality's."""
    found = read_matter(visit.municipality.id, slug)
    here = visit.municipality
    owners = programmes_with_text(municipality_id=here.id, drafts=sees_drafts(visit)) if found.text_id else ()
    list_href = address("decisions:list", here.slug)
    return Home(
        town=here.slug,
        kind="matter",
        id=found.id,
        slug=found.slug,
        title=found.title,
        number=found.registration_number,
        version=found.version,
        text_id=found.text_id,
        may_write=may_write_text(visit.actor),
        crumbs=(
            Crumb(_("Ärenden"), list_href),
            Crumb(brief(found.registration_number), address("decisions:matter", here.slug, found.slug)),
        ),
        others=tuple(
            Crumb(one.title, programme_href(visit, one.slug))
            for one in owners
            if one.text_id == found.text_id
        ),
    )


def around(visit: Visit, home: Home, here: str = "") -> dict[str, object]:
    """What every page of a text shows; `here` is the page's own name, empty for the text itself."""
    own = Crumb(_("Text"), home.href())
    links = {page: home.href(page) for page in ("show", "versions", "compare", "add")}
    links |= {"places": home.href("places")} if home.programme else {"choose": home.href("choose")}
    context: dict[str, object] = {
        "visit": visit,
        "home": home,
        "crumbs": (*home.crumbs, own) if here else home.crumbs,
        "crumb": here or _("Text"),
        "links": links,
    }
    if home.programme is not None:
        context |= {
            "programme": home.programme,
            "state_words": state_words(home.programme, today()),
            "may_edit": may_edit(visit),
            "here": "text",
        }
    return context
