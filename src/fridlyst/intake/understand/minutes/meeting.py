"""What the head and the margins of minutes say: who met, when, and when the minutes were adjusted."""

import re
from dataclasses import dataclass
from datetime import date

from fridlyst.intake.understand.minutes.dates import Day, days_in
from fridlyst.intake.understand.minutes.flow import Flow
from fridlyst.intake.understand.minutes.naming import bodies_in

_HEAD = 4000
_MET = re.compile(
    r"\b(?:sammanträdesdatum|sammanträdestid|sammanträdesdag|mötesdatum|sammanträde den|plats och tid)\b",
    re.IGNORECASE,
)
_NEAR = 120
_ADJUSTED = re.compile(
    r"\b(?:justera(?:t|d|des|s)(?:\s(?:elektroniskt|digitalt|omedelbart))?|justering(?:sdatum|sdag|en)?|protokollet\sjustera\w+)"
    r"\s*(?:den|:|av\s[^.\n]{0,60}?den|sker|äger\srum)?\s*$",
    re.IGNORECASE,
)
_POSTED = re.compile(
    r"\b(?:anslage(?:t|n)(?:\s(?:den|på\skommunens\sanslagstavla|sattes\supp|uppsatt))*|anslag(?:et)?\s(?:sätts|sattes|sätts\supp|sattes\supp|uppsatt)(?:\supp)?"
    r"|anslags(?:datum|dag)|datum\sför\s(?:anslagets\suppsättande|när\sanslaget\ssätts\supp|anslag)|uppsatt|tillkännagivet)"
    r"\s*(?:den|:)?\s*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Meeting:
    """Who met on which day; `no_day` are the words of a day that does not exist."""

    body: str
    on: date | None
    adjusted_on: date | None
    posted_on: date | None
    no_day: str = ""


def meeting_of(flow: Flow, first_matter: int) -> Meeting:
    """What the document says of the meeting, before its first matter and in its margins."""
    head = f"{flow.furniture}\n{flow.text[: min(first_matter, _HEAD)]}"
    body = next((one.name for one in bodies_in(head)), "")
    met = _day(head)
    return Meeting(
        _whole(body, head),
        met.on if met else None,
        _marked(flow.text, _ADJUSTED) or _marked(flow.furniture, _ADJUSTED),
        _marked(flow.text, _POSTED) or _marked(flow.furniture, _POSTED),
        met.words if met and met.on is None else "",
    )


def _whole(body: str, head: str) -> str:
    """The committee with its arbetsutskott, where the head sets the two on lines of their own."""
    under = (
        re.search(rf"\b{re.escape(body)}s?\s+(\w+utskott(?:et)?)\b", head, re.IGNORECASE) if body else None
    )
    return f"{body}s {under[1].lower()}" if under and "utskott" not in body else body


def _day(head: str) -> Day | None:
    """The day of the meeting: behind a word for it, else the first of the head that is no other day."""
    days = list(days_in(head))
    for word in _MET.finditer(head):
        near = next((day for day in days if 0 <= day.start - word.end() <= _NEAR), None)
        if near:
            return near
    others = (_ADJUSTED, _POSTED)
    free = (
        day
        for day in days
        if not any(one.search(head, max(0, day.start - _NEAR), day.start) for one in others)
    )
    return next(free, None)


def _marked(text: str, mark: re.Pattern[str]) -> date | None:
    """The day right behind a mark."""
    for day in days_in(text):
        if day.on and mark.search(text, max(0, day.start - _NEAR), day.start):
            return day.on
    return None
