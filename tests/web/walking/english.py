"""What is Swedish in a page that should be English, and which texts a page looks up."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache

import polib
import pytest
from django.apps import apps
from django.utils.translation import trans_real
from lxml import html
from tools import messages

from fridlyst.support.guidance.reading import situations

# Letters and words that Swedish sentences hold and English ones do not.
SWEDISH = re.compile(
    r"[åäöÅÄÖ]|\b(?:och|eller|inte|som|med|till|av|ett|det|den|du|har|om|ej|nytt|ingen|inga|alla|visa|spara|svar"
    r"|svaret|aktivitet|aktiviteter|sida|namn|ansvarig|ansvariga|klar|sparat|utkast|maj|juni|juli|augusti)\b",
    re.IGNORECASE,
)
# The one authority that has no English short name, the words that the form asks for in Swedish, and what
# rounds that the law and the programme demand are going to be called.
KEPT = (
    *("Myndigheten för digital förvaltning", "mål", "område", "åtgärd"),
    *("Två gånger per år", "Juni 2026", "Löpande"),
    *("FREDA kortfrågor", "halvår 1 2026", "kvinnor, män or annat"),
    *("Kartläggning och åtgärdsplan", "Årsuppföljning", "Inför revideringen"),
    *("no column Stöd", "C. H. Björnsson, Läsbarhet", "hjälp till skyddat boende"),
    # Each language by its own name.
    *("Meänkieli", "Åarjelsaemien gïele", "Lätt svenska"),
    # What staff are told to do is Swedish, as their laws are.
    *(one.title for one in situations().all),
)
READ_ALOUD = ("aria-label", "title", "alt", "placeholder")


def catalogue() -> polib.POFile:
    """The English texts."""
    return polib.pofile(str(messages.ROOT / "locale/en/LC_MESSAGES/django.po"))


@cache
def known() -> frozenset[str]:
    """Every text that the catalogue has."""
    return frozenset(entry.msgid for entry in catalogue())


@cache
def of_packages() -> frozenset[str]:
    """What Django and the other packages look up in catalogues of their own, and nothing."""
    catalogues = trans_real.translation("sv")._catalog._catalogs  # type: ignore[attr-defined]
    return frozenset({key if isinstance(key, str) else key[0] for one in catalogues for key in one} | {""})


def is_swedish(text: str, written: tuple[str, ...] = ()) -> bool:
    """Whether the text is Swedish also without what is kept so, and without what people have written."""
    return bool(SWEDISH.search(text)) and bool(SWEDISH.search(_without(text, (*written, *KEPT))))


def _without(text: str, parts: tuple[str, ...]) -> str:
    """The text without the parts that it holds; the first of them goes first."""
    lowered = text.lower()
    for part in parts:
        if part.lower() in lowered:
            text = re.sub(rf"(?<!\w){re.escape(part)}(?!\w)", "·", text, flags=re.IGNORECASE)
    return text


def texts(page: str) -> Iterator[str]:
    """What the page says, to the eye and to the ear, without what it says is in Swedish: a document there."""
    for element in html.fromstring(page).iter():
        if not isinstance(element.tag, str) or element.tag in ("script", "style"):
            continue
        if element.xpath("ancestor-or-self::*[not(self::html)][@lang='sv']"):
            continue
        said = (element.text, element.tail, *(element.get(name) for name in READ_ALOUD))
        yield from (" ".join(text.split()) for text in said if text and text.strip())


def written() -> tuple[str, ...]:
    """All that people have written, longest first: it is shown as it was written."""
    rows = (row for model in apps.get_models() for row in model._default_manager.values_list())
    found = {" ".join(text.split()) for row in rows for value in row for text in _strings(value)}
    return tuple(sorted((text for text in found if SWEDISH.search(text)), key=len, reverse=True))


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, (list, tuple, dict)):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from _strings(inner)


@contextmanager
def recorded() -> Iterator[set[str]]:
    """A set that grows with every message id that is looked up."""
    asked: set[str] = set()
    one, many = trans_real.gettext, trans_real.ngettext

    def gettext(message: str) -> str:
        asked.add(str(message))
        return one(message)

    def ngettext(singular: str, plural: str, number: int) -> str:
        asked.add(str(singular))
        return many(singular, plural, number)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("django.utils.translation._trans.gettext", gettext)
        patch.setattr("django.utils.translation._trans.ngettext", ngettext)
        yield asked
