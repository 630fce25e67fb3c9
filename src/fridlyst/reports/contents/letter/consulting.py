"""Who was asked: bodies that were sent the draft, the unions, and what was asked of gender equality."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from fridlyst.base.sentences import Sentence
from fridlyst.decisions.checklists import QUESTIONS
from fridlyst.decisions.shapes import CommentView, StepView
from fridlyst.decisions.terms import Checklist, ChecklistAnswer, CommentStance
from fridlyst.programmes.shapes import AlignmentView
from fridlyst.programmes.terms import Stance
from fridlyst.reports.contents.letter.facts import LetterFacts
from fridlyst.reports.contents.letter.programme import equality_goals, goal_line
from fridlyst.reports.contents.letter.wording import (
    Used,
    Written,
    bulleted,
    counted,
    day,
    ended,
    listed,
    within,
)

_UNION = re.compile(r"\b(fack\w*|mbl|medbestämmande\w*|arbetstagarorganisation\w*)\b", re.I)
_MOST_EQUALITY_GOALS = 3
_STANCES = {
    CommentStance.SUPPORTS: "tillstyrker",
    CommentStance.SUPPORTS_WITH_VIEWS: "tillstyrker med synpunkter",
    CommentStance.OBJECTS: "avstyrker",
    CommentStance.ABSTAINS: "avstår från att yttra sig",
}


def consultation(facts: LetterFacts) -> Written:
    """Who was asked for comments, what they answered, and who did not."""
    asked = [step for step in facts.matter.steps if step.comments]
    every = [one for step in asked for one in step.comments]
    if not every:
        return Written()
    done = sum(one.answered_on is not None for one in every)
    label = Sentence("remissen: %(done)s av %(count)s har svarat", done=done, count=len(every))
    return Written(tuple(line for step in asked for line in _asked(step)), (Used(label, "matter"),))


def _asked(step: StepView) -> Iterator[str]:
    done = [one for one in step.comments if one.answered_on is not None]
    silent = [within(one.body_name) for one in step.comments if one.answered_on is None]
    many = counted(len(step.comments), "instans", "instanser")
    until = f" med sista svarsdag den {day(step.comment_by)}" if step.comment_by else ""
    sentences = [f"Förslaget har skickats på remiss till {many}{until}.", _answers(done)]
    if silent:
        sentences.append(f"Svar saknas från {listed(silent)}.")
    yield " ".join(sentences)
    yield from bulleted(_comment(one) for one in done)


def _answers(done: list[CommentView]) -> str:
    if not done:
        return "Inga svar har kommit in."
    stances = Counter(CommentStance(one.stance) for one in done if one.stance)
    parts = [f"{stances[one]} {said}" for one, said in _STANCES.items() if stances[one]]
    how = f": {listed(parts)}" if parts else ""
    return f"{counted(len(done), 'svar', 'svar', neuter=True).capitalize()} har kommit in{how}."


def _comment(one: CommentView) -> str:
    stance = f" {_STANCES[CommentStance(one.stance)]}" if one.stance else " har svarat"
    return f"{one.body_name}{stance}" + (f": {ended(one.text)}" if one.text else ".")


def union(facts: LetterFacts) -> Written:
    """What the matter says of the unions, in conditions and steps; nothing is taken for granted."""
    lines = [*_union_conditions(facts), *_union_steps(facts)]
    return Written(tuple(lines), (Used(Sentence("det ärendet säger om facken"), "matter"),) if lines else ())


def _union_conditions(facts: LetterFacts) -> Iterator[str]:
    for one in facts.matter.conditions:
        if _UNION.search(one.text):
            answer = f"Svar: {ended(one.answer)}" if one.answer else "Villkoret är inte besvarat."
            yield f"I återremissen ställdes villkoret: {ended(one.text)} {answer}"


def _union_steps(facts: LetterFacts) -> Iterator[str]:
    for step in facts.matter.steps:
        found = [one for one in re.split(r"(?<=[.!?])\s+", step.summary) if _UNION.search(one)]
        if found:
            by = f" ({within(step.body_name)})" if step.body_name else ""
            yield " ".join(ended(one) for one in found).removesuffix(".") + f"{by}."


def equality(facts: LetterFacts) -> Written:
    """The goals above that are about equality, and what the checklist says."""
    aligned = [one for one in equality_goals(facts) if one.stance != Stance.NOT_FOLLOWED]
    lines: list[str] = []
    used: list[Used] = []
    if aligned:
        lines += _equality_lines(aligned)
        label = Sentence("programmets koppling till mål (%(count)s)", count=len(aligned))
        used.append(Used(label, "programme"))
    answers = facts.letter.checklist(Checklist.EQUALITY)
    if answers.begun:
        lines += _checklist(facts)
        used.append(Used(Sentence("jämställdhetschecklistan"), "checklists"))
    return Written(tuple(lines), tuple(used))


def _equality_lines(aligned: Sequence[AlignmentView]) -> Iterator[str]:
    """A few goals are listed; many stand among the municipal goals already, so that their documents do."""
    if len(aligned) > _MOST_EQUALITY_GOALS:
        documents = listed(list(dict.fromkeys(one.document_title for one in aligned)))
        yield f"Förslaget knyter an till målen om jämställdhet i {documents}, se Kommunala mål."
        return
    yield "Förslaget knyter an till följande mål om jämställdhet."
    yield from bulleted(map(goal_line, aligned))


def _checklist(facts: LetterFacts) -> Iterator[str]:
    answers = facts.letter.checklist(Checklist.EQUALITY)
    questions = QUESTIONS[Checklist.EQUALITY]
    done = [one for one in questions if answers.of(one.key).answer]
    yield f"Jämställdhetschecklistan är bilagd. {len(done)} av {len(questions)} frågor är besvarade."
    for one in done:
        given = answers.of(one.key)
        if given.words:
            yield f"- {one.text} {ChecklistAnswer(given.answer).label}. {ended(given.words)}"
