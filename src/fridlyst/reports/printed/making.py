"""Makes what is printed, and says what there was no room for and which signs cannot be shown."""

import json
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import typst

from fridlyst.base.slugs import slug
from fridlyst.reports.fonts import coverage
from fridlyst.reports.formats.pdf import own_fonts
from fridlyst.reports.formats.printed import shown
from fridlyst.reports.printed.choice import PrintChoice, checked, services_of
from fridlyst.reports.printed.entries import brochure_data, card_data, own_words, phone_of, with_phone
from fridlyst.reports.printed.poster import poster_data
from fridlyst.reports.printed.terms import PrintedKind
from fridlyst.reports.text import clean
from fridlyst.support.languages import BY_CODE, SWEDISH, Language
from fridlyst.support.shapes import Directory, PublicService

_FOLDER = Path(__file__).parent
_INVISIBLE = ("Cf", "Mn", "Zs", "Zl", "Zp")
# What a file is called says as little as its front does.
_FILE_WORDS = {PrintedKind.BROCHURE: "folder", PrintedKind.CARD: "kort", PrintedKind.POSTER: "affisch"}


@dataclass(frozen=True, slots=True)
class LeftOut:
    """The services, by name, that there was no room for in a language."""

    language: Language
    services: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Printed:
    """A finished PDF, and all that somebody who chose would look for on it in vain.

    `without_phone` are services that a card of numbers cannot hold, `unshown` signs that none of our
    typefaces has (each stands as an empty square).
    """

    data: bytes
    name: str
    left_out: tuple[LeftOut, ...] = ()
    without_phone: tuple[str, ...] = ()
    unshown: tuple[str, ...] = ()

    @property
    def is_whole(self) -> bool:
        """Whether everything chosen is on it."""
        return not (self.left_out or self.without_phone or self.unshown)


def make_printed(directory: Directory, choice: PrintChoice, *, site: str, today: date) -> Printed:
    """The PDF (PDF/UA-1, PDF/A-3a) of what is chosen; `site` is where Fridlyst answers, https and host.

    NoLanguage, UnknownService and UnknownCode as `checked`.
    """
    choice = checked(choice, directory)
    services = services_of(choice, directory)
    kind = PrintedKind(choice.kind)
    data = _particulars(directory, today) | _CONTENTS[kind](directory, choice, services, site)
    made, fits = _typeset(kind, data, today)
    return Printed(
        made,
        f"information-{slug(directory.town.name)}-{_FILE_WORDS[kind]}-{today.isoformat()}.pdf",
        tuple(_left_out(choice, services, data, fits)),
        tuple(one.name for one in services if kind == PrintedKind.CARD and not phone_of(one)),
        _unshown(choice, services),
    )


def _particulars(directory: Directory, today: date) -> dict[str, Any]:
    """What stands in the file's own data: as little as on its front."""
    town = shown(directory.town.name)
    return {
        "title": f"Information · {town}",
        "author": town,
        "date": [today.year, today.month, today.day],
        "day": today.isoformat(),
    }


def _brochures(
    directory: Directory, choice: PrintChoice, services: Sequence[PublicService], site: str
) -> dict[str, Any]:
    return _in_languages(brochure_data, directory, choice, services, site)


def _cards(
    directory: Directory, choice: PrintChoice, services: Sequence[PublicService], site: str
) -> dict[str, Any]:
    return _in_languages(card_data, directory, choice, services, site)


def _in_languages(
    content: Callable[..., dict[str, Any]],
    directory: Directory,
    choice: PrintChoice,
    services: Sequence[PublicService],
    site: str,
) -> dict[str, Any]:
    town = directory.town.slug
    return {
        "languages": [
            content(directory, services, one, _public_address(site, town, one), choice)
            for one in (BY_CODE[code] for code in choice.languages)
        ]
    }


def _posters(
    directory: Directory, choice: PrintChoice, services: Sequence[PublicService], site: str
) -> dict[str, Any]:
    address = f"{_public_address(site, directory.town.slug, SWEDISH)}personal/"
    chosen = frozenset(one.id for one in services)
    return {"sheet": choice.sheet, **poster_data(directory, chosen, address)}


_CONTENTS = {PrintedKind.BROCHURE: _brochures, PrintedKind.CARD: _cards, PrintedKind.POSTER: _posters}


def _public_address(site: str, town: str, language: Language) -> str:
    """The directory's address, which says nothing of what it is."""
    return f"{site}/info/{town}/" + ("" if language == SWEDISH else f"{language.address}/")


def _typeset(kind: str, data: Mapping[str, Any], today: date) -> tuple[bytes, list[dict[str, Any]]]:
    """The PDF, and what the template says that there was room for."""
    compiler = typst.Compiler(
        str(_FOLDER / f"{kind}.typ"),
        root=str(_FOLDER),
        font_paths=own_fonts(),
        sys_inputs={"printed": json.dumps(data, ensure_ascii=False)},
    )
    fits = json.loads(compiler.query("<fits>", field="value"))
    made = compiler.compile(
        format="pdf",
        pdf_standards=["ua-1", "a-3a"],
        timestamp=datetime(today.year, today.month, today.day, tzinfo=UTC),
    )
    if not isinstance(made, bytes):
        raise TypeError("one PDF is one file")
    return made, fits


def _left_out(
    choice: PrintChoice,
    services: Sequence[PublicService],
    data: Mapping[str, Any],
    fits: Iterable[Mapping[str, Any]],
) -> Iterable[LeftOut]:
    if choice.kind == PrintedKind.POSTER:
        yield from _not_on_poster(services, data, next(iter(fits))["each"])
        return
    placed = services if choice.kind == PrintedKind.BROCHURE else with_phone(services)
    for one in fits:
        gone = placed[max(0, len(placed) - one["left"]) :] if one["left"] else ()
        if gone:
            yield LeftOut(BY_CODE[one["language"]], tuple(service.name for service in gone))


def _not_on_poster(
    services: Sequence[PublicService], data: Mapping[str, Any], each: int
) -> Iterable[LeftOut]:
    there = {named["name"] for one in data["situations"] for named in one["services"][:each]}
    gone = tuple(one.name for one in services if shown(one.name) not in there)
    if gone:
        yield LeftOut(SWEDISH, gone)


def _unshown(choice: PrintChoice, services: Iterable[PublicService]) -> tuple[str, ...]:
    """Signs of the services' words that no typeface of ours has, each once, in the order met."""
    known = coverage()
    languages = [BY_CODE[code] for code in choice.languages] or [SWEDISH]
    texts = " ".join(own_words(one, language) for one in services for language in languages)
    signs = dict.fromkeys(unicodedata.normalize("NFC", clean(texts)))
    lacking = (sign for sign in signs if sign not in "\n\t" and ord(sign) not in known)
    return tuple(sign for sign in lacking if unicodedata.category(sign) not in _INVISIBLE)
