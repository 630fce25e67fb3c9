"""Words with their owner behind: "Andel skolor … (Utbildningsnämnden)", "… Ansvarig: Socialnämnden"."""

import re

from fridlyst.intake.understand.lines import is_owners
from fridlyst.intake.understand.words import fold

_BEHIND = re.compile(r"^(?P<text>.*\S)\s*\((?P<owner>[^()]{2,400})\)\s*\.?$")
_NAMED = re.compile(
    r"^(?P<text>.*?\S)[\s.,;–-]*\(?\b(?:huvud)?ansvar(?:ig|iga|ar)?(?:\s(?:nämnd|nämnder|förvaltning|verksamhet|part))?\s*[:–-]\s*"
    r"(?P<owner>[^:]{2,400}?)\)?\s*\.?$",
    re.IGNORECASE,
)
_TIME = re.compile(
    r"[\s.,;]*\b(?:tid|tidplan|tidsplan|när|klart senast|klart)\s*:\s*(?P<time>[^:;]{3,80}?)\s*[.;]?$",
    re.IGNORECASE,
)

_LONGEST = 3000


def split_owned(text: str) -> tuple[str, str]:
    """The words, and the owners that stand behind them in brackets or after "Ansvarig:"; "" where none do."""
    plain = fold(text)
    if len(plain) > _LONGEST:
        return plain, ""
    behind = _BEHIND.match(plain)
    if behind and is_owners(behind["owner"]):
        return behind["text"].strip(), behind["owner"].strip()
    named = _NAMED.match(plain)
    if named and len(named["text"]) > 2:
        return _closed(named["text"], plain), named["owner"].strip()
    return plain, ""


def split_timed(text: str) -> tuple[str, str]:
    """The words, and the time that stands last after "Tid:" or a word like it; "" where none does."""
    plain = fold(text)
    found = _TIME.search(plain) if len(plain) <= _LONGEST else None
    return (_closed(plain[: found.start()].strip(), plain), found["time"].strip()) if found else (plain, "")


def is_owner_alone(text: str) -> str:
    """The owners of a line that is nothing else: in brackets, or after "Ansvarig:"; "" for other lines."""
    plain = fold(text)
    if plain.startswith("(") and plain.rstrip(".").endswith(")"):
        inside = plain.rstrip(".")[1:-1]
        return inside if is_owners(inside) else ""
    named = re.match(r"^ansvarig\w*(?: \w+)?\s*[:–-]\s*(.+)$", plain, re.IGNORECASE)
    return named.group(1).strip() if named else ""


def _closed(text: str, plain: str) -> str:
    """The words with the full stop that was theirs."""
    return f"{text}." if plain[len(text) : len(text) + 1] == "." else text


def time_alone(text: str) -> str:
    """The time of a line that is nothing else: after "Tid:" or a word like it; "" for other lines."""
    found = re.match(
        r"^(?:tid|tidplan|tidsplan|när|klart senast|klart)\s*:\s*(.{3,80})$", fold(text), re.IGNORECASE
    )
    return found.group(1).strip() if found else ""
