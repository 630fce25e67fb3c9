"""The demonstration's figures for comparison: real measures, areas and codes, every value invented.

They are stored as the demonstration's, never as Kolada's, and say so wherever they are shown. Which
municipalities are alike is invented too. Measures that we have no name of our own for stand without values.
"""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from random import Random

from django.utils import timezone

from fridlyst.comparison.actions import begin_fetch, choose_comparison, store_fetched
from fridlyst.comparison.fields import ChoiceFields, Fetched
from fridlyst.comparison.kolada.shapes import NATION, KoladaArea, KoladaGroup, KoladaMeasure, KoladaValue
from fridlyst.comparison.presets import PRESETS, Preset
from fridlyst.comparison.terms import PeerChoice, Source, Theme
from fridlyst.demo.plans import PLACES
from fridlyst.organisation.actor import Actor

_YEARS = 10
_DAYS_OLD = timedelta(days=4)
_NAMES = {
    "0180": "Stockholm", "1480": "Göteborg", "1280": "Malmö", "0380": "Uppsala", "0580": "Linköping",
    "0581": "Norrköping", "1980": "Västerås", "1880": "Örebro", "0680": "Jönköping", "1489": "Alingsås",
    "1441": "Lerum", "1440": "Ale", "1482": "Kungälv", "1496": "Skövde", "1082": "Karlshamn",
    "0486": "Strängnäs", "1882": "Askersund", "1861": "Hallsberg", "1881": "Kumla", "1863": "Hällefors",
    "0561": "Åtvidaberg", "1760": "Storfors", "1439": "Färgelanda", "0563": "Valdemarsvik",
}  # fmt: skip
_ALIKE = {
    "1489": ("1441", "1440", "1482", "1496", "1082", "0486"),
    "1882": ("1861", "1863", "0561", "1760", "1439", "0563"),
    "0580": ("0581", "1980", "1880", "0680", "0380"),
    "0180": ("1480", "1280"),
}
_COUNTIES = {
    "14": ("Västra Götalands", ("1489", "1441", "1440", "1482", "1480", "1496", "1439")),
    "18": ("Örebro", ("1882", "1861", "1881", "1863", "1880")),
    "05": ("Östergötlands", ("0580", "0581", "0561", "0563")),
    "01": ("Stockholms", ("0180",)),
}
_GROUP_FIELD = "påhittad"
_STOCKHOLMS_OWN = ("1480", "1280", "0380", "0580")
# About how large a value is, and how much it swings from year to year where people are few.
_SIZES = {"U30750": 42.0, "U30751": 27.0, "U30752": 11.0, "N07402": 16.0, "N07403": 980.0, "N07537": 205.0}


def load_comparison(*, by: Actor, place: str, today: date) -> None:
    """The invented figures, once for all places; Stockholm compares itself with a list of its own."""
    if place == PLACES[0].slug:
        at = timezone.make_aware(datetime.combine(today - _DAYS_OLD, time(3, 12)))
        fetch_id = begin_fetch(at=at, source=Source.DEMO)
        store_fetched(fetch_id=fetch_id, fetched=_invented(at), at=at)
    if place == "stockholm":
        fields = ChoiceFields(peers=PeerChoice.OWN, own_peers=_STOCKHOLMS_OWN, measures=tuple(PRESETS))
        choose_comparison(by=by, fields=fields, version=0)


def _invented(at: datetime) -> Fetched:
    named = [PRESETS[code] for code in _SIZES]
    return Fetched(
        measures=tuple(KoladaMeasure(one.code, _title(one), by_sex=_by_sex(one)) for one in named),
        areas=(
            KoladaArea(NATION, "Riket", "L"),
            *(KoladaArea(code, name, "K") for code, name in _NAMES.items()),
        ),
        groups=tuple(_groups(at.year - 1)),
        values=tuple(value for one in named for value in _values(one, at.year - 1)),
        fetched_at=at,
        version="demo",
        source=Source.DEMO,
    )


def _title(one: Preset) -> str:
    per = "10 000 vuxna" if one.theme == Theme.SUPPORT else "100 000 invånare"
    return f"{one.name}, antal per {per}"


def _by_sex(one: Preset) -> bool:
    return one.theme == Theme.SUPPORT


def _groups(year: int) -> Iterator[KoladaGroup]:
    for code, members in _ALIKE.items():
        yield KoladaGroup(f"G9{code}", f"Liknande kommuner {_GROUP_FIELD}, {_NAMES[code]}, {year}", members)
    for county, (name, members) in _COUNTIES.items():
        yield KoladaGroup(f"G8{county}", f"{name} läns kommuner (ovägt medel)", members)


def _values(one: Preset, last: int) -> Iterator[KoladaValue]:
    years = range(last - _YEARS + 1, last + 1)
    of_areas = {code: _series(one, code, len(years)) for code in _NAMES}
    means = {f"G9{code}": members for code, members in _ALIKE.items()}
    means |= {f"G8{county}": members for county, (_, members) in _COUNTIES.items()} | {NATION: tuple(_NAMES)}
    series = of_areas | {code: _mean([of_areas[at] for at in members]) for code, members in means.items()}
    for area, values in series.items():
        for year, value in zip(years, values, strict=True):
            yield from _by_sexes(one, area, year, value)


def _series(one: Preset, area: str, years: int) -> list[float | None]:
    """A slow climb with swings; a small municipality swings more, and lacks a year now and then."""
    chance = Random(f"{one.code} {area}")
    small = area not in {"0180", "1480", "1280", "0380", "0580", "0581", "1880", "1980", "0680"}
    level = _SIZES[one.code] * chance.uniform(0.65, 1.35)
    found: list[float | None] = []
    for year in range(years):
        swing = chance.uniform(0.78, 1.22) if small else chance.uniform(0.95, 1.05)
        gap = one.theme == Theme.SUPPORT and small and chance.random() < 0.12
        found.append(None if gap else round(level * (1 + 0.035 * year) * swing, 1))
    return found


def _mean(many: list[list[float | None]]) -> list[float | None]:
    made: list[float | None] = []
    for listed in zip(*many, strict=True):
        known = [value for value in listed if value is not None]
        made.append(round(sum(known) / len(known), 1) if known else None)
    return made


def _by_sexes(one: Preset, area: str, year: int, value: float | None) -> Iterator[KoladaValue]:
    yield KoladaValue(one.code, area, year, "T", value, "" if value is not None else "Missing")
    if _by_sex(one) and value is not None:
        part = Random(f"{one.code} {area} {year}").uniform(1.5, 1.75)
        yield KoladaValue(one.code, area, year, "K", round(value * part, 1))
        yield KoladaValue(one.code, area, year, "M", round(value * (2 - part), 1))
