"""Totals of a file beside their parts: whether they agree, and what they would give away of hidden parts."""

from collections.abc import Mapping, Sequence

from fridlyst.base.sentences import Sentence
from fridlyst.counts.taking_in.errors import BadNumbers
from fridlyst.counts.taking_in.making import OVERLAPPING, Codes, CountRow
from fridlyst.counts.terms import Facet

Counts = dict[Codes, int | None]


def settled(
    rows: Sequence[CountRow], parents: Mapping[str, str], *, overlapping: bool, absent: bool
) -> Counts:
    """The numbers without what would let a hidden part be worked out.

    A part that its total and its other parts give away is taken as known, so that the rule of small numbers
    sees it; a total that has more than one hidden part is taken as missing. With `absent` a combination that
    does not stand in the file is hidden too, otherwise it is a zero.
    """
    counts: Counts = {row.codes: row.count for row in rows}
    lines = _lines(rows, parents, overlapping=overlapping, absent=absent)
    while any(_fill(counts, total, parts) for total, parts in lines):
        pass
    while any(_hold_back(counts, total, parts) for total, parts in lines):
        pass
    return counts


def _fill(counts: Counts, total: Codes, parts: Sequence[Codes]) -> bool:
    whole, unknown = counts[total], [part for part in parts if counts.get(part) is None]
    if whole is None or len(unknown) != 1:
        return False
    counts[unknown[0]] = max(0, whole - sum(counts.get(part) or 0 for part in parts))
    return True


def _hold_back(counts: Counts, total: Codes, parts: Sequence[Codes]) -> bool:
    if counts[total] is None or all(counts.get(part) is not None for part in parts):
        return False
    counts[total] = None
    return True


def _lines(
    rows: Sequence[CountRow], parents: Mapping[str, str], *, overlapping: bool, absent: bool
) -> list[tuple[Codes, list[Codes]]]:
    """Every total that stands in the file, with its parts in one facet."""
    free = OVERLAPPING if overlapping else ()
    found: list[tuple[Codes, list[Codes]]] = []
    for at, facet in enumerate(Facet):
        if facet in free:
            continue
        for total, parts in _parts(rows, at, parents).items():
            more = _absent(rows, at, parents, total) if absent else []
            found.append((total, [*parts, *(part for part in more if part not in parts)]))
    return found


def _absent(rows: Sequence[CountRow], at: int, parents: Mapping[str, str], total: Codes) -> list[Codes]:
    """The parts that the total would have if every code of the facet stood below it."""
    used = {row.codes[at] for row in rows} - {""}
    below = [code for code in sorted(used) if _above(code, parents, used) == total[at]]
    return [_with(total, at, code) for code in below]


def _above(code: str, parents: Mapping[str, str], used: set[str]) -> str:
    above = parents.get(code, "")
    while above and above not in used:
        above = parents.get(above, "")
    return above


def check_totals(rows: Sequence[CountRow], parents: Mapping[str, str], *, overlapping: bool) -> None:
    """Raise BadNumbers when a total of the file is not the sum of its parts.

    Where one person may stand under several forms or actions, totals over these are not sums.
    """
    counts = {row.codes: row.count for row in rows}
    free = OVERLAPPING if overlapping else ()
    wrong = 0
    for at, facet in enumerate(Facet):
        parts = {} if facet in free else _parts(rows, at, parents)
        wrong += sum(_differs(counts, total, below) for total, below in parts.items())
    if wrong:
        raise BadNumbers(
            Sentence(
                "%(count)s summor i filen är inte summan av sina delar. Rätta filen. Om samma person "
                "kan räknas under flera våldsformer eller insatser ska det stå på källan.",
                count=wrong,
            )
        )


def _parts(rows: Sequence[CountRow], at: int, parents: Mapping[str, str]) -> dict[Codes, list[Codes]]:
    """Total → the rows that are its parts in one facet, for totals that stand in the file."""
    stand = {row.codes for row in rows}
    found: dict[Codes, list[Codes]] = {}
    for row in rows:
        code = row.codes[at]
        above = parents.get(code, "") if code else None
        while above is not None:
            total = _with(row.codes, at, above)
            if total in stand:
                found.setdefault(total, []).append(row.codes)
                break
            above = parents.get(above, "") if above else None
    return found


def _with(codes: Codes, at: int, code: str) -> Codes:
    changed = list(codes)
    changed[at] = code
    form, sex, age, district, action = changed
    return (form, sex, age, district, action)


def _differs(counts: Mapping[Codes, int | None], total: Codes, parts: Sequence[Codes]) -> bool:
    said, known = counts[total], [counts[part] for part in parts]
    if said is None or any(one is None for one in known):
        return False
    return said != sum(one for one in known if one is not None)
