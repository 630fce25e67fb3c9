"""A bare Django site that answers with a static page of any weight: the floor of the public pages.

What `django-admin startproject` writes as its middleware and context processors, one view, one template
without a single tag, and no database. It answers lines of "weight rounds" on its input with milliseconds a
request.
"""

import sys
import time
from collections.abc import Callable
from typing import Any, Final

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path

STARTPROJECT: Final = (
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
)
CONTEXT: Final = ("template.context_processors.request", "contrib.auth.context_processors.auth")
# A sentence of a page, until it weighs what it should.
SENTENCE: Final = "<p>Samtal för dig som blir slagen, hotad eller kontrollerad av någon nära.</p>\n"
templates: dict[str, str] = {}


def show(request: HttpRequest, weight: int) -> HttpResponse:
    """The page of that weight in bytes."""
    return render(request, f"{weight}.html")


urlpatterns = [path("<int:weight>/", show)]


def requested(application: Callable[..., Any], environ: dict[str, Any]) -> bytes:
    """One request in the process, answered and closed as a server does."""
    answered = application(environ, lambda status, headers: None)
    try:
        return b"".join(answered)
    finally:
        answered.close()


def _ready() -> Callable[..., Any]:
    loader = ("django.template.loaders.locmem.Loader", templates)
    settings.configure(
        SECRET_KEY="x",
        ALLOWED_HOSTS=["localhost"],
        ROOT_URLCONF=__name__,
        MIDDLEWARE=list(STARTPROJECT),
        INSTALLED_APPS=[
            f"django.contrib.{name}"
            for name in ("auth", "contenttypes", "sessions", "messages", "staticfiles")
        ],
        DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}},
        TEMPLATES=[
            {
                "BACKEND": "django.template.backends.django.DjangoTemplates",
                "OPTIONS": {
                    "loaders": [("django.template.loaders.cached.Loader", [loader])],
                    "context_processors": [f"django.{name}" for name in CONTEXT],
                },
            }
        ],
        USE_TZ=True,
    )
    return get_wsgi_application()


def main() -> None:
    """Answer until there are no more lines."""
    application = _ready()
    for line in sys.stdin:
        weight, rounds = map(int, line.split())
        templates.setdefault(f"{weight}.html", (SENTENCE * (weight // len(SENTENCE) + 1))[:weight])
        environ = {"REQUEST_METHOD": "GET", "PATH_INFO": f"/{weight}/", "HTTP_HOST": "localhost"}
        environ |= {"SERVER_NAME": "localhost", "SERVER_PORT": "80", "wsgi.url_scheme": "http"}
        begun = time.perf_counter()
        for _ in range(rounds):
            requested(application, {**environ, "wsgi.input": sys.stdin.buffer, "wsgi.errors": sys.stderr})
        print((time.perf_counter() - begun) * 1000 / rounds, flush=True)


if __name__ == "__main__":
    main()
