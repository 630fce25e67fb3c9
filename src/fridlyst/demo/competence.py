"""Invented counts of staff and of those trained, so that shares fall as people leave and rise again.

All numbers, plans and routines are invented; the courses and who gives them are real.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal

from fridlyst.base.half_years import HalfYear, last_over
from fridlyst.competence.actions import add_course, add_plan, enter_many, tell_routine
from fridlyst.competence.fields import CountFields, CourseFields, PlanFields, RoutineFields
from fridlyst.competence.presets import PRESETS
from fridlyst.competence.terms import CourseTheme, EnteredBy, PlanState, RoutineState, StaffGroup
from fridlyst.organisation.actor import Actor
from fridlyst.organisation.queries import bodies

_WEB, _HONOUR, _PROSTITUTION, _INTRODUCTION = PRESETS
_MANAGERS = CourseFields(
    title="Chefens ansvar när medarbetare utsätts för våld",
    theme=CourseTheme.CLOSE_RELATIONS,
    provider="Personalavdelningen",
    group=StaffGroup.MANAGERS,
    holds_months=36,
    target_share=Decimal(100),
)

_WORKSHOP = replace(
    _MANAGERS, title="Länsstyrelsens utbildning för enhetschefer", provider="Länsstyrelsen i Örebro län"
)
_FOR_MANAGERS = frozenset({_MANAGERS.title, _WORKSHOP.title})


@dataclass(frozen=True, slots=True)
class _Body:
    """How many work there, how large a share leaves in half a year (None: not told), how large a share
    takes each course in each half-year, the oldest first (None: not told)."""

    staff: int
    leaves: float | None
    trained: Mapping[str, tuple[float | None, ...]]
    managers: int | None = None


@dataclass(frozen=True, slots=True)
class _Plan:
    """A plan; `due` in days from today."""

    body: str
    title: str
    whom: str
    due: int
    state: str
    course: str = ""


@dataclass(frozen=True, slots=True)
class _Place:
    """What a municipality follows; `routines` are state, routine, asked and met by body."""

    courses: tuple[CourseFields, ...]
    bodies: Mapping[str, _Body]
    plans: tuple[_Plan, ...] = ()
    routines: Mapping[str, tuple[str, str, int | None, int | None]] | None = None


_YES, _PARTLY, _NO = RoutineState.YES, RoutineState.PARTLY, RoutineState.NO
_W, _H, _P, _I, _M = (one.title for one in (_WEB, _HONOUR, _PROSTITUTION, _INTRODUCTION, _MANAGERS))
_C = _WORKSHOP.title
# A campaign, then two half-years when it was left to itself, then taken up again.
_CAMPAIGN = (0.26, 0.40, 0.01, 0.0, 0.03, 0.26)
_EARLY = (0.42, 0.30, 0.04, 0.03, 0.06, 0.09)
_LATE = (None, None, 0.03, 0.05, 0.12, 0.24)
_SLOW = (0.05, 0.04, 0.03, 0.03, 0.02, 0.02)

_PLACES = {
    "alingsas": _Place(
        (replace(_WEB, holds_months=48), _HONOUR, _MANAGERS),
        {
            "klk": _Body(92, 0.05, {_W: _EARLY, _H: _SLOW, _M: (None, None, None, 0.4, 0.3, 0.2)}, 11),
            "sf": _Body(418, 0.08, {_W: _EARLY, _H: _CAMPAIGN, _M: (None, None, None, 0.6, 0.3, 0.1)}, 34),
            "buf": _Body(1512, 0.06, {_W: _CAMPAIGN, _H: _LATE, _M: (None, None, None, 0.2, 0.2, 0.1)}, 96),
            "kuf": _Body(624, None, {_W: _SLOW, _M: (None, None, None, 0.1, 0.2, 0.3)}, 41),
            "vof": _Body(1104, 0.10, {_W: _CAMPAIGN, _H: _SLOW, _M: (None, None, None, 0.3, 0.2, 0.0)}, 62),
        },
        (
            _Plan("sf", "Alla nya går webbkursen under första månaden", "nyanställda", 200, "ongoing", _W),
            _Plan("buf", "Varje arbetslag går webbkursen i grupp", "förskola och skola", 120, "ongoing", _W),
            _Plan("buf", "Elevhälsan går Webbkurs heder", "elevhälsan", 60, "planned", _H),
            _Plan("vof", "Nattpersonalen får en egen utbildningskväll", "nattpersonal", -45, "planned", _W),
            _Plan("klk", "Cheferna går utbildningen om chefens ansvar", "alla chefer", -130, "done", _M),
            _Plan("kuf", "Bibliotekens personal går webbkursen", "biblioteken", 240, "planned", _W),
        ),
    ),
    "askersund": _Place(
        (
            replace(_INTRODUCTION, target_share=None),
            replace(_WEB, target_share=Decimal(100)),
            _WORKSHOP,
        ),
        {
            "ifo": _Body(
                38,
                0.08,
                {_W: _EARLY, _C: (None, None, None, None, 0.75, 0.0), _I: (0.1, 0.08, 0.1, 0.05, 0.08, 0.1)},
                4,
            ),
            "stab": _Body(12, 0.0, {_W: (0.25, 0.0, 0.0, 0.0, 0.0, 0.0)}, 3),
            "aldreomsorg": _Body(
                262,
                0.09,
                {
                    _W: _CAMPAIGN,
                    _C: (None, None, None, None, 0.5, 0.29),
                    _I: (0.08, 0.02, 0.09, 0.02, 0.08, 0.07),
                },
                14,
            ),
            "funktionsstod": _Body(
                96,
                0.07,
                {
                    _W: _LATE,
                    _C: (None, None, None, None, 0.43, 0.0),
                    _I: (0.05, 0.04, 0.03, 0.06, 0.05, 0.06),
                },
                7,
            ),
        },
        (
            _Plan(
                "aldreomsorg", "Två utbildningsdagar om våld mot äldre", "undersköterskor", 90, "planned", _W
            ),
        ),
        {
            "ifo": (_YES, "FREDA kortfrågor", 61, 74),
            "aldreomsorg": (_NO, "", None, None),
            "funktionsstod": (_PARTLY, "Egna frågor vid genomförandeplan", 18, 66),
        },
    ),
    "stockholm": _Place(
        (_WEB, _HONOUR, _PROSTITUTION),
        {
            "sn": _Body(2140, 0.07, {_W: _EARLY, _H: _CAMPAIGN, _P: _SLOW}),
            "ubn": _Body(15890, 0.06, {_W: _CAMPAIGN, _H: _CAMPAIGN, _P: _SLOW}),
            "aln": _Body(260, 0.05, {_W: _LATE, _H: _SLOW}),
            "amn": _Body(980, 0.09, {_W: _CAMPAIGN, _H: _LATE, _P: _LATE}),
            "idn": _Body(610, None, {_W: _SLOW}),
            "sdn-bromma": _Body(1730, 0.08, {_W: _CAMPAIGN, _H: _SLOW}),
            "sdn-farsta": _Body(1850, 0.08, {_W: _EARLY, _H: _EARLY}),
            "sdn-jarva": _Body(2960, 0.10, {_W: _CAMPAIGN, _H: _EARLY, _P: _SLOW}),
            "sdn-kungsholmen": _Body(1490, 0.08, {_W: _SLOW, _H: _SLOW}),
            "sdn-skarpnack": _Body(1210, 0.07, {_W: _EARLY, _H: _CAMPAIGN}),
            "sdn-sodermalm": _Body(2420, 0.08, {_W: _CAMPAIGN}),
        },
        (),
        {
            "sn": (_YES, "FREDA kortfrågor", 812, 934),
            "amn": (_PARTLY, "Frågor vid kartläggning", 410, 1620),
            "aln": (_NO, "", None, None),
            "sdn-bromma": (_YES, "FREDA kortfrågor", 388, 512),
            "sdn-farsta": (_YES, "FREDA kortfrågor", 455, 498),
            "sdn-jarva": (_YES, "Egna frågor i nybesök", 1020, 1490),
            "sdn-kungsholmen": (_PARTLY, "FREDA kortfrågor", 121, 402),
            "sdn-skarpnack": (_YES, "FREDA kortfrågor", 240, 266),
            "sdn-skarholmen": (_PARTLY, "Egna frågor i nybesök", None, None),
            "sdn-sodermalm": (_NO, "", None, None),
        },
    ),
}
_PERIODS = 6


def load_competence(*, by: Actor, place: str, today: date) -> None:
    """The municipality's courses, six half-years of counts, plans and routines; nothing for one without."""
    found = _PLACES.get(place)
    if found is None:
        return
    ids = {one.key: one.id for one in bodies(by.municipality_id)}
    courses = {fields.title: add_course(by=by, fields=fields).pk for fields in found.courses}
    enter_many(by=by, rows=list(_rows(found, ids, courses, today)), today=today)
    for plan in found.plans:
        add_plan(by=by, fields=_plan(plan, ids, courses, today))
    for key, (state, routine, asked, met) in (found.routines or {}).items():
        told = RoutineFields(ids[key], today - timedelta(days=40), state, routine, asked, met)
        tell_routine(by=by, fields=told, today=today)


