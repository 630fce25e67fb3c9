"""Questions to Kolada: key figures, areas, groups and values, in whichever version is spoken.

Version 3 (api.kolada.se/v3): at most 25 identifiers in a part of the path, `next_url` for the next page.
Version 2: `next_page`, and the members of a group as `id`. The terms (kolada.se/om-oss/api): the source is
named "Källa: Kolada", and not for what somebody has worked out of the values.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from fridlyst.comparison.kolada import reading
from fridlyst.comparison.kolada.errors import KoladaRefused, KoladaStrange
from fridlyst.comparison.kolada.fetching import Fetching
from fridlyst.comparison.kolada.reading import Record
from fridlyst.comparison.kolada.shapes import KoladaArea, KoladaGroup, KoladaMeasure, KoladaValue

T = TypeVar("T")
Tell = Callable[[float], None]
VERSIONS = ("3", "2")
MOST_IDS = 25
MOST_PAGES = 500
MOST_VALUES = 2_000_000
_GONE = frozenset({400, 404, 405, 410})


def in_batches(ids: Iterable[T], most: int = MOST_IDS) -> Iterator[tuple[T, ...]]:
    """The identifiers, at most so many at a time, each once and in order."""
    every = tuple(dict.fromkeys(ids))
    for start in range(0, len(every), most):
        yield every[start : start + most]


@dataclass(slots=True)
class Kolada:
    """The service; without a `version` the newest that answers is spoken."""

    fetching: Fetching
    version: str = ""

    def spoken(self) -> str:
        """The version, found out the first time."""
        if not self.version:
            self.version = self._find_version()
        return self.version

    def measures(self, codes: Iterable[str]) -> tuple[KoladaMeasure, ...]:
        """The key figures that there are among the codes."""
        return tuple(one for batch in in_batches(codes) for one in self._measures(batch))

    def areas(self) -> tuple[KoladaArea, ...]:
        """Every municipality, region and the nation."""
        return reading.read_areas(self._all("municipality"))

    def groups(self) -> tuple[KoladaGroup, ...]:
        """Every group of municipalities."""
        return reading.read_groups(self._all("municipality_groups"))

    def values(
        self, *, codes: Sequence[str], areas: Sequence[str], years: Sequence[int], tell: Tell | None = None
    ) -> tuple[KoladaValue, ...]:
        """What there is for the key figures in the areas and years; `tell` gets the share done, 0–1.

        An area that was asked for and is not answered for has no value. What was not asked for is dropped.
        """
        parts = [
            (measures, places, times)
            for measures in in_batches(codes)
            for places in in_batches(areas)
            for times in in_batches(years)
        ]
        wanted = set(codes), set(areas), set(years)
        found: list[KoladaValue] = []
        for number, (measures, places, times) in enumerate(parts, start=1):
            path = f"data/kpi/{_listed(measures)}/municipality/{_listed(places)}/year/{_listed(times)}"
            read = reading.read_values(self._all(path))
            found += [one for one in read if _asked(one, *wanted)]
            if len(found) > MOST_VALUES:
                raise KoladaStrange("too many values")
            if tell:
                tell(number / len(parts))
        return tuple(found)

    def _measures(self, codes: Sequence[str]) -> tuple[KoladaMeasure, ...]:
        """One that is not there may make the whole question refused: then each is asked for alone."""
        try:
            found = reading.read_measures(self._all(f"kpi/{_listed(codes)}"))
        except KoladaRefused as refused:
            if refused.details.get("status") not in (400, 404, 422):
                raise
            if len(codes) == 1:
                return ()
            return tuple(one for code in codes for one in self._measures((code,)))
        return tuple(one for one in found if one.code in codes)

    def _find_version(self) -> str:
        for version in VERSIONS:
            try:
                reading.read_page(self.fetching.get(f"/v{version}/municipality"))
            except KoladaRefused as refused:
                if refused.details.get("status") not in _GONE:
                    raise
            except KoladaStrange:
                if version == VERSIONS[-1]:
                    raise
            else:
                return version
        raise KoladaRefused("Kolada svarar varken i version 3 eller 2. Kontrollera FRIDLYST_KOLADA_URL.")

    def _all(self, path: str) -> Iterator[Record]:
        """The records of every page."""
        following, seen = f"/v{self.spoken()}/{path}", set[str]()
        while following:
            if following in seen or len(seen) >= MOST_PAGES:
                raise KoladaStrange("pages")
            seen.add(following)
            page = reading.read_page(self.fetching.get(following))
            yield from page.records
            following = self.fetching.path_of(page.following) if page.following else ""


def _asked(one: KoladaValue, codes: set[str], areas: set[str], years: set[int]) -> bool:
    return one.measure in codes and one.area in areas and one.year in years


def _listed(ids: Iterable[object]) -> str:
    return ",".join(map(str, ids))
