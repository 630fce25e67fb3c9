"""Languages that a service can be had in, by name."""

from collections.abc import Iterable
from typing import Final

from django.utils.translation import gettext_lazy as _

from fridlyst.web.shared.text import Words

SPOKEN: Final[dict[str, Words]] = {
    "sv": _("svenska"),
    "en": _("engelska"),
    "fi": _("finska"),
    "ar": _("arabiska"),
    "so": _("somaliska"),
    "ti": _("tigrinska"),
    "prs": _("dari"),
    "uk": _("ukrainska"),
    "fit": _("meänkieli"),
    "se": _("nordsamiska"),
    "smj": _("lulesamiska"),
    "sma": _("sydsamiska"),
    "rom": _("romani chib"),
    "yi": _("jiddisch"),
    "sq": _("albanska"),
    "bs": _("bosniska"),
    "fr": _("franska"),
    "ckb": _("kurdiska (sorani)"),
    "fa": _("persiska"),
    "pl": _("polska"),
    "ro": _("rumänska"),
    "ru": _("ryska"),
    "es": _("spanska"),
    "th": _("thailändska"),
    "tr": _("turkiska"),
    "de": _("tyska"),
}
_EASY: Final = {"sv-simple": _("lätt svenska")}


def spoken_choices(chosen: Iterable[str] = ()) -> list[tuple[str, str]]:
    """The languages to choose among, and those that a service has already."""
    return [(code, spoken_name(code)) for code in dict.fromkeys((*SPOKEN, *chosen))]


def spoken_name(code: str) -> str:
    """What the language is called; the code of one that is not known."""
    return str((SPOKEN | _EASY).get(code, code))
