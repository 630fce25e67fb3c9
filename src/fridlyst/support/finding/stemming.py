"""What is left of a word when its endings are taken away, so that its forms meet.

Swedish by the steps of Snowball's Swedish stemmer (snowballstem.org), on folded words; lighter for Arabic
script (the article and the words written together with it) and Cyrillic (the ending's vowels).
"""

import re
from typing import Final

_FIRST: Final = re.compile("[^aeiouy]*[aeiouy]+[^aeiouy]")
_BEFORE_S: Final = frozenset("bcdfghjklmnoprtvy")
_ENDINGS: Final = frozenset(
    (
        *("heterna", "hetens", "ornas", "ernas", "arnas", "heten", "heter", "anden", "andes", "andet"),
        *("arens", "ades", "aren", "aste", "erna", "orna", "arna", "arne", "ande", "ende", "erns"),
        *("ade", "are", "ast", "ens", "het", "ern", "ad", "as", "at", "es", "er", "ar", "or", "en", "et"),
        *("a", "e"),
    )
)
_LONGEST: Final = max(map(len, _ENDINGS))
_DOUBLED: Final = ("dd", "gd", "nn", "dt", "gt", "kt", "tt")
_WITH_ARTICLE: Final = ("وال", "بال", "كال", "فال", "لل", "ال")
# What is left is no shorter, or "hemligt" would be "hem".
_SHORTEST: Final = 4
_SOFT: Final = "аеиіоуюяєьй"


def stem(folded: str) -> str:
    """The stem of a folded word."""
    if folded.isascii():
        return _swedish(folded)
    if "\u0600" <= folded[0] <= "\u06ff":
        return _arabic(folded)
    if "\u0400" <= folded[0] <= "\u04ff":
        return _cyrillic(folded)
    return folded


def _swedish(word: str) -> str:
    begins = _begins(word)
    if begins >= len(word):
        return word
    word = _without_ending(word, begins)
    if word.endswith(_DOUBLED) and len(word) - 2 >= begins:
        word = word[:-1]
    for ending in ("lig", "els", "ig"):
        if word.endswith(ending) and len(word) - len(ending) >= max(begins, _SHORTEST):
            return word[: -len(ending)]
    return word


def _begins(word: str) -> int:
    """Where endings may begin: after the first consonant that follows a vowel, three letters in at least."""
    found = _FIRST.match(word)
    return max(found.end(), 3) if found else len(word)


def _without_ending(word: str, begins: int) -> str:
    for begun in range(max(begins, len(word) - _LONGEST), len(word)):
        if word[begun:] in _ENDINGS:
            return word[:begun]
    if word[-1] == "s" and len(word) > begins and word[-2] in _BEFORE_S:
        return word[:-1]
    return word


def _arabic(word: str) -> str:
    for begun in _WITH_ARTICLE:
        if word.startswith(begun) and len(word) - len(begun) >= 3:
            return word[len(begun) :]
    return word


def _cyrillic(word: str) -> str:
    short = word.rstrip(_SOFT)
    return word[: max(len(short), 4, len(word) - 2)]
