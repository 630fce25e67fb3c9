"""The measures in a list, by theme: the latest values side by side, and how the municipality stands."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from fridlyst.accounts.queries import Visit
from fridlyst.comparison.shapes import ComparedMeasure, Line
from fridlyst.comparison.terms import Source, Theme, ValueState, Who
from fridlyst.indicators.terms import Direction, Sex
from fridlyst.reports.columns import Coded, Column, Kind, Row
from fridlyst.reports.contents import comparison_words as words
from fridlyst.web.shared.addresses import address


@dataclass(frozen=True)
class Shown:
    """A value in a list: who has it, what it says, and whether there is one."""

    who: str
    says: str
    known: bool


@dataclass(frozen=True)
class MeasureRow:
    """One measure on its line."""

    code: str
    title: str
    href: str
    year: str
    values: tuple[Shown, ...]
    standing: str
    direction: str


@dataclass(frozen=True)
class ThemeRows:
    """The measures of a theme that somebody has a value for."""

    label: str
    rows: tuple[MeasureRow, ...]
    source: str = ""


@dataclass(frozen=True)
class Listed:
    """The page's measures: by theme, and those without any value."""

    themes: tuple[ThemeRows, ...]
    empty: tuple[MeasureRow, ...]
    heads: tuple[str, ...]


def listed(visit: Visit, measures: Sequence[ComparedMeasure]) -> Listed:
    """What the list shows."""
    rows = [(one.theme, one.known, _row(visit, one)) for one in measures]
    themes = (
        ThemeRows(
            str(theme.label),
            tuple(row for at, known, row in rows if known and at == theme),
            _source(theme, measures),
        )
        for theme in Theme
    )
    return Listed(
        themes=tuple(theme for theme in themes if theme.rows),
        empty=tuple(row for _at, known, row in rows if not known),
        heads=heads(measures),
    )


def _source(theme: Theme, measures: Sequence[ComparedMeasure]) -> str:
    """Where the theme's values come from, when it is not where the page says that all do."""
    if theme != Theme.OPEN:
        return ""
    lines = dict.fromkeys(one.source_line for one in measures if one.known and one.theme == theme)
    return ". ".join(lines)


def heads(measures: Sequence[ComparedMeasure]) -> tuple[str, ...]:
    """What the four columns are called, by the first measure that has values."""
    first = next((one for one in measures if one.known and one.source != Source.OPEN_COMPARISONS), None)
    first = first or next(iter(measures), None)
    return tuple(line.name for line in first.lines) if first else ()


def _row(visit: Visit, measure: ComparedMeasure) -> MeasureRow:
    return MeasureRow(
        code=measure.code,
        title=measure.title,
        href=address("comparison:measure", visit.municipality.slug, measure.code),
        year=str(measure.year or ""),
        values=tuple(shown(measure, line) for line in measure.lines),
        standing=words.standing_words(measure.standing, kind=measure.kind),
        direction=words.direction_words(measure.direction),
    )


def shown(measure: ComparedMeasure, line: Line) -> Shown:
    """The line's value in the year that the measure shows."""
    value = line.at(measure.year)
    own = line.who == Who.OWN
    return Shown(
        who=line.name,
        says=words.value_words(value, measure, own=own),
        known=value is not None and value.value is not None,
    )


def list_columns() -> tuple[Column, ...]:
    """The columns of the list as a file: a row a measure."""
    values = [
        column
        for who in Who
        for column in (
            Column(str(who.label), Kind.NUMBER, key=who.value),
            Column(_("%(who)s: läge") % {"who": who.label}, key=f"{who.value}_state"),
        )
    ]
    return (
        Column(_("Kod"), key="code"),
        Column(_("Mått"), weight=3, key="title"),
        Column(_("År"), key="year"),
        *values,
        Column(_("Jämfört"), weight=2, key="standing"),
        Column(_("Riktning"), key="direction"),
        Column(_("Källa"), weight=2, key="source"),
    )


def list_cells(measure: ComparedMeasure) -> Row:
    """A measure in those columns."""
    values = [cell for line in measure.lines for cell in _cells(line, measure.year)]
    return (
        measure.code,
        measure.title,
        str(measure.year or ""),
        *values,
        words.standing_words(measure.standing, kind=measure.kind),
        Coded(str(Direction(measure.direction).label), measure.direction),
        words.source_words(measure),
    )


def _cells(line: Line, year: int | None) -> tuple[float | None, str]:
    value = line.at(year)
    state = ValueState(value.state if value else ValueState.MISSING)
    return (value.value if value else None), Coded(str(state.label), state.value)


def measure_columns() -> tuple[Column, ...]:
    """The columns of one measure as a file: a row a value."""
    return (
        Column(_("Kod"), key="code"),
        Column(_("Område"), weight=2, key="area"),
        Column(_("Roll i jämförelsen"), key="role"),
        Column(_("År"), key="year"),
        Column(_("Kön"), key="sex"),
        Column(_("Värde"), Kind.NUMBER, key="value"),
        Column(_("Läge"), key="state"),
        Column(_("Källa"), weight=2, key="source"),
    )


def measure_cells(measure: ComparedMeasure) -> Iterable[Row]:
    """Every value of the four lines, and of each peer in the year shown."""
    source = words.source_words(measure)
    for line in measure.lines:
        for value in line.values:
            yield (
                measure.code,
                line.name,
                Coded(str(line.who.label), line.who.value),
                str(value.year),
                Coded(str(Sex(value.sex).label), value.sex or "all"),
                value.value,
                Coded(str(ValueState(value.state).label), value.state),
                source,
            )
    for peer in measure.peers:
        yield (
            measure.code,
            peer.name,
            Coded(_("Jämförelsekommun"), "peer"),
            str(measure.year or ""),
            Coded(str(Sex.ALL.label), "all"),
            peer.value,
            Coded(str(ValueState(peer.state).label), peer.state),
            source,
        )
