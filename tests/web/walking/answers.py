"""What the test client gives back, as far as the walks look at it."""

from collections.abc import Mapping
from typing import Protocol


class Answer(Protocol):
    """Status, headers and body."""

    @property
    def status_code(self) -> int: ...

    @property
    def headers(self) -> Mapping[str, str]: ...

    @property
    def content(self) -> bytes: ...
