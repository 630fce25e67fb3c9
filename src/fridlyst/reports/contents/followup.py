"""The report of a follow-up round: how it stands, goal by goal."""

from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext as _

from fridlyst.base.clock import today
from fridlyst.followup.material import RoundMaterial
from fridlyst.reports.contents import places
from fridlyst.reports.contents.appendices import appendices
from fridlyst.reports.contents.beside import NOTHING, Beside
from fridlyst.reports.contents.costs import costs
from fridlyst.reports.contents.counting import counting
from fridlyst.reports.contents.coverage import coverage_part
from fridlyst.reports.contents.frame import framed
from fridlyst.reports.contents.goals import goals
from fridlyst.reports.contents.reckoning import Reckoning, reckon
from fridlyst.reports.contents.summary import summary
from fridlyst.reports.contents.whole import answering, by_goal, changes
from fridlyst.reports.contents.words import calling
from fridlyst.reports.document import Block, Heading, ReportDocument


def followup_report(
    material: RoundMaterial, beside: Beside = NOTHING, on: date | None = None
) -> ReportDocument:
    """The whole report of a round as it stands, dated `on` (today)."""
    with calling(material.words):
        reckoning = reckon(material)
        return framed(
            material,
            title=_("Uppföljning: %(programme)s"),
            on=on or today(),
            summary=summary(reckoning),
            blocks=tuple(_blocks(reckoning, beside)),
            appendices=tuple(appendices(reckoning)),
        )


def _blocks(reckoning: Reckoning, beside: Beside) -> Iterator[Block]:
    yield from by_goal(reckoning)
    yield from answering(reckoning)
    yield from changes(reckoning)
    yield from goals(reckoning)
    yield from costs(reckoning.material.costs)
    yield from coverage_part(beside.coverages)
    yield Heading(1, _("Slutsatser"), "slutsatserna")
    yield places.conclusions(reckoning)
    yield Heading(1, _("Så är siffrorna räknade"), "rakning")
    yield counting()
