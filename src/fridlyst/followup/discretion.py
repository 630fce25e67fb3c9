"""What words tell to somebody who reads over the shoulder: on a locked telephone, in a shared calendar."""

import re
import unicodedata

from fridlyst.base.slugs import slug

# Stems of what programmes are about, as they stand in Swedish and English words.
_STEMS = (
    "våld|heder|hedra|förtryck|prostitu|människohandel|trafficking|övergrepp|kvinnofrid|kvinnojour|tjejjour"
    "|sexuel|sexköp|sexhandel|misshand|könsstymp|äktenskap|nära relation|utsatt|violen|honou?r|abus"
)
_TELLING = re.compile(_STEMS)
_TELLING_ADDRESS = re.compile("|".join(stem if "?" in stem else slug(stem) for stem in _STEMS.split("|")))
# What is not seen between letters: soft hyphens, joiners, marks of direction.
_UNSEEN = re.compile(r"[\u00ad\u200b-\u200f\u2060-\u2064\ufeff\u202a-\u202e\u2066-\u2069]")


def tells(words: str) -> bool:
    """Whether the words say what it is about, however their letters are put together."""
    plain = _UNSEEN.sub("", unicodedata.normalize("NFKC", words)).casefold()
    return _TELLING.search(" ".join(plain.split())) is not None


def tells_in_address(word: str) -> bool:
    """Whether one part of an address does, where å, ä and ö are a and o."""
    return _TELLING_ADDRESS.search(word.lower()) is not None
