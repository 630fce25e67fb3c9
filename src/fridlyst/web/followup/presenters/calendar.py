"""The follow-up calendar in words: what is demanded, by whom, and what has become of it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from fridlyst.accounts.queries import Visit
from fridlyst.followup.calendar import Demand, Source, missing
from fridlyst.followup.queries.calendar import Demanded
from fridlyst.followup.shapes import RoundView
from fridlyst.followup.terms import DemandState, RoundState
from fridlyst.programmes.schedules.describing import span_words
from fridlyst.programmes.shapes import ProgrammeView
from fridlyst.programmes.terms import FollowUpKind
from fridlyst.reports.columns import Column, Kind, Row
from fridlyst.web.followup.addresses import round_href, rounds_href
from fridlyst.web.programmes.addresses import short_name
from fridlyst.web.shared.text import day, short_day

_MARKS: Mapping[str, str] = {
    DemandState.DONE: "done",
    DemandState.OPEN: "ongoing",
    DemandState.PLANNED: "not_started",
    DemandState.MISSING: "unknown",
    DemandState.OVERDUE: "late",
}
_OF_ROUNDS = {RoundState.DRAFT: "planned", RoundState.OPEN: "open", RoundState.CLOSED: "done"}
_STILL = (DemandState.OPEN, DemandState.PLANNED, DemandState.MISSING)


@dataclass(frozen=True)
class DemandRow:
    """One demand, or a round that nothing demands, on its days."""

    title: str
    href: str
    days: str
    opens_on: date
    closes_on: date
    about: str
    sources: tuple[str, ...]
    state: str
    mark: str
    words: str
    move_href: str = ""
    prepare_href: str = ""


@dataclass(frozen=True)
class CalendarYear:
    """The year in which rounds open; how many of what it demands were done or are planned."""

    year: int
    rows: tuple[DemandRow, ...]
    said: str


@dataclass(frozen=True)
class CalendarPage:
    """The years to come and those gone by, and the one sentence that sums them up."""

    said: str
    missing: int
    coming: tuple[CalendarYear, ...]
    gone: tuple[CalendarYear, ...]

    @property
    def gone_said(self) -> str:
        """How much of what was demanded in the years gone by was done."""
        return _kept(row for year in self.gone for row in year.rows)


def calendar_page(visit: Visit, found: Demanded, today: date, *, leads: bool) -> CalendarPage:
    """The whole calendar; only those who run rounds are led to what is prepared."""
    names = {view.id: short_name(view) for view in found.programmes}
    rows = [_demand_row(visit, one, names, leads=leads) for one in found.demands]
    rows += [_other_row(visit, view, today, leads=leads) for view in found.others if leads or _seen(view)]
    ordered = sorted(rows, key=lambda row: (row.opens_on, row.closes_on, row.title))
    years = [_year(number, tuple(of)) for number, of in groupby(ordered, key=lambda row: row.opens_on.year)]
    return CalendarPage(
        said=_said(found.demands),
        missing=len(missing(found.demands)),
        coming=tuple(one for one in years if one.year >= today.year),
        gone=tuple(one for one in reversed(years) if one.year < today.year),
    )


def source_words(sources: Iterable[Source], names: Mapping[int, str]) -> tuple[str, ...]:
    """A sentence for each that demands it."""
    return tuple(dict.fromkeys(_source(one, names) for one in sources))


def silent_programmes(programmes: Iterable[ProgrammeView], today: date) -> tuple[ProgrammeView, ...]:
    """Programmes that hold today and do not say how they are followed up."""
    return tuple(view for view in programmes if _holds(view, today) and not view.follow_up)


def ended_programmes(programmes: Iterable[ProgrammeView], today: date) -> tuple[ProgrammeView, ...]:
    """Programmes in force though their last day has passed: nothing is demanded after it."""
    return tuple(
        view
        for view in programmes
        if view.state == "in_force" and view.valid_to is not None and view.valid_to < today
    )


def calendar_columns() -> tuple[Column, ...]:
    """Of the calendar as a file."""
    return (
        Column(_("Omgång"), weight=2, key="title"),
        Column(_("Slag"), key="kind"),
        Column(_("Perioden börjar"), Kind.DATE, key="period_start"),
        Column(_("Perioden slutar"), Kind.DATE, key="period_end"),
        Column(_("Öppnar"), Kind.DATE, key="opens_on"),
        Column(_("Svara senast"), Kind.DATE, key="closes_on"),
        Column(_("Läge"), key="state"),
        Column(_("Program"), weight=2, key="programmes"),
        Column(_("Varför"), weight=3, key="source"),
    )


def calendar_cells(found: Demanded) -> Sequence[Row]:
    """Every demand of the calendar, a row each."""
    names = {view.id: short_name(view) for view in found.programmes}
    return [
        (
            one.title,
            str(FollowUpKind(one.kind).label),
            one.period_start,
            one.period_end,
            one.opens_on,
            one.closes_on,
            str(DemandState(one.state).label),
            ", ".join(names[pk] for pk in one.programme_ids),
            " ".join(source_words(one.sources, names)),
        )
        for one in found.demands
    ]


def period_of(start: date, end: date) -> str:
    """What a round asks about: 2026, maj–augusti 2026."""
    return span_words(start, end, get_language() or "sv")


def _said(found: Sequence[Demand]) -> str:
    """How many of the rounds still to come are planned."""
    still = [one for one in found if one.state in _STILL]
    lacking = sum(1 for one in still if one.state == DemandState.MISSING)
    if not still:
        return _("Inget är att planera de närmaste 18 månaderna.")
    if lacking:
        words = _("%(lacking)s av %(count)s omgångar är inte planerade.")
    else:
        words = ngettext(
            "Den omgång som krävs är öppen eller planerad.",
            "Alla %(count)s omgångar som krävs är öppna eller planerade.",
            len(still),
        )
    return words % {"lacking": lacking, "count": len(still)}


def _year(number: int, rows: tuple[DemandRow, ...]) -> CalendarYear:
    return CalendarYear(number, rows, _kept(rows))


def _kept(rows: Iterable[DemandRow]) -> str:
    """ "2 av 3 gjorda", of what was demanded."""
    demanded = [row for row in rows if row.sources]
    if not demanded:
        return ""
    kept = sum(1 for row in demanded if row.state == DemandState.DONE)
    words = ngettext("%(kept)s av %(count)s gjord", "%(kept)s av %(count)s gjorda", len(demanded))
    return words % {"kept": kept, "count": len(demanded)}


def _demand_row(visit: Visit, one: Demand, names: Mapping[int, str], *, leads: bool) -> DemandRow:
    view = one.round
    draft = view is not None and view.state == RoundState.DRAFT
    alone = len(names) == 1
    return DemandRow(
        title=one.title,
        href=round_href(visit, view.slug) if view and (leads or not draft) else "",
        days=_days(one.opens_on, one.closes_on),
        opens_on=one.opens_on,
        closes_on=one.closes_on,
        about=period_of(view.period_start, view.period_end)
        if view
        else period_of(one.period_start, one.period_end),
        sources=source_words(one.sources, {} if alone else names),
        state=one.state,
        mark=_MARKS[one.state],
        words=str(DemandState(one.state).label),
        move_href=round_href(visit, view.slug, "edit_round") if view and draft and leads else "",
        prepare_href=f"{rounds_href(visit, 'plan')}?krav={one.key}" if leads and view is None else "",
    )


def _other_row(visit: Visit, view: RoundView, today: date, *, leads: bool) -> DemandRow:
    opens_on = view.opened_on or view.opens_on or min(view.closes_on, today)
    state = _OF_ROUNDS[RoundState(view.state)]
    draft = view.state == RoundState.DRAFT
    return DemandRow(
        title=view.title,
        href=round_href(visit, view.slug),
        days=_days(opens_on, view.closes_on),
        opens_on=opens_on,
        closes_on=view.closes_on,
        about=period_of(view.period_start, view.period_end),
        sources=(),
        state=state,
        mark=_MARKS[state],
        words=str(DemandState(state).label),
        move_href=round_href(visit, view.slug, "edit_round") if draft and leads else "",
    )


def _seen(view: RoundView) -> bool:
    return view.state != RoundState.DRAFT


def _days(opens_on: date, closes_on: date) -> str:
    closes = short_day(closes_on) if closes_on.year == opens_on.year else day(closes_on)
    return f"{short_day(opens_on)} – {closes}"


def _source(one: Source, names: Mapping[int, str]) -> str:
    if one.programme_id is None:
        return _("Lag (2023:196) 6 §: kartläggning och åtgärdsplan förnyas minst vartannat år.")
    who = names.get(one.programme_id, _("Programmet"))
    if not one.words:
        return _("%(programme)s ska följas upp så.") % {"programme": who}
    return _("%(programme)s: ”%(words)s”") % {"programme": who, "words": one.words}


def _holds(view: ProgrammeView, today: date) -> bool:
    return view.state == "in_force" and (view.valid_to is None or view.valid_to >= today)
