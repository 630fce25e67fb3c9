"""The reports that a round has."""

from collections.abc import Callable
from dataclasses import dataclass

from fridlyst.base.errors import BadInput
from fridlyst.base.sentences import Sentence
from fridlyst.followup.material import RoundMaterial
from fridlyst.reports.contents.analysis.report import analysis_report
from fridlyst.reports.contents.beside import Beside
from fridlyst.reports.contents.followup import followup_report
from fridlyst.reports.document import ReportDocument

FOLLOWUP, ANALYSIS = "followup", "analysis"


class UnknownReport(BadInput):
    """A report that no round has."""

    code = "unknown-report"


@dataclass(frozen=True, slots=True)
class Report:
    """A kind of report: what people call it, what its files are called, and what it says."""

    code: str
    label: str
    file: str
    contents: Callable[[RoundMaterial, Beside], ReportDocument]


REPORTS: dict[str, Report] = {
    one.code: one
    for one in (
        Report(FOLLOWUP, Sentence("Uppföljningsrapport"), "rapport", followup_report),
        Report(ANALYSIS, Sentence("Analysrapport"), "analysrapport", analysis_report),
    )
}


def report_of(code: str) -> Report:
    """The kind of report with this code; UnknownReport with those that there are."""
    found = REPORTS.get(code)
    if found is None:
        raise UnknownReport(
            Sentence("Rapporten finns inte. Välj en av: %(known)s.", known=", ".join(REPORTS)), field="kind"
        )
    return found
