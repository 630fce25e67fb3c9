"""Where each matter of the minutes begins: its paragraph, its number in the register and its title."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from fridlyst.intake.understand.minutes.flow import Flow, ends_of
from fridlyst.intake.understand.minutes.naming import Named, bodies_in, registration_number
from fridlyst.intake.understand.minutes.sections import Part, parts_of

MOST_MATTERS = 300
_HEAD = re.compile(
    r"(?:(?P<who>[A-ZÅÄÖ][A-ZÅÄÖa-zåäö]{0,6})[ ])?§{1,2}\s?(?P<number>\d{1,4})(?:\s?/\s?(?:19|20)?\d\d)?"
    r"(?=[\s:.]+(?:[A-ZÅÄÖ0-9”\"“]|$))"
)
_DECIDES = frozenset(
    {"matter", "decision", "proposal", "background", "procedure", "at_meeting", "preparation"}
)
_LONGEST_HEAD = 700
_EDGES = " \n.,:;–-•"
_EMPTY = re.compile(r"\(\s*\)")
_LABEL = re.compile(r"\b(?:Dnr|Diarie(?:nr|nummer)|Ärende(?:nr|nummer))\s*[.:]?\s*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class MatterHead:
    """One matter's stretch of the text, `at`–`end`, its parts, and what its heading says."""

    at: int
    end: int
    title_at: int
    paragraph: str
    who: str
    number: str
    title: str
    parts: tuple[Part, ...]


def matter_heads(flow: Flow) -> tuple[MatterHead, ...]:
    """The matters of the minutes in order, at most one more than MOST_MATTERS; none in any other document."""
    found = [one for one in _HEAD.finditer(flow.text) if _begins(flow, one)]
    ends = ends_of([one.start() for one in found], len(flow.text))
    made: list[MatterHead] = []
    for one, end in zip(found, ends, strict=True):
        head = _head(flow, one, end)
        if head is not None:
            made.append(head)
        elif made:
            made[-1] = _longer(flow, made[-1], end)
    return tuple(made[: MOST_MATTERS + 1])


def _begins(flow: Flow, one: re.Match[str]) -> bool:
    """A paragraph's sign that stands first in a block, or where a line was meant to begin."""
    return one.start() in flow.fresh and not flow.text.startswith("•", one.start())


def _head(flow: Flow, one: re.Match[str], end: int) -> MatterHead | None:
    parts = parts_of(flow, one.end(), end)
    if not any(part.key in _DECIDES for part in parts) or parts[0].at - one.end() > _LONGEST_HEAD:
        return None
    number = registration_number(flow.text, one.end(), parts[0].at)
    title = _title(flow.text, one.end(), parts[0].at, number)
    who = next((body.name for body in _whose(one)), "")
    return MatterHead(
        one.start(), end, one.end(), one["number"], who, number.name if number else "", title, parts
    )


def _whose(one: re.Match[str]) -> Iterator[Named]:
    return bodies_in(f"{one['who'].upper()} §") if one["who"] else iter(())


def _longer(flow: Flow, head: MatterHead, end: int) -> MatterHead:
    return MatterHead(
        head.at, end, head.title_at, head.paragraph, head.who, head.number, head.title,
        parts_of(flow, head.title_at, end),
    )  # fmt: skip


def _title(text: str, start: int, end: int, number: Named | None) -> str:
    """What stands between the paragraph and the first heading, without the number in the register."""
    if number is None:
        return _bare(text[start:end])
    before = _LABEL.sub("", text[start : number.start])
    return _bare(f"{before.strip(_EDGES)} {text[number.end : end].strip(_EDGES)}")


def _bare(words: str) -> str:
    plain = _EMPTY.sub(" ", " ".join(words.replace("•", " ").split()))
    plain = " ".join(plain.split()).strip(_EDGES)
    return plain.removesuffix(" Dnr").strip(_EDGES)
