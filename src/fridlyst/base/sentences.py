"""Sentences that hold values and can still be said in another language; knows no language itself."""

from collections.abc import Mapping
from typing import Any


class Sentence(str):
    """Swedish text made of a pattern and values: `Sentence("Filen är %(size)s MB.", size=60)`.

    It is the Swedish itself wherever a text is wanted. A value that is a Sentence is translated too; any
    other is somebody's own word or a number and stands as it is. `tools.messages` finds the patterns.
    """

    __slots__ = ("pattern", "values")
    pattern: str
    values: Mapping[str, object]

    def __new__(cls, pattern: str, **values: object) -> "Sentence":
        """The text; a pattern without values is taken to the letter."""
        made = super().__new__(cls, pattern % values if values else pattern)
        made.pattern, made.values = pattern, values
        return made


def packed(text: str) -> Any:  # noqa: ANN401
    """The text as JSON can carry it between processes, pattern and values apart."""
    if not isinstance(text, Sentence):
        return text
    values = {key: packed(one) if isinstance(one, str) else one for key, one in text.values.items()}
    return [text.pattern, values]


def unpacked(given: Any) -> str:  # noqa: ANN401
    """The text that `packed` carried."""
    if not isinstance(given, list):
        return str(given)
    pattern, values = given
    return Sentence(pattern, **{key: _value(one) for key, one in values.items()})


def _value(given: Any) -> object:  # noqa: ANN401
    return given if isinstance(given, int) else unpacked(given)
