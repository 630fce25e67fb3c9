"""Mail through a mail server that may take its time."""

from django.core.mail.backends.smtp import EmailBackend

# Seconds for each reply. A server that is still looking through a letter when we hang up takes it all the
# same, and gets it again (RFC 5321, 4.5.3.2.6, asks for more). Four such waits are within a worker's claim.
PATIENCE = 90


class PatientSmtp(EmailBackend):
    """As Django's: EMAIL_TIMEOUT for reaching the server, PATIENCE for its replies once it is there."""

    def open(self) -> bool | None:
        new = super().open()
        if new and self.connection is not None and self.connection.sock is not None:
            self.connection.sock.settimeout(PATIENCE)
        return new
