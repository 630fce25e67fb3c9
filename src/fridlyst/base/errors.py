"""The root of every named error.

FridlystError
├── BadInput        what was given cannot be used; the message says where and why
├── NotPermitted    the one who asks may not
├── NotFound        it is not there, or not yours: the same answer for both
├── Conflict        somebody else saved in between
└── WrongState      the thing is in a state that does not allow the step
"""

from collections.abc import Mapping


class FridlystError(Exception):
    """An error with a stable `code` and a sentence in plain Swedish for the one who met it.

    `field` names the input that was wrong, when one was; `details` carries values for programs.
    """

    code = "error"

    def __init__(
        self, message: str, *, field: str | None = None, details: Mapping[str, object] | None = None
    ) -> None:
        super().__init__(message)
        self.message = message
        self.field = field
        self.details = dict(details or {})


class BadInput(FridlystError):
    """What was given cannot be used."""

    code = "bad-input"


class NotPermitted(FridlystError):
    """The one who asks may not do this."""

    code = "not-permitted"

    def __init__(self, message: str = "Du har inte behörighet att göra detta.") -> None:
        super().__init__(message)


class NotFound(FridlystError):
    """Not there, or belongs to another municipality: nobody can tell which."""

    code = "not-found"

    def __init__(self, message: str = "Sidan finns inte.") -> None:
        super().__init__(message)


class Conflict(FridlystError):
    """Somebody else saved the same thing in between."""

    code = "conflict"


class WrongState(FridlystError):
    """The step is not allowed from the state that the thing is in."""

    code = "wrong-state"
