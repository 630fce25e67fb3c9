"""A mail server of our own, on a socket: takes letters, refuses some, or is away."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from io import BufferedRWPair
from time import sleep


@dataclass
class PostOffice:
    """What it was given, and how it answers: `refused` maps an address to a reply to RCPT TO."""

    port: int
    taken: list[EmailMessage] = field(default_factory=list)
    receivers: list[str] = field(default_factory=list)
    refused: dict[str, str] = field(default_factory=dict)
    data_reply: str = "250 2.0.0 OK"
    sender_reply: str = "250 2.1.0 OK"
    hang_up_after: int | None = None
    hangs_up_on: str = ""
    slow_seconds: float = 0
    connections: int = 0

    def to(self, address: str) -> list[EmailMessage]:
        """The letters that it took for the address."""
        return [one for one, to in zip(self.taken, self.receivers, strict=True) if to == address]


@contextmanager
def post_office() -> Iterator[PostOffice]:
    """A server that listens until the block is left."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        office = PostOffice(listening.getsockname()[1])
        thread = threading.Thread(target=_serve, args=(listening, office), daemon=True)
        thread.start()
        yield office
        with suppress(OSError):
            listening.shutdown(socket.SHUT_RDWR)
    thread.join(5)


def _serve(listening: socket.socket, office: PostOffice) -> None:
    while True:
        try:
            spoken, _address = listening.accept()
        except OSError:
            return
        office.connections += 1
        threading.Thread(target=_talk, args=(spoken, office), daemon=True).start()


def _talk(spoken: socket.socket, office: PostOffice) -> None:
    with spoken, spoken.makefile("rwb") as line, suppress(OSError, ValueError):
        _say(line, "220 post.example ESMTP")
        receiver = ""
        while said := line.readline().decode().strip():
            word = said[:4].upper()
            if word in ("EHLO", "HELO"):
                _say(line, "250 post.example")
            elif word == "MAIL":
                _say(line, office.sender_reply)
            elif word == "RCPT":
                receiver = said.partition("<")[2].partition(">")[0]
                _say(line, office.refused.get(receiver, "250 2.1.5 OK"))
            elif word == "DATA":
                _say(line, "354 Go on")
                _take(line, office, receiver)
                if office.hang_up_after is not None and len(office.taken) >= office.hang_up_after:
                    return
                if office.hangs_up_on and office.hangs_up_on == receiver:
                    return
                sleep(office.slow_seconds)
                _say(line, office.data_reply)
            elif word == "QUIT":
                _say(line, "221 Bye")
                return
            else:
                _say(line, "250 OK")


def _take(line: BufferedRWPair, office: PostOffice, receiver: str) -> None:
    data = b""
    while (row := line.readline()) not in (b".\r\n", b""):
        data += row[1:] if row.startswith(b"..") else row
    if office.data_reply.startswith("2"):
        office.receivers.append(receiver)
        office.taken.append(message_from_bytes(data, policy=policy.default))


def _say(line: BufferedRWPair, reply: str) -> None:
    line.write(f"{reply}\r\n".encode())
    line.flush()
