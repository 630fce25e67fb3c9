"""Why a service stands in the list: each reason is a field of the service that meets what was asked."""

from collections.abc import Sequence
from typing import Final

from fridlyst.support.finding.asking import CLOSE, Question
from fridlyst.support.finding.heard import Heard
from fridlyst.support.finding.index import Index
from fridlyst.support.finding.shapes import Reason
from fridlyst.support.finding.terms import ReasonCode
from fridlyst.support.shapes import PublicService
from fridlyst.support.terms import Seeker

_FOR_ANOTHER = frozenset({Seeker.RELATIVE.value, Seeker.PROFESSIONAL.value})
_MOST_WORDS = 4
# As plain text: they are asked for many times an answer.
_FOR_ALL: Final = ReasonCode.FOR_ALL.value
_FOR_WHOM: Final = ReasonCode.FOR_WHOM.value
_FOR_THE_ONE: Final = ReasonCode.FOR_THE_ONE.value
_HAPPENED: Final = ReasonCode.HAPPENED.value
_CLOSE_RELATIONS: Final = ReasonCode.CLOSE_RELATIONS.value
_LANGUAGE: Final = ReasonCode.LANGUAGE.value
_INTERPRETER: Final = ReasonCode.INTERPRETER.value
_NEED: Final = ReasonCode.NEED.value
_WORDS: Final = ReasonCode.WORDS.value


def reasons_for(index: Index, rank: int, question: Question, heard: Sequence[Heard]) -> tuple[Reason, ...]:
    """What speaks for the service of this rank, the weightiest first; words where nothing says more."""
    service = index.services[rank]
    what = [*_happened(service, question), *_languages(service, question), *_needs(index, rank, question)]
    return (
        *_whom(service, question),
        *(index.age_of(rank) if question.ages else ()),
        *(what or _words(index, rank, question, heard)),
        *index.ease_of(rank),
    )


def misfits_of(service: PublicService, question: Question, *, whom: bool, what: bool) -> tuple[Reason, ...]:
    """What about a service does not fit: whom it is for instead, and what it does not say that it covers."""
    return (
        *(() if whom else (Reason(_FOR_WHOM, service.whom),)),
        *(() if what else (Reason(_HAPPENED, question.happened_said),)),
    )


def _whom(service: PublicService, question: Question) -> Sequence[Reason]:
    if not service.whom:
        return (Reason(_FOR_ALL),)
    for code in question.seekers:
        if code in service.whom:
            return (Reason(_FOR_WHOM, (code,)),)
    if question.seekers and not _FOR_ANOTHER.isdisjoint(question.seekers):
        return (Reason(_FOR_THE_ONE, service.whom),)
    return ()


def _happened(service: PublicService, question: Question) -> Sequence[Reason]:
    own = service.violence_forms
    direct = [code for code, forms in question.forms_of_happened if not forms.isdisjoint(own)]
    if direct:
        return (Reason(_HAPPENED, tuple(direct)),)
    return (Reason(_CLOSE_RELATIONS),) if question.may_be_close and CLOSE in own else ()


def _languages(service: PublicService, question: Question) -> Sequence[Reason]:
    if not question.languages:
        return ()
    spoken = tuple(code for code in question.languages if code in service.languages)
    rest = tuple(code for code in question.languages if code not in spoken and not code.startswith("sv"))
    return (
        *((Reason(_LANGUAGE, spoken),) if spoken else ()),
        *((Reason(_INTERPRETER, rest),) if rest and service.interpreter is True else ()),
    )


def _needs(index: Index, rank: int, question: Question) -> Sequence[Reason]:
    met = tuple([need for need in question.needs if index.meeting(need) >> rank & 1])
    return (Reason(_NEED, met),) if met else ()


def _words(index: Index, rank: int, question: Question, heard: Sequence[Heard]) -> Sequence[Reason]:
    bit = 1 << rank
    words = [one.spelled or one.written for one in heard if one.weight > 1 and one.texts & bit]
    words += [
        term.written
        for concept, _ in question.reading.concepts
        for term in concept.terms
        if index.holding(term) & bit
    ]
    return (Reason(_WORDS, tuple(dict.fromkeys(words))[:_MOST_WORDS]),) if words else ()
