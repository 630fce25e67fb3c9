"""Reading a message that says that a letter did not arrive (RFC 3464, in the report of RFC 6522)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from email import message_from_bytes
from email.message import Message
from itertools import islice

from fridlyst.base.errors import BadInput

# A letter of ours is a tenth of this; the report holds it once.
LARGEST = 1024 * 1024
# A report names our letter among its first parts; what is made up to keep us busy is not read to the end.
_MOST_PARTS, _MOST_IDS, _LONGEST_HEADER = 50, 20, 4000
_OURS = re.compile(r"<[^<>\s]{5,190}>")
_STATUS = re.compile(r"[245]\.\d{1,3}\.\d{1,3}")
_REPLY = re.compile(r"\b([245]\d\d)\b")


class NotABounce(BadInput):
    """Not a message about one that did not arrive."""

    code = "not-a-bounce"


@dataclass(frozen=True, slots=True)
class Bounce:
    """What the receiver says: the letters it may be about, and a code ("550 5.1.1").

    `failed` when the letter will not arrive, else it is only late; `lasting` when no later one will either.
    """

    message_ids: tuple[str, ...]
    code: str
    failed: bool
    lasting: bool


def read_bounce(data: bytes) -> Bounce:
    """The bounce in the message; NotABounce for any other message, and for one that is far too large."""
    if len(data) > LARGEST:
        raise NotABounce("Meddelandet är för stort för att vara en studs.")
    try:
        # The older policy gives headers as they stand; the newer one parses them, slowly, and may break.
        found = message_from_bytes(data)
        parts = list(islice(found.walk(), _MOST_PARTS))
    except RecursionError:
        raise NotABounce("Meddelandet är för krångligt för att vara en studs.") from None
    status = next((part for part in parts if part.get_content_type() == "message/delivery-status"), None)
    if status is None:
        raise NotABounce("Meddelandet säger inte att ett brev inte kom fram (ingen delivery-status).")
    action, code = _said(status)
    failed = action == "failed"
    ids = islice(dict.fromkeys(_message_ids(found, parts)), _MOST_IDS)
    return Bounce(tuple(ids), code, failed, failed and code.startswith("5"))


def _said(status: Message) -> tuple[str, str]:
    """The action and the code of the first receiver that the report names."""
    for block in _blocks(status):
        action = _field(block, "Action").lower()
        if action:
            enhanced = _STATUS.search(_field(block, "Status"))
            reply = _REPLY.search(_field(block, "Diagnostic-Code"))
            codes = (reply[1] if reply else "", enhanced[0] if enhanced else "")
            return action, " ".join(code for code in codes if code)
    return "", ""


def _blocks(status: Message) -> Iterator[Message]:
    payload = status.get_payload()
    found = payload if isinstance(payload, list) else []
    return (one for one in islice(found, _MOST_PARTS) if isinstance(one, Message))


def _message_ids(found: Message, parts: list[Message]) -> Iterator[str]:
    """Of the letter that came back, as the report holds it; then of what the report answers."""
    for part in parts[1:]:
        if part.get_content_type() == "text/rfc822-headers":
            yield from _in_header(message_from_bytes(_bytes(part)), "Message-ID")
        else:
            yield from _in_header(part, "Message-ID")
    for name in ("In-Reply-To", "References"):
        yield from _in_header(found, name)


def _in_header(part: Message, name: str) -> list[str]:
    return _OURS.findall(_field(part, name))


def _bytes(part: Message) -> bytes:
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _field(part: Message, name: str) -> str:
    """The beginning of a header, as text."""
    return str(part.get(name, ""))[:_LONGEST_HEADER].strip()
