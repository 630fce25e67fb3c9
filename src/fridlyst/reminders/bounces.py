"""Reading a message that says that a letter did not arrive (RFC 3464, in the report of RFC 6522)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from email import message_from_bytes, policy
from email.message import Message

from fridlyst.base.errors import BadInput

LARGEST = 5 * 1024 * 1024
_OURS = re.compile(r"<[^<>\s]{5,190}>")
_STATUS = re.compile(r"[245]\.\d{1,3}\.\d{1,3}")
_REPLY = re.compile(r"\b([245]\d\d)\b")


class NotABounce(BadInput):
    """Not a message about one that did not arrive."""

    code = "not-a-bounce"


@dataclass(frozen=True, slots=True)
class Bounce:
    """What the receiver says: the letters it may be about, a code ("550 5.1.1"), and whether for good."""

    message_ids: tuple[str, ...]
    code: str
    for_good: bool


def read_bounce(data: bytes) -> Bounce:
    """The bounce in the message; NotABounce for any other message, and for one that is far too large."""
    if len(data) > LARGEST:
        raise NotABounce("Meddelandet är för stort för att vara en studs.")
    found = message_from_bytes(data, policy=policy.default)
    status = next(_status_parts(found), None)
    if status is None:
        raise NotABounce("Meddelandet säger inte att ett brev inte kom fram (ingen delivery-status).")
    action, code = _said(status)
    return Bounce(tuple(dict.fromkeys(_message_ids(found))), code, action == "failed" and _lasting(code))


def _status_parts(found: Message) -> Iterator[Message]:
    return (part for part in found.walk() if part.get_content_type() == "message/delivery-status")


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


def _blocks(status: Message) -> list[Message]:
    payload = status.get_payload()
    return [one for one in payload if isinstance(one, Message)] if isinstance(payload, list) else []


def _lasting(code: str) -> bool:
    return code.startswith("5")


def _message_ids(found: Message) -> Iterator[str]:
    """Of the letter that came back, as the report holds it; then of what the report answers."""
    for part in found.walk():
        kind = part.get_content_type()
        if kind == "text/rfc822-headers":
            yield from _in_headers(message_from_bytes(_bytes(part), policy=policy.default))
        elif part is not found and part.get("Message-ID"):
            yield from _in_headers(part)
    for name in ("In-Reply-To", "References"):
        yield from _OURS.findall(_field(found, name))


def _in_headers(part: Message) -> Iterator[str]:
    yield from _OURS.findall(_field(part, "Message-ID"))


def _bytes(part: Message) -> bytes:
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _field(part: Message, name: str) -> str:
    """A header as text; one that breaks the parser is as one that is not there."""
    try:
        return str(part.get(name, ""))
    except Exception:
        # The standard library's parser raises many kinds on broken headers.
        return ""
