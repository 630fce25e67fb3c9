"""Finds what tells where somebody is in a text, also where it is written to be read around.

Letters and digits set apart, signs that do not show and look-alikes of other alphabets are read as what
they stand for. Telephone numbers, dates, ages and postal boxes are no places.
"""

import re
import unicodedata
from csv import DictReader
from functools import cache
from importlib.resources import files
from typing import Final, NamedTuple

from fridlyst.support.place_patterns import (
    APART,
    BOX,
    COMPOUND,
    DATE,
    PHONE,
    PLAIN,
    POSTCODE,
    POSTCODE_AFTER,
    TURNED,
)
from fridlyst.support.terms import PlaceKind

LONGEST: Final = 20_000
_UNSEEN: Final = re.compile(r"[\u00ad\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]")
_LOOK_ALIKES: Final = str.maketrans(
    "аеорсухіАВЕКМНОРСТХІοαντΑΒΕΗΙΚΜΝΟΡΤΧ", "aeopcyxiABEKMHOPCTXIoavtABEHIKMNOPTX"
)
_ACCENTS: Final = str.maketrans("àáâãèéêëìíîïòóôõùúûýÿñç", "aaaaeeeeiiiioooouuuyync")
# Digits and signs that stand for letters inside a word, and letters that stand for digits beside one.
_AS_LETTERS: Final = (str.maketrans("013457@$", "oieastas"), str.maketrans("013457@$", "oleastas"))
_IN_WORD: Final = re.compile(r"(?<!\w)(?=(?:[\d@$]{0,3}[^\W\d_]){4})[^\W\d_]?[\w@$]{1,40}[^\W\d_](?!\w)")
_AS_DIGITS: Final = str.maketrans("OolI", "0011")
_IN_NUMBER: Final = re.compile(r"(?<!\w)[lI\d]{0,4}\d[\dOolI]{0,4}(?!\w)|(?<!\w)[lI]{1,2}\d{1,3}(?!\w)")
_LONG_GAP: Final = re.compile(r"\s{4,}")
_SPACED: Final = re.compile(r"(?<!\w)(?:\w[\s._·•*|-]{1,2}){3,60}\w(?!\w)")
_SPACED_DIGITS: Final = re.compile(r"(?<!\d)(?:\d[\s._·•*|]{1,2}){1,7}\d(?!\d)")
_BETWEEN: Final = re.compile(r"[\s._·•*|-]+")
_LETTER_THEN_DIGIT: Final = re.compile(r"(?<=[^\W\d])(?=\d)")
# Words that end as a street or a square does and are none.
_NO_STREET: Final = re.compile(
    r"(?:ings|hets|ions|skaps|tets|arbets|vård|vårds|bostads|stöd|mötes|tids|marknads|boende|sov|jour|familje|skol|träff|hemma|"
    r"lek|budget|hjälp|mat|bo|natt|akut|till|an|för|om|ut|in|av|åter|bort|hem|livs|krok|bak|gen|el|rum|enkel)$",
    re.IGNORECASE,
)
_EVERYDAY: Final = frozenset(
    {
        *("planen", "plan", "platsen", "plats", "ringen", "parken", "bron", "gården", "backen"),
        *("backe", "stranden", "strand", "stigen", "stig", "hamnen"),
    }
)  # fmt: skip
_NO_NAME: Final = frozenset(
    {
        *("på", "i", "till", "av", "om", "en", "ett", "den", "det"),
        *("vår", "er", "din", "min", "hans", "hennes", "hela", "längs", "denna"),
        *("över", "under", "vid", "från", "ingen", "egen", "rätt", "lång", "samma"),
        *("annan", "annat", "varje", "nästa", "är", "går", "och", "att", "ut"),
        *("in", "tar", "ta", "väg"),
    }
)  # fmt: skip
_NO_TOWN: Final = frozenset(
    {
        *("kronor", "kr", "ring", "sms", "mejl", "euro", "besök", "samtal", "måndag"),
        *("tisdag", "onsdag", "torsdag", "fredag"),
    }
)  # fmt: skip
# Before a number of five digits, and none of a town.
_NO_TOWN_BEFORE: Final = _NO_TOWN | {
    *("kostar", "pris", "priset", "högst", "minst", "avgift", "avgiften", "tel", "telefon"),
    *("mejla", "swish", "box", "postbox", "cirka", "ungefär", "över", "under", "läs", "lag"),
}  # fmt: skip
_NUMBERED: Final = re.compile(r"(?:nummer|nr|konto|giro)$", re.IGNORECASE)
# Where a small letter is enough after a number: 5 storgatan, but not 3 livsvägen.
_PLAINLY: Final = frozenset({"gatan", "gränden", "gränd", "esplanaden", "allén"})
_LONGEST_HOUSE: Final = 3


