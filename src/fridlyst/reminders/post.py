"""Giving a message to the mail server, and what its answers mean; shared by all that sends mail."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from smtplib import (
    SMTPDataError,
    SMTPException,
    SMTPRecipientsRefused,
    SMTPResponseException,
    SMTPServerDisconnected,
)

from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend

from fridlyst.reminders.outbox import short_code

log = logging.getLogger(__name__)


class MailAway(Exception):
    """The mail server does not answer, or takes nothing from us; `code` is its own or the kind of fault."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class PostAnswer(StrEnum):
    """How it went: the server took the message; refused the address; took the address but not the message;
    hung up in the middle; or the message could not be written."""

    TOOK = "took"
    REFUSED = "refused"
    DECLINED = "declined"
    CUT = "cut"
    BROKE = "broke"


@dataclass(frozen=True, slots=True)
class Posted:
    """What came of a message; `code` is the server's own or the kind of fault, `for_good` its word (5yz)."""

    answer: PostAnswer
    code: str = ""
    for_good: bool = False


def post(write: Callable[[], EmailMessage], connection: BaseEmailBackend) -> Posted:
    """Write a message and give it to the mail server.

    MailAway when the server does not even answer, or takes nothing from us. One message that cannot be
    written keeps no other from going.
    """
    try:
        _hand_over(write(), connection)
    except SMTPRecipientsRefused as error:
        code = _code_of_refusal(error.recipients)
        return Posted(PostAnswer.REFUSED, code, code.startswith("5"))
    except SMTPDataError as error:
        return Posted(PostAnswer.DECLINED, _code_of(error), error.smtp_code >= 500)
    except (SMTPServerDisconnected, OSError) as error:
        hang_up(connection)
        return Posted(PostAnswer.CUT, _code_of(error))
    except SMTPException as error:
        hang_up(connection)
        raise MailAway(_code_of(error)) from None
    except MailAway:
        raise
    except Exception as error:
        log.exception("A message could not be written")
        hang_up(connection)
        return Posted(PostAnswer.BROKE, type(error).__name__)
    return Posted(PostAnswer.TOOK)


def _hand_over(made: EmailMessage, connection: BaseEmailBackend) -> None:
    try:
        connection.open()
    except (SMTPException, OSError) as error:
        raise MailAway(_code_of(error)) from None
    connection.send_messages([made])


def _code_of(error: Exception) -> str:
    """The server's own code, or the kind of fault."""
    if isinstance(error, SMTPResponseException):
        said = error.smtp_error
        return short_code(error.smtp_code, said if isinstance(said, bytes) else str(said).encode())
    return type(error).__name__


def _code_of_refusal(recipients: dict[str, tuple[int, bytes]]) -> str:
    """What the server said of the address that it refused."""
    number, said = next(iter(recipients.values()))
    return short_code(number, said)


def hang_up(connection: BaseEmailBackend) -> None:
    """Close the connection, also when the server hung up long ago."""
    try:
        connection.close()
    except (SMTPException, OSError):
        return
