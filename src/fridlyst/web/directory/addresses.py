"""Addresses of the directory's pages, in every language; they say nothing of what is looked for."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from django.urls import reverse

from fridlyst.support.languages import BY_ADDRESS, SWEDISH, Language


class LanguageConverter:
    """A language's part of an address; Swedish has none."""

    regex: Final = "|".join(address for address in BY_ADDRESS if address != SWEDISH.address)

    def to_python(self, value: str) -> Language:
        return BY_ADDRESS[value]

    def to_url(self, value: Language | str) -> str:
        return value if isinstance(value, str) else value.address


@dataclass(frozen=True, slots=True)
class Links:
    """Where the pages of a town lead one another, in one language."""

    home: str
    every: str
    about: str
    languages: str
    swedish: str


def address(name: str, town: str, language: Language, **more: int) -> str:
    """The address of a page of the directory: `name` as in urls.py, without `_in`."""
    if language.code == SWEDISH.code:
        return reverse(f"directory:{name}", kwargs={"town": town, **more})
    return reverse(f"directory:{name}_in", kwargs={"town": town, "language": language, **more})


@lru_cache(maxsize=2048)
def links_of(town: str, language: Language) -> Links:
    """The links that stand on every page."""
    names = ("home", "every", "about", "languages")
    return Links(*(address(name, town, language) for name in names), address("home", town, SWEDISH))
