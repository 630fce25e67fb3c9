"""What kind of document this is, by what it holds: a programme, minutes or a letter."""

import re
from collections.abc import Sequence
from enum import StrEnum

from fridlyst.intake.understand.minutes.flow import Flow
from fridlyst.intake.understand.minutes.heads import MatterHead
from fridlyst.intake.understand.minutes.sections import Part, parts_of

_BEGINNING = 6000
_MINUTES = re.compile(
    r"\b(?:sammanträdes)?protokoll(?:et|s)?\b|protokollsutdrag|utdragsbestyrk|sammanträdesdatum"
    r"|just(?:erat|erades|erande)\b|närvarande\b|\bparagrafer\b",
    re.IGNORECASE,
)
_LETTER = re.compile(r"\btjänste(?:skrivelse|utlåtande|yttrande)\b", re.IGNORECASE)
_LETTER_PARTS = frozenset(
    {"matter", "enclosures", "economy", "equality", "children", "consultation", "assessment", "labour_law",
     "sent_to"}
)  # fmt: skip
_FEWEST = 3


class DocumentKind(StrEnum):
    PROGRAMME = "programme"
    MINUTES = "minutes"
    LETTER = "letter"


def kind_of_document(flow: Flow, heads: Sequence[MatterHead]) -> DocumentKind:
    """Minutes have matters under paragraphs of their own; a letter proposes a decision and says why."""
    if heads and (_MINUTES.search(flow.furniture + flow.text[:_BEGINNING]) or _has_numbers(heads)):
        return DocumentKind.MINUTES
    return DocumentKind.LETTER if _is_letter(flow) else DocumentKind.PROGRAMME


def _has_numbers(heads: Sequence[MatterHead]) -> bool:
    return any(head.number for head in heads)


def _is_letter(flow: Flow) -> bool:
    parts = parts_of(flow)
    found = {one.key for one in parts}
    proposed = next((one for one in parts if one.key == "proposal"), None)
    if proposed is None or not _early(proposed, flow):
        return False
    many = len(found & _LETTER_PARTS) >= _FEWEST
    return many or (_LETTER.search(flow.text[:_BEGINNING]) is not None and bool(found & _LETTER_PARTS))


def _early(proposed: Part, flow: Flow) -> bool:
    return proposed.at < max(len(flow.text) // 2, _BEGINNING)
