"""Printed lines that lost their grid: which line ends a paragraph, which is an owner, which is a time."""

import re
from dataclasses import dataclass
from functools import lru_cache

from fridlyst.intake.blocks import Block, Line
from fridlyst.intake.owners import is_owner_text
from fridlyst.intake.understand.words import ends_sentence, fold, starts_lower
from fridlyst.programmes.schedules import time_share

_MONTH = r"(?:januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december)"
_SEASON = r"(?:våren|sommaren|hösten|vintern|vår|sommar|höst|vinter|vt|ht)"
_TIME_START = re.compile(
    rf"""^(?:
      (?:senast|klart|från|fr\.o\.m\.?|t\.o\.m\.?|under|före|efter|inför|i\ (?:början|slutet)\ av|start)?\s*
      (?:{_MONTH}|{_SEASON}|(?:T|Q|kvartal|tertial)\s?[1-4])?\s*-?\s*(?:20\d\d|20\d\d-(?:\d\d|XX)-(?:\d\d|XX))
        (?:\s*[-–]\s*(?:{_MONTH}\s+)?20\d\d)?
    | (?:löpande|fortlöpande|kontinuerligt|årligen|årsvis|tills\ vidare|vartannat\ år
        |varje\ (?:år|termin|månad|kvartal|tertial))(?:\s?/\s?\w+)?
    | \d+\s(?:gr|gånger|ggr)\.?\s?(?:/|per\ |om\ )?(?:år(?:ligen|et)?|termin(?:en)?|månad(?:en)?)?
    | (?:en|två|tre|fyra)\sgånger?\s(?:per|om)\s\w+
    | vid\ (?:behov|nyanställning)
    | {_MONTH}
    | v\.?\s?\d{{1,2}}\b
    )(?=$|[\s,.;])""",
    re.IGNORECASE | re.VERBOSE,
)
_MORE_TIME = re.compile(r"^(?:,|och|samt|eller|därefter|/|-|–)\s", re.IGNORECASE)
_OWNER_WORD = re.compile(
    r"(?:nämnd(?:en|erna)?|styrelse(?:n|r|rna)?|förvaltning(?:en|ar|arna)?|kontor(?:et|en)?|bolag(?:et|en)?"
    r"|stab(?:en)?|utskott(?:et)?|fullmäktige|verksamhet(?:er|en|erna)?|enhet(?:en|er|erna)?|avdelning(?:en|ar|arna)?)$",
    re.IGNORECASE,
)
_SURE = 0.7
_MOSTLY_TIME = 0.9


@dataclass(frozen=True, slots=True)
class Printed:
    """A printed line and the block it stood in."""

    line: Line
    block: Block

    @property
    def text(self) -> str:
        return self.line.text.strip()


def ends_paragraph(text: str, following: str, width: int) -> bool:
    """Whether the line was broken by choice: the next word would have had room in a column `width` wide."""
    word = following.split(" ", 1)[0]
    return len(text) + 1 + len(word) <= width


@lru_cache(maxsize=4096)
def is_owners(text: str) -> bool:
    """Whether the text names owners and nothing else."""
    plain = fold(text).strip(" ,;")
    return bool(plain) and len(plain) < 400 and is_owner_text(plain) >= _SURE


def is_unfinished(text: str) -> bool:
    """Whether a list of owners goes on below: it ends with a comma or a joining word."""
    return bool(re.search(r"(?:,|/|-|\b(?:och|samt|eller|med))$", fold(text)))


def time_at_start(text: str) -> str:
    """The words at the start of the text that tell a time; "" when there are none."""
    plain = fold(text)
    found = _TIME_START.match(plain)
    if found is None:
        return ""
    taken = found.group()
    rest = plain[len(taken) :].lstrip()
    while more := _MORE_TIME.match(rest):
        after = time_at_start(rest[more.end() :])
        if not after:
            break
        taken = plain[: plain.index(after, len(taken)) + len(after)]
        rest = plain[len(taken) :].lstrip()
    return taken.strip()


def is_time(text: str) -> bool:
    """Whether the text is a time and nothing else."""
    plain = fold(text)
    if not plain or len(plain) > 160 or ends_sentence(plain):
        return False
    begun = time_at_start(plain)
    if begun == plain or time_share(plain) >= _MOSTLY_TIME:
        return True
    return bool(begun) and starts_lower(plain[len(begun) :]) and time_share(plain) > 0


def owners_at_start(text: str) -> str:
    """The longest beginning of the text that names owners only; "" when there is none."""
    words = fold(text).split(" ")
    for length in range(min(len(words), 14), 0, -1):
        head = " ".join(words[:length])
        if is_owners(head) and not is_unfinished(head):
            rest = words[length:]
            if not rest or not starts_lower(rest[0]):
                return head
    return ""


def owners_at_end(text: str) -> str:
    """The owners that a line ends with after other words, from a capital letter on; "" when there are none.

    Only bodies of a municipality count: a sentence may well end with "Polisen".
    """
    words = fold(text).split(" ")
    for start in range(1, len(words)):
        tail = " ".join(words[start:])
        if words[start][:1].isupper() and _OWNER_WORD.search(words[start].strip(" ,;/")) and is_owners(tail):
            return tail
    return ""
