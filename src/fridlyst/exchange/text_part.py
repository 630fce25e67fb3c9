"""A running text in the programme file: sections with their passages, keys and pages."""

from collections.abc import Sequence
from typing import Any

from fridlyst.base.slugs import slug
from fridlyst.exchange.normal import Plain, compact, folded
from fridlyst.exchange.walking import Json, Tree
from fridlyst.texts.keys import with_keys
from fridlyst.texts.plain import passage_to_plain
from fridlyst.texts.shapes import Passage, Section, TextBody
from fridlyst.texts.terms import PassageKind

_NUMBERS = ("page", "table", "row", "column")


def text_as_file(body: TextBody) -> list[Plain]:
    """The text as the programme file has it, whole."""
    return [_section(section) for section in body.sections]


def _section(section: Section) -> Plain:
    head = {"key": section.key, "number": section.number, "heading": section.heading, "page": section.page}
    passages = [_passage(passage) for passage in section.passages]
    return compact({**head, "passages": passages}) | {"level": section.level}


def _passage(passage: Passage) -> Plain:
    """What goes without saying, that it is a paragraph, is not said."""
    plain = passage_to_plain(passage)
    if plain["kind"] == PassageKind.PARAGRAPH:
        del plain["kind"]
    return plain


def text_from_file(given: Sequence[Tree]) -> TextBody:
    """The text in a checked file. Keys are kept where each is its own and can stand in an address;
    otherwise all are made."""
    body = TextBody(tuple(_read_section(one) for one in given))
    keys = [section.key for section in body.sections] + [one.key for _section, one in body.passages()]
    own = len(set(keys)) == len(keys) and all(key and slug(key, longest=120) == key for key in keys)
    return body if own else with_keys(body)


def _read_section(given: Tree) -> Section:
    heading = folded(given.get("heading"))
    return Section(
        key=given.get("key", ""),
        heading=heading,
        level=int(given.get("level", 1 if heading else 0)),
        number=folded(given.get("number")),
        page=_number(given.get("page")),
        passages=tuple(_read_passage(one) for one in given.get("passages") or []),
    )


def _read_passage(given: Json) -> Passage:
    said: dict[str, Any] = {"text": given} if isinstance(given, str) else dict(given)
    return Passage(
        key=said.get("key", ""),
        kind=said.get("kind", PassageKind.PARAGRAPH.value),
        text=folded(said["text"]),
        column_heading=said.get("column_heading", ""),
        **{name: _number(said.get(name)) for name in _NUMBERS},
    )


def _number(value: Json) -> int | None:
    return None if value is None else int(value)
