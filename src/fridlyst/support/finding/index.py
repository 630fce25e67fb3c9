"""A directory made ready to be searched: each of its facts as a set of services, and its words."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property, partial
from itertools import compress, product
from typing import Final

from fridlyst.support.finding.bits import Mask, mask_of
from fridlyst.support.finding.lexicon import Concept, Term
from fridlyst.support.finding.shapes import Reason
from fridlyst.support.finding.terms import Need, ReasonCode
from fridlyst.support.finding.words_kept import KeptWords
from fridlyst.support.keeping import MadeOf
from fridlyst.support.shapes import Directory, PublicService
from fridlyst.support.terms import Access, Seeker, forms_of

# A child younger than this is not sent to a service that only says that it is for the exposed.
CHILDHOOD: Final = 16
_YOUNG: Final = frozenset({Seeker.CHILD.value, Seeker.YOUNG.value})
_USING: Final = Seeker.USING_VIOLENCE.value
_APART: Final = frozenset({_USING, Seeker.PROFESSIONAL.value})
_ABOUT_USING: Final = _APART | {Seeker.RELATIVE.value}
_HURT: Final = _YOUNG | {Seeker.EXPOSED.value}
_OLDEST_OF: Final[Mapping[str, int]] = {Seeker.CHILD: 20, Seeker.YOUNG: 29}
_BY_GROUP: Final[Mapping[str, str]] = {
    Need.SUBSTANCE_USE: "substance_use",
    Need.DISABILITY: "disability",
    Need.ELDERLY: "elderly",
    Need.HBTQI: "hbtqi",
}
_AGE: Final = ReasonCode.AGE.value
_EASY: Final = (ReasonCode.NO_DECISION, ReasonCode.ALWAYS_OPEN, ReasonCode.ANONYMOUS, ReasonCode.FREE)
# Every choice of what makes a service easy to reach, with the reasons that it gives.
_EASE: Final = {
    holds: tuple(Reason(code.value) for code in compress(_EASY, holds))
    for holds in product((False, True), repeat=len(_EASY))
}


class Index:
    """The services of a directory by rank: those that are open to most and easiest to reach come first."""

    def __init__(self, directory: Directory) -> None:
        self.services = tuple(sorted(directory.services, key=_ease))
        self.size = len(self.services)
        self.every: Mask = (1 << self.size) - 1
        self.whom = self._by(lambda one: one.whom)
        self.forms = self._by(lambda one: one.violence_forms)
        self.languages = self._by(lambda one: one.languages)
        self.for_all = self._where(lambda one: not one.whom)
        self.any_form = self._where(lambda one: not one.violence_forms)
        self.interpreter = self._where(lambda one: one.interpreter is True)
        self.ordinary = self._where(_is_ordinary)
        self.for_young = self._where(lambda one: bool(one.whom) and _YOUNG.issuperset(one.whom))
        self.for_hurt = self._where(lambda one: not _HURT.isdisjoint(one.whom))
        self.any_age = self._where(_is_for_any_age)
        self._needs = {need: self._where(partial(meets, need=need)) for need in Need.values}
        self._only: dict[str, Mask] = {}
        self._ages: dict[int, Mask] = {}
        self._terms: dict[str, Mask] = {}
        self._concepts: dict[str, tuple[Mask, Mask]] = {}

    @cached_property
    def words(self) -> KeptWords:
        """The words, made when they are first asked for."""
        return KeptWords(self.services)

    def fits_age(self, age: int) -> Mask:
        """The services that take somebody of the age."""
        if age not in self._ages:
            self._ages[age] = self._where(lambda one: takes_age(one, age))
        return self._ages[age]

    def limited_to(self, age: int) -> Mask:
        """Of those, the ones that are for some ages only."""
        return self.fits_age(age) & self._limited

    @cached_property
    def _limited(self) -> Mask:
        return self._where(lambda one: one.minimum_age is not None or one.maximum_age is not None)

    def only_about(self, happening: str) -> Mask:
        """The services whose every form of violence is what has happened."""
        if happening not in self._only:
            forms = forms_of(happening)
            self._only[happening] = self._where(
                lambda one: bool(one.violence_forms) and forms.issuperset(one.violence_forms)
            )
        return self._only[happening]

    def meeting(self, need: str) -> Mask:
        """The services whose own fields say that they meet a need."""
        return self._needs.get(need, 0)

    def speaking_of(self, concept: Concept) -> Mask:
        """The services whose words speak of a concept."""
        return self._of(concept)[0]

    def naming(self, concept: Concept) -> Mask:
        """The services whose name holds a term of a concept."""
        return self._of(concept)[1]

    def _of(self, concept: Concept) -> tuple[Mask, Mask]:
        found = self._concepts.get(concept.code)
        if found is None:
            speaking = naming = 0
            for term in concept.terms:
                speaking |= self.holding(term)
                naming |= self.holding(term) & self.words.in_names(term.stems[0])
            found = self._concepts[concept.code] = speaking, naming
        return found

    def age_of(self, rank: int) -> tuple[Reason, ...]:
        """That the service's own ages fit; nothing where it has none."""
        low, high = self.services[rank].minimum_age, self.services[rank].maximum_age
        if low is None and high is None:
            return ()
        return (Reason(_AGE, ("" if low is None else str(low), "" if high is None else str(high))),)

    def ease_of(self, rank: int) -> tuple[Reason, ...]:
        """What makes the service easy to reach."""
        one = self.services[rank]
        return _EASE[one.no_decision is True, one.always_open, one.anonymous is True, one.free is True]

    def holding(self, term: Term) -> Mask:
        """The services that hold every word of a term, alone or in words put together."""
        found = self._terms.get(term.written)
        if found is None:
            found = self.every
            for word in term.stems:
                found &= self.words.in_texts(word) | self.words.in_parts(word)
            self._terms[term.written] = found
        return found

    def _where(self, holds: Callable[[PublicService], bool]) -> Mask:
        return mask_of((rank for rank, one in enumerate(self.services) if holds(one)), self.size)

    def _by(self, codes: Callable[[PublicService], Iterable[str]]) -> Mapping[str, Mask]:
        found: dict[str, list[int]] = defaultdict(list)
        for rank, one in enumerate(self.services):
            for code in codes(one):
                found[code].append(rank)
        return {code: mask_of(ranks, self.size) for code, ranks in found.items()}


