"""One walk of all that somebody may read in a town, in English; every question about reading is put to it."""

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field

from django.conf import settings
from django.test import Client

from fridlyst.organisation.terms import Role
from tests.web.walking.addresses import routes
from tests.web.walking.answers import Answer
from tests.web.walking.english import recorded, written
from tests.web.walking.inhabited import SECRET, Inhabited, town_pages
from tests.web.walking.storing import changed, snapshot

QUESTION = "?format=json"
FILES = ("?format=csv", "?format=xlsx", f"?q={SECRET}&format=json")
# A report is written in the language of the one who makes it; components of the style guide stay Swedish.
# What the public sees is Swedish, in a preview too.
OUTSIDE = ("/stil/", "/hamta/", "/admin/", "/forhandsvisa/", "/forhandsvisning/")


@dataclass(frozen=True)
class Look:
    """What an address answered."""

    address: str
    status: int
    type: str
    kept: str
    words: str

    @property
    def is_page(self) -> bool:
        return self.type.startswith("text/html") and bool(self.words.strip())

    @property
    def in_english(self) -> bool:
        return self.is_page and "?" not in self.address and not any(part in self.address for part in OUTSIDE)


@dataclass(frozen=True)
class Walk:
    """What somebody was answered below the town and elsewhere on the site, and what it did to the storage."""

    town: Inhabited = field(repr=False)
    role: Role | None
    below: tuple[Look, ...]
    elsewhere: tuple[Look, ...]
    wrote: list[str]
    looked_up: set[str]
    written: tuple[str, ...]

    def telling(self, *secrets: str) -> list[str]:
        """The addresses that say any of the secrets."""
        return [look.address for look in self.below if any(secret in look.words for secret in secrets)]


def walk(town: Inhabited, role: Role | None) -> Walk:
    """Every address once, as somebody with the role or, without one, as a visitor."""
    client = town.client(role) if role else Client()
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    before = snapshot()
    with recorded() as looked_up:
        below = tuple(look for page in town_pages(town) for look in _looks(client, page, role))
        wrote = changed(before, snapshot())
        elsewhere = tuple(_look(client, address) for address in _elsewhere(town))
    return Walk(town, role, below, elsewhere, wrote, looked_up, written())


def _looks(client: Client, page: str, role: Role | None) -> Iterator[Look]:
    """The page and every file that it gives. Who is not signed in asks for them all."""
    yield _look(client, page)
    asked = _look(client, page + QUESTION)
    yield asked
    if role is None or not asked.is_page:
        yield from (_look(client, page + file) for file in FILES)
    if role == Role.COORDINATOR:
        client.head(page)


def _look(client: Client, address: str) -> Look:
    answer: Answer = client.get(address)
    headers = answer.headers
    return Look(
        address,
        answer.status_code,
        headers.get("Content-Type", ""),
        headers.get("Cache-Control", ""),
        _words(answer).replace(f"q={SECRET}", "").replace(f'value="{SECRET}"', ""),
    )


def _words(answer: Answer) -> str:
    """All that the answer says; a workbook is unpacked."""
    content = _content(answer)
    if not zipfile.is_zipfile(io.BytesIO(content)):
        return content.decode("utf-8", "replace")
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        return " ".join(book.read(name).decode("utf-8", "replace") for name in book.namelist())


def _content(answer: Answer) -> bytes:
    """The whole body, also of an answer that is sent in pieces."""
    pieces: Iterator[bytes] | None = getattr(answer, "streaming_content", None)
    return answer.content if pieces is None else b"".join(pieces)


def _elsewhere(town: Inhabited) -> Iterator[str]:
    """Every address that stands above the municipalities."""
    values = {"name": "field", "user_id": 1}
    for route in routes():
        if not route.of_a_town and set(route.parts) <= set(values) and "(?P" not in route.pattern:
            address = route.filled(values)
            if "logga-ut" not in address and not any(part in address for part in OUTSIDE):
                yield address
