"""What the columns and words of a file mean: a proposal, and what the person has said."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from fridlyst.base.errors import BadInput
from fridlyst.base.sentences import Sentence
from fridlyst.base.slugs import free_slug
from fridlyst.counts.taking_in.layout import Grid, value_columns
from fridlyst.counts.taking_in.words import (
    NEW,
    SKIP,
    TOTAL,
    code_of,
    facet_of_heading,
    is_total,
    looks_like_age,
)
from fridlyst.counts.terms import Facet, Layout

VALUE = "value"
OWN_LISTS = (Facet.AGE, Facet.DISTRICT, Facet.ACTION)
Labels = Mapping[Facet, Mapping[str, str]]


class BadMapping(BadInput):
    """The columns or words do not say what every number is of."""

    code = "bad-mapping"


@dataclass(frozen=True, slots=True)
class FileMapping:
    """`columns` is a role for each heading: a facet, VALUE or SKIP. `across` is what the headings of the
    numbers divide by, in a cross table. `words` are codes by facet and word, with TOTAL, NEW and SKIP."""

    columns: Mapping[str, str]
    across: str = ""
    words: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    @property
    def facets(self) -> tuple[Facet, ...]:
        """What the numbers are divided by, in the order of `Facet`."""
        used = {*self.columns.values(), self.across}
        return tuple(one for one in Facet if one in used)

    def as_json(self) -> dict[str, Any]:
        return {"columns": dict(self.columns), "across": self.across,
                "words": {facet: dict(words) for facet, words in self.words.items()}}  # fmt: skip


def mapping_of(given: Mapping[str, Any]) -> FileMapping:
    """A mapping as `as_json` wrote it."""
    return FileMapping(given.get("columns", {}), given.get("across", ""), given.get("words", {}))


def fits(mapping: FileMapping, grid: Grid, labels: Labels) -> bool:
    """Whether a remembered mapping says what every column and word of a file means."""
    if set(mapping.columns) != set(grid.columns):
        return False
    found = words_of(grid, mapping)
    return all(
        mapping.words.get(facet, {}).get(word) in {TOTAL, SKIP, *labels[Facet(facet)]}
        for facet, words in found.items()
        for word in words
    )


def propose(grid: Grid, labels: Labels, before: FileMapping | None = None) -> FileMapping:
    """What the file most likely means; what was said of the last file goes before likeness."""
    values = value_columns(grid)
    roles = {
        title: VALUE if at in values else _role(title, grid.column(at), labels)
        for at, title in enumerate(grid.columns)
    }
    for facet in Facet:
        same = [title for title, role in roles.items() if role == facet]
        roles |= dict.fromkeys(same[1:], SKIP)
    across = _across([grid.columns[at] for at in values], labels, set(roles.values()))
    if before:
        roles |= {title: role for title, role in before.columns.items() if title in roles}
        across = before.across or across
    return proposed_words(grid, FileMapping(roles, across, before.words if before else {}), labels)


def proposed_words(grid: Grid, mapping: FileMapping, labels: Labels) -> FileMapping:
    """The mapping with a code proposed for every word that it says nothing of."""
    words: dict[str, dict[str, str]] = {}
    for facet, found in words_of(grid, mapping).items():
        said = mapping.words.get(facet, {})
        words[facet] = {word: said.get(word) or _proposed(word, Facet(facet), labels) for word in found}
    return FileMapping(mapping.columns, mapping.across, words)


def words_of(grid: Grid, mapping: FileMapping) -> dict[str, tuple[str, ...]]:
    """The words of each facet in the file, each once."""
    found: dict[str, dict[str, None]] = {}
    for at, title in enumerate(grid.columns):
        role = mapping.columns.get(title, SKIP)
        if role == VALUE and mapping.across:
            found.setdefault(mapping.across, {})[title] = None
        elif role in Facet.values:
            found.setdefault(role, {}).update(dict.fromkeys(grid.column(at)))
    return {facet: tuple(words) for facet, words in found.items()}


@dataclass(frozen=True, slots=True)
class NewCategory:
    """A word of the file that becomes an entry of one of the municipality's own lists."""

    facet: Facet
    code: str
    label: str


