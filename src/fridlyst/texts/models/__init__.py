"""Storage of texts."""

from fridlyst.texts.models.text import Text, TextSection, TextVersion

__all__ = ["Text", "TextSection", "TextVersion"]
