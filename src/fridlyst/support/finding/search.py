"""Finding: the services that fit, best first, with why; where none fits, the nearest and what does not."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from fridlyst.support.finding.asking import (
    CLOSE,
    Question,
    covering,
    for_ages,
    for_what,
    for_whom,
    is_for_using,
    loosely_covering,
    question_of,
)
from fridlyst.support.finding.bits import Mask, Scores
from fridlyst.support.finding.explaining import misfits_of, reasons_for
from fridlyst.support.finding.heard import Heard, heard_in
from fridlyst.support.finding.index import Index, index_of
from fridlyst.support.finding.lexicon import Concept, lexicon
from fridlyst.support.finding.shapes import Answers, Found, Hit, Understood
from fridlyst.support.finding.terms import Need
from fridlyst.support.finding.understanding import read
from fridlyst.support.shapes import Directory
from fridlyst.support.terms import Happening, Seeker

MOST: Final = 10
# In a longer text a word taken for another one, by its spelling alone, leaves no service out.
_MOST_MISSPELT: Final = 3
# What each thing that speaks for a service weighs against the others.
_WHOM, _WHOM_UNDERSTOOD, _AGE, _ORDINARY = 16, 8, 4, 12
_SAID, _UNDERSTOOD, _LOOSELY, _ONLY, _FORM = 14, 10, 4, 12, 3
_VIOLENCE: Final = "violence"
_BUYS_SEX, _CLOSE_SAID, _BY_PARTNER = "buys_sex", "close", 9
_LANGUAGE, _INTERPRETER, _NEED, _TERM, _NAME = 8, 4, 12, 6, 3
_YOUNG: Final = frozenset({Seeker.CHILD.value, Seeker.YOUNG.value})
# Without any of these the one who asks is hurt, or somebody whom they think of is.
_SELF_SAID: Final = frozenset(Seeker.values) - {Seeker.RELATIVE.value}
_APART: Final = frozenset({Seeker.USING_VIOLENCE.value, Seeker.PROFESSIONAL.value})


def find(directory: Directory, answers: Answers, *, language: str = "sv", most: int = MOST) -> Found:
    """The services that fit the answers, at most `most`, in order; `language` is the page's, by its code."""
    index = index_of(directory)
    reading = read(answers.words, language, lambda word: index.words.knows(word))
    question = question_of(answers, reading)
    heard = heard_in(index, reading) if reading.words else ()
    scores = _scores(index, question, heard)
    whom, what, ages = for_whom(index, question), for_what(index, question), for_ages(index, question)
    among = _spoken_of(index, question, heard, whom & what & ages)
    hits = tuple(
        Hit(index.services[rank], reasons_for(index, rank, question, heard), score)
        for rank, score in scores.best(among, most)
    )
    near = () if hits else _nearest(index, question, heard, scores, (whom, what, ages), most)
    return Found(hits, _with_spelling(reading.understood, heard), near, among.bit_count() - len(hits))


def _spoken_of(index: Index, question: Question, heard: Sequence[Heard], fits: Mask) -> Mask:
    """Those of the fitting that the free words speak of; all when they speak of none."""
    spoken = 0
    for one in heard:
        is_sure = not one.spelled or len(question.reading.words) <= _MOST_MISSPELT
        spoken |= one.texts if is_sure and (one.weight > 1 or index.size < 4) else 0
    for happening in question.happened:
        spoken |= covering(index, happening) | loosely_covering(index, happening)
    for form in question.forms:
        spoken |= index.forms.get(form, 0)
    for need in question.needs:
        spoken |= index.meeting(need)
    for code in question.seekers:
        spoken |= index.whom.get(code, 0)
    if not _APART.isdisjoint(question.seekers) and not is_for_using(question):
        spoken |= index.for_hurt  # It is another who hurts, or may be.
    for concept, _ in question.reading.concepts:
        spoken |= index.speaking_of(concept)
    return fits & spoken or fits if question.reading.words else fits


