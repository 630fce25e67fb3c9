"""What pages of a matter's documents, conditions, comments and reservations begin with."""

from typing import TypeVar

from django.utils.translation import gettext as _

from fridlyst.accounts.queries import Visit
from fridlyst.base.errors import NotFound
from fridlyst.decisions import queries
from fridlyst.decisions.shapes import (
    CommentView,
    ConditionView,
    DocumentView,
    MatterView,
    ReservationView,
    StepView,
)
from fridlyst.decisions.terms import StepKind
from fridlyst.web.shared.addresses import address
from fridlyst.web.shared.saving import Crumb
from fridlyst.web.shared.text import day

_T = TypeVar("_T")


def one_matter(visit: Visit, slug: str) -> MatterView:
    """The matter of an address; NotFound for one that is not the municipality's."""
    return queries.matter(visit.municipality.id, slug)


def one_document(matter: MatterView, document_id: int) -> DocumentView:
    """A document of the matter; NotFound otherwise."""
    return _found(next((one for one in matter.documents if one.id == document_id), None))


def one_condition(matter: MatterView, condition_id: int) -> ConditionView:
    """A condition of the matter; NotFound otherwise."""
    return _found(next((one for one in matter.conditions if one.id == condition_id), None))


def one_step(matter: MatterView, step_id: int) -> StepView:
    """A step of the matter; NotFound otherwise."""
    return _found(matter.step(step_id))


def one_comment(matter: MatterView, comment_id: int) -> tuple[StepView, CommentView]:
    """What a body is asked in the matter, and in which step; NotFound otherwise."""
    pairs = ((step, one) for step in matter.steps for one in step.comments)
    return _found(next((pair for pair in pairs if pair[1].id == comment_id), None))


def one_reservation(matter: MatterView, reservation_id: int) -> tuple[StepView, ReservationView]:
    """A reservation in the matter, and in which step; NotFound otherwise."""
    pairs = ((step, one) for step in matter.steps for one in step.reservations)
    return _found(next((pair for pair in pairs if pair[1].id == reservation_id), None))


def _found(row: _T | None) -> _T:
    if row is None:
        raise NotFound
    return row


def matter_href(visit: Visit, matter: MatterView, part: str = "") -> str:
    """The matter's own page, at one of its parts."""
    here = address("decisions:matter", visit.municipality.slug, matter.slug)
    return f"{here}#{part}" if part else here


def below(visit: Visit, matter: MatterView, name: str, *more: object) -> str:
    """A page below the matter by its name in the addresses."""
    return address(f"decisions:{name}", visit.municipality.slug, matter.slug, *more)


def crumbs(visit: Visit, matter: MatterView, *more: Crumb) -> tuple[Crumb, ...]:
    """The way to a page below the matter."""
    every = Crumb(_("Ärenden"), address("decisions:list", visit.municipality.slug))
    return (every, Crumb(matter.registration_number, matter_href(visit, matter)), *more)


def step_words(step: StepView) -> str:
    """A step as it is called where it stands alone: what, when, by whom."""
    said = (str(StepKind(step.kind).label), day(step.on) if step.on else "", step.where)
    return ", ".join(filter(None, said))
