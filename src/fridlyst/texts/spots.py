"""Places told by heading, page, column, paragraph and sentence alone, where no words are quoted."""

from collections.abc import Iterator, Sequence

from fridlyst.texts.prepared import Row
from fridlyst.texts.scope import Scope
from fridlyst.texts.terms import ChangeKind, PassageKind

Spot = tuple[Row, int, int]
OWN_PASSAGE = frozenset({ChangeKind.ADD_BULLET, ChangeKind.ADD_PARAGRAPH})
TAKING = frozenset({ChangeKind.STRIKE, ChangeKind.REPLACE})


def spots(scope: Scope, kind: str) -> Iterator[Spot]:
    """Every place that such a change can be made at, with the signs where it begins and ends there.

    A new passage goes after the passage that is given, or before it where both signs are 0.
    """
    if kind in OWN_PASSAGE:
        yield from (_beside(scope, row) for row in _neighbours(scope, kind))
        return
    for row in _chosen(scope, every=kind in TAKING and not scope.anchor.sentence):
        start, end = _stretch(scope, row)
        if kind in TAKING:
            yield row, start, end
        else:
            at = start if scope.anchor.before else end
            yield row, at, at


def _beside(scope: Scope, row: Row) -> Spot:
    at = 0 if goes_first(scope) else len(row.passage.text)
    return row, at, at


def goes_first(scope: Scope) -> bool:
    """Whether what is new goes before: said so, or to be the first."""
    return scope.anchor.before or (scope.anchor.sentence == "first" and not scope.anchor.quote)


def _neighbours(scope: Scope, kind: str) -> Iterator[Row]:
    """What a new passage may stand beside."""
    if kind == ChangeKind.ADD_PARAGRAPH and scope.anchor.column is None:
        yield from _chosen(scope, every=False)
        return
    groups = [group for group in scope.text.groups if _is_list(scope, group)]
    for group in groups:
        yield _end(scope, group)
    listed = {group[0].section_at for group in groups}
    if scope.anchor.column is None:
        yield from (row for row in _chosen(scope, every=False) if row.section_at not in listed)


def _is_list(scope: Scope, group: Sequence[Row]) -> bool:
    first = group[0].passage
    if scope.anchor.column is not None and scope.text.has_table:
        return first.column == scope.anchor.column - 1 and not _is_head(scope, group[0])
    return first.kind != PassageKind.PARAGRAPH and not _is_head(scope, group[0])


def _is_head(scope: Scope, row: Row) -> bool:
    """A cell of the heading row, where the column has more."""
    if row.passage.row != 0:
        return False
    return any(
        (other.passage.table, other.passage.column) == (row.passage.table, row.passage.column)
        and other.section_at == row.section_at
        and other.passage.row
        for other in scope.text.rows[row.index :]
    )


def _end(scope: Scope, group: Sequence[Row]) -> Row:
    wanted = scope.anchor.item
    if wanted is not None and 0 < wanted <= len(group):
        return group[wanted - 1]
    return group[0] if goes_first(scope) else group[-1]


def _chosen(scope: Scope, *, every: bool) -> Iterator[Row]:
    """The passages that the anchor points out; the end of each section or page where it only says these."""
    anchor = scope.anchor
    for row in filter(scope.touches, scope.text.rows):
        told = scope.agreement(row).told
        if anchor.paragraph is not None or anchor.item is not None:
            keep = told.get("paragraph", 1.0) == 1.0 and told.get("item", 1.0) == 1.0
        elif anchor.column is not None and scope.text.has_table:
            group = scope.text.groups[row.group]
            keep = told["column"] == 1.0 and not _is_head(scope, row) and (every or row is group[-1])
        elif scope.glued:
            keep = scope.glued.get(row.index, 0.0) > 0.9
        else:
            keep = every or _is_end(scope, row)
        if keep:
            yield row


def _is_end(scope: Scope, row: Row) -> bool:
    rows = scope.text.rows
    if scope.under is not None:
        ends = scope.text.first_of_section if scope.anchor.sentence == "first" else scope.text.last_of_section
        return ends[row.section_at] == row.index
    step = -1 if scope.anchor.sentence == "first" else 1
    beyond = row.index + step
    return not 0 <= beyond < len(rows) or rows[beyond].page != row.page


def _stretch(scope: Scope, row: Row) -> tuple[int, int]:
    """The sentence that is meant, else the whole passage without a heading that was read into it."""
    start = _after_heading(scope, row)
    if scope.anchor.sentence == "last":
        last, end = row.phrase.sentences[-1]
        return max(start, last), end
    if scope.anchor.sentence == "first":
        return next((max(start, of), end) for of, end in row.phrase.sentences if end > start)
    return start, len(row.passage.text)


def _after_heading(scope: Scope, row: Row) -> int:
    said = scope.said_heading.forms
    if row.index in scope.glued and row.phrase.forms[: len(said)] == said:
        return row.phrase.words[len(said)].start
    return 0
