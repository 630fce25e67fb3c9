"""The languages that a visitor may choose among: the town's, and every national minority's."""

from dataclasses import dataclass

from fridlyst.support.languages import LANGUAGES, Language
from fridlyst.support.shapes import Directory
from fridlyst.web.directory.addresses import address

# A town that has chosen none shows all; these three are there in any case.
ALWAYS = frozenset({"sv", "sv-simple", "en"})


@dataclass(frozen=True, slots=True)
class LanguageChoice:
    """A language and its first page."""

    language: Language
    address: str
    current: bool


def language_choices(directory: Directory, current: Language) -> tuple[LanguageChoice, ...]:
    """The languages to choose among, in the order they are always shown."""
    chosen = frozenset(directory.settings.languages)
    return tuple(
        LanguageChoice(one, address("home", directory.town.slug, one), one.code == current.code)
        for one in LANGUAGES
        if not chosen or one.code in chosen or one.code in ALWAYS or one.minority
    )
