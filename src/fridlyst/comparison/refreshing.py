"""A fetch from beginning to end: begun, asked, stored, or failed with what was known left as it was."""

from datetime import datetime

from django.conf import settings

from fridlyst.base.errors import FridlystError
from fridlyst.comparison.actions.fetches import begin_fetch, fail_fetch, store_fetched
from fridlyst.comparison.dumps import read_dump
from fridlyst.comparison.gathering import Tell, gather
from fridlyst.comparison.kolada.client import VERSIONS, Kolada
from fridlyst.comparison.kolada.fetching import Fetching
from fridlyst.comparison.queries.choices import wanted
from fridlyst.comparison.rules import NothingToFetchFrom


def service() -> Kolada:
    """Kolada at the address of the settings; NothingToFetchFrom when there is none."""
    address: str = settings.FRIDLYST_KOLADA_URL
    if not address:
        raise NothingToFetchFrom(
            "Den här installationen hämtar inget från Kolada: FRIDLYST_KOLADA_URL är tom. Tal kan läsas in "
            "från en fil med fridlyst compare --from-file."
        )
    version: str = settings.FRIDLYST_KOLADA_VERSION
    return Kolada(Fetching(address), version if version in VERSIONS else "")


def refresh(*, at: datetime, tell: Tell, kolada: Kolada | None = None) -> int:
    """Fetch everything and store it; how many values. FetchUnderWay, or KoladaError's kinds."""
    asked = kolada or service()
    fetch_id = begin_fetch(at=at)
    try:
        fetched = gather(asked, wanted(), at=at, tell=tell)
        return store_fetched(fetch_id=fetch_id, fetched=fetched, at=at)
    except FridlystError as error:
        fail_fetch(fetch_id=fetch_id, error=error, at=at)
        raise
    except Exception:
        fail_fetch(fetch_id=fetch_id, error=FridlystError("Hämtningen avbröts av ett fel i Fridlyst."), at=at)
        raise


def take_in_dump(content: bytes, *, at: datetime) -> int:
    """Store what was fetched elsewhere; how many values. UnusableDump or FetchUnderWay."""
    fetched = read_dump(content, now=at)
    fetch_id = begin_fetch(at=at)
    try:
        return store_fetched(fetch_id=fetch_id, fetched=fetched, at=at)
    except Exception:
        fail_fetch(fetch_id=fetch_id, error=FridlystError("Filen kunde inte läsas in."), at=at)
        raise
