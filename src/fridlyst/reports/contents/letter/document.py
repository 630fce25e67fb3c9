"""A letter as a document: its head, its parts, who signs, and the checklists."""

import re
from collections.abc import Iterator, Sequence

from django.utils.translation import override

from fridlyst.base.clock import today
from fridlyst.decisions.checklists import QUESTIONS
from fridlyst.decisions.shapes_letters import ChecklistAnswers, LetterView
from fridlyst.decisions.terms import Checklist, ChecklistAnswer, LetterPart
from fridlyst.reports.columns import Column
from fridlyst.reports.contents.letter.facts import LetterFacts
from fridlyst.reports.contents.letter.parts import ComposedPart, composed
from fridlyst.reports.document import (
    Appendix,
    Block,
    BulletList,
    Fact,
    Heading,
    Paragraph,
    ReportDocument,
    Signatures,
    Span,
    Table,
    paragraph,
)
from fridlyst.reports.wording import date_text

_BULLET = re.compile(r"^\s*[-–•]\s+")
_NUMBER = re.compile(r"^\s*\d{1,3}[.)]\s+")
_UNANSWERED = "Inte besvarad"


def letter_document(facts: LetterFacts) -> ReportDocument:
    """The whole letter, in Swedish."""
    letter, matter = facts.letter, facts.matter
    with override("sv"):
        return ReportDocument(
            title=letter.title,
            subtitle="Tjänsteskrivelse",
            author=facts.municipality.name,
            date=letter.written_on or today(),
            identifier=matter.registration_number,
            blocks=tuple(_blocks(facts)),
            facts=tuple(_head(facts)),
            appendices=tuple(checklist_appendices(letter)),
            is_letter=True,
        )


def _head(facts: LetterFacts) -> Iterator[Fact]:
    letter = facts.letter
    yield Fact("Datum", date_text(letter.written_on) if letter.written_on else "Inte daterad")
    yield Fact("Diarienummer", facts.matter.registration_number)
    if letter.to_body:
        yield Fact("Till", letter.to_body)


def _blocks(facts: LetterFacts) -> Iterator[Block]:
    for part in composed(facts):
        if part.key == LetterPart.SENT_TO and facts.letter.signed_by:
            yield Signatures((facts.letter.signed_by,))
        yield Heading(1, part.heading, part.key)
        yield from part_blocks(part)


def part_blocks(part: ComposedPart) -> Iterator[Block]:
    """What a part says; where nothing is known, that."""
    if not part.text:
        yield paragraph(Span(str(part.unknown), emphasis=True))
        return
    yield from text_blocks(part.text)


def text_blocks(text: str) -> Iterator[Block]:
    """A text as blocks: lines that begin with "- " or "1. " become lists, every other a paragraph."""
    waiting: list[Paragraph] = []
    ordered = False
    for line in text.splitlines():
        mark = _BULLET.match(line) or _NUMBER.match(line)
        if waiting and (mark is None or (_NUMBER.match(line) is not None) is not ordered):
            yield BulletList(tuple(waiting), ordered)
            waiting = []
        if mark:
            ordered = _NUMBER.match(line) is not None
            waiting.append(paragraph(line[mark.end() :].strip()))
        elif line.strip():
            yield paragraph(line.strip())
    if waiting:
        yield BulletList(tuple(waiting), ordered)


def checklist_appendices(letter: LetterView) -> Iterator[Appendix]:
    """Each checklist that somebody has begun on, with what is unanswered named."""
    for one in Checklist:
        answers = letter.checklist(one.value)
        if answers.begun:
            yield Appendix(f"checklista-{one.value}", str(one.label), tuple(_checklist(one, answers)))


def _checklist(one: Checklist, answers: ChecklistAnswers) -> Iterator[Block]:
    questions = QUESTIONS[one.value]
    left = [at for at, question in enumerate(questions, start=1) if not answers.of(question.key).answer]
    yield paragraph(_LAW[one])
    yield Table(
        key=f"fragor-{one.value}",
        caption="Frågor och svar",
        columns=(Column("Fråga", weight=3), Column("Svar", weight=1), Column("Kommentar", weight=3)),
        rows=tuple(checklist_rows(one, answers)),
        note=_left(left, len(questions)),
    )


def checklist_rows(one: Checklist, answers: ChecklistAnswers) -> Iterator[tuple[str, str, str]]:
    """Question, answer and words, in order."""
    for at, question in enumerate(QUESTIONS[one.value], start=1):
        given = answers.of(question.key)
        said = str(ChecklistAnswer(given.answer).label) if given.answer else _UNANSWERED
        yield f"{at}. {question.text} ({question.law})", said, given.words


def _left(left: Sequence[int], every: int) -> str:
    if not left:
        return ""
    numbers = ", ".join(map(str, left))
    which = f"Fråga {numbers} är inte besvarad" if len(left) == 1 else f"Frågorna {numbers} är inte besvarade"
    return f"{which} ({len(left)} av {every})."


_LAW = {
    Checklist.CHILDREN: (
        "Prövning av barnets bästa enligt lagen (2018:1197) om Förenta nationernas konvention om barnets "
        "rättigheter."
    ),
    Checklist.EQUALITY: (
        "Prövning mot de nationella jämställdhetspolitiska målen och den europeiska deklarationen om "
        "jämställdhet (CEMR)."
    ),
}
