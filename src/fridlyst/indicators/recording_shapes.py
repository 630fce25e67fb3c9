"""What is found of rows to record before anything is written: frozen values, and what is wrong with them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from fridlyst.base.errors import BadInput
from fridlyst.base.sentences import Sentence
from fridlyst.indicators.fields import MeasurementRow
from fridlyst.indicators.rules import Outcome
from fridlyst.indicators.shapes import IndicatorView

UNANSWERED = Outcome()


class Verdict(StrEnum):
    """What would come of a row."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    FAULT = "fault"


@dataclass(frozen=True, slots=True)
class RowFault:
    """What is wrong with a row: its place from 0, the field, and a sentence."""

    row: int
    field: str
    message: str


@dataclass(frozen=True, slots=True)
class Examined:
    """A row with what it would do. `odd` asks about an outcome far from the one before."""

    row: MeasurementRow
    verdict: Verdict
    indicator: IndicatorView | None = None
    body_name: str = ""
    outcome: Outcome = UNANSWERED
    before: Outcome = UNANSWERED
    odd: str = ""
    fault: RowFault | None = None


class BadRows(BadInput):
    """Rows that cannot be recorded; `faults` names each, and nothing was written."""

    code = "bad-rows"

    def __init__(self, faults: Sequence[RowFault]) -> None:
        self.faults = tuple(faults)
        first = self.faults[0]
        super().__init__(
            Sentence(
                "%(count)s rader går inte att ta emot, och ingen rad är sparad. Rad %(row)s: %(why)s",
                count=len(self.faults),
                row=first.row + 1,
                why=first.message,
            ),
            details={"rows": [_told(one) for one in self.faults]},
        )


class OddRows(BadRows):
    """Rows far from the outcomes before them, that nobody has stood by."""

    code = "odd-rows"


def _told(one: RowFault) -> Mapping[str, object]:
    return {"row": one.row, "field": one.field, "message": str(one.message)}
