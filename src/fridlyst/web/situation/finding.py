"""Finding a picture of the situation, and the way to its pages."""

from django.utils.translation import gettext as _

from fridlyst.accounts.queries import Visit
from fridlyst.organisation.policies import require
from fridlyst.situation.policies import may_see_drafts, may_write_situation
from fridlyst.situation.queries import situation
from fridlyst.situation.shapes import SituationHead, SituationView
from fridlyst.web.shared.addresses import address
from fridlyst.web.shared.saving import Crumb


def list_href(visit: Visit, page: str = "list") -> str:
    """The list of pictures, or the form for a new one (new)."""
    return address(f"situation:{page}", visit.municipality.slug)


def picture_href(visit: Visit, slug: str, page: str = "show", *more: object) -> str:
    """A page of a picture: show, edit, choose, decide, remove, write, order, file, download."""
    return address(f"situation:{page}", visit.municipality.slug, slug, *more)


def one_picture(visit: Visit, slug: str) -> SituationView:
    """The picture at the address; NotFound for another's, and for a draft that the visitor may not see."""
    return situation(municipality_id=visit.municipality.id, slug=slug, drafts=may_see_drafts(visit.actor))


def writable(visit: Visit, slug: str) -> SituationView:
    """The picture, for one who may write in it: NotPermitted for others."""
    require(may_write_situation(visit.actor))
    return one_picture(visit, slug)


def crumbs(visit: Visit, head: SituationHead | None = None) -> tuple[Crumb, ...]:
    """The way to the list of pictures, and to one of them."""
    first = (Crumb(_("Lägesbild"), list_href(visit)),)
    return first if head is None else (*first, Crumb(head.title, picture_href(visit, head.slug)))
