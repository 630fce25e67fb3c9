"""What stands in minutes and letters and became nothing: said, never dropped in silence."""

import json
from collections.abc import Iterator, Sequence

from fridlyst.intake.understand.draft import Doubt
from fridlyst.intake.understand.minutes.as_file import matters_as_file
from fridlyst.intake.understand.minutes.draft import Matter
from fridlyst.intake.understand.minutes.flow import Flow
from fridlyst.intake.understand.minutes.history import sentences_in
from fridlyst.intake.understand.minutes.sections import Part
from fridlyst.intake.understand.words import fold

WHY_PROSE = "Löptext i ärendet som inte blev något steg."
WHY_HEAD = "Står utanför ärendena."
_LONG, _SHORT, _SHARE = 8, 4, 0.7
# Words around what is told without them: when minutes were adjusted, and who reserved themselves.
_AROUND = (
    "justerat justerades justering protokollet anslaget anslag reserverar reservation"
    " diarienummer ärendenummer januari februari mars april juni juli augusti september oktober november"
    " december"
)
_LONGEST = 19_000


def prose_left(flow: Flow, matter: Matter, start: int, parts: Sequence[Part]) -> Iterator[Doubt]:
    """The sentences of a matter that it does not tell, a part at a time; `start` is where its heading is."""
    held = _letters(json.dumps(matters_as_file([matter]), ensure_ascii=False))
    held += _letters(_AROUND) + "".join(_letters(doubt.text) for doubt in matter.doubts)
    first = parts[0].at if parts else start
    for begun, ended in ((start, first), *((one.start, one.end) for one in parts)):
        yield from _left(flow, begun, ended, held, WHY_PROSE)


def head_left(flow: Flow, end: int, told: str) -> Iterator[Doubt]:
    """What stands before the first matter, beside what was told by it."""
    yield from _left(flow, 0, end, _letters(told), WHY_HEAD)


def _left(flow: Flow, start: int, end: int, held: str, why: str) -> Iterator[Doubt]:
    rest = [
        span for span in sentences_in(flow.text, start, end) if not _is_told(flow.text[slice(*span)], held)
    ]
    if rest:
        text = "\n".join(fold(flow.text[first:last]) for first, last in rest)
        yield Doubt(text[:_LONGEST], why, flow.source(rest[0][0], rest[-1][1]))


def _is_told(sentence: str, held: str) -> bool:
    """Whether all its long words and most of the others are among what was told."""
    words = [word for word in (_letters(one) for one in sentence.split()) if len(word) >= _SHORT]
    if any(word not in held for word in words if len(word) >= _LONG):
        return False
    return sum(word in held for word in words) >= _SHARE * len(words)


def _letters(text: str) -> str:
    return "".join(sign for sign in text.lower() if sign.isalpha())
