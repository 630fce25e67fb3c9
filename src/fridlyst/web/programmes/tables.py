"""The columns and rows of every list that can be had as a file."""

from collections.abc import Iterable, Mapping

from django.utils.translation import gettext as _

from fridlyst.indicators.queries import IndicatorView
from fridlyst.indicators.terms import IndicatorKind
from fridlyst.programmes.shapes import ActivityPlace, ActivityView, GoalView, OwnerView, ProgrammeView
from fridlyst.programmes.terms import (
    Arena,
    Evidence,
    Origin,
    Part,
    PreventionLevel,
    ProgrammeKind,
    ProgrammeState,
    SocialLevel,
    TargetGroup,
    ViolenceForm,
)
from fridlyst.reports.columns import Column, Kind, Row
from fridlyst.web.programmes.presenters import follow_up_words, labels
from fridlyst.web.programmes.rows import ActivityRow, time_text
from fridlyst.web.shared.status import coded


def programme_columns() -> tuple[Column, ...]:
    """Of the list of programmes."""
    return (
        Column(_("Program"), key="programme"),
        Column(_("Slag"), key="kind"),
        Column(_("Läge"), key="state"),
        Column(_("Gäller från"), Kind.DATE, key="valid_from"),
        Column(_("Gäller till"), Kind.DATE, key="valid_to"),
        Column(_("Antaget"), Kind.DATE, key="adopted_on"),
        Column(_("Antaget av"), key="adopted_by"),
        Column(_("Diarienummer"), key="registration_number"),
        Column(_("Uppföljning"), key="follow_up"),
    )


def programme_cells(view: ProgrammeView) -> Row:
    """One programme."""
    return (
        view.title,
        str(ProgrammeKind(view.kind).label),
        str(ProgrammeState(view.state).label),
        view.valid_from,
        view.valid_to,
        view.adopted_on,
        view.adopted_by,
        view.registration_number,
        follow_up_words(view),
    )


def goal_columns() -> tuple[Column, ...]:
    """Of the goals of a programme."""
    return (
        Column(_("Nivå"), key="level"),
        Column(_("Nummer"), key="number"),
        Column(_("Mål"), weight=3, key="goal"),
        Column(_("Ansvariga"), key="responsible"),
        Column(_("Medverkar"), key="taking_part"),
        Column(_("Tid"), key="time"),
        Column(_("Förutsättningar"), Kind.NUMBER, key="preconditions"),
        Column(_("Indikatorer"), Kind.NUMBER, key="indicators"),
        Column(_("Aktiviteter"), Kind.NUMBER, key="activities"),
    )


def goal_cells(goal: GoalView, indicators: int) -> Row:
    """One goal; the activities are those straight under it."""
    return (
        goal.level_word,
        goal.number,
        goal.title,
        names(goal.owners, Part.LEAD),
        names(goal.owners, Part.TAKING_PART),
        time_text(goal.schedules),
        len(goal.preconditions),
        indicators,
        len(goal.activities),
    )


def indicator_columns() -> tuple[Column, ...]:
    """Of indicators."""
    return (
        Column(_("Mål"), key="goal"),
        Column(_("Indikator"), weight=3, key="indicator"),
        Column(_("Slag"), key="kind"),
        Column(_("Täljare"), key="numerator"),
        Column(_("Nämnare"), key="denominator"),
        Column(_("Enhet"), key="unit"),
        Column(_("Målvärde"), Kind.NUMBER, key="target"),
        Column(_("Ansvariga"), key="responsible"),
    )


def indicator_cells(view: IndicatorView, goal: str) -> Row:
    """One indicator; the target in its unit, per cent for shares."""
    return (
        goal,
        view.title,
        str(IndicatorKind(view.kind).label),
        view.numerator,
        view.denominator,
        "%" if view.kind == IndicatorKind.SHARE else view.unit,
        view.target_value,
        ", ".join(owner.name for owner in view.owners),
    )


def activity_columns() -> tuple[Column, ...]:
    """Of activities."""
    return (
        Column(_("Aktivitet"), weight=3, key="activity"),
        Column(_("Ansvariga"), key="responsible"),
        Column(_("Medverkar"), key="taking_part"),
        Column(_("Tid"), key="time"),
        Column(_("Betyder"), key="time_means"),
        Column(_("Nästa gång"), Kind.DATE, key="next"),
        Column(_("Läge"), key="status"),
        Column(_("Mål"), key="goals"),
        Column(_("Program"), key="programmes"),
        Column(_("Ursprung"), key="origin"),
        Column(_("Preventionsnivå"), key="prevention_levels"),
        Column(_("Samhällsnivå"), key="social_levels"),
        Column(_("Målgrupp"), key="target_groups"),
        Column(_("Våldsform"), key="violence_forms"),
        Column(_("Arena"), key="arenas"),
        Column(_("Evidens"), key="evidence"),
        Column(_("Placerad"), Kind.DATE, key="placed_on"),
        Column(_("Avslutad"), Kind.DATE, key="withdrawn_on"),
    )


def activity_cells(
    row: ActivityRow, view: ActivityView, places: Mapping[int, tuple[ActivityPlace, ...]]
) -> Row:
    """One activity."""
    served = places.get(view.id, ())
    return (
        view.title,
        names(view.owners, Part.LEAD),
        names(view.owners, Part.TAKING_PART),
        row.time_text,
        row.time,
        row.next_day,
        coded(row.status.code) if row.status else "",
        ", ".join(place.goal_label or place.goal_title for place in served),
        ", ".join(dict.fromkeys(place.programme_title for place in served)),
        str(Origin(view.origin).label),
        ", ".join(labels(PreventionLevel, view.prevention_levels)),
        ", ".join(labels(SocialLevel, view.social_levels)),
        ", ".join(labels(TargetGroup, view.target_groups)),
        ", ".join(labels(ViolenceForm, view.violence_forms)),
        ", ".join(labels(Arena, view.arenas)),
        ", ".join(labels(Evidence, filter(None, [view.evidence]))),
        view.placed_on,
        view.withdrawn_on,
    )


def names(owners: Iterable[OwnerView], part: str) -> str:
    """The names of those with this part, as one text."""
    return ", ".join(owner.name for owner in owners if owner.part == part)