def with_new(mapping: FileMapping, labels: Labels) -> tuple[FileMapping, tuple[NewCategory, ...]]:
    """The mapping with a code of its own for each NEW word, and the entries that this makes."""
    words: dict[str, dict[str, str]] = {}
    made: list[NewCategory] = []
    for facet, said in mapping.words.items():
        taken = {TOTAL, NEW, SKIP, *labels[Facet(facet)]}
        words[facet] = dict(said)
        for word in (word for word, code in said.items() if code == NEW):
            code = free_slug(word, taken, longest=50)
            taken.add(code)
            words[facet][word] = code
            made.append(NewCategory(Facet(facet), code, word[:120]))
    return FileMapping(mapping.columns, mapping.across, words), tuple(made)


def layout(mapping: FileMapping) -> Layout:
    """Whether one column holds the numbers, or several."""
    return Layout.CROSS if mapping.across else Layout.LONG


def check(mapping: FileMapping, grid: Grid, labels: Labels) -> None:
    """Raise BadMapping with the first thing that is not said."""
    roles = [mapping.columns.get(title, "") for title in grid.columns]
    if any(role not in {VALUE, SKIP, *Facet.values} for role in roles):
        raise BadMapping("Säg vad varje kolumn betyder.")
    _check_roles(roles, mapping)
    for title, at in zip(grid.columns, range(len(roles)), strict=True):
        if roles[at] == SKIP and len(set(grid.column(at))) > 1 and at not in value_columns(grid):
            raise BadMapping(
                Sentence(
                    "Kolumnen ”%(title)s” har flera värden. Säg vad den betyder, eller ta bort den ur filen: "
                    "annars räknas samma personer flera gånger.",
                    title=title[:60],
                )
            )
    for facet, words in words_of(grid, mapping).items():
        _check_words(Facet(facet), words, mapping, labels[Facet(facet)])


def _check_roles(roles: Sequence[str], mapping: FileMapping) -> None:
    values = roles.count(VALUE)
    if not values:
        raise BadMapping("Säg vilken kolumn som har antalen.")
    twice = [facet for facet in Facet if roles.count(facet) + (mapping.across == facet) > 1]
    if twice:
        raise BadMapping(
            Sentence("Två kolumner delar in efter %(facet)s. Välj en.", facet=str(twice[0].label).lower())
        )
    if values > 1 and mapping.across not in Facet.values:
        raise BadMapping("Säg vad rubrikerna över antalen delar in efter.")


def _check_words(facet: Facet, words: Sequence[str], mapping: FileMapping, labels: Mapping[str, str]) -> None:
    allowed = {TOTAL, *labels, *([NEW] if facet in OWN_LISTS else [])}
    if facet == mapping.across:
        allowed.add(SKIP)
    said = mapping.words.get(facet, {})
    wrong = [word for word in words if said.get(word) not in allowed]
    if wrong:
        raise BadMapping(Sentence("Säg vad ”%(word)s” betyder.", word=wrong[0][:60]))
    codes = [said[word] for word in words if said[word] not in (NEW, SKIP, TOTAL)]
    if facet == mapping.across and len(codes) != len(set(codes)):
        raise BadMapping("Två kolumner med antal betyder samma sak. Välj en av dem.")


def _role(title: str, cells: Sequence[str], labels: Labels) -> str:
    named = facet_of_heading(title)
    if named is not None:
        return named
    words = {word for word in cells if word}
    if len(words) > 1:
        return max(Facet, key=lambda facet: _known(words, facet, labels)) if _any(words, labels) else SKIP
    return SKIP


def _any(words: set[str], labels: Labels) -> bool:
    return any(_known(words, facet, labels) >= 0.4 * len(words) for facet in Facet)


def _known(words: set[str], facet: Facet, labels: Labels) -> int:
    """How many of the words the facet knows; a total says nothing of which facet it is."""
    own = [word for word in words if not is_total(word)]
    if facet is Facet.AGE:
        return sum(looks_like_age(word) for word in own)
    return sum(bool(code_of(word, facet, labels[facet])) for word in own)


def _across(titles: Sequence[str], labels: Labels, taken: set[str]) -> str:
    if len(titles) < 2:
        return ""
    words = set(titles)
    free = [facet for facet in Facet if facet not in taken]
    best = max(free, key=lambda facet: _known(words, facet, labels), default=None)
    return best if best is not None and _known(words, best, labels) else ""


def _proposed(word: str, facet: Facet, labels: Labels) -> str:
    return code_of(word, facet, labels[facet]) or (NEW if facet in OWN_LISTS else "")
