"""What a file of outcomes would do, row by row, before anything of it is saved."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from fridlyst.base.translating import translated
from fridlyst.indicators.file_rows import FileRows
from fridlyst.indicators.recording_shapes import Examined, Verdict
from fridlyst.indicators.rules import Outcome
from fridlyst.indicators.terms import Sex
from fridlyst.web.shared.text import exact_number


@dataclass(frozen=True)
class PreviewRow:
    """A line of the file; `fault` says what is wrong, `question` asks about what is far from before."""

    line: int
    title: str
    body: str
    day: date | None
    sex: str
    words: str
    before: str
    verdict: str
    fault: str
    question: str


@dataclass(frozen=True)
class Preview:
    """All lines in the order of the file, those with a fault first."""

    rows: tuple[PreviewRow, ...]

    @property
    def faults(self) -> int:
        return sum(1 for row in self.rows if row.fault)

    @property
    def questions(self) -> int:
        return sum(1 for row in self.rows if row.question)

    @property
    def new(self) -> int:
        return sum(1 for row in self.rows if row.verdict == Verdict.NEW)

    @property
    def changed(self) -> int:
        return sum(1 for row in self.rows if row.verdict == Verdict.CHANGED)

    @property
    def same(self) -> int:
        return sum(1 for row in self.rows if row.verdict == Verdict.SAME)

    @property
    def can_be_saved(self) -> bool:
        return not self.faults


def preview_of(found: FileRows, examined: Sequence[Examined]) -> Preview:
    """What was read and what would come of it; the sums that follow from the sexes stand last."""
    rows = [
        PreviewRow(fault.row, "", "", None, "", "", "", Verdict.FAULT, translated(fault.message), "")
        for fault in found.faults
    ]
    for at, one in enumerate(examined):
        line = found.lines[at] if at < len(found.lines) else 0
        if line or one.odd:
            rows.append(_row(line, one))
    return Preview(tuple(sorted(rows, key=lambda row: (not row.fault, not row.question, row.line))))


def _row(line: int, one: Examined) -> PreviewRow:
    title = one.indicator.title if one.indicator else str(one.row.indicator)
    return PreviewRow(
        line=line,
        title=title,
        body=one.body_name or one.row.body_key,
        day=one.row.as_of,
        sex=str(Sex(one.row.sex).label) if one.row.sex in Sex.values and one.row.sex else "",
        words=outcome_words(one.outcome),
        before=outcome_words(one.before),
        verdict=one.verdict,
        fault=translated(one.fault.message) if one.fault else "",
        question=translated(one.odd),
    )


def outcome_words(said: Outcome) -> str:
    """The number as it was given: "10 av 24", "12"."""
    if said.numerator is not None and said.denominator is not None:
        of = {"top": exact_number(said.numerator), "bottom": exact_number(said.denominator)}
        return _("%(top)s av %(bottom)s") % of
    return "" if said.value is None else exact_number(said.value)
