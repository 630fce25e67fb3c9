"""How things are said in a letter: names in sentences, numbers, days, lists of things."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from fridlyst.base.sentences import Sentence
from fridlyst.decisions.shapes import StepView
from fridlyst.reports.wording import FIXED_SPACE, date_text, number_text

_SMALL = ("noll", "en", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva", "tolv")
# Names of bodies that are words, not names, and so have a small first letter inside a sentence.
_COMMON = re.compile(
    r"(nämnd|styrelse|fullmäktige|utskott|förvaltning|kontor|bolag|råd|beredning)(e?n|et)?s?$", re.I
)


@dataclass(frozen=True, slots=True)
class Used:
    """A fact that a part was written from: what it is, and on which page it stands (`place`)."""

    label: Sentence
    place: str


@dataclass(frozen=True, slots=True)
class Written:
    """What a part proposes: lines, and what they were written from. Without lines nothing is known.

    A line that begins with "- " or "1. " is an item of a list.
    """

    lines: tuple[str, ...] = ()
    used: tuple[Used, ...] = ()

    @property
    def text(self) -> str:
        return "\n".join(self.lines)


def day(on: date | None) -> str:
    """ "23 april 2025"."""
    return date_text(on) if on else ""


def counted(number: int, one: str, many: str, *, neuter: bool = False) -> str:
    """ "tre villkor", "ett villkor", "23 svar": small numbers in letters."""
    if number == 1:
        return f"{'ett' if neuter else 'en'} {one}"
    return f"{_SMALL[number] if number < len(_SMALL) else number_text(number)} {many}"


def kronor(amount: int) -> str:
    """ "1 250 000 kronor", never broken between lines."""
    return f"{number_text(amount)}{FIXED_SPACE}kronor"


def listed(things: Sequence[str]) -> str:
    """ "a, b och c"."""
    return " och ".join([*([", ".join(things[:-1])] if things[:-1] else []), *things[-1:]])


def within(name: str) -> str:
    """A body's name inside a sentence: "kommunfullmäktige", but "Region Väst" and "IFO"."""
    first, *rest = name.split() or [""]
    # "Barn- och utbildningsnämnden" is one word, begun twice.
    common = any(_COMMON.search(one) for one in ([first] if not first.endswith("-") else rest))
    return name[:1].lower() + name[1:] if common and not name[1:2].isupper() else name


def one_line(text: str) -> str:
    """The text without line breaks and needless spaces; those that hold a number together are kept."""
    return re.sub(r"[ \t\r\n\v\f]+", " ", text).strip(" ")


def ended(text: str) -> str:
    """The text on one line, with a full stop."""
    flat = one_line(text)
    return flat if not flat or flat.endswith((".", "!", "?", "”", ":", '"')) else f"{flat}."


def numbered(things: Iterable[str]) -> tuple[str, ...]:
    """Each as a line of a numbered list."""
    return tuple(f"{at}. {one_line(one)}" for at, one in enumerate(things, start=1))


def bulleted(things: Iterable[str]) -> tuple[str, ...]:
    """Each as a line of a list."""
    return tuple(f"- {one_line(one)}" for one in things)


def when(step: StepView) -> str:
    """ "Den 23 april 2025, § 58,", or that the day is not known."""
    if step.on is None:
        return "Vid en tidpunkt som inte framgår av handlingarna"
    return f"Den {day(step.on)}" + (f", §{FIXED_SPACE}{step.paragraph}," if step.paragraph else "")


def said_of(step: StepView) -> str:
    """ "kommunfullmäktige den 29 oktober 2025, § 187"."""
    where = [within(step.body_name)] if step.body_name else []
    on = [f"den {day(step.on)}"] if step.on else []
    paragraph = f", §{FIXED_SPACE}{step.paragraph}" if step.paragraph else ""
    return " ".join([*where, *on]) + paragraph
