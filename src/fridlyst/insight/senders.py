"""How often the same sender may send, remembered for a while in this process and nowhere else.

A sender is a keyed digest of its address. The key is thrown away each day and all that was remembered
with it, so that nothing of who sent can be found again, by us or by anybody else. Who comes from an address
that many share (a proxy's, an office's) cannot be told from others: then a municipality's own bounds hold
alone, so that a proxy that is silent of its visitors never makes a whole town one sender.
"""

import hmac
import logging
import re
from collections import OrderedDict, deque
from datetime import date, datetime, timedelta
from hashlib import sha256
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from secrets import token_bytes
from threading import Lock
from typing import Final

# What one sender may try in ten minutes, and how many senders are remembered at most.
MOST_TRIES: Final = 20
_WINDOW: Final = timedelta(minutes=10)
_MOST_SENDERS: Final = 20_000
# Some proxies tell the port as well: 192.0.2.1:5678, [2001:db8::1]:5678.
_WITH_PORT: Final = re.compile(r"^(?:\[([^\]]+)\]|([^:]+))(?::\d+)?$")
# Networks that a proxy or an office stands in (RFC 1918, RFC 6598, RFC 4193), never one visitor from outside.
_SHARED: Final = tuple(
    ip_network(net) for net in ("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10", "fc00::/7")
)
log = logging.getLogger(__name__)


class Senders:
    """Counts tries by sender; safe between threads."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._day: date | None = None
        self._key = b""
        self._tries: OrderedDict[bytes, deque[datetime]] = OrderedDict()
        self._said = False

    def may_try(self, address: str, at: datetime) -> bool:
        """Whether the sender may try once more; a try that is refused is not counted.

        Always, where the address tells nobody from others; the log says so once a day.
        """
        sender = _network(address)
        with self._lock:
            self._begin_day(at.date())
            if not sender:
                self._say()
                return True
            digest = hmac.digest(self._key, sender.encode(), sha256)
            tries = self._tries.setdefault(digest, deque())
            self._tries.move_to_end(digest)
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
            self._day, self._key, self._said = day, token_bytes(32), False
            self._tries.clear()

    def _say(self) -> None:
        if not self._said:
            self._said = True
            log.warning(
                "who sends a form cannot be told apart: see X-Forwarded-For and FRIDLYST_PROXIES in the guide"
            )


def _network(address: str) -> str:
    """What one sender holds: an address, of version 6 the first half of it; nothing where many share it.

    A port tells nobody apart.
    """
    try:
        given = ip_address(_WITH_PORT.sub(r"\1\2", address).partition("%")[0])
    except ValueError:
        return ""
    # What listens for both versions sees those of version 4 in this form: they are no one network.
    found = (given.ipv4_mapped if isinstance(given, IPv6Address) else None) or given
    if _is_shared(found):
        return ""
    return found.exploded[:19] if isinstance(found, IPv6Address) else str(found)


def _is_shared(found: IPv4Address | IPv6Address) -> bool:
    odd = found.is_loopback or found.is_link_local or found.is_unspecified
    return odd or any(found in net for net in _SHARED if net.version == found.version)


SENDERS: Final = Senders()
