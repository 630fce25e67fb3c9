"""Sentences about rounds and answers."""

from datetime import date

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from fridlyst.followup.shapes import RoundView
from fridlyst.followup.terms import NotOpened, RoundState, SubmissionState
from fridlyst.programmes.schedules.describing import span_words
from fridlyst.web.shared.text import day, short_day


def closing_words(closes_on: date, today: date) -> str:
    """How long there is to answer, seen from today."""
    left = (closes_on - today).days
    if left < 0:
        return _("Sista dag att svara var %(day)s, men det går fortfarande.") % {"day": day(closes_on)}
    if left == 0:
        return _("I dag är sista dagen att svara.")
    words = ngettext("%(left)s dag kvar att svara.", "%(left)s dagar kvar att svara.", left)
    return words % {"left": left}


def state_words(view: RoundView, today: date) -> str:
    """A round's state with its day."""
    if view.state == RoundState.OPEN:
        if view.closes_on < today:
            return _("öppen, sista dag att svara var %(day)s") % {"day": day(view.closes_on)}
        return _("öppen, svara senast %(day)s") % {"day": day(view.closes_on)}
    if view.state == RoundState.CLOSED:
        return _("stängd")
    if view.opens_on is None or view.opens_on <= today:
        return _("förbereds")
    return _("öppnar %(day)s") % {"day": day(view.opens_on)}


def ending_words(view: RoundView) -> str:
    """Until when the round takes answers, where it closes by itself."""
    if view.ends_on is None:
        return _("Du stänger omgången själv.")
    return _("Omgången stänger av sig själv efter %(day)s.") % {"day": day(view.ends_on)}


def hindered_words(view: RoundView) -> str:
    """Why the round did not open on its day, or nothing."""
    if view.state != RoundState.DRAFT or view.not_opened_because not in NotOpened.values:
        return ""
    told = {"day": day(view.opens_on), "why": NotOpened(view.not_opened_because).label}
    return _("Omgången öppnade inte %(day)s: %(why)s.") % told


def period_words(view: RoundView) -> str:
    """What the round asks about: 2026, maj–augusti 2026."""
    return span_words(view.period_start, view.period_end, get_language() or "sv")


def answered_words(view: RoundView) -> str:
    """How many have sent in."""
    return _("%(answered)s av %(asked)s har svarat") % {"answered": view.answered, "asked": view.asked}


def submission_words(state: str, submitted_at: date | None) -> str:
    """Where a body's answer is, short enough for a table."""
    if state in (SubmissionState.SUBMITTED, SubmissionState.APPROVED):
        return short_day(submitted_at)
    return str(SubmissionState(state).label).lower()
