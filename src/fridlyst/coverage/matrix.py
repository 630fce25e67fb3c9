"""The matrices of a programme: where its activities meet by level, group, form, goal, body and arena."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import product
from typing import TypeVar

from django.db.models import TextChoices
from django.utils.translation import gettext as _

from fridlyst.coverage.shapes import Coverage, Line, Matrix
from fridlyst.programmes.shapes import ActivityView
from fridlyst.programmes.terms import (
    Arena,
    Evidence,
    PreventionLevel,
    SocialLevel,
    TargetGroup,
    ViolenceForm,
)

MATRICES = ("niva", "grupp", "mal", "arena", "evidens")
_Key = TypeVar("_Key")
Codes = Callable[[ActivityView], Iterable[str]]


def matrices(coverage: Coverage) -> tuple[Matrix, ...]:
    """Every matrix, in the order of MATRICES."""
    return (
        by_level(coverage),
        by_group(coverage),
        by_goal(coverage),
        by_arena(coverage),
        by_evidence(coverage),
    )


def by_level(coverage: Coverage) -> Matrix:
    """Level of prevention × social level."""
    return _matrix(
        coverage,
        key="niva",
        title=_("Preventionsnivå och samhällsnivå"),
        lead=_(
            "Universell riktas till alla, selektiv till grupper med förhöjd risk och indikerad till dem "
            "som redan är berörda av våld. Här räknas också det som bara är till för kommunens egna."
        ),
        names=(_("Preventionsnivå"), _("Samhällsnivå")),
        rows=_lines(PreventionLevel),
        columns=_lines(SocialLevel),
        row_codes=lambda one: one.prevention_levels,
        column_codes=lambda one: one.social_levels,
    )


def by_group(coverage: Coverage) -> Matrix:
    """Target group × form of violence."""
    return _matrix(
        coverage,
        key="grupp",
        title=_("Målgrupp och våldsform"),
        lead=_("Vilka aktiviteterna riktas till, och vilket våld de handlar om."),
        names=(_("Målgrupp"), _("Våldsform")),
        rows=_lines(TargetGroup),
        columns=_lines(ViolenceForm),
        row_codes=lambda one: one.target_groups,
        column_codes=lambda one: one.violence_forms,
    )


def by_goal(coverage: Coverage) -> Matrix:
    """Goal × body: the goals that activities stand under, and everyone that an activity falls on."""
    served = [goal for goal in coverage.goals if coverage.own[goal.id] or not goal.children]
    goals_of: dict[int, list[str]] = {}
    for goal in served:
        for activity in coverage.own[goal.id]:
            goals_of.setdefault(activity, []).append(str(goal.id))
    rows = tuple(Line(str(goal.id), goal.title, goal.name, goal.id) for goal in served)
    return _matrix(
        coverage,
        key="mal",
        title=_("Mål och ansvariga"),
        lead=_("Vem som gör något för vilket mål. Gemensamt ansvar räknas hos var och en som ingår."),
        names=(_("Mål"), _("Ansvarig")),
        rows=rows,
        columns=_owning(coverage),
        row_codes=lambda one: goals_of.get(one.id, ()),
        column_codes=lambda one: [str(body) for body in coverage.owners[one.id]],
    )


def by_arena(coverage: Coverage) -> Matrix:
    """Arena × level of prevention."""
    return _matrix(
        coverage,
        key="arena",
        title=_("Arena och preventionsnivå"),
        lead=_("Var aktiviteterna görs: där alla är, eller där den som redan är berörd söker hjälp."),
        names=(_("Arena"), _("Preventionsnivå")),
        rows=_lines(Arena),
        columns=_lines(PreventionLevel),
        row_codes=lambda one: one.arenas,
        column_codes=lambda one: one.prevention_levels,
    )


def by_evidence(coverage: Coverage) -> Matrix:
    """What the way of working rests on × level of prevention."""
    return _matrix(
        coverage,
        key="evidens",
        title=_("Evidens och preventionsnivå"),
        lead=_("Vad arbetssättet vilar på: forskning, beprövad erfarenhet eller att det prövas."),
        names=(_("Evidens"), _("Preventionsnivå")),
        rows=_lines(Evidence),
        columns=_lines(PreventionLevel),
        row_codes=lambda one: (one.evidence,) if one.evidence else (),
        column_codes=lambda one: one.prevention_levels,
    )


def _lines(words: type[TextChoices]) -> tuple[Line, ...]:
    return tuple(Line(str(one.value), str(one.label)) for one in words)


def _owning(coverage: Coverage) -> tuple[Line, ...]:
    """The bodies that are named as owners, the collective before the others, by name."""
    named = {owner.body_id: owner for one in coverage.activities for owner in one.owners}
    ordered = sorted(named.values(), key=lambda owner: (not owner.collective, owner.name.casefold()))
    return tuple(Line(str(owner.body_id), owner.name, "", owner.body_id) for owner in ordered)


def _matrix(
    coverage: Coverage,
    *,
    key: str,
    title: str,
    lead: str,
    names: tuple[str, str],
    rows: Sequence[Line],
    columns: Sequence[Line],
    row_codes: Codes,
    column_codes: Codes,
) -> Matrix:
    tally = _Tally(frozenset(one.code for one in rows), frozenset(one.code for one in columns))
    for one in coverage.activities:
        tally.add(one.id, row_codes(one), column_codes(one))
    return Matrix(
        key=key,
        title=title,
        lead=lead,
        row_title=names[0],
        column_title=names[1],
        rows=tuple(rows),
        columns=tuple(columns),
        cells=_frozen(tally.cells),
        by_row=_frozen(tally.by_row),
        by_column=_frozen(tally.by_column),
        inside=tuple(tally.inside),
        outside=tuple(tally.outside),
        several=tally.several,
    )


class _Tally:
    """Counts activities into cells, each once in every cell that its codes name."""

    def __init__(self, rows: frozenset[str], columns: frozenset[str]) -> None:
        self._rows, self._columns = rows, columns
        self.cells: dict[tuple[str, str], list[int]] = defaultdict(list)
        self.by_row: dict[str, list[int]] = defaultdict(list)
        self.by_column: dict[str, list[int]] = defaultdict(list)
        self.inside: list[int] = []
        self.outside: list[int] = []
        self.several = 0

    def add(self, activity: int, rows: Iterable[str], columns: Iterable[str]) -> None:
        down = [code for code in dict.fromkeys(rows) if code in self._rows]
        across = [code for code in dict.fromkeys(columns) if code in self._columns]
        for row in down:
            self.by_row[row].append(activity)
        for column in across:
            self.by_column[column].append(activity)
        for place in product(down, across):
            self.cells[place].append(activity)
        (self.inside if down and across else self.outside).append(activity)
        self.several += len(down) * len(across) > 1


def _frozen(found: Mapping[_Key, list[int]]) -> Mapping[_Key, tuple[int, ...]]:
    return {key: tuple(ids) for key, ids in found.items()}
