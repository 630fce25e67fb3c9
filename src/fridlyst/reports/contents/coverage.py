"""Coverage in a report: how much comes before the violence, where activities are aimed, what is missing."""

from collections.abc import Iterator, Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fridlyst.coverage.balance import balance
from fridlyst.coverage.gap_words import grouped
from fridlyst.coverage.gaps import gaps
from fridlyst.coverage.matrix import by_level
from fridlyst.coverage.shapes import Coverage, Gap, Matrix
from fridlyst.coverage.wording import balance_words, parts_words, unplaced_words
from fridlyst.reports.columns import Column, Kind, Row
from fridlyst.reports.document import (
    Block,
    BulletList,
    Figure,
    Group,
    Heading,
    Paragraph,
    Span,
    Table,
    paragraph,
)
from fridlyst.reports.drawings.heat import HeatMap

MOST_GAPS = 7


def coverage_part(found: Sequence[Coverage]) -> Iterator[Block]:
    """The part "Täckning", one section a programme; nothing where no programme has an activity."""
    told = [one for one in found if one.activities]
    if not told:
        return
    yield Heading(1, _("Täckning"), "tackning")
    for number, one in enumerate(told, start=1):
        if len(told) > 1:
            yield Heading(2, one.programme.title, f"tackning-{number}")
        yield from _programme(one, number, alone=len(told) == 1)
    yield paragraph(
        _(
            "Så är aktiviteterna riktade i dag. Tabellen räknar alla, också dem som bara är till för "
            "kommunens egna. Resultat per preventionsnivå gäller det som omgången frågar om."
        )
    )


def _programme(coverage: Coverage, number: int, *, alone: bool) -> Iterator[Block]:
    share, matrix = balance(coverage), by_level(coverage)
    yield paragraph(Span(balance_words(share), strong=True), " " + parts_words(share))
    if matrix.inside:
        yield heat_figure(matrix, f"tackning-{number}-nivaer", coverage, alone=alone)
    yield from _missing(gaps(coverage))


def heat_figure(matrix: Matrix, key: str, coverage: Coverage, *, alone: bool = True) -> Figure:
    """A matrix as a heat map with its table; it says which programme's where it is not `alone`."""
    counts = tuple(tuple(len(matrix.at(row, column)) for column in matrix.columns) for row in matrix.rows)
    totals = tuple(len(matrix.by_row.get(row.code, ())) for row in matrix.rows)
    names = tuple(row.label for row in matrix.rows)
    chart = HeatMap(names, tuple(one.label for one in matrix.columns), counts, _("Alla"), totals)
    columns = (
        Column(matrix.row_title, weight=2, key="row"),
        *(Column(one.label, Kind.NUMBER, key=one.code) for one in matrix.columns),
        Column(_("Alla"), Kind.NUMBER, key="activities"),
    )
    rows: tuple[Row, ...] = tuple(
        (name, *row, total) for name, row, total in zip(names, counts, totals, strict=True)
    )
    caption = _("Aktiviteter efter preventionsnivå och samhällsnivå")
    if not alone:
        caption = f"{caption}, {coverage.programme.title}"
    group = Group(_("Täckning"), _("Program"), coverage.programme.title)
    table = Table(f"{key}-tabell", caption, columns, rows, _note(matrix, coverage), group=group)
    return Figure(key, chart, caption, f"{caption}. {_alt(matrix)}", table)


def _note(matrix: Matrix, coverage: Coverage) -> str:
    said = [unplaced_words(len(matrix.outside), len(coverage.activities))]
    if matrix.several:
        said.append(_("En aktivitet med flera nivåer räknas i flera rutor."))
    return " ".join(filter(None, said))


def _alt(matrix: Matrix) -> str:
    return " ".join(
        f"{row.label}: "
        + ", ".join(f"{column.label} {len(matrix.at(row, column))}" for column in matrix.columns)
        + "."
        for row in matrix.rows
    )


def _missing(found: Sequence[Gap]) -> Iterator[Block]:
    """The worst gaps as sentences, how many more there are, and how many are meant to be so."""
    groups = grouped(found)
    if groups:
        yield paragraph(Span(_("Det här saknas"), strong=True))
        yield BulletList(tuple(paragraph(one.sentence) for one in groups[:MOST_GAPS]))
    else:
        yield paragraph(_("Fridlyst hittar inget som saknas."))
    if len(groups) > MOST_GAPS:
        left = len(groups) - MOST_GAPS
        words = ngettext(
            "%(n)s slags lucka till finns på programmets sida.",
            "%(n)s slags luckor till finns på programmets sida.",
            left,
        )
        yield paragraph(words % {"n": left})
    yield from _intended(found)


def _intended(found: Sequence[Gap]) -> Iterator[Paragraph]:
    for one in found:
        if one.answer:
            told = {"sentence": one.sentence, "reason": one.answer.reason}
            yield paragraph(Span(_("Medvetet val:"), strong=True), " " + _("%(sentence)s %(reason)s") % told)
