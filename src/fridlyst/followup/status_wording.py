"""What a municipality may call a status, in plain Python."""

import unicodedata
from collections.abc import Collection, Mapping

from fridlyst.base.errors import BadInput
from fridlyst.base.sentences import Sentence

LONGEST_WORD = 40
# What nobody sees: control and format characters (the ones that turn text round too), lone surrogates,
# characters of private use, and line breaks.
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})


class StatusWordWrong(BadInput):
    """A word that a status cannot be called."""

    code = "status-word"


class StatusWordTaken(BadInput):
    """Two statuses would be called the same, or one what Fridlyst calls another."""

    code = "status-word-taken"


def check_words(given: Mapping[str, str], own: Mapping[str, Collection[str]]) -> dict[str, str]:
    """The words that the municipality has chosen itself, by status and without white space around them.

    `own` is what Fridlyst calls each status, in each language; a status that is not given a word, or the
    word that Fridlyst has in its first language, is not among those returned. Every error's field is the
    status. A word that Fridlyst has for another status is refused, so that no reader takes one for the other.
    """
    words = {status: _checked(given.get(status, ""), status) for status in own}
    chosen = {status: word for status, word in words.items() if word and word != next(iter(own[status]))}
    seen = {_folded(name): status for status, names in own.items() for name in names}
    for status, word in chosen.items():
        _check_free(word, status, seen)
        seen[_folded(word)] = status
    return chosen


def _checked(given: str, status: str) -> str:
    if any(unicodedata.category(char) in _UNSEEN for char in given):
        raise StatusWordWrong(
            "Ordet innehåller tecken som inte syns. Skriv det för hand i stället.", field=status
        )
    word = " ".join(unicodedata.normalize("NFC", given).split())
    if given and not word:
        raise StatusWordWrong("Skriv ett ord, eller lämna fältet helt tomt.", field=status)
    if word and not any(char.isalpha() for char in word):
        raise StatusWordWrong("Ett läge behöver ett ord: skriv minst en bokstav.", field=status)
    if len(word) > LONGEST_WORD:
        raise StatusWordWrong(
            Sentence(
                "Ordet är %(count)s tecken. Det får vara högst %(longest)s.",
                count=len(word),
                longest=LONGEST_WORD,
            ),
            field=status,
        )
    return word


def _check_free(word: str, status: str, seen: Mapping[str, str]) -> None:
    other = seen.get(_folded(word), status)
    if other != status:
        raise StatusWordTaken(
            Sentence("Ett annat läge heter redan ”%(word)s”. Välj ett ord som skiljer dem åt.", word=word),
            field=status,
        )


def _folded(word: str) -> str:
    return unicodedata.normalize("NFKC", word).casefold()
