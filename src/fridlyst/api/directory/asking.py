"""What a program asks for in the address: read once, refused with why when it is nothing."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from fridlyst.base.errors import BadInput
from fridlyst.base.sentences import Sentence
from fridlyst.exchange.hsds.days import day_in_sweden

MOST: Final = 500
USUAL: Final = 50
LONGEST: Final = 200
_WORDS: Final = {"true": True, "1": True, "": True, "false": False, "0": False}


class WrongParameter(BadInput):
    """A parameter of the address that is nothing it can be."""

    code = "wrong-parameter"


@dataclass(frozen=True, slots=True)
class Asked:
    """The parameters of HSDS 3.0; pages are counted from 1. `lines` is the format ndjson."""

    page: int
    per_page: int
    lines: bool
    search: str
    minimal: bool
    full: bool
    full_service: bool
    top_only: bool
    modified_after: date | None
    taxonomy_id: str
    taxonomy_term_id: str
    organization_id: str
    parent_id: str


def asked(given: Mapping[str, str]) -> Asked:
    """The parameters; WrongParameter names one that cannot be used. Names that HSDS has not are let be."""
    for name in ("postcode", "proximity"):
        if given.get(name):
            raise WrongParameter(
                "Platser har inga koordinater här. Hämta hela listan och sök hos er.", field=name
            )
    return Asked(
        page=_number(given, "page", 1, 1_000_000),
        per_page=_number(given, "per_page", USUAL, MOST),
        lines=_format(given.get("format", "")),
        search=_text(given, "search"),
        minimal=_flag(given, "minimal"),
        full=_flag(given, "full"),
        full_service=_flag(given, "full_service"),
        top_only=_flag(given, "top_only"),
        modified_after=_day(given.get("modified_after", "")),
        taxonomy_id=_text(given, "taxonomy_id"),
        taxonomy_term_id=_text(given, "taxonomy_term_id"),
        organization_id=_text(given, "organization_id"),
        parent_id=_text(given, "parent_id"),
    )


def _number(given: Mapping[str, str], name: str, otherwise: int, most: int) -> int:
    said = given.get(name, "")
    if not said:
        return otherwise
    value = int(said) if said.isascii() and said.isdigit() and len(said) < 10 else 0
    if not 1 <= value <= most:
        raise WrongParameter(
            Sentence("Talet ska vara helt och mellan 1 och %(most)s.", most=most), field=name
        )
    return value


def _flag(given: Mapping[str, str], name: str) -> bool:
    if name not in given:
        return False
    said = given[name].lower()
    if said not in _WORDS:
        raise WrongParameter("Skriv true eller false.", field=name)
    return _WORDS[said]


def _text(given: Mapping[str, str], name: str) -> str:
    said = given.get(name, "")
    if len(said) > LONGEST:
        raise WrongParameter(Sentence("Skriv högst %(longest)s tecken.", longest=LONGEST), field=name)
    return said


def _format(said: str) -> bool:
    if said not in ("", "json", "ndjson"):
        raise WrongParameter("Svaret finns som json och ndjson.", field="format")
    return said == "ndjson"


def _day(said: str) -> date | None:
    found = day_in_sweden(said.replace(" ", "+")) if said else None
    if said and found is None:
        raise WrongParameter("Skriv tiden som 2026-03-01T00:00:00Z.", field="modified_after")
    return found
