"""The lines of a measure drawn, for a wide page and a narrow one, with their words and their table."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from fridlyst.comparison.shapes import ComparedMeasure, Line
from fridlyst.comparison.terms import MeasureKind, Who
from fridlyst.indicators.terms import Sex
from fridlyst.reports.charts import draw, lines_compared
from fridlyst.reports.columns import Kind
from fridlyst.reports.drawings.compared import NARROW, WIDTH
from fridlyst.web.comparison import words
from fridlyst.web.comparison.rows import as_share


@dataclass(frozen=True)
class Drawn:
    """A chart twice, with what it says in words and its table: heads, and a row a year."""

    caption: str
    alt: str
    wide: SafeString
    narrow: SafeString
    heads: tuple[str, ...]
    rows: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True)
class _Drawn:
    """A line to draw."""

    name: str
    line: Line
    sex: str
    strong: bool


def all_together(measure: ComparedMeasure) -> Drawn | None:
    """The four lines, the municipality's strong."""
    lines = [_Drawn(line.name, line, Sex.ALL, line.who == Who.OWN) for line in measure.lines if line.values]
    return _drawn(measure, lines, _("Utvecklingen år för år"), "all")


def women_and_men(measure: ComparedMeasure) -> Drawn | None:
    """Women and men in the municipality, and quieter in the nation."""
    if not measure.by_sex:
        return None
    lines = [
        _Drawn(label % {"where": line.name}, line, sex, line.who == Who.OWN)
        for line in (measure.own, measure.nation)
        for sex, label in ((Sex.WOMEN, _("Kvinnor, %(where)s")), (Sex.MEN, _("Män, %(where)s")))
    ]
    return _drawn(measure, lines, _("Kvinnor och män"), "sexes")


def _drawn(measure: ComparedMeasure, lines: Sequence[_Drawn], caption: str, ident: str) -> Drawn | None:
    years = sorted(
        {
            value.year
            for one in lines
            for value in one.line.values
            if value.sex == one.sex and value.value is not None
        }
    )
    if not years or measure.kind == MeasureKind.YES_NO:
        return None
    span = range(years[0], years[-1] + 1)
    given = tuple(
        (one.name, tuple(_value(one, year, measure.kind) for year in span), one.strong) for one in lines
    )
    kind = Kind.PERCENT if measure.kind == MeasureKind.PER_CENT else Kind.NUMBER
    pictures = [
        draw(
            lines_compared(
                tuple(map(str, span)),
                given,
                kind=kind,
                decimals=words.decimals(measure),
                language=get_language() or "sv",
                width=width,
            ),
            f"{ident}-{width}",
        ).svg
        for width in (WIDTH, NARROW)
    ]
    return Drawn(
        caption=caption,
        alt=_alt(lines, measure),
        # Attributes only, every text escaped by the drawing.
        wide=mark_safe(pictures[0]),
        narrow=mark_safe(pictures[1]),
        heads=tuple(one.name for one in lines),
        rows=tuple(
            (
                str(year),
                tuple(words.value_words(one.line.at(year, one.sex), measure) for one in lines),
            )
            for year in reversed(span)
        ),
    )


def _value(one: _Drawn, year: int, kind: str) -> float | None:
    found = one.line.at(year, one.sex)
    return as_share(found.value, kind) if found else None


def _alt(lines: Sequence[_Drawn], measure: ComparedMeasure) -> str:
    """The chart in a sentence: from and to, for each line."""
    said = []
    for one in lines:
        known = [value for value in one.line.values if value.sex == one.sex and value.value is not None]
        if not known:
            said.append(_("%(name)s: uppgift saknas") % {"name": one.name})
            continue
        said.append(
            _("%(name)s: från %(first)s år %(from)s till %(last)s år %(to)s")
            % {
                "name": one.name,
                "first": words.value_words(known[0], measure),
                "from": known[0].year,
                "last": words.value_words(known[-1], measure),
                "to": known[-1].year,
            }
        )
    return ". ".join(said) + "."
