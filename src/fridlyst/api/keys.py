"""Who a program is: the key that it sends as a bearer token (RFC 6750)."""

from django.http import HttpRequest
from ninja.security import HttpBearer

from fridlyst.accounts.actions import note_use
from fridlyst.accounts.keys import BadKey
from fridlyst.accounts.queries import Visit, key_visit
from fridlyst.base.clock import today


class KeyAuth(HttpBearer):
    """Takes `Authorization: Bearer fridlyst_…`; what the key may do is the answer's `visit`."""

    openapi_bearerFormat = "fridlyst_…"

    def authenticate(self, request: HttpRequest, token: str) -> Visit:
        """The visit that the key gives; BadKey when it does not work."""
        on = today()
        found = key_visit(key=token, today=on)
        if found.actor.key_id is not None:
            note_use(key_id=found.actor.key_id, on=on)
        return found


def visit_of(request: HttpRequest) -> Visit:
    """The visit of a request that came in with a key; BadKey without."""
    found = getattr(request, "auth", None)
    if not isinstance(found, Visit):
        raise BadKey("Nyckeln gäller inte.")
    return found
