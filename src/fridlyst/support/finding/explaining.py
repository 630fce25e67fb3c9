"""Why a service stands in the list: each reason is a field of the service that meets what was asked."""

from collections.abc import Iterator, Sequence

from fridlyst.support.finding.asking import CLOSE, Question
from fridlyst.support.finding.heard import Heard
from fridlyst.support.finding.index import Index, meets
from fridlyst.support.finding.shapes import Reason
from fridlyst.support.finding.terms import ReasonCode
from fridlyst.support.shapes import PublicService
from fridlyst.support.terms import Seeker

_FOR_ANOTHER = frozenset({Seeker.RELATIVE.value, Seeker.PROFESSIONAL.value})
_MOST_WORDS = 4


def reasons_for(index: Index, rank: int, question: Question, heard: Sequence[Heard]) -> tuple[Reason, ...]:
    """What speaks for the service of this rank, the weightiest first; words where nothing says more."""
    service = index.services[rank]
    what = (*_happened(service, question), *_languages(service, question), *_needs(service, question))
    return (
        *_whom(service, question),
        *_age(service, question),
        *what,
        *(() if what else _words(index, rank, question, heard)),
        *_ease(service),
    )


def misfits_of(service: PublicService, question: Question, *, whom: bool, what: bool) -> tuple[Reason, ...]:
    """What about a service does not fit: whom it is for instead, and what it does not say that it covers."""
    return (
        *(() if whom else (Reason(ReasonCode.FOR_WHOM, service.whom),)),
        *(() if what else (Reason(ReasonCode.HAPPENED, question.happened_said),)),
    )


def _whom(service: PublicService, question: Question) -> Iterator[Reason]:
    if not service.whom:
        yield Reason(ReasonCode.FOR_ALL)
        return
    direct = [code for code in question.seekers if code in service.whom]
    if direct:
        yield Reason(ReasonCode.FOR_WHOM, (direct[0],))
    elif _FOR_ANOTHER.intersection(question.seekers):
        yield Reason(ReasonCode.FOR_THE_ONE, service.whom)


def _age(service: PublicService, question: Question) -> Iterator[Reason]:
    low, high = service.minimum_age, service.maximum_age
    if question.ages and (low is not None or high is not None):
        yield Reason(ReasonCode.AGE, ("" if low is None else str(low), "" if high is None else str(high)))


def _happened(service: PublicService, question: Question) -> Iterator[Reason]:
    own = service.violence_forms
    direct = tuple(code for code, forms in question.forms_of_happened if not forms.isdisjoint(own))
    if direct:
        yield Reason(ReasonCode.HAPPENED, direct)
    elif question.may_be_close and CLOSE in own:
        yield Reason(ReasonCode.CLOSE_RELATIONS)


def _languages(service: PublicService, question: Question) -> Iterator[Reason]:
    spoken = tuple(code for code in question.languages if code in service.languages)
    if spoken:
        yield Reason(ReasonCode.LANGUAGE, spoken)
    rest = tuple(code for code in question.languages if code not in spoken and not code.startswith("sv"))
    if rest and service.interpreter is True:
        yield Reason(ReasonCode.INTERPRETER, rest)


def _needs(service: PublicService, question: Question) -> Iterator[Reason]:
    met = tuple(need for need in question.needs if meets(service, need))
    if met:
        yield Reason(ReasonCode.NEED, met)


def _words(index: Index, rank: int, question: Question, heard: Sequence[Heard]) -> Iterator[Reason]:
    bit = 1 << rank
    words = [one.spelled or one.written for one in heard if one.weight > 1 and one.texts & bit]
    words += [
        term.written
        for concept, _ in question.reading.concepts
        for term in concept.terms
        if index.holding(term) & bit
    ]
    if words:
        yield Reason(ReasonCode.WORDS, tuple(dict.fromkeys(words))[:_MOST_WORDS])


def _ease(service: PublicService) -> Iterator[Reason]:
    if service.no_decision is True:
        yield Reason(ReasonCode.NO_DECISION)
    if service.always_open:
        yield Reason(ReasonCode.ALWAYS_OPEN)
    if service.anonymous is True:
        yield Reason(ReasonCode.ANONYMOUS)
    if service.free is True:
        yield Reason(ReasonCode.FREE)
