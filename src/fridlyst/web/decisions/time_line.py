"""The steps of a matter as a line in time."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from fridlyst.accounts.queries import Visit
from fridlyst.base.clock import today
from fridlyst.base.translating import translated
from fridlyst.decisions.policies import may_keep_matters
from fridlyst.decisions.shapes import MatterView, ReservationView, StepView
from fridlyst.decisions.step_rules import has_minutes, warnings_of
from fridlyst.decisions.terms import Outcome, StepKind
from fridlyst.decisions.times import Watched, watched
from fridlyst.web.decisions import times
from fridlyst.web.decisions.finding import below
from fridlyst.web.shared.text import day


@dataclass(frozen=True)
class Moment:
    """One step: when, what and by whom, in words; `warning` where it is unusual, with why it stands."""

    when: str
    what: str
    where: str
    step: StepView
    state: str
    outcome: str
    warning: str
    times: tuple[times.TimeLine, ...]
    reservations: tuple[tuple[ReservationView, str], ...]
    reserve_href: str
    edit_href: str
    minutes_href: str
    remove_href: str


@dataclass(frozen=True)
class StepLine:
    """The steps in order, and where one is added."""

    moments: tuple[Moment, ...]
    add_href: str


def present(matter: MatterView, visit: Visit) -> StepLine:
    """The whole line."""
    keeps = may_keep_matters(visit.actor)
    found = watched(matter, today())
    moments = tuple(_moment(matter, step, visit, found, keeps=keeps) for step in matter.steps)
    return StepLine(moments, below(visit, matter, "new_step") if keeps else "")


def _moment(
    matter: MatterView, step: StepView, visit: Visit, found: tuple[Watched, ...], *, keeps: bool
) -> Moment:
    return Moment(
        when=when(step),
        what=str(StepKind(step.kind).label),
        where=step.where,
        step=step,
        state="now" if step is matter.steps[-1] else "done",
        outcome=str(Outcome(step.outcome).label) if step.outcome else "",
        warning=" ".join(_warnings(step)),
        times=times.time_lines(one for one in found if one.step_id == step.id),
        reservations=tuple((one, _reservation_href(matter, one, visit, keeps)) for one in step.reservations),
        reserve_href=below(visit, matter, "add_reservation", step.id) if keeps and _dated(step) else "",
        edit_href=below(visit, matter, "step", step.id) if keeps else "",
        minutes_href=below(visit, matter, "minutes", step.id) if keeps and _dated(step) else "",
        remove_href=below(visit, matter, "remove_step", step.id) if keeps else "",
    )


def _reservation_href(matter: MatterView, one: ReservationView, visit: Visit, keeps: bool) -> str:
    return below(visit, matter, "edit_reservation", one.id) if keeps else ""


def _dated(step: StepView) -> bool:
    return has_minutes(
        step.kind, body_kind=step.body_kind, body_name=step.body_name, paragraph=step.paragraph
    )


def _warnings(step: StepView) -> Iterator[str]:
    for one in warnings_of(step.kind, body_kind=step.body_kind, body_name=step.body_name):
        yield translated(one.sentence)


def when(step: StepView) -> str:
    """The step's day in words."""
    return day(step.on) if step.on else _("utan datum")
