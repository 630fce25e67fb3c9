"""Mail that does not leave: one file a message in a folder, shown on the console too in the demonstration."""

import sys
from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import uuid4

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from django.utils import timezone


class MailFolder(BaseEmailBackend):
    """Each message as a file that a mail program opens, whole or not at all; readable by its owner alone."""

    def __init__(self, file_path: str | Path | None = None, **options: Any) -> None:  # noqa: ANN401
        super().__init__(**options)
        self._folder = Path(file_path or settings.EMAIL_FILE_PATH)

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        for message in email_messages:
            self._keep(message)
        return len(email_messages)

    def _keep(self, message: EmailMessage) -> None:
        file = self._folder / f"{timezone.localtime():%Y%m%d-%H%M%S}-{uuid4().hex[:8]}.eml"
        draft = file.with_suffix(".part")
        draft.touch(mode=0o600)
        draft.write_bytes(message.message().as_bytes())
        draft.rename(file)


class FolderAndConsole(MailFolder):
    """As MailFolder, and the text of each message on standard output."""

    def _keep(self, message: EmailMessage) -> None:
        super()._keep(message)
        # The message is kept: that nobody reads the console is no reason to send it again.
        with suppress(OSError):
            sys.stdout.write(shown(message, timezone.localtime()))
            sys.stdout.flush()


def shown(message: EmailMessage, at: datetime) -> str:
    """A message as a person reads it in a terminal."""
    to = ", ".join(message.to)
    return f"\n{'─' * 72}\nE-post {at:%H.%M} till {to}\n{message.subject}\n\n{message.body}\n"
