"""What of the calendar waits for the coordinator: what is unplanned or unopened, and who cannot answer."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fridlyst.accounts.queries import Visit
from fridlyst.followup.calendar import Demand, missing
from fridlyst.followup.queries.calendar import Demanded, MuteBefore
from fridlyst.followup.shapes import RoundView
from fridlyst.followup.terms import DemandState, NotOpened, RoundState
from fridlyst.web.followup.addresses import give_role_href, round_href, rounds_href
from fridlyst.web.followup.presenters.calendar import source_words
from fridlyst.web.followup.presenters.todo import Todo, named
from fridlyst.web.programmes.addresses import short_name
from fridlyst.web.shared.text import day

# What is told one by one opens within so long; the rest is one sentence.
_SOON = timedelta(days=183)
_ONE_BY_ONE = 3
# What was not done is told of for so long, unless the law still waits for it.
_LATELY = timedelta(days=365)


def calendar_todos(visit: Visit, found: Demanded, mute: MuteBefore | None, today: date) -> tuple[Todo, ...]:
    """Everything of the calendar, what stands in the way first."""
    return (
        *_not_opened(visit, found.rounds),
        *_mute(visit, mute),
        *_not_planned(visit, found, today),
        *_not_done(visit, found, today),
    )


def _not_opened(visit: Visit, rounds: Iterable[RoundView]) -> Iterable[Todo]:
    for view in rounds:
        if view.state == RoundState.DRAFT and view.not_opened_because in NotOpened.values:
            text = _("%(round)s öppnade inte %(day)s: %(why)s.") % {
                "round": view.title,
                "day": day(view.opens_on),
                "why": NotOpened(view.not_opened_because).label,
            }
            yield Todo(text, _("Se vad som fattas"), round_href(visit, view.slug), button=True)


def _mute(visit: Visit, mute: MuteBefore | None) -> Iterable[Todo]:
    if mute is None or not mute.bodies:
        return []
    words = ngettext(
        "%(count)s ansvarig saknar rapportör inför %(round)s, som öppnar %(day)s.",
        "%(count)s ansvariga saknar rapportör inför %(round)s, som öppnar %(day)s.",
        len(mute.bodies),
    )
    text = words % {
        "count": len(mute.bodies), "round": mute.round.title, "day": day(mute.round.opens_on)
    }  # fmt: skip
    names = named([name for _key, name in mute.bodies])
    one = len(mute.bodies) == 1
    href = round_href(visit, mute.round.slug)
    href = give_role_href(visit, mute.bodies[0][0], href) if one else href
    return [Todo(text, _("Ge någon rollen") if one else _("Visa dem"), href, names)]


def _not_planned(visit: Visit, found: Demanded, today: date) -> Iterable[Todo]:
    lacking = missing(found.demands)
    soon = [one for one in lacking if one.opens_on <= today + _SOON][:_ONE_BY_ONE]
    href = rounds_href(visit, "plan_calendar")
    for one in soon:
        text = _("%(round)s är inte planerad.") % {"round": one.title}
        yield Todo(text, _("Planera"), href, _why(found, one))
    rest = lacking[len(soon) :]
    if rest:
        words = ngettext(
            "%(count)s omgång längre fram är inte planerad.",
            "%(count)s omgångar längre fram är inte planerade.",
            len(rest),
        )
        detail = named(
            [_("%(round)s (lagen)") % {"round": one.title} if one.by_law else one.title for one in rest]
        )
        yield Todo(words % {"count": len(rest)}, _("Visa kalendern"), rounds_href(visit, "calendar"), detail)


def _not_done(visit: Visit, found: Demanded, today: date) -> Iterable[Todo]:
    late = [one for one in found.demands if one.state == DemandState.OVERDUE and one.round is None]
    newest_by_law = [one for one in found.demands if one.by_law][-1:]
    for one in late:
        if one.closes_on >= today - _LATELY or one in newest_by_law:
            text = _("%(round)s gjordes inte i tid.") % {"round": one.title}
            href = f"{rounds_href(visit, 'plan')}?krav={one.key}"
            yield Todo(text, _("Förbered den nu"), href, _why(found, one))


def _why(found: Demanded, one: Demand) -> str:
    """Who demands it, by name when there are several programmes."""
    several: Sequence[int] = [view.id for view in found.programmes]
    names = {view.id: short_name(view) for view in found.programmes} if len(several) > 1 else {}
    return " ".join(source_words(one.sources, names))
