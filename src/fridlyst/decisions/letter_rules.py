"""What holds for letters and for the mail of decisions; plain Python."""

from collections.abc import Iterable
from hashlib import sha256

from fridlyst.base.errors import BadInput, WrongState

MOST_RECEIVERS = 200
LARGEST_TEMPLATE = 5_000_000


class NoReceivers(BadInput):
    """Nobody was chosen to send the decision to."""

    code = "no-receivers"


class WrongAddress(BadInput):
    """Not an address that mail can be sent to."""

    code = "wrong-mail-address"


class NotADecision(WrongState):
    """Nothing has been decided in the step that could be sent to anybody."""

    code = "not-a-decision"


class AlreadySent(WrongState):
    """The mail has arrived at its server, and is not sent twice."""

    code = "already-sent"


class TemplateNameTaken(BadInput):
    """Another template is called the same."""

    code = "template-name-taken"


def mark_of(text: str) -> str:
    """A short mark of a text, by which it is known whether it has changed."""
    return sha256(" ".join(text.split()).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def folded(name: str) -> str:
    """A name as names are compared: without case and needless spaces."""
    return " ".join(name.split()).casefold()


def names_once(given: Iterable[str]) -> list[str]:
    """The names that are not empty, each once, in order."""
    found = {folded(name): " ".join(name.split()) for name in reversed(list(given)) if name.strip()}
    return list(reversed(found.values()))
