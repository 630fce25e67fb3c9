"""The entrance for a WSGI server."""

import os
from collections.abc import Iterable
from contextlib import suppress
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from django.conf import settings
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "fridlyst.project.settings")
_PIECE = 64 * 1024


def without_body_for_head(answering: WSGIApplication) -> WSGIApplication:
    """HEAD gets the headers that GET would get, its length too, and nothing after them (RFC 9110, 9.3.2).

    Django leaves it to the server to drop the rest; gunicorn does, but warns at every such request.
    """

    def answer(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        body = answering(environ, start_response)
        if environ["REQUEST_METHOD"] != "HEAD":
            return body
        close = getattr(body, "close", None)
        if close is not None:
            close()
        return ()

    return answer


def hearing_all(answering: WSGIApplication, most: int) -> WSGIApplication:
    """What was sent is read to its end, in bytes at most this, also where the answer did not need it.

    A server that closes with something unread breaks the line, and a proxy then shows an error of its own
    (502) in place of ours, as when somebody's time has gone out and a document is refused.
    """

    def answer(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        body = answering(environ, start_response)
        if 0 < _length(environ) <= most:
            with suppress(OSError):
                while environ["wsgi.input"].read(_PIECE):
                    pass
        return body

    return answer


def _length(environ: WSGIEnvironment) -> int:
    said = str(environ.get("CONTENT_LENGTH") or "0")
    return int(said) if said.isascii() and said.isdigit() and len(said) < 12 else 0


application = hearing_all(without_body_for_head(get_wsgi_application()), 2 * settings.FRIDLYST_UPLOAD_BYTES)
