"""What happens on a day, in words."""

from fridlyst.year_wheel.shapes import Entry, Occurrence
from fridlyst.year_wheel.terms import Happening


def happening_words(entry: Entry) -> str:
    """ "Sista dag att svara", or the step of a matter."""
    return entry.detail or str(Happening(entry.happening).label)


def said(one: Occurrence) -> str:
    """ "Sista dag att svara: Tertial 2 2026"."""
    return f"{happening_words(one.entry)}: {one.entry.title}"
