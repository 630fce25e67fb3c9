"""The appendices of the analysis: how it was reckoned, the questions, who answered, every answer."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from fridlyst.followup.material import ReportBody
from fridlyst.followup.terms import QuestionKind
from fridlyst.reports.columns import Column, Kind, Row
from fridlyst.reports.contents.analysis.method import rules_of_answering
from fridlyst.reports.contents.appendices import appendices, decision_words
from fridlyst.reports.contents.counting import counting
from fridlyst.reports.contents.question_words import asked_words
from fridlyst.reports.contents.reckoning import Reckoning
from fridlyst.reports.contents.whole import state_of
from fridlyst.reports.document import Appendix, Block, Table


def annexes(reckoning: Reckoning) -> Iterator[Appendix]:
    """Method, questions in their own words, who answered and when, then each body's whole answer."""
    yield Appendix("bilaga-metod", _("Så är siffrorna räknade"), (counting(), rules_of_answering()))
    if reckoning.material.questions:
        yield Appendix("bilaga-fragor", _("Samordnarens frågor, ordagrant"), tuple(_questions(reckoning)))
    yield Appendix("bilaga-vilka", _("Vilka har svarat och beslutat"), (_answering(reckoning),))
    yield from appendices(reckoning)


def _questions(reckoning: Reckoning) -> Iterator[Block]:
    columns = (
        Column(_("Fråga"), weight=2.6, key="question"),
        Column(_("Svar som gick att ge"), weight=1.8, key="options"),
        Column(_("Ställdes till"), weight=1.6, key="asked"),
    )
    rows: tuple[Row, ...] = tuple(
        (
            f"{one.label}\n{one.help}".strip(),
            " · ".join(option.label for option in one.options) or str(QuestionKind(one.kind).label),
            asked_words(reckoning, one),
        )
        for one in reckoning.material.questions
    )
    yield Table("fragor-ordagrant", _("Frågorna i den ordning de ställdes"), columns, rows)


def _answering(reckoning: Reckoning) -> Table:
    columns = [
        Column(_("Ansvarig"), weight=2, key="body"),
        Column(_("Svar"), Kind.STATUS, key="state"),
        Column(_("Inskickat första gången"), Kind.DATE, key="submitted_on"),
        Column(_("I tid"), weight=0.6, key="in_time"),
        Column(_("Nämndens beslut"), weight=1.2, key="decision"),
    ]
    bodies = reckoning.material.bodies
    decided = any(body.decided_on for body in bodies)
    kept = columns if decided else columns[:-1]
    rows = tuple(_row(reckoning, body)[: len(kept)] for body in bodies)
    return Table("svar-och-beslut", _("Svar, var och en som tillfrågades"), tuple(kept), rows)


def _row(reckoning: Reckoning, body: ReportBody) -> Row:
    first = body.first_submitted_day if body.answered else None
    in_time = body.in_time(reckoning.material.round.closes_on)
    told = (_("Ja") if in_time else _("Nej")) if body.answered else "–"
    return (body.name, state_of(body), first, told, decision_words(body))
