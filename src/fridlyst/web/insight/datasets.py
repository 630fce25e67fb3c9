"""What is given as open data: data sets, their fields in Swedish words, and their rows."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from fridlyst.indicators.publishing import Reading
from fridlyst.indicators.series import IndicatorSeries, Point
from fridlyst.indicators.terms import IndicatorKind, Sex
from fridlyst.insight.queries import public_matters, public_series
from fridlyst.insight.shapes import PublicProgramme
from fridlyst.programmes.shapes import ActivityView, GoalView, OwnerView
from fridlyst.programmes.terms import Part
from fridlyst.reports.columns import Column, Kind, Row
from fridlyst.web.programmes.rows import spread, time_text
from fridlyst.web.shared.status import UNASKED

STATUSES: Final = ("done", "ongoing", "not_started", "late", "stopped", "unknown", UNASKED)


@dataclass(frozen=True)
class Field:
    """A field: its stable name, its kind, and what it means."""

    name: str
    means: str | Promise
    kind: Kind = Kind.TEXT


@dataclass(frozen=True)
class Dataset:
    """A data set: its name in addresses, what it is called and says, its fields and its rows."""

    name: str
    title: str | Promise
    about: str | Promise
    fields: tuple[Field, ...]
    rows: Callable[[PublicProgramme, date], list[Row]]
    offered: Callable[[PublicProgramme], bool]

    @property
    def columns(self) -> tuple[Column, ...]:
        """The fields as columns, called by their stable names."""
        return tuple(Column(one.name, one.kind, key=one.name) for one in self.fields)


def _goal_rows(found: PublicProgramme, today: date) -> list[Row]:
    return [_goal(found, goal) for goal in found.tree.walk()]


def _goal(found: PublicProgramme, goal: GoalView) -> Row:
    keys = {one.id: one.key for one in found.tree.walk()}
    below = found.activities_under(goal)
    asked = found.publishing.round is not None
    counts = spread([one.id for one in below], found.standing) if asked else {}
    own = found.goal_standing.get(goal.id)
    return (
        *(goal.key, keys.get(goal.parent_id or 0, ""), goal.level_word, goal.number, goal.title),
        *(goal.description, _names(goal.owners), own.overall if own else "", len(below)),
        *(counts.get(status, 0) if asked else None for status in STATUSES),
        found.as_of,
    )


def _activity_rows(found: PublicProgramme, today: date) -> list[Row]:
    under: dict[int, list[str]] = {}
    for goal in found.tree.walk():
        for one in goal.activities:
            under.setdefault(one.id, []).append(goal.key)
    return [_activity(found, one, under[one.id]) for one in found.tree.activities()]


def _activity(found: PublicProgramme, view: ActivityView, goals: list[str]) -> Row:
    counts = found.standing.get(view.id)
    asked = found.publishing.round is not None
    return (
        *(view.key, " ".join(goals), view.title, view.description if found.publishing.texts else ""),
        _names([one for one in view.owners if one.part == Part.LEAD]),
        _names([one for one in view.owners if one.part != Part.LEAD]),
        time_text(view.schedules),
        (counts.overall if counts else UNASKED) if asked else "",
        *((counts.answered, counts.total) if counts else (None, None)),
        found.as_of,
    )


def _names(owners: tuple[OwnerView, ...] | list[OwnerView]) -> str:
    return "; ".join(one.name for one in owners)


def _indicator_rows(found: PublicProgramme, today: date) -> list[Row]:
    return [row for series in public_series(found) for row in _series(series)]


def _series(series: IndicatorSeries) -> Iterator[Row]:
    view, before = series.indicator, None
    unit = "%" if view.kind in (IndicatorKind.SHARE, IndicatorKind.YES_NO) else view.unit
    for point in series.points:
        broken = any(one.on <= point.as_of and (before is None or one.on > before) for one in series.breaks)
        for sex in ("", *series.sexes):
            if not sex or sex in point.readings:
                yield (
                    *(view.key, series.goal_key, view.title, view.kind, unit),
                    *(view.numerator, view.denominator, view.target_value, point.as_of, sex or Sex.ALL.value),
                    *_numbers(point.of(sex)),
                    *_answers(point),
                    "yes" if broken and before else "no",
                )
        before = point.as_of


def _answers(point: Point) -> tuple[int, int]:
    return point.answered, point.asked


def _numbers(one: Reading) -> tuple[str, Decimal | None, Decimal | None, Decimal | None, str]:
    """State, value, what it is made of, and whether that is rounded; nothing of what is hidden."""
    if not one.shown:
        return one.state.value, None, None, None, ""
    return one.state.value, one.value, one.numerator, one.denominator, "yes" if one.rounded else "no"


def _decision_rows(found: PublicProgramme, today: date) -> list[Row]:
    return [
        (
            *(matter.registration_number, matter.title, matter.state),
            *(step.on, step.kind, step.outcome, step.body_name, step.paragraph),
        )
        for matter in public_matters(found)
        for step in matter.steps
    ]


_AS_OF = Field(
    "as_of", _("Dagen som läget gäller: sista dagen i den stängda omgång som det är hämtat ur."), Kind.DATE
)
_GOALS = Dataset(
    "goals",
    _("Mål"),
    _("Programmets mål i ordning, och hur många av aktiviteterna under varje mål som har kommit hur långt."),
    (
        Field("goal_key", _("Målets fasta namn; samma som i webbadressen.")),
        Field("parent_key", _("Målet ovanför, tomt för de översta.")),
        Field("level", _("Kommunens ord för nivån, till exempel Mål eller Område.")),
        Field("number", _("Numret i programmet.")),
        Field("title", _("Målet.")),
        Field("description", _("Förklaringen i programmet.")),
        Field("responsible", _("Ansvariga, skilda med semikolon.")),
        Field("own_status", _("Läget som målets ansvariga själva har svarat, som kod.")),
        Field("activities", _("Antal aktiviteter under målet och dess delmål."), Kind.NUMBER),
        *(
            Field(
                f"activities_{status}",
                _("Antal aktiviteter i läget, där unknown är ej besvarad."),
                Kind.NUMBER,
            )
            for status in STATUSES
        ),
        _AS_OF,
    ),
    _goal_rows,
    lambda found: bool(found.tree.goals),
)
_ACTIVITIES = Dataset(
    "activities",
    _("Aktiviteter med läge"),
    _("Varje aktivitet, vem som ansvarar, när den ska vara gjord och hur den står."),
    (
        Field("activity_key", _("Aktivitetens fasta namn.")),
        Field("goal_keys", _("Målen som den hör till, skilda med blanksteg.")),
        Field("title", _("Aktiviteten.")),
        Field("description", _("Förklaringen i programmet.")),
        Field("responsible", _("Ansvariga, skilda med semikolon.")),
        Field("taking_part", _("De som medverkar, skilda med semikolon.")),
        Field("schedule", _("Tiden med programmets egna ord.")),
        Field(
            "status",
            _(
                "done klar, ongoing pågår, not_started ej påbörjad, late försenad, stopped stoppad, "
                "unknown ej besvarad, unasked ej efterfrågad."
            ),
        ),
        Field("answered", _("Hur många som har svarat om aktiviteten."), Kind.NUMBER),
        Field("asked", _("Hur många som tillfrågades."), Kind.NUMBER),
        _AS_OF,
    ),
    _activity_rows,
    lambda found: found.publishing.activities and bool(found.tree.activities()),
)
_INDICATORS = Dataset(
    "indicators",
    _("Indikatorer över tid"),
    _("Varje indikators tal för varje dag och kön. Små antal personer är skyddade."),
    (
        Field("indicator_key", _("Indikatorns fasta namn.")),
        Field("goal_key", _("Målet som den mäter.")),
        Field("title", _("Indikatorn.")),
        Field("kind", _("share andel, number antal, yes_no ja eller nej, scale skala.")),
        Field("unit", _("Enheten för value.")),
        Field("counted", _("Vad som räknas: täljaren.")),
        Field("counted_of", _("Vad det räknas av: nämnaren.")),
        Field("target", _("Målvärdet i samma enhet."), Kind.NUMBER),
        Field("day", _("Dagen som talet gäller."), Kind.DATE),
        Field("sex", _("all alla, women kvinnor, men män, other annat.")),
        Field("state", _("shown visas, suppressed skyddat (för litet för att visas), missing saknas.")),
        Field("value", _("Talet; tomt när state är något annat än shown."), Kind.NUMBER),
        Field("numerator", _("Täljaren, där den får visas."), Kind.NUMBER),
        Field("denominator", _("Nämnaren, där den får visas."), Kind.NUMBER),
        Field("rounded", _("yes om antalen är avrundade så att ingen kan kännas igen.")),
        Field("answered", _("Hur många som har svarat."), Kind.NUMBER),
        Field("asked", _("Hur många som tillfrågades."), Kind.NUMBER),
        Field(
            "break_before", _("yes om det räknas på ett annat sätt än tidigare från och med den här dagen.")
        ),
    ),
    _indicator_rows,
    lambda found: bool(found.publishing.indicator_ids),
)
_DECISIONS = Dataset(
    "decisions",
    _("Beslut"),
    _("Stegen i de ärenden som kommunen har valt att visa."),
    (
        Field("registration_number", _("Diarienumret.")),
        Field("matter", _("Ärendet.")),
        Field("matter_state", _("Ärendets läge, som kod.")),
        Field("day", _("Dagen för steget."), Kind.DATE),
        Field("step", _("Steget, som kod, till exempel referred_back återremiss eller decision beslut.")),
        Field("outcome", _("approved enligt förslaget, approved_amended med ändringar, rejected avslag.")),
        Field("body", _("Kommunens organ som steget togs i; tomt för andra.")),
        Field("paragraph", _("Paragrafen i protokollet.")),
    ),
    _decision_rows,
    lambda found: bool(found.publishing.matter_ids),
)
DATASETS: Final = {one.name: one for one in (_GOALS, _ACTIVITIES, _INDICATORS, _DECISIONS)}


def offered(found: PublicProgramme) -> tuple[Dataset, ...]:
    """The data sets that hold anything that was chosen."""
    return tuple(one for one in DATASETS.values() if one.offered(found))
