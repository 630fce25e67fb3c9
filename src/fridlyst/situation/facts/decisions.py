"""Matters that lead to decisions on the programme: what is decided, what waits, and for what."""

from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fridlyst.decisions.queries import MatterView, StepView, matters
from fridlyst.decisions.terms import MatterState, StepKind
from fridlyst.situation.facts.words import OWN_SOURCE
from fridlyst.situation.shapes import FactCell, FactColumn, FactSet, FactTable, Mark
from fridlyst.situation.terms import FactKind

_SETTLED = frozenset({MatterState.DECIDED, MatterState.CLOSED})
_MOST = 20


def decision_facts(municipality_id: int, today: date) -> FactSet:
    """The municipality's matters as they stood on the day; seven statements."""
    every = [one for one in matters(municipality_id) if _begun(one, today)]
    if not every:
        said = (_("Inget ärende om programmet är registrerat."),)
        return FactSet(FactKind.DECISIONS, said, OWN_SOURCE, today, known=False)
    waiting = [one for one in every if one.state not in _SETTLED]
    conditions = sum(1 for one in waiting for each in one.conditions if not each.is_answered)
    return FactSet(
        kind=FactKind.DECISIONS,
        sentences=tuple(_sentences(every, waiting, conditions, today)),
        source=_("Fridlyst, ärenderegistret"),
        day=today,
        urgency=1 if conditions else 0,
        tables=(_table(sorted(every, key=lambda one: _last_day(one, today), reverse=True), today),),
        marks=(Mark("decisions-open", _("Ärenden som inte är avgjorda"), len(waiting)),),
    )


def _begun(matter: MatterView, today: date) -> bool:
    """Whether anything had happened in it by the day; what has no days is taken to have."""
    days = [step.on for step in matter.steps if step.on]
    return not days or min(days) <= today


def _sentences(every: list[MatterView], waiting: list[MatterView], conditions: int, today: date) -> list[str]:
    of = {"open": len(waiting), "all": len(every)}
    words = ngettext(
        "%(open)s av %(all)s ärende är inte avgjort.",
        "%(open)s av %(all)s ärenden är inte avgjorda.",
        len(every),
    )
    said = [words % of]
    if conditions:
        words = ngettext(
            "%(n)s villkor från återremiss är obesvarat.",
            "%(n)s villkor från återremiss är obesvarade.",
            conditions,
        )
        said.append(words % {"n": conditions})
    decided = [one for one in every if one.state in _SETTLED and _last(one, today)]
    if decided:
        newest = max(decided, key=lambda one: _last_day(one, today))
        told = {"title": newest.title, "day": date_format(_last_day(newest, today), "j F Y")}
        said.append(_("Senast avgjort: %(title)s, %(day)s.") % told)
    return said


def _table(found: list[MatterView], today: date) -> FactTable:
    columns = (
        FactColumn(_("Ärende"), "number", weight=1.2),
        FactColumn(_("Gäller"), "title", weight=3),
        FactColumn(_("Läge"), "state"),
        FactColumn(_("Senaste steg"), "step", weight=1.4),
        FactColumn(_("Dag"), "day", "date"),
    )
    rows = tuple(_row(one, today) for one in found[:_MOST])
    left = len(found) - _MOST
    note = _("%(n)s äldre ärenden står inte här.") % {"n": left} if left > 0 else ""
    return FactTable("arenden", _("Ärenden om programmet, de senaste först"), columns, rows, note)


def _row(matter: MatterView, today: date) -> tuple[FactCell, ...]:
    state = str(MatterState(matter.state).label)
    return matter.registration_number, matter.title, state, _step(matter, today), _when(matter, today)


def _last(matter: MatterView, today: date) -> StepView | None:
    """The step that was taken last by the day."""
    taken = [step for step in matter.steps if step.on and step.on <= today]
    return max(taken, key=lambda step: step.on or date.min, default=None)


def _last_day(matter: MatterView, today: date) -> date:
    return _when(matter, today) or date.min


def _when(matter: MatterView, today: date) -> date | None:
    last = _last(matter, today)
    return last.on if last else None


def _step(matter: MatterView, today: date) -> str:
    last = _last(matter, today)
    return str(StepKind(last.kind).label) if last else ""
