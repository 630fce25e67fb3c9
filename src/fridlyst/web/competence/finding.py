"""The way to pages of competence, and who may write on them."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from fridlyst.accounts.queries import Visit
from fridlyst.base.clock import today
from fridlyst.base.errors import NotFound
from fridlyst.competence.counting import may_count
from fridlyst.competence.policies import may_enter
from fridlyst.organisation.queries import BodyView, bodies
from fridlyst.web.shared.addresses import address
from fridlyst.web.shared.saving import Crumb


def href(visit: Visit, page: str = "overview", *parts: object) -> str:
    """A page of competence by its name in the addresses."""
    return address(f"competence:{page}", visit.municipality.slug, *parts)


def crumbs(visit: Visit, *more: Crumb) -> tuple[Crumb, ...]:
    """The way to a page below the overview."""
    return (Crumb(_("Kompetens"), href(visit)), *more)


def courses_crumb(visit: Visit) -> Crumb:
    """The list of courses."""
    return Crumb(_("Kurser"), href(visit, "courses"))


def staffed(visit: Visit) -> tuple[BodyView, ...]:
    """Every body that may count its staff; two statements."""
    return may_count(bodies(visit.municipality.id), today())


def one_body(visit: Visit, key: str) -> BodyView:
    """The body at the address; NotFound for another's, and for one that has no staff to count."""
    found = next((one for one in staffed(visit) if one.key == key), None)
    if found is None:
        raise NotFound
    return found


def own(visit: Visit, every: Sequence[BodyView]) -> tuple[BodyView, ...]:
    """Those of the bodies that the visitor may tell of."""
    return tuple(one for one in every if may_enter(visit.actor, one.id))
