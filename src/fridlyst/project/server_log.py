"""The web server's own log: what went wrong, never who asked or for what."""

import logging
from typing import Any

from gunicorn.glogging import Logger

from fridlyst.project.logs import OpenPagesUnnamed, QuietFormatter

# What gunicorn says of a request ends with its address, its first line or who sent it.
_SAYS_MORE = ("Invalid request", "Error handling request")


class RequestUnnamed(logging.Filter):
    """Keeps that a request could not be read or answered, and drops whose it was and what it said."""

    def filter(self, record: logging.LogRecord) -> bool:
        for said in _SAYS_MORE:
            if str(record.msg).startswith(said):
                record.msg, record.args = said, ()
        return True


class ServerLog(Logger):  # type: ignore[misc,unused-ignore]
    """gunicorn's log through the formatter and filters of the site's."""

    def setup(self, cfg: Any) -> None:  # noqa: ANN401
        super().setup(cfg)
        for handler in self.error_log.handlers:
            handler.setFormatter(QuietFormatter(self.error_fmt, self.datefmt))
            for one in (RequestUnnamed(), OpenPagesUnnamed()):
                handler.addFilter(one)
