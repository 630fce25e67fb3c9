"""Log lines that hold no password, cookie, query string, secret address or free text."""

import logging
import re
import traceback
from types import TracebackType
from typing import Any

QUERY = re.compile(r"\?[^\s\"']*")
# Addresses that open something to whoever has them: an answer, a calendar, the stop of reminders.
SECRET = re.compile(r"(/(?:svara|kalender|paminnelser)/)[^\s/\"'?]{20,}")
# Pages where a visitor must leave nothing behind: DESIGN section 11.
OPEN_PAGES = re.compile(
    r"/(?:info|insyn|api/hsds|static/(?:sida|insyn)|favicon\.ico|apple-touch-icon)\b", re.IGNORECASE
)
ADDRESS = re.compile(r"[^\s@\"'<>]+@[^\s@\"'<>]+")

ExceptionInfo = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


def scrubbed(line: str) -> str:
    """The line without query strings, e-mail addresses and the signed words of secret addresses."""
    return ADDRESS.sub("[e-post]", SECRET.sub(r"\1[…]", QUERY.sub("?[…]", line)))


class QuietFormatter(logging.Formatter):
    """Names an exception's type and place, never its message: messages quote what people typed."""

    def format(self, record: logging.LogRecord) -> str:
        return scrubbed(super().format(record))

    def formatException(self, ei: ExceptionInfo) -> str:
        kind, _, trace = ei
        name = f"{kind.__module__}.{kind.__qualname__}" if kind else "okänt fel"
        return "".join([*_frames(trace), name])


def _frames(trace: TracebackType | None) -> list[str]:
    """File, line and function of each frame; no source line, since a line may hold a literal."""
    frames = traceback.extract_tb(trace)
    return [f"  {frame.filename}:{frame.lineno} {frame.name}\n" for frame in frames]


class OpenPagesUnnamed(logging.Filter):
    """Leaves out every line that names a page of the public: nobody shall read who asked for help."""

    def filter(self, record: logging.LogRecord) -> bool:
        return not OPEN_PAGES.search(record.getMessage())


def logging_settings(level: str) -> dict[str, Any]:
    """Django's LOGGING: everything to standard error through the quiet formatter."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {
            "quiet": {
                "()": "fridlyst.project.logs.QuietFormatter",
                "format": "{asctime} {levelname} {name} {message}",
                "style": "{",
            }
        },
        "filters": {"unnamed": {"()": "fridlyst.project.logs.OpenPagesUnnamed"}},
        "handlers": {
            "stderr": {"class": "logging.StreamHandler", "formatter": "quiet", "filters": ["unnamed"]}
        },
        "root": {"handlers": ["stderr"], "level": "WARNING"},
        "loggers": {
            "fridlyst": {"level": level},
            "django": {"handlers": ["stderr"], "level": level, "propagate": False},
            "django.db.backends": {"level": "WARNING"},
            "django.server": {"handlers": ["stderr"], "level": level, "propagate": False},
        },
    }
