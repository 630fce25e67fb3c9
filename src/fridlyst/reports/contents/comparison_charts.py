"""A measure's lines as charts: what is drawn, what it says in words, and its table."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from fridlyst.comparison.shapes import ComparedMeasure, Line
from fridlyst.comparison.terms import MeasureKind, Who
from fridlyst.indicators.terms import Sex
from fridlyst.reports.charts import Chart, lines_compared
from fridlyst.reports.columns import Kind
from fridlyst.reports.contents import comparison_words as words
from fridlyst.reports.contents.words import language
from fridlyst.reports.drawings.compared import WIDTH


@dataclass(frozen=True, slots=True)
class LineToDraw:
    """A line with the name that it has in the chart."""

    name: str
    line: Line
    sex: str
    strong: bool

    def value(self, year: int) -> float | None:
        """The value of the year, in the measure's unit."""
        found = self.line.at(year, self.sex)
        return found.value if found else None


@dataclass(frozen=True, slots=True)
class Lines:
    """The lines of a chart over the years; `key` tells a measure's charts apart."""

    key: str
    caption: str
    measure: ComparedMeasure
    lines: tuple[LineToDraw, ...]
    years: range

    def chart(self, width: int = WIDTH) -> Chart:
        """The drawing, `width` in px of its view box; per cent as shares 0–1."""
        is_share = self.measure.kind == MeasureKind.PER_CENT
        return lines_compared(
            tuple(map(str, self.years)),
            tuple(
                (one.name, tuple(_as_drawn(one.value(year), is_share) for year in self.years), one.strong)
                for one in self.lines
            ),
            kind=Kind.PERCENT if is_share else Kind.NUMBER,
            decimals=words.decimals(self.measure),
            language=language(),
            width=width,
        )

    @property
    def alt(self) -> str:
        """From and to, for each line."""
        return " ".join(self._said(one) for one in self.lines)

    def rows(self) -> list[tuple[str, tuple[str, ...]]]:
        """The latest year first, each with a value in words for every line."""
        return [
            (
                str(year),
                tuple(words.value_words(one.line.at(year, one.sex), self.measure) for one in self.lines),
            )
            for year in reversed(self.years)
        ]

    def _said(self, one: LineToDraw) -> str:
        known = [value for value in one.line.values if value.sex == one.sex and value.value is not None]
        if not known:
            return _("%(name)s: uppgift saknas.") % {"name": one.name}
        return _("%(name)s: från %(first)s år %(from)s till %(last)s år %(to)s.") % {
            "name": one.name,
            "first": words.value_words(known[0], self.measure),
            "from": known[0].year,
            "last": words.value_words(known[-1], self.measure),
            "to": known[-1].year,
        }


def all_together(measure: ComparedMeasure) -> Lines | None:
    """The four lines, the municipality's strong; None where there is nothing to draw."""
    drawn = [
        LineToDraw(line.name, line, Sex.ALL, line.who == Who.OWN) for line in measure.lines if line.values
    ]
    return _lines("all", _("Utvecklingen år för år"), measure, drawn)


def women_and_men(measure: ComparedMeasure) -> Lines | None:
    """Women and men in the municipality, and quieter in the nation."""
    if not measure.by_sex:
        return None
    drawn = [
        LineToDraw(label % {"where": line.name}, line, sex, line.who == Who.OWN)
        for line in (measure.own, measure.nation)
        for sex, label in ((Sex.WOMEN, _("Kvinnor, %(where)s")), (Sex.MEN, _("Män, %(where)s")))
    ]
    return _lines("sexes", _("Kvinnor och män"), measure, drawn)


def _lines(key: str, caption: str, measure: ComparedMeasure, drawn: Sequence[LineToDraw]) -> Lines | None:
    years = [
        value.year
        for one in drawn
        for value in one.line.values
        if value.sex == one.sex and value.value is not None
    ]
    if not years or measure.kind == MeasureKind.YES_NO:
        return None
    return Lines(key, caption, measure, tuple(drawn), range(min(years), max(years) + 1))


def _as_drawn(value: float | None, is_share: bool) -> float | None:
    return value / 100 if value is not None and is_share else value