def takes_age(service: PublicService, age: int) -> bool:
    """Whether it takes somebody of the age, in whole years; what is for children alone takes no grown-up."""
    if service.minimum_age is not None and age < service.minimum_age:
        return False
    if service.maximum_age is not None:
        return age <= service.maximum_age
    if service.whom and _YOUNG.issuperset(service.whom):
        return age <= max(_OLDEST_OF[code] for code in service.whom)
    if age < CHILDHOOD and service.minimum_age is None and service.whom:
        return not _YOUNG.isdisjoint(service.whom) or Seeker.EXPOSED not in service.whom
    return True


def meets(service: PublicService, need: str) -> bool:
    """Whether the service's own fields say that it meets the need; what is not said is not."""
    if need == Need.DISABILITY and Access.DISABILITY in service.accessibility:
        return True
    if need in _BY_GROUP:
        return _BY_GROUP[need] in service.target_groups
    return {
        Need.SHELTER: service.protected_address,
        Need.CHILDREN: service.children is True,
        Need.PETS: service.pets is True,
        Need.ANONYMOUS: service.anonymous is True,
        Need.INTERPRETER: service.interpreter is True,
        Need.ACUTE: service.always_open,
    }.get(Need(need), False)


def _is_for_any_age(service: PublicService) -> bool:
    return service.maximum_age is None and _YOUNG.isdisjoint(service.whom)


def _is_ordinary(service: PublicService) -> bool:
    """Whether it is for others too than those who use violence, their own and those who meet it at work."""
    whom = service.whom
    about_using = _USING in whom and _ABOUT_USING.issuperset(whom)
    return not whom or not (about_using or _APART.issuperset(whom))


def _ease(service: PublicService) -> tuple[bool, ...]:
    """Falls first what is open to all and easy to reach; equals stay in the municipality's own order."""
    return (
        not _is_ordinary(service),
        service.minimum_age is not None or service.maximum_age is not None,
        bool(service.whom) and Seeker.EXPOSED not in service.whom,
        service.no_decision is not True,
        not service.always_open,
        service.anonymous is not True,
        service.protected_address,
        service.free is False,
    )


_INDEXES: Final = MadeOf(Index)


def index_of(directory: Directory) -> Index:
    """The directory made ready: once for each that is read anew, by whoever asks first; others wait."""
    return _INDEXES.of(directory)
