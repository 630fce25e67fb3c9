"""How far a format has come: a share from 0 to 1, and what is being done, in Swedish."""

from collections.abc import Callable

Progress = Callable[[float, str], None]


def silently(share: float, doing: str) -> None:
    """Tell nobody."""
