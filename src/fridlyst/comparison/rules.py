"""What holds of comparing, in plain Python: when to fetch, whose group, and how one stands among others."""

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from statistics import median

from fridlyst.base.errors import BadInput, WrongState
from fridlyst.base.sentences import Sentence

FRESH_FOR = timedelta(days=7)
LONGEST_FETCH = timedelta(hours=2)
SMALL_HOURS = range(1, 5)
MOST_PEERS = 30
FEWEST_PEERS = 3
MOST_MEASURES = 60
YEARS_BACK = 15
DEFAULT_FIELD = "IFO"
_FIELDS_IN_ORDER = (DEFAULT_FIELD, "socioekonomi", "övergripande")
# Values that differ by less than this part of the own one are said to be alike.
ALIKE = 0.05
_FEWEST_FOR_MEDIAN = 3
_CODE = re.compile(r"[A-Z][0-9]{4,9}")
_MUNICIPAL = re.compile(r"[0-9]{4}")
_SIMILAR = re.compile(
    r"Liknande kommuner,?\s+(?P<field>.{1,100}?),\s+(?P<name>[^,]{1,100}),\s+(?P<year>20\d\d)"
)
_COUNTY = re.compile(r"(?P<name>.{1,80} läns kommuner|Gotlands kommun)\b.*")
_SHARE = re.compile(r"\(%\)|\bandel\b|\bprocent\b", re.IGNORECASE)
_SUPPRESSED = frozenset({"private", "secret", "suppressed", "confidential", "hidden", "sekretess"})


class UnknownPeer(BadInput):
    """A municipality to compare with that is not in the list."""

    code = "unknown-peer"


class PeersMissing(BadInput):
    """Too few municipalities to compare with, or too many."""

    code = "peers-missing"


class BadMeasureCode(BadInput):
    """Not a code of Kolada's."""

    code = "bad-measure-code"


class TooManyMeasures(BadInput):
    """More measures than are compared."""

    code = "too-many-measures"


class NothingToFetchFrom(WrongState):
    """The installation fetches nothing: no address is set."""

    code = "nothing-to-fetch-from"


class FetchUnderWay(WrongState):
    """Somebody is fetching already."""

    code = "fetch-under-way"


@dataclass(frozen=True, slots=True)
class SimilarGroup:
    """What the title of a group of similar municipalities says."""

    field: str
    name: str
    year: int


@dataclass(frozen=True, slots=True)
class Standing:
    """How many of the others lie clearly higher, clearly lower, or about as high; `unknown` have no value."""

    higher: int
    lower: int
    alike: int
    unknown: int

    @property
    def known(self) -> int:
        return self.higher + self.lower + self.alike


@dataclass(frozen=True, slots=True)
class Past:
    """Earlier fetches: the last that succeeded, and those that have failed since."""

    done_at: datetime | None = None
    running_since: datetime | None = None
    failed_at: datetime | None = None
    failures: int = 0


def is_due(past: Past, at: datetime, *, hour: int) -> bool:
    """Whether to fetch by ourselves: when older than a week, in the small hours (`hour` in Sweden).

    After failures we wait twice as long each time, an hour at first and a day at most; the very first
    fetch waits for no night.
    """
    if is_running(past, at) or (past.done_at is not None and at - past.done_at < FRESH_FOR):
        return False
    if past.failed_at is not None and at - past.failed_at < pause_after(past.failures):
        return False
    return hour in SMALL_HOURS or (past.done_at is None and past.failures == 0)


def pause_after(failures: int) -> timedelta:
    """How long to wait after so many failures in a row."""
    return min(timedelta(hours=2 ** min(max(failures - 1, 0), 5)), timedelta(days=1))


def is_running(past: Past, at: datetime) -> bool:
    """Whether a fetch is under way; one that has run for too long has lost its worker."""
    return past.running_since is not None and at - past.running_since < LONGEST_FETCH


def similar_group(title: str) -> SimilarGroup | None:
    """What "Liknande kommuner IFO, Askersund, 2024" says; None for another kind of group."""
    found = _SIMILAR.fullmatch(title.strip())
    return SimilarGroup(found["field"], found["name"], int(found["year"])) if found else None


def county_group(title: str, members: Collection[str]) -> tuple[str, str] | None:
    """The county's two digits and what to call it, of a group that holds a county's municipalities."""
    found, counties = _COUNTY.fullmatch(title.strip()), {code[:2] for code in members}
    return (counties.pop(), found["name"]) if found and len(counties) == 1 else None


def chosen_field(wanted: str, there_is: Collection[str]) -> str:
    """The wanted field, or the one that is nearest to violence; empty when there is no group."""
    order = (wanted, *_FIELDS_IN_ORDER, *sorted(there_is))
    return next((one for one in order if one and one in there_is), "")


def standing(own: float, others: Iterable[float | None]) -> Standing:
    """How the others lie. Values are alike when they differ by at most a twentieth of the larger."""
    listed = list(others)
    known = [one for one in listed if one is not None]
    higher = sum(1 for one in known if one > own and not alike(one, own))
    lower = sum(1 for one in known if one < own and not alike(one, own))
    return Standing(higher, lower, len(known) - higher - lower, len(listed) - len(known))


def alike(one: float, other: float) -> bool:
    """Whether two values are so near that their order says nothing."""
    return abs(one - other) <= ALIKE * max(abs(one), abs(other))


def middle(values: Iterable[float | None]) -> float | None:
    """The median, of three values at least."""
    known = [one for one in values if one is not None]
    return median(known) if len(known) >= _FEWEST_FOR_MEDIAN else None


def is_share(title: str) -> bool:
    """Whether the title says that values are per cent: "…, andel (%)"."""
    return bool(_SHARE.search(title))


def is_suppressed(status: str) -> bool:
    """Whether a status says that there is a value which is not shown."""
    return status.strip().casefold() in _SUPPRESSED


def check_peers(own: str, chosen: Sequence[str], known: Collection[str]) -> list[str]:
    """The chosen municipalities, each once and never oneself."""
    kept = [code for code in dict.fromkeys(chosen) if code != own]
    wrong = [code for code in kept if not _MUNICIPAL.fullmatch(code) or code not in known]
    if wrong:
        raise UnknownPeer("En av kommunerna finns inte i listan. Välj på nytt.", field="own_peers")
    if not FEWEST_PEERS <= len(kept) <= MOST_PEERS:
        raise PeersMissing(
            Sentence(
                "Välj minst %(least)s och högst %(most)s kommuner att jämföra med.",
                least=FEWEST_PEERS,
                most=MOST_PEERS,
            ),
            field="own_peers",
        )
    return kept


def check_measures(codes: Iterable[str]) -> list[str]:
    """Codes of Kolada's, each once; BadMeasureCode names the first that is none."""
    kept = list(dict.fromkeys(code.strip().upper() for code in codes if code.strip()))
    wrong = next((code for code in kept if not _CODE.fullmatch(code)), None)
    if wrong is not None:
        raise BadMeasureCode(
            Sentence("”%(code)s” är ingen kod i Kolada. En kod ser ut så här: N07403.", code=wrong[:20]),
            field="measures",
        )
    if len(kept) > MOST_MEASURES:
        raise TooManyMeasures(Sentence("Välj högst %(most)s mått.", most=MOST_MEASURES), field="measures")
    return kept
