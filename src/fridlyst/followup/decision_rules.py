"""What holds for the committee's own decision on an answer, in plain Python."""

import re
from dataclasses import dataclass
from datetime import date

from fridlyst.base.checks import check_text
from fridlyst.base.errors import BadInput, WrongState
from fridlyst.base.versions import version_of

LONGEST_PARAGRAPH = 40
_BARE = re.compile(r"§{0,2}\s*(\d{1,4}\s*[a-z]?)", re.IGNORECASE)
_NUMBERED = re.compile(r"(§{1,2})\s*(?=\d)")


class DecisionHalf(BadInput):
    """A decision has a day and a paragraph, both or neither."""

    code = "decision-half"


class DecisionDay(BadInput):
    """The committee cannot have decided on that day."""

    code = "decision-day"


class ParagraphWrong(BadInput):
    """What is written is no paragraph of any minutes."""

    code = "decision-paragraph"


class NotApproved(WrongState):
    """A decision is noted on an answer that is approved."""

    code = "not-approved"


@dataclass(frozen=True, slots=True)
class Decision:
    """The committee's decision on an answer: its day and its paragraph in the minutes, such as "§ 88"."""

    on: date | None = None
    paragraph: str = ""

    def __bool__(self) -> bool:
        return self.on is not None

    @property
    def version(self) -> int:
        """What tells one decision from another, for a form that was filled from it."""
        return version_of({"on": self.on, "paragraph": self.paragraph})


NO_DECISION = Decision()


def check_decision(given: Decision, *, today: date, opened_on: date) -> Decision:
    """The decision with its paragraph as minutes write it, or NO_DECISION when neither part is given.

    DecisionHalf, DecisionDay (after `today`, or before the round opened) or ParagraphWrong, each with its
    field: decided_on or decision_paragraph.
    """
    paragraph = tidy_paragraph(given.paragraph)
    if given.on is None and not paragraph:
        return NO_DECISION
    if given.on is None:
        raise DecisionHalf("Skriv vilken dag beslutet fattades, eller töm paragrafen.", field="decided_on")
    if not paragraph:
        raise DecisionHalf(
            "Skriv paragrafen i protokollet, till exempel § 88, eller töm dagen.",
            field="decision_paragraph",
        )
    if given.on > today:
        raise DecisionDay("Beslutsdagen har inte varit än.", field="decided_on")
    if given.on < opened_on:
        raise DecisionDay("Beslutsdagen ligger före den dag då omgången öppnade.", field="decided_on")
    return Decision(given.on, paragraph)


def tidy_paragraph(text: str) -> str:
    """ "88", "§88" and "§  88" are "§ 88"; what else stands there ("KS § 88/2026") is kept."""
    if not text.strip():
        return ""
    if any(not char.isprintable() and not char.isspace() for char in text):
        raise ParagraphWrong(
            "Paragrafen innehåller tecken som inte syns. Skriv den för hand i stället.",
            field="decision_paragraph",
        )
    words = check_text(" ".join(text.split()), "decision_paragraph", longest=LONGEST_PARAGRAPH)
    if not any(char.isdigit() for char in words):
        raise ParagraphWrong("Skriv paragrafens nummer, till exempel § 88.", field="decision_paragraph")
    bare = _BARE.fullmatch(words)
    tidy = f"§ {bare[1]}" if bare and not words.startswith("§§") else _NUMBERED.sub(r"\1 ", words)
    return check_text(tidy, "decision_paragraph", longest=LONGEST_PARAGRAPH)
