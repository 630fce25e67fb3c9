"""What holds for a directory's settings; plain Python."""

from collections.abc import Sequence
from typing import Final
from urllib.parse import urlsplit

from fridlyst.base.checks import check_text
from fridlyst.base.errors import BadInput
from fridlyst.support.contact_rules import web_address

# What no municipality can leave out: the source, the plain words and the language most others can read.
ALWAYS_SHOWN: Final = ("sv", "sv-simple", "en")
MOST_FRAMERS: Final = 20


class WrongFramer(BadInput):
    """No site that can frame the pages."""

    code = "wrong-framer"


def check_framers(given: Sequence[str]) -> list[str]:
    """The sites as origins, `https://www.exempel.se`, each once; WrongFramer for what is no site."""
    origins = list(dict.fromkeys(_origin(one) for one in given if one.strip()))
    if len(origins) > MOST_FRAMERS:
        raise WrongFramer("Högst 20 webbplatser kan visa sidorna inuti sina egna.", field="framers")
    return origins


def _origin(given: str) -> str:
    parts = urlsplit(web_address(check_text(given, "framers", longest=300), "framers"))
    if parts.path not in ("", "/") or parts.query or parts.fragment:
        raise WrongFramer(
            "Skriv bara webbplatsens adress, utan sida: till exempel https://www.exempel.se.", field="framers"
        )
    host = (parts.hostname or "").encode("idna").decode()
    return f"https://{host}" if parts.port in (None, 443) else f"https://{host}:{parts.port}"
