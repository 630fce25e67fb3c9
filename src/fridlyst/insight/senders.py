"""How often the same sender may send, remembered for a while in this process and nowhere else.

A sender is a keyed digest of its address. The key is thrown away each day and all that was remembered
with it, so that nothing of who sent can be found again, by us or by anybody else.
"""

import hmac
import re
from collections import OrderedDict, deque
from datetime import date, datetime, timedelta
from hashlib import sha256
from ipaddress import IPv6Address, ip_address
from secrets import token_bytes
from threading import Lock
from typing import Final

# What one sender may try in ten minutes, and how many senders are remembered at most.
MOST_TRIES: Final = 20
_WINDOW: Final = timedelta(minutes=10)
_MOST_SENDERS: Final = 20_000
# Some proxies tell the port as well: 192.0.2.1:5678, [2001:db8::1]:5678.
_WITH_PORT: Final = re.compile(r"^(?:\[([^\]]+)\]|([^:]+))(?::\d+)?$")


class Senders:
    """Counts tries by sender; safe between threads."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._day: date | None = None
        self._key = b""
        self._tries: OrderedDict[bytes, deque[datetime]] = OrderedDict()

    def may_try(self, address: str, at: datetime) -> bool:
        """Whether the sender may try once more; a try that is refused is not counted."""
        with self._lock:
            self._begin_day(at.date())
            tries = self._tries.setdefault(self._digest(address), deque())
            self._tries.move_to_end(self._digest(address))
            while tries and at - tries[0] > _WINDOW:
                tries.popleft()
            if len(tries) >= MOST_TRIES:
                return False
            tries.append(at)
            if len(self._tries) > _MOST_SENDERS:
                self._tries.popitem(last=False)
            return True

    def _begin_day(self, day: date) -> None:
        if day != self._day:
            self._day, self._key = day, token_bytes(32)
            self._tries.clear()

    def _digest(self, address: str) -> bytes:
        return hmac.digest(self._key, _network(address).encode("utf-8", "replace"), sha256)


def _network(address: str) -> str:
    """What one sender holds: an address, of version 6 the first half of it; a port tells nobody apart."""
    try:
        found = ip_address(_WITH_PORT.sub(r"\1\2", address).partition("%")[0])
    except ValueError:
        return address[:64]
    if isinstance(found, IPv6Address) and found.ipv4_mapped is None:
        return found.exploded[:19]
    # What listens for both versions sees those of version 4 in this form: they are no one network.
    return str(found.ipv4_mapped if isinstance(found, IPv6Address) else found)


SENDERS: Final = Senders()
