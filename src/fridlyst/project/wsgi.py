"""The entrance for a WSGI server."""

import os
from collections.abc import Iterable
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "fridlyst.project.settings")


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


application = without_body_for_head(get_wsgi_application())
