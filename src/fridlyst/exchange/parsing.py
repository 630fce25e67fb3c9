"""Bytes to plain values: JSON or YAML, told apart by content, with bounds on what a file may hold."""

import codecs
import json
import math
from collections.abc import Iterator
from typing import Any, NoReturn

import yaml

from fridlyst.base.sentences import Sentence
from fridlyst.exchange.errors import BadProgrammeFile
from fridlyst.exchange.walking import Json

LARGEST = 10 * 1024 * 1024
DEEPEST = 60
MOST_VALUES = 400_000
_TIMESTAMP = "tag:yaml.org,2002:timestamp"
_MERGE = "tag:yaml.org,2002:merge"
_NUMBERS = ("tag:yaml.org,2002:int", "tag:yaml.org,2002:float")


class _Refused(Exception):
    """What stands in the file is refused; the message is the rest of the sentence."""


class _PlainLoader(yaml.CSafeLoader):
    """Safe YAML where a date stays the text it was written as, and no key stands twice."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        names = [key.value for key, _value in node.value if isinstance(key, yaml.ScalarNode)]
        if len(names) < len(node.value):
            raise _Refused(Sentence("innehåller en nyckel som inte är text."))
        _no_twins(names)
        return super().construct_mapping(node, deep)


_PlainLoader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in found if tag not in (_TIMESTAMP, _MERGE)]
    for first, found in yaml.CSafeLoader.yaml_implicit_resolvers.items()
}


def parse(data: bytes | str, *, name: str) -> Json:
    """The values that the file holds: dicts, lists, texts, numbers, truths and None.

    BadProgrammeFile when it is too large, too deep, of another kind, or refers to itself.
    """
    text = _text(data, name)
    try:
        found = _json(text) if text.lstrip()[:1] in ("{", "[") else _yaml(text)
        _check(found)
    except _Refused as refused:
        raise BadProgrammeFile(Sentence("%(name)s %(refused)s", name=name, refused=refused.args[0])) from None
    except RecursionError:
        raise BadProgrammeFile(Sentence("%(name)s har för många nivåer i varandra.", name=name)) from None
    return found


def _text(data: bytes | str, name: str) -> str:
    if len(data) > LARGEST:
        raise BadProgrammeFile(
            Sentence("%(name)s är större än %(size)s MB.", name=name, size=LARGEST // 1024 // 1024)
        )
    if isinstance(data, str):
        return data.removeprefix("\ufeff")
    coding = "utf-16" if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) else "utf-8-sig"
    try:
        return data.decode(coding)
    except UnicodeDecodeError:
        raise BadProgrammeFile(
            Sentence("%(name)s är ingen programfil: den är inte text i UTF-8.", name=name)
        ) from None


def _json(text: str) -> Json:
    try:
        return json.loads(text, object_pairs_hook=_pairs, parse_constant=_no_constant)
    except json.JSONDecodeError as error:
        place = Sentence("rad %(row)s, tecken %(column)s", row=error.lineno, column=error.colno)
        raise _Refused(
            Sentence("går inte att läsa som JSON: felet finns på %(place)s.", place=place)
        ) from None
    except ValueError:
        raise _Refused(Sentence("innehåller ett tal som är för stort.")) from None


def _pairs(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    _no_twins([key for key, _value in pairs])
    return dict(pairs)


def _no_twins(names: list[str]) -> None:
    seen: set[str] = set()
    for key in names:
        if key in seen:
            raise _Refused(Sentence("har nyckeln ”%(key)s” två gånger på samma ställe.", key=key[:40]))
        seen.add(key)


def _no_constant(word: str) -> NoReturn:
    raise _Refused(Sentence("innehåller %(word)s, som inte är ett tal.", word=word))


def _yaml(text: str) -> Json:
    try:
        _check_events(text)
        return yaml.load(text, Loader=_PlainLoader)
    except yaml.reader.ReaderError:
        raise _Refused(
            Sentence("är ingen programfil: den innehåller tecken som inte hör hemma i text.")
        ) from None
    except yaml.YAMLError as error:
        where = _line(getattr(error, "problem_mark", None))
        raise _Refused(Sentence("går inte att läsa som YAML: felet finns %(where)s.", where=where)) from None
    except (ValueError, TypeError, OverflowError):
        raise _Refused(Sentence("innehåller ett tal som inte går att läsa.")) from None


def _line(mark: Json) -> str:
    return Sentence("på rad %(row)s", row=mark.line + 1) if mark else Sentence("i filen")


def _check_events(text: str) -> None:
    """Refuse references and depth before anything is built, since a reference can unfold without end."""
    depth = 0
    for count, event in enumerate(yaml.parse(text, Loader=yaml.CSafeLoader)):
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise _Refused(
                Sentence(
                    "använder & eller * %(where)s. Skriv ut värdet i stället.", where=_line(event.start_mark)
                )
            )
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        _bound(depth, count)


def _bound(depth: int, count: int) -> None:
    if depth > DEEPEST:
        raise _Refused(Sentence("har för många nivåer i varandra."))
    if count > MOST_VALUES:
        raise _Refused(Sentence("innehåller för många värden."))


def _check(found: Json) -> None:
    for count, (value, depth) in enumerate(_values(found)):
        _bound(depth, count)
        if isinstance(value, str) and not _storable(value):
            raise _Refused(Sentence("innehåller tecken som inte hör hemma i text."))
        if isinstance(value, float) and not math.isfinite(value):
            raise _Refused(Sentence("innehåller ett tal som inte är ett tal."))


def _values(found: Json) -> Iterator[tuple[Any, int]]:
    """Every value and key with its depth, without recursion."""
    waiting: list[tuple[Any, int]] = [(found, 0)]
    while waiting:
        value, depth = waiting.pop()
        yield value, depth
        if isinstance(value, dict):
            waiting += [(part, depth + 1) for pair in value.items() for part in pair]
        elif isinstance(value, list):
            waiting += [(part, depth + 1) for part in value]


def _storable(text: str) -> bool:
    return "\x00" not in text and not any("\ud800" <= char <= "\udfff" for char in text)
