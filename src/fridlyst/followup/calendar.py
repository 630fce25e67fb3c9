"""What programmes and the law demand of following up, and what of it is kept; plain Python."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from fridlyst.followup.demanding import Holding, Times, law_times, times_of
from fridlyst.followup.rules import FIRST_YEAR
from fridlyst.followup.shapes import RoundView
from fridlyst.followup.suggestions import ANSWERING_TIME, free_title
from fridlyst.programmes.shapes import ProgrammeView

AHEAD = timedelta(days=548)
LAW = "law"
_FIRST = date(FIRST_YEAR, 1, 1)
_STATES = ("open", "closed", "draft")
_IN_FORCE, _DRAFT = "in_force", "draft"


@dataclass(frozen=True, slots=True)
class Source:
    """Who demands it: a programme, in its own words as far as it has any, or with None the law."""

    programme_id: int | None
    words: str = ""


@dataclass(frozen=True, slots=True)
class Demand:
    """One period that is to be followed up, and the round that does it, if there is one.

    `state` is a DemandState. `opens_on` and `closes_on` are the round's own days, or suggested ones.
    """

    kind: str
    title: str
    period_start: date
    period_end: date
    opens_on: date
    closes_on: date
    programme_ids: tuple[int, ...]
    sources: tuple[Source, ...]
    state: str
    round: RoundView | None = None

    @property
    def key(self) -> str:
        """The same for as long as the demand is the same."""
        programmes = "-".join(str(one) for one in self.programme_ids)
        return f"{self.kind}-{self.period_end:%Y%m%d}-{programmes}"

    @property
    def by_law(self) -> bool:
        return any(one.programme_id is None for one in self.sources)


@dataclass(frozen=True, slots=True)
class _Ask:
    """What one programme demands of one period."""

    programme_id: int
    kind: str
    times: Times
    source: Source


def demands(
    programmes: Iterable[ProgrammeView], rounds: Sequence[RoundView], today: date, *, law: bool = True
) -> tuple[Demand, ...]:
    """Everything demanded since the programmes began and until it opens AHEAD from today, in order of days.

    Without `law` the law's own demand is left out: something else than a round answers it.
    What several programmes demand of the same period is one demand, split where only some of them
    have their round. A round meets the demand of its kind that its period has most days in common with.
    """
    decided = [view for view in programmes if view.state != _DRAFT]
    asks = [ask for view in decided for ask in _asks(view, today)]
    asks += _law_asks(decided, today) if law else ()
    wanted = [ask for ask in asks if ask.times.opens_on <= today + AHEAD]
    met = _met(wanted, rounds)
    groups: dict[tuple[str, date, date, int | None], list[_Ask]] = defaultdict(list)
    for ask in wanted:
        found = met.get((ask.programme_id, ask.kind, ask.times.period_end))
        groups[ask.kind, ask.times.period_end, ask.times.opens_on, found.id if found else None].append(ask)
    made = (
        _demand(group, met.get((group[0].programme_id, kind, end)), today)
        for (kind, end, *_), group in groups.items()
    )
    return tuple(sorted(made, key=lambda one: (one.opens_on, one.closes_on, one.title, one.key)))


def missing(found: Iterable[Demand]) -> tuple[Demand, ...]:
    """What can still be kept and has no round."""
    return tuple(one for one in found if one.state == "missing")


def undatable(programmes: Iterable[ProgrammeView]) -> tuple[ProgrammeView, ...]:
    """Programmes that are to be followed up before their revision and have no last day."""
    return tuple(
        view
        for view in programmes
        if view.state == _IN_FORCE
        and view.valid_to is None
        and any(kind == "before_revision" for kind, _words in view.follow_up)
    )


def as_planned(found: Iterable[Demand], taken: Iterable[str], today: date) -> tuple[Demand, ...]:
    """The demands with titles that nobody has, and days that are still to come."""
    known = list(taken)
    planned = []
    for one in found:
        title = free_title(one.title, known)
        known.append(title)
        opens = max(one.opens_on, today)
        closes = one.closes_on if opens == one.opens_on else max(one.closes_on, opens + ANSWERING_TIME)
        planned.append(replace(one, title=title, opens_on=opens, closes_on=closes))
    return tuple(planned)


def others(found: Iterable[Demand], rounds: Iterable[RoundView]) -> tuple[RoundView, ...]:
    """The rounds that nothing demands."""
    meeting = {one.round.id for one in found if one.round}
    return tuple(view for view in rounds if view.id not in meeting)


def _asks(view: ProgrammeView, today: date) -> Iterator[_Ask]:
    held = _holding(view, today)
    if held.last < held.first:
        return
    said = dict(reversed(view.follow_up))
    for kind, words in said.items():
        for times in times_of(kind, held):
            yield _Ask(view.id, kind, times, Source(view.id, words))


def _holding(view: ProgrammeView, today: date) -> Holding:
    """One that has ended holds no longer, whatever its last day was to be.

    What lies so far away that nothing is demanded of it yet, or any more, is left out: "until further
    notice" is written as the last day of the year 9999 by some.
    """
    horizon = today + 2 * AHEAD
    last = min(view.valid_to or horizon, horizon)
    stopped = view.state != _IN_FORCE and last > today
    return Holding(
        max(view.valid_from or date(today.year, 1, 1), _FIRST),
        today if stopped else last,
        frozenset(kind for kind, _words in view.follow_up),
        ends=view.valid_to == last and not stopped,
    )


def _law_asks(decided: Iterable[ProgrammeView], today: date) -> Iterator[_Ask]:
    """The law asks the municipality: two years at a time from when its newest plan began to hold."""
    holding = [
        (view, held)
        for view in decided
        if view.state == _IN_FORCE and (held := _holding(view, today)).first <= today
    ]
    if not holding:
        return
    first, last = max(held.first for _view, held in holding), max(held.last for _view, held in holding)
    for times in law_times(first, last):
        for view, held in holding:
            if held.last >= times.period_start:
                yield _Ask(view.id, LAW, times, Source(None))
                yield from (
                    _Ask(view.id, LAW, times, Source(view.id, words))
                    for kind, words in view.follow_up
                    if kind == LAW
                )


def _met(asks: Iterable[_Ask], rounds: Sequence[RoundView]) -> dict[tuple[int, str, date], RoundView]:
    """Which round meets which programme's demand of which period."""
    asked: dict[tuple[int, str], dict[date, Times]] = defaultdict(dict)
    for ask in asks:
        asked[ask.programme_id, ask.kind][ask.times.period_end] = ask.times
    found: dict[tuple[int, str, date], list[tuple[int, int, RoundView]]] = defaultdict(list)
    for view in rounds:
        for programme_id in view.programme_ids:
            common = [(_common(view, times), end) for end, times in asked[programme_id, view.kind].items()]
            days, end = max(common, default=(0, date.min), key=lambda one: (one[0], -one[1].toordinal()))
            if days > 0:
                found[programme_id, view.kind, end].append((_STATES.index(view.state), -days, view))
    return {key: min(views, key=lambda one: one[:2])[2] for key, views in found.items()}


def _common(view: RoundView, times: Times) -> int:
    """How many days the round and the period have in common; below one for none."""
    last, first = min(view.period_end, times.period_end), max(view.period_start, times.period_start)
    return (last - first).days + 1


def _demand(group: Sequence[_Ask], view: RoundView | None, today: date) -> Demand:
    times = group[0].times
    return Demand(
        kind=group[0].kind,
        title=view.title if view else times.title,
        period_start=min(ask.times.period_start for ask in group),
        period_end=times.period_end,
        opens_on=(view.opened_on or view.opens_on or times.opens_on) if view else times.opens_on,
        closes_on=view.closes_on if view else max(ask.times.closes_on for ask in group),
        programme_ids=tuple(sorted({ask.programme_id for ask in group})),
        sources=tuple(dict.fromkeys(ask.source for ask in group)),
        state=_state(view, max(ask.times.closes_on for ask in group), today),
        round=view,
    )


def _state(view: RoundView | None, closes_on: date, today: date) -> str:
    if view is None:
        return "missing" if closes_on >= today else "overdue"
    if view.state == "draft":
        return "planned" if view.closes_on >= today else "overdue"
    return "open" if view.state == "open" else "done"
