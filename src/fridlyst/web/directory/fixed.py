"""What every answer says alike, as markup: drawn once a process for each language."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from django.template.loader import render_to_string
from django.utils import translation
from django.utils.html import escape
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fridlyst.support.languages import BY_CODE, Language
from fridlyst.web.quiet.frame import numbers_in

# Which form a number takes is told by its two last digits, but for the lowest (Unicode CLDR, plural rules).
_FORMS: Final = 100


@dataclass(frozen=True, slots=True)
class Fixed:
    """The sentences between the services, and the national numbers by their key."""

    fits: bytes
    fits_not: bytes
    unheard: bytes
    nearest: bytes
    nothing: bytes
    others: bytes
    again: bytes
    numbers: Mapping[str, bytes]
    # As a template, for each of the numbers that may take a form of its own.
    left: tuple[bytes, ...]

    def more(self, count: int) -> bytes:
        """How many more fit."""
        return self.left[count if count < _FORMS else _FORMS + count % _FORMS] % {b"count": count}


@cache
def fixed(code: str) -> Fixed:
    """All of it in the language of this code, whichever is active: it is kept for whoever asks next."""
    language = BY_CODE[code]
    with translation.override(language.locale):
        return _drawn(language)


def _drawn(language: Language) -> Fixed:
    return Fixed(
        fits=_in("h1", _("Det här kan passa")),
        fits_not=_in("h1", _("Inget passar helt")),
        unheard=_in(
            "p",
            _("Vi kände inte igen orden. Skriv med andra ord eller svara på frågorna längre ner."),
            ' class="note"',
        ),
        nearest=_in(
            "p",
            _("Det här är närmast. Vid varje står vad som inte passar. Du kan också ringa numren här under."),
        ),
        nothing=_in("p", _("Ring numren här under. Där finns någon som kan hjälpa dig vidare.")),
        others=b"<details>" + _in("summary", _("Fler nummer att ringa")),
        again=b"</details>" + _in("h2", _("Ändra dina svar")),
        numbers={
            one.key: render_to_string("quiet/number.html", {"one": one}).encode()
            for one in numbers_in(language)
        },
        left=tuple(_left(range(2 * _FORMS))),
    )


def _in(tag: str, words: str, more: str = "") -> bytes:
    return f"<{tag}{more}>{escape(words)}</{tag}>".encode()


def _left(counts: Iterable[int]) -> Iterable[bytes]:
    for count in counts:
        said = ngettext("%(count)s till passar.", "%(count)s till passar.", count)
        yield escape(said.replace("%(count)s", "%(count)d")).encode()
