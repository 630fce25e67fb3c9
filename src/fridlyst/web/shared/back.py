"""The way back from a page that several pages lead to: where it was opened from."""

from urllib.parse import urlencode

from django.http import HttpRequest
from django.utils.http import url_has_allowed_host_and_scheme

from fridlyst.accounts.queries import Visit
from fridlyst.web.shared.addresses import address

_NAME = "tillbaka"


def leads_back(href: str, to: str) -> str:
    """The address with the way back in it; `to` is a page of the same municipality."""
    return f"{href}{'&' if '?' in href else '?'}{urlencode({_NAME: to})}"


def way_back(request: HttpRequest, visit: Visit, otherwise: str) -> str:
    """Where the page was opened from, when that is a page of the municipality; `otherwise` if not."""
    asked = request.GET.get(_NAME, "")
    home = address("followup:start", visit.municipality.slug)
    inside = asked.startswith(home) and ".." not in asked and asked.isprintable()
    return asked if inside and url_has_allowed_host_and_scheme(asked, allowed_hosts=None) else otherwise
