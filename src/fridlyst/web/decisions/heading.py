"""The head of a matter's page: what it is, where it stands, who decides next and what it waits for."""

from dataclasses import dataclass

from fridlyst.accounts.queries import Visit
from fridlyst.base.clock import today
from fridlyst.decisions.policies import may_keep_matters
from fridlyst.decisions.shapes import MatterView, NextView
from fridlyst.decisions.terms import MatterState, TimeKind
from fridlyst.decisions.times import watched
from fridlyst.web.decisions import times
from fridlyst.web.decisions.finding import below
from fridlyst.web.decisions.needs import Need, needs
from fridlyst.web.shared.text import day


@dataclass(frozen=True)
class Head:
    """What stands above the parts. `next_time` is the line of the next decision's day, where it is known."""

    state: str
    next: str
    next_time: times.TimeLine | None
    needs: tuple[Need, ...]
    keeps: bool
    edit_href: str
    add_href: str
    is_long: bool


def present(matter: MatterView, visit: Visit) -> Head:
    """The head for the visitor."""
    keeps, now = may_keep_matters(visit.actor), today()
    upcoming = [one for one in watched(matter, now) if one.kind == TimeKind.NEXT]
    return Head(
        state=str(MatterState(matter.state).label),
        next=next_words(matter.next),
        next_time=times.time_line(upcoming[0]) if upcoming else None,
        needs=needs(visit, matter, now) if keeps else (),
        keeps=keeps,
        edit_href=below(visit, matter, "edit") if keeps else "",
        add_href=below(visit, matter, "new_step") if keeps else "",
        is_long=len(matter.title) > 60,
    )


def next_words(upcoming: NextView | None) -> str:
    """Who decides next and when, in words; empty when nobody has said."""
    if upcoming is None:
        return ""
    return ", ".join(word for word in (upcoming.body_name, day(upcoming.on) if upcoming.on else "") if word)
