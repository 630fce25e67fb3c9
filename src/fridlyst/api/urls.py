"""Addresses of the programming interface: `/api/v1/`; nothing here knows cookies or sessions."""

from django.urls import path, re_path
from ninja import NinjaAPI

from fridlyst.api.indicators.views import router as indicators
from fridlyst.api.keys import KeyAuth
from fridlyst.api.organisation.views import router as organisation
from fridlyst.api.problems import add_problems, not_found

api = NinjaAPI(
    title="Fridlyst",
    version="1",
    description="Indikatorer och mätvärden för en kommuns program mot våld. Fel svaras enligt RFC 9457.",
    urls_namespace="api",
    docs_url=None,
    auth=KeyAuth(),
)
api.add_router("", organisation)
api.add_router("", indicators)
add_problems(api)

urlpatterns = [path("", api.urls), re_path(r"^.*$", not_found)]
