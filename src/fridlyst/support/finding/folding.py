"""Words as they are compared: whatever case, accents or keyboard they were typed with."""

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

# Marks above and below letters that nobody types, signs without width, and apostrophes inside words.
_UNHEARD = re.compile(
    "[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed\u00ad\u034f"
    "\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff'’ʼʹ`´]+"
)
_WORD = re.compile(r"\d+|[^\W\d_]+")
# Longer words are no words; a thousand letters in a row cost no more than these.
LONGEST: Final = 40
_SAME: Final[dict[int, int | str]] = {
    **str.maketrans("øæœıđłð", "oaoidld"),
    **str.maketrans("ىیےکةھہٱ", "يييكههها"),
}


def _ethiopic() -> dict[int, int]:
    """Rows of letters that sound alike and are written for one another: ሐ ኀ as ሀ, ሠ as ሰ, ዐ as አ, ፀ as ጸ."""
    rows = {0x1210: 0x1200, 0x1280: 0x1200, 0x1220: 0x1230, 0x12D0: 0x12A0, 0x1340: 0x1338}
    return {row + vowel: same + vowel for row, same in rows.items() for vowel in range(7)}


_SAME.update(_ethiopic())


def written_words(text: str) -> Iterator[str]:
    """The words of a text as they are written, in small letters; numbers stand by themselves."""
    plain = _UNHEARD.sub("", unicodedata.normalize("NFC", text)).casefold()
    for found in _WORD.finditer(unicodedata.normalize("NFC", plain)):
        yield found[0][:LONGEST]


def fold(word: str) -> str:
    """A written word without its accents: "Mötesplats" and "motesplats" are the same."""
    if word.isascii():
        return word
    apart = unicodedata.normalize("NFKD", word.translate(_SAME))
    return _UNHEARD.sub("", apart).translate(_SAME)


def is_marked(word: str) -> bool:
    """Whether a Swedish word was typed with its own letters, so that "får" is not read as "far"."""
    return not word.isascii() and any(letter in "åäö" for letter in word)
