"""A bare Django site that answers with a static page of any weight: the floor of the public pages.

What `django-admin startproject` writes as its middleware and context processors, one view, one template
without a single tag, and no database.
"""

from collections.abc import Callable
from typing import Any, Final

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path
from django.views.decorators.csrf import csrf_exempt

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


@csrf_exempt
def show(request: HttpRequest, weight: int) -> HttpResponse:
    """The page of that weight in bytes; what is sent to it is read."""
    request.POST.dict()
    templates.setdefault(f"{weight}.html", (SENTENCE * (weight // len(SENTENCE) + 1))[:weight])
    return render(request, f"{weight}.html")


urlpatterns = [path("<int:weight>/", show)]


def _ready() -> Callable[..., Any]:
    loader = ("django.template.loaders.locmem.Loader", templates)
    settings.configure(
        SECRET_KEY="x",
        ALLOWED_HOSTS=["127.0.0.1"],
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


application = _ready()
