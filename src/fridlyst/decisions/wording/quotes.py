"""Quoted words taken out of a sentence, so that what is quoted is never read as what is said."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

_SIGN = '"“”„«»″'
_QUOTED = re.compile(
    rf"[{_SIGN}]{{1,2}}\s*([^{_SIGN}]+?)\s*(?:[{_SIGN}]{{1,2}}|$)|(?<![\w])['’‘]{{1,2}}([^'’‘]+)['’‘]{{1,2}}(?!\w)"
)
_SPACES = re.compile(r"\s+")
_BROKEN = re.compile(r"(?<=[a-zåäöé])[-\u00ad]\s*\n\s*(?=[a-zåäöé])")
MARK = "\ue000\\d+\ue001"
_MARKED = re.compile("\ue000(\\d+)\ue001")


@dataclass(frozen=True, slots=True)
class Plain:
    """A sentence with a mark where each quote was, and the quotes."""

    text: str
    quotes: tuple[str, ...]


def without_quotes(text: str) -> Plain:
    """The sentence on one line, each quote as a mark; a last quote that is never closed goes to the end."""
    line = _SPACES.sub(" ", _BROKEN.sub("", re.sub("[\ue000\ue001]", "", text))).strip()
    quotes: list[str] = []

    def keep(match: re.Match[str]) -> str:
        quotes.append((match[1] or match[2]).strip())
        return f"\ue000{len(quotes) - 1}\ue001"

    return Plain(_QUOTED.sub(keep, line), tuple(quotes))


def restored(text: str, quotes: Sequence[str]) -> str:
    """The words of a part of the sentence: a lone quote without its signs, else with them."""
    alone = _MARKED.fullmatch(text.strip().rstrip(".").strip())
    if alone:
        return quotes[int(alone[1])]
    return _MARKED.sub(lambda match: f"”{quotes[int(match[1])]}”", text).strip()
