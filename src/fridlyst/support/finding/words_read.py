"""A word of what a visitor wrote."""

from typing import NamedTuple


class Word(NamedTuple):
    """A word of the question: as written, folded, and the stems and beginnings that it may be."""

    written: str
    folded: str
    stem: str
    parts: tuple[str, ...]
    marked: bool
    stopped: bool
    guessed: bool = False
    # The stem of this and the next word written together, where they may be one.
    joined: str = ""

    def can_be(self, part: str, *, marked: bool) -> bool:
        """A word written with å, ä or ö is none that is written without: "får" is not "far"."""
        return part in self.parts and (marked or not self.marked or part[-1] == "*")
