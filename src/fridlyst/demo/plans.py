"""Which rounds the demonstration has had, and which one is open."""

from dataclasses import dataclass
from datetime import date

from fridlyst.programmes.terms import FollowUpKind


@dataclass(frozen=True, slots=True)
class RoundPlan:
    """A round on programme files (by name); the last of a municipality is still open.

    `decided` says that committees decide on what they answer.
    """

    title: str
    kind: FollowUpKind
    period_start: date
    period_end: date
    files: tuple[str, ...]
    decided: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """A municipality of the demonstration: its files, its rounds, oldest first, and its own words.

    `ahead` says that what the calendar demands of the time to come is planned.
    """

    slug: str
    code: str
    name: str
    files: tuple[str, ...]
    rounds: tuple[RoundPlan, ...]
    words: tuple[tuple[str, str], ...] = ()
    ahead: bool = False


_STOCKHOLM = ("stockholm-2021-2025",)
_ASKERSUND = ("askersund-2026-2028",)
_ALINGSAS = ("alingsas-2025-2027",)
_LINKOPING = ("linkoping-vald-2018-2023", "linkoping-heder-2022-2023")


def _tertials(year: int) -> tuple[RoundPlan, ...]:
    parts = (
        (f"Tertialrapport 1 {year}", FollowUpKind.TERTIAL, date(year, 1, 1), date(year, 4, 30)),
        (f"Tertialrapport 2 {year}", FollowUpKind.TERTIAL, date(year, 5, 1), date(year, 8, 31)),
        (f"Verksamhetsberättelse {year}", FollowUpKind.ANNUAL, date(year, 1, 1), date(year, 12, 31)),
    )
    return tuple(RoundPlan(*part, _STOCKHOLM, decided=True) for part in parts)


PLACES = (
    Place(
        "alingsas",
        "1489",
        "Alingsås",
        _ALINGSAS,
        (
            RoundPlan(
                "Uppföljning inför revideringen",
                FollowUpKind.BEFORE_REVISION,
                date(2025, 1, 1),
                date(2027, 12, 31),
                _ALINGSAS,
            ),
        ),
    ),
    Place(
        "askersund",
        "1882",
        "Askersund",
        _ASKERSUND,
        (
            RoundPlan(
                "Avstämning våren 2026", FollowUpKind.AD_HOC, date(2026, 1, 1), date(2026, 5, 31), _ASKERSUND
            ),
            RoundPlan(
                "Årsuppföljning 2026", FollowUpKind.ANNUAL, date(2026, 1, 1), date(2026, 12, 31), _ASKERSUND
            ),
        ),
        (
            ("done", "Klart"),
            ("ongoing", "På gång"),
            ("not_started", "Inte börjat"),
            ("late", "Efter tidplan"),
            ("stopped", "Avbrutet"),
        ),
        ahead=True,
    ),
    Place(
        "linkoping",
        "0580",
        "Linköping",
        _LINKOPING,
        (
            RoundPlan(
                "Uppföljning inför mandatperioden 2019–2022",
                FollowUpKind.TERM,
                date(2018, 6, 1),
                date(2019, 3, 31),
                _LINKOPING[:1],
            ),
            RoundPlan(
                "Uppföljning inför mandatperioden 2023–2026",
                FollowUpKind.TERM,
                date(2019, 4, 1),
                date(2023, 3, 31),
                _LINKOPING,
                decided=True,
            ),
            RoundPlan(
                "Årsuppföljning 2023", FollowUpKind.ANNUAL, date(2023, 1, 1), date(2023, 12, 31), _LINKOPING
            ),
        ),
    ),
    Place("stockholm", "0180", "Stockholm", _STOCKHOLM, (*_tertials(2024), *_tertials(2025))),
)
