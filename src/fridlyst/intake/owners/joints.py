"""Names with a hanging hyphen: one body ("barn- och ungdomsnämnden") or several."""

import re

from fridlyst.intake.owners.vocabulary import ALONE, BODY_PARTS, JOINT, SINGULAR

_HANGING = re.compile(
    r"(?P<firsts>\w+-(?:\s*,\s*\w+-)*)\s*(?P<and>och|samt|eller|/|&)\s*(?P<last>[^\W\d_]+)", re.IGNORECASE
)


def _tail(word: str) -> str | None:
    return next((part for part in BODY_PARTS if word.lower().endswith(part)), None)


def _is_one_body(firsts: list[str], last: str, tail: str) -> bool:
    """One body, unless the plural or words that are bodies on their own say otherwise."""
    stem = last.lower()[: -len(tail)]
    if len(firsts) == 1 and _is_joint(firsts[0].lower(), stem):
        return True
    if len(firsts) > 1 and _is_joint(firsts[0].lower(), firsts[1].lower()):
        return True
    if tail in SINGULAR:
        return False
    return not all(part in ALONE for part in [*(first.lower() for first in firsts), stem])


def _is_joint(first: str, stem: str) -> bool:
    return any(f"{first}+{stem[:length]}" in JOINT for length in range(3, len(stem) + 1))


def _resolved(match: re.Match[str], space: str, comma: str) -> str:
    firsts = [first.strip(" -") for first in match["firsts"].split(",")]
    tail = _tail(match["last"])
    if tail is None or _is_one_body(firsts, match["last"], tail):
        return re.sub(r"\s+", space, _spaced(match)).replace(",", comma)
    ending = SINGULAR.get(tail, tail)
    names = [f"{first}{ending}" for first in firsts]
    return ", ".join([*names, match["last"][: -len(tail)] + ending])


def _spaced(match: re.Match[str]) -> str:
    firsts = re.sub(r"\s*,\s*", ", ", match["firsts"])
    word = match["and"].lower() if match["and"].isalpha() else "och"
    return f"{firsts} {word} {match['last']}"


def expanded(text: str, *, space: str, comma: str) -> str:
    """The text with every hanging hyphen either written out, or its spaces and commas replaced
    by `space` and `comma` so that nothing splits the name."""
    return _HANGING.sub(lambda match: _resolved(match, space, comma), text)
