"""Everything that the installation wants to know, asked of Kolada; plain Python, stores nothing."""

from collections.abc import Callable, Iterable
from datetime import datetime

from fridlyst.base.sentences import Sentence
from fridlyst.comparison.fields import Fetched, Wanted
from fridlyst.comparison.kolada.client import Kolada
from fridlyst.comparison.kolada.errors import KoladaStrange
from fridlyst.comparison.kolada.shapes import NATION, KoladaArea, KoladaGroup
from fridlyst.comparison.rules import YEARS_BACK, county_group, similar_group

Tell = Callable[[float, str], None]
_VALUES_FROM = 0.3


def gather(kolada: Kolada, wanted: Wanted, *, at: datetime, tell: Tell) -> Fetched:
    """The measures, areas, groups and values of the last fifteen years. Raises KoladaError's kinds.

    An answer without a single value is taken for broken, so that it never stands in for what is known.
    """
    tell(0.02, Sentence("Frågar Kolada vilka kommuner och grupper som finns"))
    areas = kolada.areas()
    groups = useful_groups(kolada.groups(), areas, wanted.municipalities)
    tell(0.2, Sentence("Frågar Kolada vad måtten heter"))
    measures = kolada.measures(wanted.codes)
    tell(_VALUES_FROM, Sentence("Hämtar värdena"))
    values = kolada.values(
        codes=[one.code for one in measures],
        areas=areas_to_ask(wanted, groups),
        years=range(at.year - YEARS_BACK, at.year + 1),
        tell=lambda share: tell(_VALUES_FROM + share * (0.9 - _VALUES_FROM), Sentence("Hämtar värdena")),
    )
    if not values:
        raise KoladaStrange("no values")
    return Fetched(measures, areas, groups, values, at, f"v{kolada.spoken()}")


def useful_groups(
    groups: Iterable[KoladaGroup], areas: Iterable[KoladaArea], municipalities: Iterable[str]
) -> tuple[KoladaGroup, ...]:
    """The groups of those alike the municipalities, and of their counties; the newest of each."""
    ours = set(municipalities)
    names = {one.title.casefold() for one in areas if one.code in ours}
    counties = {code[:2] for code in ours}
    newest: dict[object, tuple[int, KoladaGroup]] = {}
    for one in groups:
        similar, county = similar_group(one.title), county_group(one.title, one.members)
        if similar and similar.name.casefold() in names:
            key: object = (similar.name.casefold(), similar.field)
            if key not in newest or newest[key][0] < similar.year:
                newest[key] = (similar.year, one)
        elif county and county[0] in counties:
            newest.setdefault(county[0], (0, one))
    return tuple(one for _, one in newest.values())


def areas_to_ask(wanted: Wanted, groups: Iterable[KoladaGroup]) -> list[str]:
    """The nation, the municipalities, their groups, and each member of a group of those alike."""
    asked = dict.fromkeys([NATION, *wanted.municipalities, *wanted.peers])
    for group in groups:
        asked[group.code] = None
        if similar_group(group.title):
            asked |= dict.fromkeys(group.members)
    return list(asked)
