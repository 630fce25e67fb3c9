"""A round's report as it may be published: without the names and words of those who answered."""

from dataclasses import dataclass, replace

from fridlyst.base.translating import speaking
from fridlyst.followup.material import RoundMaterial
from fridlyst.followup.terms import QuestionKind
from fridlyst.insight.numbers import ToldNumbers
from fridlyst.insight.queries.known import known_numbers
from fridlyst.insight.reported import Telling
from fridlyst.reports.contents.beside import beside
from fridlyst.reports.contents.places import finished
from fridlyst.reports.document import OwnText, ReportDocument
from fridlyst.reports.formats import render
from fridlyst.reports.formats.page import fragment
from fridlyst.reports.kinds import FOLLOWUP, report_of
from fridlyst.reports.round_material import report_material
from fridlyst.reports.standing import standing_still

_PREFIX = "r-"


@dataclass(frozen=True, slots=True)
class OpenReport:
    """`page` is markup, safe as it is, `contents` what its parts are called.

    `told` is what it says of numbers (insight/reported.py); `still` of how many of those tables that stand as
    they were published before.
    """

    title: str
    page: str
    contents: tuple[str, ...]
    document: ReportDocument
    told: ToldNumbers
    still: int

    @property
    def unwritten(self) -> tuple[str, ...]:
        """The coordinator's own texts that the report says are not written."""
        every = (*self.document.summary, *self.document.blocks)
        return tuple(str(one.label) for one in every if isinstance(one, OwnText) and not one.written)

    def as_pdf(self) -> bytes:
        """The same as PDF."""
        with speaking("sv"):
            return render(self.document, "pdf").data


def open_report(*, municipality_id: int, round_slug: str, kind: str = FOLLOWUP) -> OpenReport:
    """The report in Swedish; NotFound for another municipality's round, UnknownReport.

    What stands there of people's own words is the coordinator's alone: comments, hindrances, answers in free
    text and the names of those who answered and approved are left out.
    """
    report = report_of(kind)
    with speaking("sv"):
        whole = report_material(municipality_id=municipality_id, slug=round_slug)
        telling = Telling(known_numbers(municipality_id))
        material = standing_still(without_words(whole), telling)
        document = finished(report.contents(material, beside(material)))
        return OpenReport(
            title=f"{document.title}, {document.subtitle}"[:300],
            page=fragment(document, prefix=_PREFIX, folded=True),
            contents=tuple(title for _key, title in document.contents()),
            document=document,
            told=telling.told,
            still=telling.still,
        )


def without_words(material: RoundMaterial) -> RoundMaterial:
    """The material without what those who answered have written, and without their names."""
    free = {one.id for one in material.questions if one.kind == QuestionKind.TEXT}
    return replace(
        material,
        bodies=tuple(replace(one, reported_by="", approved_by="", comment="") for one in material.bodies),
        replies=tuple(replace(one, comment="", hindrance="") for one in material.replies),
        replies_before=tuple(replace(one, comment="", hindrance="") for one in material.replies_before),
        goal_replies=tuple(replace(one, comment="") for one in material.goal_replies),
        outcomes={
            round_id: tuple(replace(one, comment="") for one in given)
            for round_id, given in material.outcomes.items()
        },
        questions=tuple(one for one in material.questions if one.id not in free),
        question_replies=tuple(one for one in material.question_replies if one.question_id not in free),
    )
