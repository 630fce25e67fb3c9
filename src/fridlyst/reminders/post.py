"""Giving a message to the mail server, and what its answers mean; shared by all that sends mail."""

from smtplib import SMTPException, SMTPResponseException

from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend

from fridlyst.reminders.outbox import short_code


class MailAway(Exception):
    """The mail server does not answer, or takes nothing from us; `code` is its own or the kind of fault."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def hand_over(made: EmailMessage, connection: BaseEmailBackend) -> None:
    """Give the message to the mail server; MailAway when it does not even answer."""
    try:
        connection.open()
    except (SMTPException, OSError) as error:
        raise MailAway(code_of(error)) from None
    connection.send_messages([made])


def code_of(error: Exception) -> str:
    """The server's own code, or the kind of fault."""
    if isinstance(error, SMTPResponseException):
        said = error.smtp_error
        return short_code(error.smtp_code, said if isinstance(said, bytes) else str(said).encode())
    return type(error).__name__


def code_of_refusal(recipients: dict[str, tuple[int, bytes]]) -> str:
    """What the server said of the address that it refused."""
    number, said = next(iter(recipients.values()))
    return short_code(number, said)


def hang_up(connection: BaseEmailBackend) -> None:
    """Close the connection, also when the server hung up long ago."""
    try:
        connection.close()
    except (SMTPException, OSError):
        return
