"""What fields there are, and which one somebody meant that wrote another.

A schema is plain data: a text is its description, a group is a dict, a list is a list of the one thing that
it holds.
"""

import unicodedata
from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher

Schema = str | list["Schema"] | dict[str, "Schema"]
Names = Mapping[str, Schema]

_ALIKE = 0.6
# What people call a thing, beside what its field is called.
_MEANT = {
    "dnr": "diarienummer",
    "diarienr": "diarienummer",
    "titel": "rubrik",
    "namn": "rubrik",
    "rubrik": "titel",
    "status": "lage",
    "beslut": "utfall",
    "namnd": "instans",
    "datum": "datum",
}


def kind_of(schema: Schema) -> str:
    """ "text", "list" or "group"."""
    return "text" if isinstance(schema, str) else "list" if isinstance(schema, list) else "group"


def find(names: Names, path: tuple[str, ...]) -> Schema | None:
    """What stands at a path, or None; a path never goes through a list."""
    here: Schema | None = dict(names)
    for name in path:
        here = here.get(name) if isinstance(here, dict) else None
    return here


def walk(names: Names) -> Iterator[tuple[str, Schema]]:
    """Every path of texts and lists, without what the lists hold."""
    for name, schema in names.items():
        if isinstance(schema, dict):
            yield from ((f"{name}.{path}", under) for path, under in walk(schema))
        else:
            yield name, schema


def suggest(names: Names, path: tuple[str, ...]) -> str:
    """The field that a path that does not exist probably means, or nothing."""
    known = [one for one, _schema in walk(names)]
    wanted = [_plain(name) for name in path]
    meant = ".".join([*wanted[:-1], _MEANT.get(wanted[-1], wanted[-1])])
    if meant in known:
        return meant
    plain = ".".join(wanted)
    scored = sorted(((_likeness(plain, meant, one), one) for one in known), reverse=True)
    return scored[0][1] if scored and scored[0][0] >= _ALIKE else ""


def _likeness(plain: str, meant: str, known: str) -> float:
    """The last name counts most: what it is the field of is often left out."""
    last, theirs = plain.rsplit(".", 1)[-1], known.rsplit(".", 1)[-1]
    whole = max(SequenceMatcher(None, one, known).ratio() for one in (plain, meant))
    return max(whole, SequenceMatcher(None, last, theirs).ratio() - 0.05)


def _plain(name: str) -> str:
    """ "Ärende" as "arende"."""
    apart = unicodedata.normalize("NFKD", name.casefold())
    return "".join(sign for sign in apart if not unicodedata.combining(sign))
