"""Keys for programs: how one is drawn, told apart and kept; plain Python."""

from datetime import date, timedelta
from hashlib import sha256
from secrets import token_urlsafe

from fridlyst.base.errors import BadInput, NotPermitted

PREFIX = "fridlyst_"
SHOWN = len(PREFIX) + 3
LONGEST = timedelta(days=2 * 366)


class BadKey(NotPermitted):
    """No key that works: unknown, revoked or past its day; the answer is the same."""

    code = "bad-key"


class BadDay(BadInput):
    """A key works from today and for two years at most."""

    code = "bad-expiry"


def draw_key() -> str:
    """A new key of 256 random bits."""
    return PREFIX + token_urlsafe(32)


def digest_of(key: str) -> str:
    """What is kept of the key. A plain SHA-256: 256 random bits need no slow hash (NIST SP 800-63B 5.1.2)."""
    return sha256(key.encode(errors="replace")).hexdigest()


def check_expiry(expires_on: date, today: date) -> None:
    """Raise BadDay for a day that has been, or that is more than two years away."""
    if not today <= expires_on <= today + LONGEST:
        raise BadDay("Välj en sista dag från i dag och högst två år framåt.", field="expires_on")
