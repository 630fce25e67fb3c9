"""What has been done to a service, in words."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fridlyst.support.queries.history import Change
from fridlyst.web.shared.text import Words
from fridlyst.web.support.spoken import spoken_name

_DONE: Final[dict[str, Words]] = {
    "added": gettext_lazy("Lades till"),
    "edited": gettext_lazy("Ändrades"),
    "published": gettext_lazy("Började visas"),
    "unpublished": gettext_lazy("Slutade visas"),
    "reviewed": gettext_lazy("Sågs över"),
    "translated": gettext_lazy("Översattes till %(language)s"),
    "said_open": gettext_lazy("Det sades vara en öppen mottagning som vem som helst får besöka"),
    "translation_checked": gettext_lazy("Översättningen till %(language)s lästes och godkändes"),
    "translation_removed": gettext_lazy("Översättningen till %(language)s togs bort"),
}


@dataclass(frozen=True)
class ChangeRow:
    """A change in words."""

    at: datetime
    what: str
    who: str


def change_rows(changes: Iterable[Change]) -> tuple[ChangeRow, ...]:
    """The changes in words; one that is not known is said as a change."""
    return tuple(ChangeRow(one.at, _what(one), one.who) for one in changes)


def _what(one: Change) -> str:
    words = str(_DONE.get(one.verb, _("Ändrades")))
    return words % {"language": spoken_name(one.language)} if one.language else words
