"""What stands around every public page: its language, the way out and the numbers to call."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext as _

from fridlyst.support.languages import BY_ADDRESS, SWEDISH, Language
from fridlyst.support.national import national_lines
from fridlyst.support.shapes import NationalLine

# Where the way out leads: a page that anyone may have read, and that is there.
WAY_OUT: Final = "https://www.smhi.se/"


@dataclass(frozen=True, slots=True)
class Number:
    """A number to call: `lang` is set where the words are not in the page's language."""

    key: str
    number: str
    dial: str
    name: str
    note: str
    facts: str
    lang: str


def shown(language: Language) -> Language:
    """The language that the words of the frame stand in: Swedish where there is no translation."""
    return language if language.translated else SWEDISH


def numbers_in(language: Language, lines: Iterable[NationalLine] | None = None) -> tuple[Number, ...]:
    """The national lines, or these of them, in the order given and the language's words."""
    return tuple(_number(line, language) for line in (national_lines() if lines is None else lines))


def _number(line: NationalLine, language: Language) -> Number:
    text = line.text(language.code)
    said = language.code if language.code in line.texts else SWEDISH.code
    facts = [
        words
        for holds, words in (
            (line.free, _("gratis")),
            (line.always_open, _("öppet dygnet runt")),
            (line.unseen, _("syns inte på telefonräkningen")),
        )
        if holds
    ]
    lang = "" if said == shown(language).code else said
    return Number(line.key, line.number, line.dial, text.name, text.note, sentence(facts), lang)


def sentence(facts: Sequence[str]) -> str:
    """ "Gratis, öppet dygnet runt." of "gratis" and "öppet dygnet runt"."""
    words = _(", ").join(facts)
    return f"{words[:1].upper()}{words[1:]}." if words else ""


def language_at(path: str) -> Language:
    """The language of an address such as /info/alingsas/ar/; Swedish for every other."""
    parts = path.split("/", 4)
    return BY_ADDRESS.get(parts[3], SWEDISH) if len(parts) > 3 and parts[1] == "info" else SWEDISH
