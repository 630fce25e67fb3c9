"""Names that an XForm can have: XML names, each once, whatever the case."""

import re
from collections.abc import Sequence

from fridlyst.exchange.xlsform.words import RESERVED

# An XML name without a namespace, as pyxform has it (XML 1.0 §2.3), in the part that every tool takes.
_NAME = re.compile(r"[^\W\d][\w.\-]*")
_KEY = re.compile(r"[a-z][a-z0-9-]{0,59}")
_OPTION = re.compile(r"[\w.\-]([\w.\- ]{0,58}[\w.\-])?")


def is_name(text: str) -> bool:
    """Whether a question may be called this in an XLSForm."""
    return _NAME.fullmatch(text) is not None


def is_key(text: str) -> bool:
    """Whether a question may be called this in Fridlyst."""
    return _KEY.fullmatch(text) is not None


def is_option(text: str) -> bool:
    """Whether an answer to choose may be called this in Fridlyst."""
    return _OPTION.fullmatch(text) is not None


class Names:
    """Gives every question, group and list of a form a name of its own."""

    def __init__(self) -> None:
        self._taken = set(RESERVED)

    def give(self, wanted: str, endings: Sequence[str] = ()) -> str:
        """`wanted` where it can be a name and is free, else something like it; free with each ending too."""
        plain = re.sub(r"[^\w.\-]", "_", wanted)
        first = plain if is_name(plain) else f"q_{plain}"
        name, number = first, 2
        while not self._taken.isdisjoint(_all(name, endings)):
            name, number = f"{first}_{number}", number + 1
        self._taken.update(_all(name, endings))
        return name


def _all(name: str, endings: Sequence[str]) -> set[str]:
    return {(name + ending).casefold() for ending in ("", *endings)}
