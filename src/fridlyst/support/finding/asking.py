"""What is asked of a directory, put together of the answers and of what the free words were taken for."""

from collections.abc import Iterable
from typing import Final, NamedTuple

from fridlyst.support.finding.bits import Mask
from fridlyst.support.finding.index import Index
from fridlyst.support.finding.shapes import Answers
from fridlyst.support.finding.understanding import Reading
from fridlyst.support.terms import Happening, Seeker, forms_of

CLOSE: Final = "close_relations"
_YOUNG: Final = (Seeker.CHILD.value, Seeker.YOUNG.value)
# Whom a service may also be for, without being for the one who asks.
_ALSO: Final = {
    Seeker.EXPOSED: _YOUNG,
    Seeker.CHILD: _YOUNG,
    Seeker.YOUNG: (*_YOUNG, Seeker.EXPOSED.value),
    Seeker.USING_VIOLENCE: (),
    Seeker.RELATIVE: (Seeker.EXPOSED.value, *_YOUNG),
    Seeker.PROFESSIONAL: tuple(Seeker.values),
}
_HAPPENINGS: Final = tuple(Happening.values)
_AGES: Final = {Seeker.CHILD.value: range(18), Seeker.YOUNG.value: range(13, 26)}
# What a service for violence in close relations does not cover by being that.
_APART: Final = frozenset({Happening.COMPENSATION.value, Happening.HONOUR.value})


_FORMS_OF: Final = {code: forms_of(code) for code in _HAPPENINGS}


class Question(NamedTuple):
    """Whom, what and how old, with `strict` for what the visitor answered and what may not be got wrong."""

    seekers: tuple[str, ...]
    is_strict: bool
    ages: tuple[int, ...]
    happened: tuple[str, ...]
    happened_said: tuple[str, ...]
    forms: frozenset[str]
    forms_of_happened: tuple[tuple[str, frozenset[str]], ...]
    may_be_close: bool
    language: str | None
    languages: tuple[str, ...]
    needs: tuple[str, ...]
    reading: Reading


def question_of(answers: Answers, reading: Reading) -> Question:
    """The question; what was answered goes before what was understood."""
    said = reading.understood
    happened = tuple(code for code in _HAPPENINGS if code in answers.happened or code in said.happened)
    own_doing = any(concept.own_doing for concept, _ in reading.concepts)
    using = own_doing and Seeker.EXPOSED.value not in said.seekers
    seekers = (
        (answers.about,) if answers.about else ((Seeker.USING_VIOLENCE.value,) if using else said.seekers)
    )
    return Question(
        seekers=seekers,
        is_strict=bool(answers.about) or using,
        ages=(answers.age,) if answers.age is not None else said.ages,
        happened=happened,
        happened_said=tuple(sorted(answers.happened)),
        forms=frozenset(said.forms),
        forms_of_happened=tuple((code, _FORMS_OF[code]) for code in happened),
        may_be_close=CLOSE in said.forms or not _APART.issuperset(happened),
        language=answers.language,
        languages=tuple(dict.fromkeys([*([answers.language] if answers.language else []), *said.languages])),
        needs=said.needs,
        reading=reading,
    )


def for_ages(index: Index, question: Question) -> Mask:
    """The services that take one of the ages; all when no age is known."""
    if question.ages:
        return _union(index.fits_age(age) for age in question.ages)
    if question.is_strict and question.seekers[0] in _AGES:
        return _union(index.fits_age(age) for age in _AGES[question.seekers[0]])
    return index.every


def for_whom(index: Index, question: Question) -> Mask:
    """The services for the one who asks or, more loosely, that can help them; all when nobody is said."""
    if not question.is_strict:
        return index.every
    seeker = question.seekers[0]
    return index.for_all | _union(index.whom.get(code, 0) for code in (seeker, *_ALSO[Seeker(seeker)]))


def for_what(index: Index, question: Question) -> Mask:
    """The services for what the visitor answered has happened; all when nothing was."""
    if not question.happened_said:
        return index.every
    return index.any_form | _union(
        covering(index, code) | loosely_covering(index, code) for code in question.happened_said
    )


def covering(index: Index, happening: str) -> Mask:
    """The services that say a form of violence that it is."""
    return _union(index.forms.get(form, 0) for form in _FORMS_OF[happening])


def loosely_covering(index: Index, happening: str) -> Mask:
    """The services for violence in close relations, where that may be it."""
    return 0 if happening in _APART else index.forms.get(CLOSE, 0)


def is_for_using(question: Question) -> bool:
    """Whether the one who asks hurts somebody: then nothing for the exposed alone is shown."""
    return question.is_strict and question.seekers[0] == Seeker.USING_VIOLENCE


def _union(masks: Iterable[Mask]) -> Mask:
    found = 0
    for mask in masks:
        found |= mask
    return found