def _scores(index: Index, question: Question, heard: Sequence[Heard]) -> Scores:
    scores = Scores()
    if Seeker.USING_VIOLENCE not in question.seekers:
        scores.add(index.ordinary, _ORDINARY)
    if question.happened and _SELF_SAID.isdisjoint(question.seekers):
        scores.add(index.for_hurt, _WHOM_UNDERSTOOD)
    for code in question.seekers:
        scores.add(index.whom.get(code, 0), _WHOM if question.is_strict else _WHOM_UNDERSTOOD)
    _score_ages(scores, index, question)
    _score_happened(scores, index, question)
    if question.seekers and not question.happened and not question.needs and question.forms <= {CLOSE}:
        # Who says nothing of what has happened is not first shown what is for one thing alone.
        scores.add(index.any_form | index.forms.get(CLOSE, 0), _SAID)
    for form in question.forms:
        scores.add(index.forms.get(form, 0), _FORM)
    for code in question.languages:
        spoken = index.languages.get(code, 0)
        scores.add(spoken, _LANGUAGE)
        scores.add(index.interpreter & ~spoken, 0 if code.startswith("sv") else _INTERPRETER)
    for need in question.needs:
        scores.add(index.meeting(need), _NEED)
    for concept in dict.fromkeys(concept for concept, _ in question.reading.concepts):
        if concept.need == Need.FAMILY and (question.happened or is_for_using(question)):
            continue  # Nobody who is hit is first sent to talk it over with the one who hits.
        scores.add(index.speaking_of(concept), _NEED if concept.need else _TERM)
        scores.add(index.naming(concept), _NAME)
    for concept in _subjects(question):
        scores.add(index.speaking_of(concept), _TERM)
        scores.add(index.naming(concept), _NAME)
    for one in heard:
        scores.add(one.texts, one.weight)
        scores.add(one.names, one.weight + _NAME)
    return scores


def _score_happened(scores: Scores, index: Index, question: Question) -> None:
    """What is for what has happened; violence in close relations more surely where a partner is named."""
    said = {concept.code for concept, _ in question.reading.concepts}
    if _BUYS_SEX in said and Seeker.USING_VIOLENCE not in question.seekers:
        # Who is close to one that buys is helped where the one who buys is.
        scores.add(index.whom.get(Seeker.USING_VIOLENCE, 0) & ~index.ordinary, _ORDINARY)
    is_close = _CLOSE_SAID in said
    for code in question.happened:
        direct = covering(index, code)
        scores.add(direct, _SAID if code in question.happened_said else _UNDERSTOOD)
        scores.add(loosely_covering(index, code) & ~direct, _BY_PARTNER if is_close else _LOOSELY)
        if code == Happening.HONOUR:
            scores.add(index.only_about(code), _ONLY)
        if code == Happening.COMPENSATION:
            scores.add(direct & index.any_age, _ONLY)


def _subjects(question: Question) -> Iterator[Concept]:
    """What the answers are about, as a service may say it; violence where no words say more."""
    concepts = lexicon().concepts
    for code in question.happened_said:
        yield from (one for one in concepts.values() if one.happened == code)
    if not question.happened and not question.needs:
        yield concepts[_VIOLENCE]


def _score_ages(scores: Scores, index: Index, question: Question) -> None:
    """Without an age, what is for any age goes before what is for the young, unless it is about them."""
    if question.is_strict and question.seekers[0] in _YOUNG:
        scores.add(index.for_young, _AGE)
    if not question.ages and _YOUNG.isdisjoint(question.seekers):
        scores.add(index.any_age, _AGE)
    for age in question.ages:
        scores.add(index.limited_to(age), _AGE)
        if age < 18:
            scores.add(index.whom.get(Seeker.CHILD, 0), _AGE)
        if 13 <= age <= 25:
            scores.add(index.whom.get(Seeker.YOUNG, 0), _AGE)


def _nearest(
    index: Index,
    question: Question,
    heard: Sequence[Heard],
    scores: Scores,
    fits: tuple[Mask, Mask, Mask],
    most: int,
) -> tuple[Hit, ...]:
    """What fits but for one thing, else but for two; never a wrong age, nor what is not for who hurts."""
    whom, what, ages = fits
    wide = whom if is_for_using(question) else index.every
    among = (whom & ages) or (wide & what & ages) or (wide & ages)
    return tuple(
        Hit(
            index.services[rank],
            reasons_for(index, rank, question, heard),
            score,
            misfits_of(
                index.services[rank], question, whom=bool(whom >> rank & 1), what=bool(what >> rank & 1)
            ),
        )
        for rank, score in scores.best(among, most)
    )


def _with_spelling(understood: Understood, heard: Sequence[Heard]) -> Understood:
    taken = tuple((one.written, one.spelled) for one in heard if one.spelled)
    known = {written for written, _ in understood.spelled}
    more = tuple(pair for pair in taken if pair[0] not in known)
    return replace(understood, spelled=(*understood.spelled, *more)) if more else understood