class Found(NamedTuple):
    """What tells a place: of which PlaceKind, in which words."""

    kind: str
    words: str


def place_in(text: str) -> Found | None:
    """The first thing in the text that tells where something is; None when nothing does."""
    plain = _LONG_GAP.sub("   ", _UNSEEN.sub("", unicodedata.normalize("NFKC", text[:LONGEST])))
    # Each reading once: most texts read the same in all four ways.
    readings = dict.fromkeys((plain, joined := _joined(plain), *(_meant(joined, way) for way in _AS_LETTERS)))
    return next(filter(None, map(_search, readings)), None)


def _joined(text: str) -> str:
    """Letters and digits that were set apart put together again, and look-alikes read as Latin."""
    letters = _SPACED.sub(lambda found: _LETTER_THEN_DIGIT.sub(" ", _BETWEEN.sub("", found[0])), text)
    return _SPACED_DIGITS.sub(lambda found: _BETWEEN.sub("", found[0]), letters).translate(_LOOK_ALIKES)


def _meant(text: str, way: dict[int, int]) -> str:
    """The text with St0rgatan read as Storgatan, and l2 as 12."""
    words = _IN_WORD.sub(lambda found: found[0].translate(way), text.translate(_ACCENTS))
    return _IN_NUMBER.sub(lambda found: found[0].translate(_AS_DIGITS), words)


def _search(text: str) -> Found | None:
    for kind, pattern in PLAIN:
        found = pattern.search(text)
        if found:
            return Found(kind, found[0].strip())
    rest = text
    for pattern in (BOX, PHONE, DATE):
        rest = pattern.sub(" ¤ ", rest)
    return _street(rest) or _postcode(rest)


def _street(text: str) -> Found | None:
    for found in COMPOUND.finditer(text):
        if _is_street(found[1], found[2].lower(), found[0]):
            return Found(PlaceKind.STREET, found[0].strip())
    for found in APART.finditer(text):
        if found[1].lower() not in _NO_NAME and not _NO_STREET.search(found[1]):
            return Found(PlaceKind.STREET, found[0].strip())
    for found in TURNED.finditer(text):
        if _is_turned(*found.group("before", "first", "last")):
            return Found(PlaceKind.STREET, found[0].strip())
    return None


def _is_street(first: str, last: str, words: str) -> bool:
    """Everyday words count only with a capital, and before a number that a house has."""
    if _NO_STREET.search(first):
        return False
    digits = sum(char.isdigit() for char in words)
    return last not in _EVERYDAY or (first[0].isupper() and digits <= _LONGEST_HOUSE)


def _is_turned(before: str | None, first: str, last: str) -> bool:
    """Whether what stands after a number is a street's name: Storgatan, Norra Kyrkovägen, storgatan."""
    named = first[0].isupper() and (before is None or before[0].isupper())
    return (named or last.lower() in _PLAINLY) and not _NO_STREET.search(first)


def _postcode(text: str) -> Found | None:
    for found in POSTCODE.finditer(text):
        town = found["town"]
        is_name = town[0].isupper() and town.lower() not in _NO_TOWN
        if is_name or town.lower() in _towns():
            return Found(PlaceKind.POSTAL, found[0].strip())
    for found in POSTCODE_AFTER.finditer(text):
        town = found["town"]
        is_name = town[0].isupper() and town.lower() not in _NO_TOWN_BEFORE and not _NUMBERED.search(town)
        is_name = is_name and bool(found["apart"])
        if is_name or town.lower() in _towns():
            return Found(PlaceKind.POSTAL, found[0].strip())
    return None


@cache
def _towns() -> frozenset[str]:
    """Names of municipalities, in lower case."""
    text = files("fridlyst.organisation").joinpath("municipalities.csv").read_text("utf-8")
    return frozenset(row["name"].lower() for row in DictReader(text.splitlines()))
