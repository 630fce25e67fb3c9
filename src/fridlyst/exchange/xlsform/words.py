"""The names that a form from Fridlyst uses, and the limits of one that comes in."""

import re

LANGUAGE = "Svenska (sv)"
LABEL, HINT = f"label::{LANGUAGE}", f"hint::{LANGUAGE}"
KEY, BODY_KIND, BODIES = "fridlyst_key", "fridlyst_body_kind", "fridlyst_bodies"
SURVEY_COLUMNS = (
    "type", "name", LABEL, HINT, "required", "relevant", "calculation", "appearance", KEY, BODY_KIND, BODIES,
)  # fmt: skip
CHOICE_COLUMNS = ("list_name", "name", LABEL, KEY)
# The settings column that says what the form holds; other forms have none.
CONTENT = "fridlyst_form"
QUESTIONS, WHOLE_BODY = "questions/1", "body/1"

YES_NO = "yes_no"
STATUS = "fridlyst_status"
STATUSES = "fridlyst_statusar"
ACTIVITY = "fridlyst_aktivitet"
ACTIVITY_NAME = "fridlyst_aktivitet_namn"
RESERVED = frozenset({YES_NO, STATUS, STATUSES, ACTIVITY, ACTIVITY_NAME, "data", "meta", "instanceid"})
NUMERATOR, DENOMINATOR, SHARE = "_taljare", "_namnare", "_andel"
SHARE_PARTS = (NUMERATOR, DENOMINATOR, SHARE)

MOST_ROWS, MOST_CHOICES = 1000, 3000
LONGEST_LABEL, LONGEST_HELP, LONGEST_OPTION = 500, 1000, 300
MOST_QUESTIONS, MOST_OPTIONS = 200, 100
# What pyxform reads as an answer put into the text; a mark of no width between keeps it text.
_UNWRITABLE = re.compile("[\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f\\ud800-\\udfff\\ufffe\\uffff]")
_REFERENCE, _PLAIN = "${", "$\u200b{"


def guarded(text: str) -> str:
    """The text as no program takes for anything but text: no control characters, no references."""
    return _UNWRITABLE.sub("", text).replace(_REFERENCE, _PLAIN)


def unguarded(text: str) -> str:
    """What `guarded` was given."""
    return text.replace(_PLAIN, _REFERENCE)


def refers(text: str) -> bool:
    """Whether the text has a place where another question's answer should stand."""
    return _REFERENCE in text
