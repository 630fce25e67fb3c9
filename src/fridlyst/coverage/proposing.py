"""Where an activity seems to be aimed, by the words it is told in: proposals that a person confirms."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from fridlyst.coverage.proposing_words import FACET_NAMES, Rule, rules, traps
from fridlyst.programmes.terms import FACETS, Evidence

SURE = 0.6
# What is always asked of an activity; groups, arenas and evidence may well be unsaid.
ASKED = ("prevention_levels", "social_levels", "violence_forms")
_ENOUGH = 0.5
_FROM_GOAL = 0.7
_FROM_PROGRAMME = 0.68
_PULLED_APART = 0.8
_MOST_OWNERS = 3
_LONGEST = 4_000
# What "violence" alone stands for in a programme; the other kinds are not meant until they are named.
_MEANT_BY_VIOLENCE = ("close_relations", "honour")


@dataclass(frozen=True, slots=True)
class Proposed:
    """A code with the very words that decided it, as they stand, and how certain it is (0–1).

    `where` is "own" (title or description), "goal", "programme" or "owners". `disputed` when words for
    another prevention level stand beside it: then both are proposed.
    """

    code: str
    words: tuple[str, ...]
    certainty: float
    where: str = "own"
    disputed: bool = False


@dataclass(frozen=True, slots=True)
class Placement:
    """What is proposed for each list of codes, the most certain first; evidence has at most one."""

    prevention_levels: tuple[Proposed, ...] = ()
    social_levels: tuple[Proposed, ...] = ()
    target_groups: tuple[Proposed, ...] = ()
    violence_forms: tuple[Proposed, ...] = ()
    arenas: tuple[Proposed, ...] = ()
    evidence: tuple[Proposed, ...] = ()

    def of(self, facet: str) -> tuple[Proposed, ...]:
        """What is proposed for one list."""
        found: tuple[Proposed, ...] = getattr(self, facet)
        return found

    def codes(self, facet: str) -> tuple[str, ...]:
        """The codes proposed for one list, in the list's own order."""
        known = FACETS.get(facet, Evidence).values
        return tuple(sorted((one.code for one in self.of(facet)), key=known.index))

    @property
    def sure(self) -> bool:
        """Whether a person can take it as it stands after a glance: nothing missing, weak or disputed."""
        return self.certainty >= SURE and not any(one.disputed for one in self.prevention_levels)

    @property
    def certainty(self) -> float:
        """That of the least certain level, social level or form; 0 when any of the three is without."""
        asked = [self.of(facet) for facet in ASKED]
        return min(one.certainty for part in asked for one in part) if all(asked) else 0.0


def propose(
    title: str, description: str, *, owners: Sequence[str] = (), goal: str = "", programme: Sequence[str] = ()
) -> Placement:
    """Where an activity seems to be aimed: by its own words, else by its goal's.

    `programme` is what the programme says of its scope, its title first: where an activity only says
    violence, the first of them that names kinds of violence says which are meant.

    Plain rules over word tables (docs/decisions/0022); the same words give the same answer, nothing is
    learned and nothing is fetched. Text beyond 4 000 characters is not read.
    """
    own = f"{title}. {description}"[:_LONGEST]
    scope = [one[:_LONGEST] for one in programme]
    return Placement(**{facet: _facet(facet, own, owners, goal[:_LONGEST], scope) for facet in FACET_NAMES})


def _facet(
    facet: str, own: str, owners: Sequence[str], goal: str, programme: Sequence[str]
) -> tuple[Proposed, ...]:
    found = _read(facet, own)
    if facet == "violence_forms":
        found = _forms(found, own, goal, programme)
    elif facet == "arenas":
        found = found or _by_owners(facet, owners)
    elif facet != "evidence":
        found = found or _weaker(_read(facet, goal), _FROM_GOAL, "goal")
    kept = [one for one in found.values() if one.certainty >= _ENOUGH]
    if facet == "prevention_levels":
        kept = _disputed(kept)
    ranked = sorted(kept, key=lambda one: (-one.certainty, one.code))
    return tuple(ranked[:1] if facet == "evidence" else ranked)


def _forms(
    own: Mapping[str, Proposed], text: str, goal: str, programme: Sequence[str]
) -> dict[str, Proposed]:
    """Named kinds stand; where the text only says violence, the goal or the programme says which is meant."""
    if any(code in _BROAD for code in own):
        return dict(own)
    generic = _read("violence_forms", text, generic=True)
    above = _kinds(goal, _BROAD, _FROM_GOAL, "goal")
    for scope in programme:
        above = above or _kinds(scope, _MEANT_BY_VIOLENCE, _FROM_PROGRAMME, "programme")
    return {**above, **generic, **own}


def _kinds(text: str, meant: Sequence[str], factor: float, where: str) -> dict[str, Proposed]:
    found = _weaker(_read("violence_forms", text), factor, where)
    return {code: one for code, one in found.items() if code in meant}


_BROAD = (
    *_MEANT_BY_VIOLENCE,
    "prostitution",
    "trafficking",
    "sexual_any_relation",
    "commercial_exploitation",
)


def _read(facet: str, text: str, *, generic: bool = False) -> dict[str, Proposed]:
    """What the rules of a list find in a text."""
    trap = traps(facet)
    clean = trap.sub(lambda hit: " " * len(hit[0]), text) if trap else text
    said = [
        (rule, _words(rule, clean)) for rule in rules(facet) if rule.generic == generic and not rule.of_owners
    ]
    return _summed(said)


def _words(rule: Rule, text: str) -> tuple[str, ...]:
    """The words by which the rule speaks, each once; none when it is silenced or lacks what it needs."""
    found = dict.fromkeys(_folded(hit[0]) for hit in rule.when.finditer(text))
    if (
        not found
        or (rule.unless and rule.unless.search(text))
        or (rule.needs and not rule.needs.search(text))
    ):
        return ()
    return tuple(found)


def _folded(words: str) -> str:
    return re.sub(r"\s+", " ", words).casefold()


def _summed(said: Iterable[tuple[Rule, tuple[str, ...]]]) -> dict[str, Proposed]:
    """Each code once: what speaks for it adds up, but never to certainty."""
    found: dict[str, Proposed] = {}
    for rule, words in said:
        if not words:
            continue
        before = found.get(rule.code)
        doubt = 1 - before.certainty if before else 1.0
        every = (*before.words, *words) if before else words
        found[rule.code] = Proposed(rule.code, tuple(dict.fromkeys(every)), 1 - doubt * (1 - rule.weight))
    return found


def _weaker(found: Mapping[str, Proposed], factor: float, where: str) -> dict[str, Proposed]:
    return {
        code: Proposed(code, one.words, one.certainty * factor, where=where) for code, one in found.items()
    }


def _by_owners(facet: str, owners: Sequence[str]) -> dict[str, Proposed]:
    """What the bodies say; nothing when so many are responsible that no place is meant."""
    if not 0 < len(owners) <= _MOST_OWNERS:
        return {}
    text = ". ".join(owners)[:_LONGEST]
    said = [(rule, _words(rule, text)) for rule in rules(facet) if rule.of_owners]
    return {
        code: Proposed(code, one.words, one.certainty, where="owners") for code, one in _summed(said).items()
    }


def _disputed(found: list[Proposed]) -> list[Proposed]:
    """Levels that the words pull between: all are shown, each less certain."""
    if len(found) < 2:
        return found
    return [
        Proposed(one.code, one.words, one.certainty * _PULLED_APART, where=one.where, disputed=True)
        for one in found
    ]
