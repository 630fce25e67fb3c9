"""How the programme goes: the newest round that was opened, who answered, and what they said."""

from collections.abc import Mapping
from datetime import date

from django.utils.translation import gettext as _

from fridlyst.followup.queries import board, rounds, status_words
from fridlyst.followup.rules import STATUSES, StatusCounts
from fridlyst.followup.shapes import RoundBoard, RoundView
from fridlyst.followup.terms import Status
from fridlyst.situation.facts.words import OWN_SOURCE, listed, named
from fridlyst.situation.shapes import FactCell, FactChart, FactColumn, FactSet, FactStatus, FactTable, Mark
from fridlyst.situation.terms import FactKind

_Words = Mapping[str, str]


def follow_up_facts(municipality_id: int, today: date) -> FactSet:
    """The newest round opened by `today`; twelve statements, three when there is none."""
    opened = rounds(municipality_id=municipality_id, planned=False)
    view = next((one for one in opened if one.opened_on is None or one.opened_on <= today), None)
    if view is None:
        said = (_("Programmet har inte följts upp i någon omgång än."),)
        return FactSet(FactKind.FOLLOW_UP, said, OWN_SOURCE, today, known=False, urgency=1)
    found = board(municipality_id=municipality_id, slug=view.slug, planned=False)
    words = {code: str(Status(code).label) for code in STATUSES} | dict(status_words(municipality_id))
    silent = [row.name for row in found.rows if row.silent]
    return FactSet(
        kind=FactKind.FOLLOW_UP,
        sentences=tuple(_sentences(view, found, silent, words)),
        source=_("Fridlyst, uppföljningsomgången %(round)s") % {"round": view.title},
        day=_day(view, today),
        urgency=2 if silent or found.counts.late else 0,
        charts=_charts(found, words),
        marks=_marks(found),
    )


def _day(view: RoundView, today: date) -> date:
    """An open round tells of today; a closed one of the day that answers were due."""
    return today if view.state == "open" else min(view.closes_on, today)


def _sentences(view: RoundView, found: RoundBoard, silent: list[str], words: _Words) -> list[str]:
    asked = len(found.rows)
    of = {"round": view.title, "answered": asked - len(silent), "asked": asked}
    said = [_("I %(round)s har %(answered)s av %(asked)s svarat.") % of]
    if silent:
        said.append(_("Har inte svarat: %(names)s.") % {"names": named(silent)})
    told = listed([(words[code], count) for code, count in found.counts.as_pairs()])
    if told:
        said.append(_("Läget i svaren: %(counts)s.") % {"counts": told})
    return said


def _charts(found: RoundBoard, words: _Words) -> tuple[FactChart, ...]:
    rows = [
        (f"{goal.label} {goal.title}".strip(), _of_goal(found, goal.id))
        for goal in found.goals
    ]  # fmt: skip
    if not rows:
        return ()
    caption = _("Svarens läge, mål för mål")
    columns = (
        FactColumn(_("Mål"), "goal", weight=3),
        *(FactColumn(words[code], code, "number") for code in STATUSES),
    )
    cells: tuple[tuple[FactCell, ...], ...] = tuple(
        (name, *(count for _code, count in counts.as_pairs())) for name, counts in rows
    )
    alt = ". ".join(f"{name}: {_told(counts, words)}" for name, counts in rows)
    drawing = FactStatus(tuple((name, dict(counts.as_pairs())) for name, counts in rows), words, _("svar"))
    table = FactTable("uppfoljning-mal-tabell", caption, columns, cells)
    return (FactChart("uppfoljning-mal", caption, f"{caption}. {alt}.", drawing, table),)


def _told(counts: StatusCounts, words: _Words) -> str:
    return listed([(words[code], count) for code, count in counts.as_pairs()]) or _("inga svar")


def _of_goal(found: RoundBoard, goal_id: int) -> StatusCounts:
    cells = (row.cells.get(goal_id, StatusCounts()) for row in found.rows)
    return sum(cells, StatusCounts())


def _marks(found: RoundBoard) -> tuple[Mark, ...]:
    asked = len(found.rows)
    answered = sum(1 for row in found.rows if not row.silent)
    counts = found.counts
    if not asked:
        return ()
    return (
        Mark("followup-answered", _("Har svarat i uppföljningen"), answered / asked, "percent"),
        Mark("followup-done", _("Svar som säger att det är klart"), counts.done),
        Mark("followup-late", _("Svar som säger att det är försenat"), counts.late),
    )