def _rows(
    found: _Place, ids: Mapping[str, int], courses: Mapping[str, int], today: date
) -> Iterator[CountFields]:
    periods = _periods(today)
    for key, body in found.bodies.items():
        for at, period in enumerate(periods):
            yield _row(body, ids[key], at, period, courses)


def _row(body: _Body, body_id: int, at: int, period: HalfYear, courses: Mapping[str, int]) -> CountFields:
    shares = {title: shares[at] for title, shares in body.trained.items() if title in courses}
    trained = {
        courses[title]: round(share * (body.managers or 0 if title in _FOR_MANAGERS else body.staff))
        for title, share in shares.items()
        if share is not None
    }
    left = None if body.leaves is None else round(body.staff * body.leaves * (1 + 0.1 * (at % 3)))
    return CountFields(
        body_id,
        period.first,
        period.last,
        staff=body.staff + at % 2,
        managers=body.managers,
        left=left,
        joined=left,
        trained=trained,
        how=EnteredBy.FILE,
    )


def _plan(plan: _Plan, ids: Mapping[str, int], courses: Mapping[str, int], today: date) -> PlanFields:
    return PlanFields(
        ids[plan.body],
        plan.title,
        courses.get(plan.course),
        plan.whom,
        today + timedelta(days=plan.due),
        PlanState(plan.state),
    )


def _periods(today: date) -> list[HalfYear]:
    found = [last_over(today)]
    while len(found) < _PERIODS:
        found.append(found[-1].before)
    return found[::-1]
