"""Staff and those trained as they may be shown, in plain Python: all courses together with the staff."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from fridlyst.figures.errors import CannotProtect
from fridlyst.figures.publishing import publish
from fridlyst.figures.shares import PublishedShare, share_of
from fridlyst.figures.tables import (
    LARGEST_THRESHOLD,
    Category,
    Cell,
    CellState,
    CountTable,
    Dimension,
    Key,
    PublishedTable,
    Rule,
)

_EVERYBODY, _ALL, _KNOWN = "(everybody)", "all", "known:"
_HIDDEN = Cell(CellState.SUPPRESSED)
_PROTECTED = PublishedShare(_HIDDEN, _HIDDEN, CellState.SUPPRESSED, None)
_SECONDS = 0.3

# Body → its staff, and course → body → how many of them are trained: sorted, so that they are told alike.
_Staff = tuple[tuple[str, int], ...]
_Trained = tuple[tuple[str, _Staff], ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """What may be shown: each body's staff, and by course each body's share and that of all together."""

    staff: Mapping[str, Cell]
    bodies: Mapping[str, Mapping[str, PublishedShare]]
    together: Mapping[str, PublishedShare]


def shown(staff: Mapping[str, int], courses: Mapping[str, Mapping[str, int]], rule: Rule) -> Shown:
    """Body → its staff, and course → body → how many of these are trained; what may be shown of all at once.

    The same people are staff in the list of bodies and in every course, so a number that is hidden in one
    place must not be worked out from the sums of another. Bodies without staff told are in no course.
    """
    told = tuple((key, tuple(sorted(of.items()))) for key, of in courses.items())
    return _shown(tuple(sorted(staff.items())), told, rule)


@lru_cache(maxsize=256)
def _shown(staff: _Staff, courses: _Trained, rule: Rule) -> Shown:
    if not staff:
        return Shown({}, {}, {})
    sums = _sums(staff, [tuple(body for body, _ in trained) for _, trained in courses if trained])
    whole = CountTable((sums,), {(body,): count for body, count in staff})
    before = [publish(whole, _with_room(rule), seconds=_SECONDS)]
    cells = {body: before[0].cell((body,)) for body, _ in staff}
    bodies: dict[str, Mapping[str, PublishedShare]] = {}
    together: dict[str, PublishedShare] = {}
    for key, trained in courses:
        if not trained:
            continue
        table = _course(key, staff, trained, rule, before)
        names = tuple(body for body, _ in trained)
        bodies[key] = {body: _share(table, key, body) for body in names}
        together[key] = _share(table, key, _together(names))
        before += [table] if table else []
    return Shown(cells, bodies, together)


def _with_room(rule: Rule) -> Rule:
    """The rule for staff: those trained and those not are parts of it, and either may have to seem large."""
    return replace(rule, threshold=min(2 * rule.threshold, LARGEST_THRESHOLD))


def _course(
    key: str, staff: _Staff, trained: _Staff, rule: Rule, before: Sequence[PublishedTable]
) -> PublishedTable | None:
    """A course's table; None where nothing of it may be shown beside what is shown before it."""
    counted = dict(trained)
    cells: dict[Key, int | None] = {}
    for body, count in staff:
        over = counted.get(body)
        cells[body, _ALL] = count
        cells[body, f"counted:{key}"] = over
        cells[body, f"rest:{key}"] = None if over is None else count - over
    part = Dimension(
        "part", (Category(_ALL), *(Category(f"{one}:{key}", _ALL) for one in ("counted", "rest")))
    )
    table = CountTable((_rows(staff, tuple(counted)), part), cells)
    try:
        return publish(table, rule, already=before, seconds=_SECONDS)
    except CannotProtect:
        return None


def _rows(staff: _Staff, known: tuple[str, ...]) -> Dimension:
    """Every body under all, those that are known in a course under their own sum."""
    among = _together(known)
    inner = (Category(among, _EVERYBODY),) if known else ()
    bodies = (Category(body, among if body in known else _EVERYBODY) for body, _ in staff)
    return Dimension("row", (Category(_EVERYBODY), *inner, *bodies))


def _sums(staff: _Staff, courses: Iterable[tuple[str, ...]]) -> Dimension:
    """Every body under the sums that courses will show, so that what is hidden is chosen with these in mind.

    As many of the sums as are within or beside each other, the largest first.
    """
    chosen: list[frozenset[str]] = []
    for known in sorted({frozenset(one) for one in courses}, key=lambda one: (-len(one), sorted(one))):
        if all(known <= one or not known & one for one in chosen):
            chosen.append(known)
    inner = [Category(_together(one), _above(one, chosen)) for one in chosen]
    bodies = (Category(body, _above(frozenset({body}), chosen)) for body, _ in staff)
    return Dimension("row", (Category(_EVERYBODY), *inner, *bodies))


def _above(those: frozenset[str], chosen: Sequence[frozenset[str]]) -> str:
    """The smallest of the sums that holds them, or all."""
    around = [one for one in chosen if those <= one and those is not one]
    return _together(sorted(around, key=len)[0]) if around else _EVERYBODY


def _together(known: Iterable[str]) -> str:
    """The same bodies have the same sum in every course."""
    return _KNOWN + " ".join(sorted(known))


def _share(table: PublishedTable | None, course: str, row: str) -> PublishedShare:
    if table is None:
        return _PROTECTED
    return share_of(table.cell((row, f"counted:{course}")), table.cell((row, _ALL)))
