"""What holds for what is published and for feedback, in plain Python."""

import re
from datetime import date, datetime, timedelta
from hashlib import sha256

from fridlyst.base.checks import check_text
from fridlyst.base.errors import BadInput, WrongState
from fridlyst.base.sentences import Sentence
from fridlyst.counts.taking_in.scanning import holds_personal_number
from fridlyst.insight.cases import looks_like_a_case

LONGEST_TEXT = 4000
LONGEST_EMAIL = 254
LEAST_MONTHS, MOST_MONTHS = 1, 36
# As many as a municipality takes in before somebody has read them, in an hour and in a day.
MOST_AN_HOUR, MOST_A_DAY = 30, 150
# Words that stand where a programme's own stands in a public address.
RESERVED = frozenset({"oppna-data", "tillganglighet"})
_EMAIL = re.compile(r"[^@\s<>\"'(),:;\\\[\]]{1,64}@[\w-]+(\.[\w-]+)+")


class RoundNotClosed(BadInput):
    """Status is told from a closed round alone: one that is open may still change."""

    code = "round-not-closed"


class AddressReserved(BadInput):
    """The programme's address stands for something else in public."""

    code = "public-address-reserved"


class TellsMore(BadInput):
    """A report that also tells of a programme that is not public."""

    code = "report-tells-more"


class NumbersMoved(BadInput):
    """Numbers became public while a report was made that would tell of few persons beside it."""

    code = "report-numbers-moved"


class BadEmail(BadInput):
    """No address that an answer could be sent to."""

    code = "bad-email"


class AboutSomebody(BadInput):
    """A personal number, or what reads as somebody's own case."""

    code = "about-somebody"


class FormSpent(BadInput):
    """The form cannot be sent: too quickly, too late, or not made here. The text stands."""

    code = "form-spent"


class Trapped(BadInput):
    """Something stood in the field that no person sees."""

    code = "trapped"


class TooMany(WrongState):
    """More feedback than is taken in an hour; `details["again"]` is when there is room."""

    code = "too-many-messages"


class AlreadySent(WrongState):
    """The form was sent before, or the text is there already: nothing more is kept."""

    code = "already-sent"


class FeedbackClosed(WrongState):
    """The municipality takes no feedback this way."""

    code = "feedback-closed"


def check_feedback_text(text: str) -> str:
    """The text; BadInput when nothing is written or too much, AboutSomebody for what must not be kept."""
    kept = check_text(text, "text", longest=LONGEST_TEXT)
    if not kept:
        raise BadInput("Skriv vad du vill säga.", field="text")
    if holds_personal_number([kept]):
        raise AboutSomebody(
            "Texten ser ut att innehålla ett personnummer. Ta bort det, så kan du skicka. Inget är sparat.",
            field="text",
        )
    if looks_like_a_case(kept):
        raise AboutSomebody(
            "Det här ser ut att handla om en persons egen situation. Den ska du slippa skriva om här, där "
            "andra kan läsa. Hjälp finns: se Hitta stöd nedan, eller ring 112 om det är bråttom. "
            "Inget är sparat. Vill du säga något om programmet, skriv det utan att berätta om någon person.",
            field="text",
        )
    return kept


def check_obstacle_text(text: str) -> str:
    """What is in the way; BadInput for nothing or too much, AboutSomebody for a personal number."""
    kept = check_text(text, "text", longest=LONGEST_TEXT)
    if not kept:
        raise BadInput("Beskriv vad som inte fungerade.", field="text")
    if holds_personal_number([kept]):
        raise AboutSomebody(
            "Texten ser ut att innehålla ett personnummer. Ta bort det, så kan du skicka. Inget är sparat.",
            field="text",
        )
    return kept


def check_email(text: str) -> str:
    """The address, or nothing; BadEmail for what is no address."""
    kept = check_text(text, "email", longest=LONGEST_EMAIL)
    if kept and (not _EMAIL.fullmatch(kept) or not kept.isprintable()):
        raise BadEmail(
            "Skriv hela e-postadressen, till exempel namn@exempel.se, eller lämna den tom.", field="email"
        )
    return kept


def same_words(text: str) -> str:
    """A digest that is the same for texts that differ in capitals and white space alone."""
    return sha256(" ".join(text.casefold().split()).encode()).hexdigest()


def check_keep_months(months: int) -> int:
    """How long feedback is kept; BadInput outside one month to three years."""
    if not LEAST_MONTHS <= months <= MOST_MONTHS:
        raise BadInput(
            Sentence("Välj mellan %(least)s och %(most)s månader.", least=LEAST_MONTHS, most=MOST_MONTHS),
            field="keep_months",
        )
    return months


def kept_since(at: datetime, months: int) -> datetime:
    """What was received before this is out of time."""
    day = at.date()
    whole = day.year * 12 + day.month - 1 - months
    first = date(whole // 12, whole % 12 + 1, 1)
    return at - (day - (first + timedelta(days=min(day.day, _days_in(first)) - 1)))


def _days_in(first: date) -> int:
    after = first.replace(day=28) + timedelta(days=4)
    return (after - timedelta(days=after.day)).day
