"""Comparison in words: values, how the municipality stands, and how old the figures are."""

from datetime import datetime

from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fridlyst.comparison.rules import Standing
from fridlyst.comparison.shapes import ComparedMeasure, Freshness, Value
from fridlyst.comparison.terms import MeasureKind, Source, ValueState
from fridlyst.indicators.terms import Direction
from fridlyst.reports.contents.words import language
from fridlyst.reports.wording import FIXED_SPACE, date_text, number_text

_FEW = 100


def value_words(value: Value | None, measure: ComparedMeasure, *, own: bool = True) -> str:
    """A value as it is read; where there is none it is said why."""
    if value is None or value.value is None:
        return state_words(value.state if value else ValueState.MISSING)
    return number_words(value.value, measure, own=own)


def number_words(value: float, measure: ComparedMeasure, *, own: bool = True) -> str:
    """A number, per cent, or yes and no; for many the share that answered yes."""
    if measure.kind == MeasureKind.YES_NO:
        if not own:
            return _("%(share)s %% ja") % {"share": number_text(value * 100, language(), decimals=0)}
        return _("ja") if value >= 0.5 else _("nej")
    said = number_text(value, language(), decimals=decimals(measure))
    return f"{said}{FIXED_SPACE}%" if measure.kind == MeasureKind.PER_CENT else said


def decimals(measure: ComparedMeasure) -> int:
    """One for a measure whose values are small and not whole; the same for all of its values."""
    lines = [value.value for line in measure.lines for value in line.values]
    known = [value for value in (*lines, *(one.value for one in measure.peers)) if value is not None]
    small = max(map(abs, known), default=0.0) < _FEW
    return 1 if small and any(value != round(value) for value in known) else 0


def state_words(state: str) -> str:
    """Why there is no value."""
    return _("skyddad uppgift") if state == ValueState.SUPPRESSED else _("uppgift saknas")


def standing_words(found: Standing | None, *, kind: str = MeasureKind.NUMBER) -> str:
    """How the municipality stands; values that hardly differ are said to be alike."""
    if found is None:
        return ""
    count = {"count": found.known}
    if kind == MeasureKind.YES_NO:
        return ngettext(
            "%(same)s av %(count)s har samma svar", "%(same)s av %(count)s har samma svar", found.known
        ) % {
            **count,
            "same": found.alike,
        }
    if found.alike == found.known:
        return _("Ungefär som alla %(count)s") % count
    if found.lower == found.known:
        return _("Högre än alla %(count)s") % count
    if found.higher == found.known:
        return _("Lägre än alla %(count)s") % count
    return _("%(parts)s av %(count)s") % {**count, "parts": _parts(found)}


def _parts(found: Standing) -> str:
    said = [
        _("högre än %(count)s") % {"count": found.lower} if found.lower else "",
        _("lägre än %(count)s") % {"count": found.higher} if found.higher else "",
        _("ungefär som %(count)s") % {"count": found.alike} if found.alike else "",
    ]
    text = ", ".join(part for part in said if part)
    return text[:1].upper() + text[1:]


def standing_sentence(measure: ComparedMeasure) -> str:
    """How the municipality stands, as a sentence; nothing where too few others have a value."""
    said = standing_words(measure.standing, kind=measure.kind)
    if not said or measure.kind == MeasureKind.YES_NO:
        return f"{said}." if said else ""
    return _("%(town)s ligger %(standing)s jämförelsekommuner.") % {
        "town": measure.own.name,
        "standing": said[:1].lower() + said[1:],
    }


def direction_words(direction: str) -> str:
    """Which way the municipality holds for better, where it has said so."""
    return "" if direction == Direction.NEITHER else str(Direction(direction).label)


def source_words(measure: ComparedMeasure) -> str:
    """The source line with the day; what is worked out here is said to be ours."""
    if not measure.source_line:
        return ""
    said = [f"{measure.source_line}."]
    if measure.fetched_at and measure.source == Source.KOLADA:
        said = [
            _("%(source)s, hämtat %(day)s.")
            % {"source": measure.source_line, "day": _day(measure.fetched_at)}
        ]
    ours = [line.name for line in measure.lines if line.worked_out]
    if ours:
        said.append(
            _("%(lines)s: mittvärdet (medianen) är uträknat i Fridlyst ur kommunernas värden.")
            % {"lines": ", ".join(ours)}
        )
    if measure.standing is not None:
        said.append(_("Jämförelsen i ord är gjord i Fridlyst."))
    return " ".join(said)


def freshness_words(fresh: Freshness, *, now: datetime) -> str:
    """When it was last fetched, and whether the service has answered since."""
    if fresh.source == Source.DEMO and fresh.fetched_at:
        return _("Påhittade värden i demonstrationen, inte Koladas. Lades in %(day)s.") % {
            "day": _day(fresh.fetched_at)
        }
    if fresh.fetched_at is None:
        return (
            _("Kolada svarade inte %(when)s. Inget är hämtat än.") % {"when": _when(fresh, now)}
            if fresh.failed_at
            else ""
        )
    said = {"day": _day(fresh.fetched_at)}
    if fresh.failed_at is None:
        return _("Källa: Kolada. Senast hämtat %(day)s.") % said
    if fresh.failure == "kolada-away":
        return _("Källa: Kolada. Senast hämtat %(day)s; Kolada svarade inte %(when)s.") % {
            **said,
            "when": _when(fresh, now),
        }
    return _("Källa: Kolada. Senast hämtat %(day)s; hämtningen %(when)s gick inte.") % {
        **said,
        "when": _when(fresh, now),
    }


def _when(fresh: Freshness, now: datetime) -> str:
    if fresh.failed_at is None:
        return ""
    days = (localdate(now) - localdate(fresh.failed_at)).days
    return {0: _("i dag"), 1: _("i går")}.get(days, _day(fresh.failed_at))


def _day(moment: datetime) -> str:
    return date_text(localdate(moment), language())
