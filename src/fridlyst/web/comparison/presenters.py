"""One measure as its page shows it."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from fridlyst.comparison.shapes import ComparedMeasure
from fridlyst.comparison.terms import MeasureKind, Source
from fridlyst.reports.contents import comparison_words as words
from fridlyst.reports.contents.comparison_charts import all_together, women_and_men
from fridlyst.web.comparison import charts
from fridlyst.web.comparison.rows import Shown, shown


@dataclass(frozen=True)
class PeerRow:
    """One of those compared with; `share` is how long its bar is, 0–100, or None without a value."""

    name: str
    says: str
    known: bool
    own: bool
    share: float | None


@dataclass(frozen=True)
class MeasurePage:
    """All that the page shows."""

    code: str
    title: str
    about: str
    description: str
    year: str
    known: bool
    figures: tuple[Shown, ...]
    standing: str
    direction: str
    caution: str
    chart: charts.Drawn | None
    sexes: charts.Drawn | None
    peers: tuple[PeerRow, ...]
    peers_name: str
    unknown_peers: int
    source: str
    invented: bool


def present(measure: ComparedMeasure) -> MeasurePage:
    """The page of a measure."""
    return MeasurePage(
        code=measure.code,
        title=measure.title,
        about=measure.about,
        description=measure.description,
        year=str(measure.year or ""),
        known=measure.known,
        figures=tuple(shown(measure, line) for line in measure.lines),
        standing=words.standing_sentence(measure),
        direction=words.direction_words(measure.direction),
        caution=_caution(measure),
        chart=charts.drawn(all_together(measure)),
        sexes=charts.drawn(women_and_men(measure)),
        peers=_peers(measure),
        peers_name=measure.similar.name,
        unknown_peers=sum(one.value is None for one in measure.peers),
        source=words.source_words(measure),
        invented=measure.source == Source.DEMO,
    )


def _caution(measure: ComparedMeasure) -> str:
    if not measure.known or measure.kind == MeasureKind.YES_NO:
        return ""
    return _(
        "Skillnader på högst fem procent räknas som lika. I en liten kommun kan några få fall ge stora "
        "skillnader mellan åren."
    )


def _peers(measure: ComparedMeasure) -> tuple[PeerRow, ...]:
    """Every peer and the municipality itself, the highest first; those without a value last."""
    here = measure.own.at(measure.year)
    own = (measure.own.name, here.value if here else None, here.state if here else "missing", True)
    rows = [own, *((one.name, one.value, one.state, False) for one in measure.peers)]
    if len(rows) == 1:
        return ()
    highest = max((value for _name, value, _state, _own in rows if value is not None), default=0.0)
    rows.sort(key=lambda row: (row[1] is None, -(row[1] or 0.0), row[0]))
    return tuple(
        PeerRow(
            name=name,
            says=words.state_words(state) if value is None else words.number_words(value, measure),
            known=value is not None,
            own=is_own,
            share=None if value is None else max(0.0, value / highest * 100 if highest > 0 else 0.0),
        )
        for name, value, state, is_own in rows
    )
