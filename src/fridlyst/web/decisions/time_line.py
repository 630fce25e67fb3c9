"""The steps of a matter as a line in time."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from fridlyst.accounts.queries import Visit
from fridlyst.decisions.shapes import MatterView, StepView
from fridlyst.decisions.terms import StepKind
from fridlyst.web.shared.text import day


@dataclass(frozen=True)
class Moment:
    """One step: when, what and by whom, in words."""

    when: str
    what: str
    step: StepView
    state: str


@dataclass(frozen=True)
class TimeLine:
    """The steps in order."""

    moments: tuple[Moment, ...]


def present(matter: MatterView, visit: Visit) -> TimeLine:
    """The whole line."""
    return TimeLine(moments(matter))


def moments(matter: MatterView) -> tuple[Moment, ...]:
    """The steps in words; the last one is where the matter stands."""
    last = len(matter.steps) - 1
    return tuple(
        Moment(_when(step), _what(step), step, "now" if position == last else "done")
        for position, step in enumerate(matter.steps)
    )


def _when(step: StepView) -> str:
    return day(step.on) if step.on else _("utan datum")


def _what(step: StepView) -> str:
    where = f"{step.body_name} § {step.paragraph}" if step.paragraph else step.body_name
    return f"{StepKind(step.kind).label}, {where}" if where else str(StepKind(step.kind).label)
