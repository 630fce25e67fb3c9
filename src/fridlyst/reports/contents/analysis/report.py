"""The analysis report as a whole."""

from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext as _

from fridlyst.base.clock import today
from fridlyst.followup.material import RoundMaterial
from fridlyst.reports.contents.analysis.annexes import annexes
from fridlyst.reports.contents.analysis.hindrances import hindrances
from fridlyst.reports.contents.analysis.lessons import lessons, proposals
from fridlyst.reports.contents.analysis.levels import levels
from fridlyst.reports.contents.analysis.method import method, purpose
from fridlyst.reports.contents.analysis.over_time import over_time
from fridlyst.reports.contents.analysis.page_one import page_one
from fridlyst.reports.contents.analysis.questions import questions
from fridlyst.reports.contents.analysis.results import results
from fridlyst.reports.contents.beside import NOTHING, Beside
from fridlyst.reports.contents.coverage import coverage_part
from fridlyst.reports.contents.frame import framed
from fridlyst.reports.contents.reckoning import Reckoning, reckon
from fridlyst.reports.contents.words import calling
from fridlyst.reports.document import Block, ReportDocument


def analysis_report(
    material: RoundMaterial, beside: Beside = NOTHING, on: date | None = None
) -> ReportDocument:
    """The analysis of a round as it stands, and of the rounds within its time, dated `on` (today)."""
    with calling(material.words):
        reckoning = reckon(material)
        return framed(
            material,
            title=_("Analysrapport: %(programme)s"),
            on=on or today(),
            summary=page_one(reckoning),
            blocks=tuple(_blocks(reckoning, beside)),
            appendices=tuple(annexes(reckoning)),
        )


def _blocks(reckoning: Reckoning, beside: Beside) -> Iterator[Block]:
    yield from purpose(reckoning)
    yield from method(reckoning)
    yield from results(reckoning)
    yield from coverage_part(beside.coverages)
    yield from levels(reckoning)
    yield from questions(reckoning)
    yield from over_time(reckoning)
    yield from hindrances(reckoning)
    yield from lessons(reckoning)
    yield from proposals(reckoning)
