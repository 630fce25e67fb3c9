"""What a matter waits for: on its page, in the list and on the start page."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fridlyst.accounts.queries import Visit
from fridlyst.base.translating import translated
from fridlyst.decisions.condition_rules import unanswered, went_up
from fridlyst.decisions.shapes import ConditionView, MatterView
from fridlyst.decisions.terms import AmendmentState, MatterState, TimeKind
from fridlyst.decisions.times import Watched, pressing, watched
from fridlyst.decisions.times_said import pressing_said
from fridlyst.web.decisions.finding import below, matter_href


@dataclass(frozen=True)
class Need:
    """One thing that waits: what, and the page that sees to it."""

    text: str
    action: str
    href: str


def needs(visit: Visit, matter: MatterView, today: date) -> tuple[Need, ...]:
    """Everything that the matter waits for, the most pressing first."""
    times = pressing(watched(matter, today))
    late = [_time(visit, matter, one) for one in times if (one.days or 0) < 0]
    near = [_time(visit, matter, one) for one in times if (one.days or 0) >= 0]
    return (*late, *_conditions(visit, matter), *_amendments(visit, matter), *near)


def every_need(visit: Visit, matters: Iterable[MatterView], today: date) -> tuple[Need, ...]:
    """What any of the matters waits for."""
    return tuple(one for matter in matters for one in needs(visit, matter, today))


def open_conditions(matter: MatterView) -> tuple[ConditionView, ...]:
    """The conditions, answered or not, of the referrals after which the matter has not gone up again."""
    return tuple(one for one in matter.conditions if went_up(matter, one) is None)


def _time(visit: Visit, matter: MatterView, one: Watched) -> Need:
    text = translated(pressing_said(matter.registration_number, one))
    if one.kind in (TimeKind.ADJUSTED, TimeKind.POSTED):
        return Need(text, _("Skriv in dagen"), below(visit, matter, "minutes", one.step_id))
    if one.kind == TimeKind.COMMENTS:
        return Need(text, _("Visa remissen"), matter_href(visit, matter, "remiss"))
    return Need(text, _("Skriv in vad som hänt"), below(visit, matter, "new_step"))


def _conditions(visit: Visit, matter: MatterView) -> Iterator[Need]:
    asked = open_conditions(matter)
    left = unanswered(asked)
    if left:
        told = {"done": len(asked) - len(left), "all": len(asked), "number": matter.registration_number}
        text = ngettext(
            "%(done)s av %(all)s villkor är besvarat (%(number)s).",
            "%(done)s av %(all)s villkor är besvarade (%(number)s).",
            len(asked),
        )
        yield Need(text % told, _("Besvara villkoren"), matter_href(visit, matter, "villkor"))


def _amendments(visit: Visit, matter: MatterView) -> Iterator[Need]:
    states = [one.state for one in matter.amendments]
    undecided = states.count(AmendmentState.PROPOSED)
    if undecided and matter.state == MatterState.DECIDED:
        text = ngettext("%(count)s yrkande att avgöra", "%(count)s yrkanden att avgöra", undecided)
        yield _amending(visit, matter, text, undecided, (_("Skriv in besluten"), "decide_amendments"))
    adopted = states.count(AmendmentState.ADOPTED)
    if adopted:
        text = ngettext(
            "%(count)s yrkande att föra in i texten", "%(count)s yrkanden att föra in i texten", adopted
        )
        yield _amending(visit, matter, text, adopted, (_("För in i texten"), "place_amendments"))


def _amending(visit: Visit, matter: MatterView, text: str, count: int, then: tuple[str, str]) -> Need:
    action, page = then
    said = f"{text % {'count': count}} ({matter.registration_number})."
    return Need(said, action, below(visit, matter, page))
