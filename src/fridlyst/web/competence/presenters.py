"""Competence in words and shapes, for its pages."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fridlyst.accounts.queries import Visit
from fridlyst.competence.shapes import BodyStanding, CompetenceView, CourseStanding, CourseView
from fridlyst.competence.terms import Direction, Knowledge, RoutineState
from fridlyst.figures.shares import PublishedShare
from fridlyst.reports.charts import draw, line_with_target
from fridlyst.reports.columns import Kind
from fridlyst.reports.published import legend
from fridlyst.web.competence import words
from fridlyst.web.competence.finding import href
from fridlyst.web.shared.text import percent

_ARROWS = {Direction.UP: "↗", Direction.LEVEL: "→", Direction.DOWN: "↘"}


@dataclass(frozen=True)
class ShareBar:
    """A bar from 0 to 100 per cent: lengths as SVG takes them, empty where there is none."""

    share: str
    target: str
    goes_from: str
    goes: str
    ends: str


@dataclass(frozen=True)
class CourseCard:
    """A course on the overview: the answer, where it goes, who is below, what is missing."""

    title: str
    href: str
    share: str
    target: str
    arrow: str
    way: str
    bar: ShareBar | None
    answer: str
    forecast: tuple[str, ...]
    below: str
    no_staff: str
    no_trained: str
    unsure: str


@dataclass(frozen=True)
class Square:
    """A cell of the map; `mark` is the sign beside the share."""

    mark: str
    share: str
    counts: str
    says: str


@dataclass(frozen=True)
class MapRow:
    """A body in the map."""

    name: str
    href: str
    cells: tuple[Square, ...]
    staff: object
    told_to: object


def card(visit: Visit, view: CompetenceView, standing: CourseStanding) -> CourseCard:
    """One course of the overview."""
    course, shown, ahead = standing.course, standing.trained, standing.forecast
    return CourseCard(
        title=course.title,
        href=href(visit, "course", course.key),
        share=percent(shown.share) if shown and shown.share is not None else "",
        target=percent(course.target) if course.target is not None else "",
        arrow=_ARROWS.get(Direction(ahead.direction), "") if ahead else "",
        way=str(Direction(ahead.direction).label) if ahead else "",
        bar=_bar(standing),
        answer=words.share_sentence(standing),
        forecast=words.forecast_sentences(standing, view.rule.threshold),
        below=words.below_sentence(standing),
        no_staff=words.missing_staff(standing.missing_staff, len(standing.bodies)),
        no_trained=words.missing_trained(standing.missing_trained, len(standing.bodies)),
        unsure=words.turnover_sentence(standing, view.mean_turnover),
    )


def _bar(standing: CourseStanding) -> ShareBar | None:
    shown, ahead = standing.trained, standing.forecast
    if shown is None or shown.share is None:
        return None
    target, later = standing.course.target, ahead.in_a_year if ahead else shown.share
    low, high = sorted((shown.share, later))
    return ShareBar(
        _length(shown.share),
        "" if target is None else _length(target),
        _length(low),
        _length(high - low) if high - low >= 0.01 else "",
        _length(later),
    )


def _length(share: float) -> str:
    return f"{100 * share:.2f}%"


def map_rows(visit: Visit, view: CompetenceView) -> tuple[MapRow, ...]:
    """Bodies × courses."""
    cells = {(one.course.id, body.body_id): body for one in view.courses for body in one.bodies}
    return tuple(
        MapRow(
            body.name,
            href(visit, "body", body.key),
            tuple(square(cells.get((one.course.id, body.id))) for one in view.courses),
            body.staff,
            body.told_to,
        )
        for body in view.bodies
    )


def square(one: BodyStanding | None) -> Square:
    """A body in a course; None where the course is not for it."""
    if one is None:
        return Square("", "·", "", _("ska inte gå kursen"))
    if one.trained is None:
        said = str(Knowledge(one.knowledge).label)
        return Square("unknown", "", _("saknas"), said)
    if one.trained.share is None:
        return Square("", "", _("skyddat"), _("antalet är för litet för att visas"))
    mark, says = _way(one)
    return Square(mark, percent(one.trained.share), words.counts(one.trained), says)


def _way(one: BodyStanding) -> tuple[str, str]:
    """The sign and the words of a share against its target."""
    if one.below is None:
        return "", ""
    if not one.below:
        return "done", _("når målet")
    if one.direction == Direction.DOWN:
        return "late", _("under målet och sjunker")
    return "ongoing", _("under målet")


def over_time(standing: CourseStanding) -> str:
    """The share over time as an SVG; nothing where there are not two moments that are shown."""
    if sum(1 for one in standing.moments if one.share is not None) < 2:
        return ""
    points = tuple((words.short_month(one.day), one.share) for one in standing.moments)
    chart = line_with_target(points, kind=Kind.PERCENT, target=standing.course.target, missing=_("skyddat"))
    return draw(chart, f"course-{standing.course.id}").svg


def over_time_words(standing: CourseStanding) -> str:
    """The drawing for one who cannot see it."""
    shown = [one for one in standing.moments if one.share is not None]
    if not shown:
        return ""
    high = max(shown, key=lambda one: one.share or 0)
    said = {
        "first": percent(shown[0].share),
        "then": words.month(shown[0].day),
        "high": percent(high.share),
        "top": words.month(high.day),
        "last": percent(shown[-1].share),
        "now": words.month(shown[-1].day),
    }
    return (
        _("Andelen var %(first)s i %(then)s, som högst %(high)s i %(top)s och är %(last)s i %(now)s.") % said
    )


def legend_of(courses: Sequence[CourseStanding], view: CompetenceView, body_id: int | None = None) -> str:
    """What the words among the shares mean, of every body or of one."""
    bodies = [one for here in courses for one in here.bodies if body_id in (None, one.body_id)]
    shares: list[PublishedShare | None] = [one.trained for one in bodies]
    return legend(shares, view.rule)


def missing_sentence(view: CompetenceView) -> str:
    """How many have not told how many they are."""
    return words.missing_staff(view.missing_staff, len(view.bodies))


def routines_sentence(view: CompetenceView) -> str:
    """How many units ask about violence."""
    states = [one.state for one in view.routines]
    told = [one for one in states if one]
    if not told:
        return _("Ingen enhet har svarat på om den ställer rutinfrågor om våld.")
    said = {
        "yes": states.count(RoutineState.YES),
        "partly": states.count(RoutineState.PARTLY),
        "no": states.count(RoutineState.NO),
        "silent": len(states) - len(told),
        "all": len(states),
    }
    return (
        _(
            "%(yes)s av %(all)s enheter ställer rutinfrågor om våld, %(partly)s delvis och %(no)s inte. "
            "%(silent)s har inte svarat."
        )
        % said
    )


def plans_sentence(view: CompetenceView) -> str:
    """How many plans there are, how many late, who has none."""
    total = sum(view.plans.states.values())
    if not total:
        return _("Ingen enhet har lagt in någon plan.")
    found = [ngettext("%(count)s plan.", "%(count)s planer.", total) % {"count": total}]
    if view.plans.late:
        late = ngettext("%(count)s är försenad.", "%(count)s är försenade.", view.plans.late)
        found.append(late % {"count": view.plans.late})
    if view.plans.without:
        found.append(_("Utan plan: %(names)s.") % {"names": words.listed(view.plans.without)})
    return " ".join(found)


def audience_words(course: CourseView, names: dict[int, str], kinds: dict[str, str]) -> str:
    """Whose people should take the course."""
    chosen = [*(kinds[kind] for kind in course.kinds), *(names.get(one, "") for one in course.body_ids)]
    return ", ".join(filter(None, chosen)) or _("alla enheter")
