"""Addresses of the directory's pages, in every language; they say nothing of what is looked for."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from django.conf import settings
from django.urls import reverse
from django.urls.converters import IntConverter

from fridlyst.support.languages import BY_ADDRESS, SWEDISH, Language

OUR_STATEMENT: Final = "/tillganglighet/"


class LanguageConverter:
    """A language's part of an address; Swedish has none."""

    regex = "|".join(address for address in BY_ADDRESS if address != SWEDISH.address)

    def to_python(self, value: str) -> Language:
        return BY_ADDRESS[value]

    def to_url(self, value: object) -> str:
        return value.address if isinstance(value, Language) else str(value)


class NumberConverter(IntConverter):
    """A number written in one way alone: a page has one address, which its way out leads to."""

    regex = "[1-9][0-9]{0,9}"


@dataclass(frozen=True, slots=True)
class Links:
    """Where the pages of a town lead one another, in one language."""

    home: str
    every: str
    about: str
    languages: str
    swedish: str
    accessibility: str


def address(name: str, town: str, language: Language, **more: int) -> str:
    """The address of a page of the directory: `name` as in urls.py, without `_in`."""
    if language.code == SWEDISH.code:
        return reverse(f"directory:{name}", kwargs={"town": town, **more})
    return reverse(f"directory:{name}_in", kwargs={"town": town, "language": language, **more})


@lru_cache(maxsize=2048)
def links_of(town: str, language: Language) -> Links:
    """The links that stand on every page."""
    names = ("home", "every", "about", "languages")
    pages = {name: address(name, town, language) for name in names}
    return Links(**pages, swedish=address("home", town, SWEDISH), accessibility=statement_of(town))


def statement_of(town: str) -> str:
    """The accessibility statement: the municipality's own where the installation has been told of one."""
    own: str = settings.FRIDLYST_ACCESSIBILITY_URL
    return own if own != OUR_STATEMENT else reverse("directory:accessibility", kwargs={"town": town})
