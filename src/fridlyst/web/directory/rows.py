"""All services in a row, by whom they are for, in pages that are light enough."""

from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext as _

from fridlyst.base.errors import NotFound
from fridlyst.support.languages import Language
from fridlyst.support.shapes import Directory, PublicService
from fridlyst.support.terms import Seeker
from fridlyst.web.directory.addresses import address
from fridlyst.web.directory.presenters import Passage, age_words, passage

# Rows to a page: with names in an alphabet of three bytes a letter a page stays below 50 kB.
ROWS: Final = 100


@dataclass(frozen=True, slots=True)
class Row:
    """A service among all."""

    address: str
    name: Passage
    ages: str


@dataclass(frozen=True, slots=True)
class Group:
    """Those for the same people, or as many of them as stand on the page; `anchor` says nothing of whom."""

    anchor: str
    label: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Jump:
    """A way to where a group begins."""

    address: str
    label: str
    count: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page of the row; `number` from 1."""

    number: int
    pages: int
    groups: tuple[Group, ...]
    jumps: tuple[Jump, ...]
    before: str
    after: str


def sheet(directory: Directory, language: Language, number: int) -> Sheet:
    """Page `number` of all services; NotFound where there are not so many."""
    groups = _groups(directory)
    every = [(code, one) for code, services in groups for one in services]
    pages = max(1, -(-len(every) // ROWS))
    if not 1 <= number <= pages:
        raise NotFound
    town = directory.town.slug
    on_page = every[(number - 1) * ROWS : number * ROWS]
    return Sheet(
        *(number, pages),
        tuple(
            Group(
                _anchor(code),
                _label(code),
                tuple(_row(one, town, language) for at, one in on_page if at == code),
            )
            for code in dict.fromkeys(code for code, _one in on_page)
        ),
        tuple(_jumps(groups, town, language, number)),
        *(_page(town, language, to) if 1 <= to <= pages else "" for to in (number - 1, number + 1)),
    )


def _groups(directory: Directory) -> list[tuple[str, list[PublicService]]]:
    """Those for anyone first, then by whom; a service for several stands under each."""
    groups = [("", [one for one in directory.services if not one.whom])]
    groups += [(code, [one for one in directory.services if code in one.whom]) for code in Seeker.values]
    return [(code, services) for code, services in groups if services]


def _jumps(
    groups: list[tuple[str, list[PublicService]]], town: str, language: Language, number: int
) -> list[Jump]:
    jumps, before = [], 0
    for code, services in groups:
        page = before // ROWS + 1
        to = "" if page == number else _page(town, language, page)
        jumps.append(Jump(f"{to}#{_anchor(code)}", _label(code), len(services)))
        before += len(services)
    return jumps


def _page(town: str, language: Language, number: int) -> str:
    if number == 1:
        return address("every", town, language)
    return address("every_page", town, language, number=number)


def _anchor(code: str) -> str:
    return f"d{Seeker.values.index(code) + 1 if code else 0}"


def _label(code: str) -> str:
    return str(Seeker(code).label) if code else _("Alla")


def _row(service: PublicService, town: str, language: Language) -> Row:
    text = service.text(language.code)
    return Row(
        address("service", town, language, number=service.id),
        passage(text.name, text.language, language),
        age_words(service.minimum_age, service.maximum_age),
    )
