"""Reading an amendment."""

import re

from fridlyst.decisions.wording.values import UnderstoodAmendment
from fridlyst.texts.shapes import Anchor, Change
from fridlyst.texts.terms import ChangeKind

_PAGE = re.compile(r"\bsid(?:an?|\.)\s*(\d+)", re.IGNORECASE)
_HEADING = re.compile(r"under rubriken\s+[”\"]?([^,”\"]+)", re.IGNORECASE)
_QUOTED = re.compile(r"[”\"“]([^”\"“]+)[”\"“]")


def understand_amendment(text: str) -> UnderstoodAmendment:
    """What is moved, and where."""
    page, heading, quoted = _PAGE.search(text), _HEADING.search(text), _QUOTED.findall(text)
    anchor = Anchor(
        page=int(page[1]) if page else None,
        heading=heading[1].strip() if heading else "",
        quote=quoted[0] if len(quoted) > 1 else "",
    )
    added = quoted[-1] if quoted else text.rpartition(":")[2].strip()
    return UnderstoodAmendment(anchor, Change(ChangeKind.ADD, added), 0.5 if added else 0.0)
