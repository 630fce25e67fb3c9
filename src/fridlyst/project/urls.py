"""Every address of the site."""

from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("fridlyst.web.accounts.urls")),
    path("", include("fridlyst.web.shared.urls")),
    path("konto/", include("allauth.urls")),
]

if settings.DEBUG or settings.FRIDLYST_DEMO:
    urlpatterns.append(path("stil/", include("fridlyst.web.style_guide.urls")))

handler400 = "fridlyst.web.shared.errors.bad_request"
handler403 = "fridlyst.web.shared.errors.not_permitted"
handler404 = "fridlyst.web.shared.errors.not_found"
handler429 = "fridlyst.web.shared.errors.too_many"
handler500 = "fridlyst.web.shared.errors.server_error"
