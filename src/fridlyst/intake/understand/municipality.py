"""Which municipality a document is about, by its name in the text; names and codes are the official ones."""

import csv
import re
from collections import Counter
from collections.abc import Mapping
from functools import cache
from importlib import resources

_BEHIND = r"(?:kommuns?|stads?|kommunfullmäktige|kommunstyrelse\w*)"

_COMMON_WORDS = frozenset(
    {"Mark", "Vara", "Berg", "Lund", "Kil", "Ale", "Sala", "Nora", "Mora", "Eda", "Marks"}
)


@cache
def municipalities() -> Mapping[str, str]:
    """Kommunkod by name, of the 290 (SCB, regional divisions)."""
    text = resources.files("fridlyst.organisation").joinpath("municipalities.csv").read_text(encoding="utf-8")
    return {row["name"]: row["code"] for row in csv.DictReader(text.splitlines())}


@cache
def _pattern() -> re.Pattern[str]:
    forms = {_genitive(name): name for name in municipalities()} | {name: name for name in municipalities()}
    words = "|".join(sorted((re.escape(form) for form in forms), key=len, reverse=True))
    return re.compile(rf"\b({words})\s+{_BEHIND}\b")


@cache
def _by_form() -> Mapping[str, str]:
    return {name: name for name in municipalities()} | {_genitive(name): name for name in municipalities()}


def municipality_of(title: str, text: str) -> tuple[str | None, str | None]:
    """The name and the code of the municipality named most often; the title weighs most.

    A name counts with the word kommun or stad behind it, so that a street or a person is not taken for one.
    """
    found = Counter(_by_form()[form] for form in _pattern().findall(text))
    for form in _pattern().findall(title):
        found[_by_form()[form]] += 5
    if not found:
        return _alone_in(title)
    name = found.most_common(1)[0][0]
    return name, municipalities()[name]


def _alone_in(title: str) -> tuple[str | None, str | None]:
    """The one municipality that a title names; none where the name is a common word, or two are named."""
    words = re.findall(r"[A-ZÅÄÖ][\w-]+", title)
    names = {_by_form()[word] for word in words if word in _by_form() and word not in _COMMON_WORDS}
    name = names.pop() if len(names) == 1 else None
    return (name, municipalities()[name]) if name else (None, None)


def _genitive(name: str) -> str:
    return name if name.endswith(("s", "x", "z")) else f"{name}s"
