"""Comparison with the nation in reports: every measure with its values, its chart and its source."""

from collections.abc import Iterator, Sequence
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fridlyst.comparison.shapes import ComparedMeasure
from fridlyst.comparison.terms import Theme, Who
from fridlyst.reports.columns import Column
from fridlyst.reports.contents import comparison_words as words
from fridlyst.reports.contents.comparison_charts import Lines, all_together, women_and_men
from fridlyst.reports.contents.words import language
from fridlyst.reports.document import Block, Figure, Heading, ReportDocument, Span, Table, paragraph


def comparison_document(
    measures: Sequence[ComparedMeasure], *, municipality: str, today: date
) -> ReportDocument:
    """Comparison as a document of its own."""
    return ReportDocument(
        title=_("%(town)s jämfört med andra") % {"town": municipality},
        subtitle=_("Nationella mått om våld, bredvid liknande kommuner, länet och riket"),
        author=municipality,
        date=today,
        identifier="statistik/jamforelse",
        blocks=tuple(comparison_blocks(measures, "jamforelse", 1)),
        language=language(),
    )


def comparison_blocks(measures: Sequence[ComparedMeasure], key: str, level: int) -> Iterator[Block]:
    """What is known and what is not, one table of the latest values, then measure by measure."""
    known = [one for one in measures if one.known]
    yield paragraph(Span(_known(len(known), len(measures)), strong=True), " ", _caution())
    if not known:
        return
    yield _latest(known, key)
    for theme in Theme:
        listed = [one for one in known if one.theme == theme]
        if listed:
            yield Heading(level, str(theme.label), f"{key}-{theme.value}")
        for one in listed:
            yield from _measure(one, key, level + 1)


def _known(known: int, every: int) -> str:
    return ngettext(
        "%(known)s av %(count)s mått har värden.", "%(known)s av %(count)s mått har värden.", every
    ) % {"known": known, "count": every}


def _caution() -> str:
    return _(
        "Ett mått säger sällan själv om mer är bra eller dåligt. Skillnader på högst fem procent räknas som "
        "lika, och i en liten kommun kan några få fall ge stora skillnader mellan åren."
    )


def _latest(measures: Sequence[ComparedMeasure], key: str) -> Table:
    heads = (measures[0].own.name, _("Liknande"), _("Länet"), _("Riket"))
    columns = (
        Column(_("Mått"), weight=3, key="measure"),
        Column(_("År"), weight=0.7, key="year"),
        *(Column(head, key=who.value) for head, who in zip(heads, Who, strict=True)),
        Column(_("Bland de liknande"), weight=1.6, key="standing"),
    )
    rows = tuple(
        (
            one.title,
            str(one.year or ""),
            *(words.value_words(line.at(one.year), one, own=line is one.own) for line in one.lines),
            words.standing_words(one.standing, kind=one.kind),
        )
        for one in measures
    )
    return Table(f"{key}-senaste", _("Senaste året, sida vid sida"), columns, rows)


def _measure(measure: ComparedMeasure, key: str, level: int) -> Iterator[Block]:
    here = f"{key}-{measure.code.lower()}"
    yield Heading(min(level, 3), measure.title, here)
    said = [words.standing_sentence(measure), words.direction_words(measure.direction), measure.about]
    text = " ".join(one if one.endswith(".") else f"{one}." for one in said if one)
    if text:
        yield paragraph(text)
    for lines in (all_together(measure), women_and_men(measure)):
        if lines is not None:
            yield _figure(lines, f"{here}-{lines.key}")
    yield paragraph(words.source_words(measure))


def _figure(lines: Lines, key: str) -> Figure:
    columns = (
        Column(_("År"), weight=0.6, key="year"),
        *(Column(one.name, key=f"line-{at}") for at, one in enumerate(lines.lines)),
    )
    rows = tuple((year, *values) for year, values in lines.rows())
    caption = f"{lines.measure.title}: {lines.caption[:1].lower()}{lines.caption[1:]}"
    return Figure(key, lines.chart(), caption, lines.alt, Table(f"{key}-tabell", caption, columns, rows))
