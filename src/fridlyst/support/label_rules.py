"""The words beside ways to get in touch, which are translated by what they say; plain Python."""

from collections.abc import Iterable, Mapping
from hashlib import sha256
from typing import Final, Protocol

LONGEST_TRANSLATED: Final = 300
_START: Final = "label-"


class Labelled(Protocol):
    """A way to get in touch, however it is kept."""

    @property
    def label(self) -> str: ...


def labels_of(ways: Iterable[Labelled]) -> tuple[str, ...]:
    """The words, each once, in order."""
    return tuple(dict.fromkeys(one.label for one in ways if one.label))


def label_name(label: str) -> str:
    """What a field for the words is called, in forms and files: the same as long as the words are."""
    return f"{_START}{sha256(label.encode()).hexdigest()[:8]}"


def is_behind(labels: Iterable[str], translated: Mapping[str, str]) -> bool:
    """Whether there are words that the translation was made without; what has been left empty is not new."""
    return any(one not in translated for one in labels)
