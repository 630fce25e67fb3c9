"""What actions take and fetches give, as frozen values."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from fridlyst.comparison.kolada.shapes import KoladaArea, KoladaGroup, KoladaMeasure, KoladaValue
from fridlyst.comparison.terms import PeerChoice, Source


@dataclass(frozen=True, slots=True)
class Fetched:
    """Everything that one fetch gave, or that a file carries; `fetched_at` is when it left the service."""

    measures: tuple[KoladaMeasure, ...]
    areas: tuple[KoladaArea, ...]
    groups: tuple[KoladaGroup, ...]
    values: tuple[KoladaValue, ...]
    fetched_at: datetime
    version: str = ""
    source: str = Source.KOLADA


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to fetch: the codes of measures, and of the installation's municipalities and their own peers."""

    codes: tuple[str, ...]
    municipalities: tuple[str, ...]
    peers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ChoiceFields:
    """A municipality's choice; `directions` are pairs of a code and an `indicators.terms.Direction`."""

    peers: str = PeerChoice.SIMILAR
    field: str = ""
    own_peers: Sequence[str] = ()
    measures: Sequence[str] = ()
    directions: Sequence[tuple[str, str]] = ()
