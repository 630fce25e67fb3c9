"""Which in order: "tredje", "3:e", "3"."""

_WORDS = "första andra tredje fjärde femte sjätte sjunde åttonde nionde tionde elfte tolfte"
_NUMBERS = {word: number for number, word in enumerate(_WORDS.split(), 1)} | {"förste": 1, "andre": 2}
_LAST = {"sista": -1}
ORDINAL = rf"(?:{'|'.join(_NUMBERS)}|\d{{1,3}}:[ae]|\d{{1,3}}\.?(?=\s))"


def number_of(word: str) -> int:
    """1 for "första", "1:a" and "1"; -1 for "sista"."""
    plain = word.casefold().strip(" .")
    return _NUMBERS.get(plain) or _LAST.get(plain) or int(plain.split(":")[0])
