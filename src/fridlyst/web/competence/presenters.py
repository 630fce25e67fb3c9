"""Competence in words and shapes, for its pages."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from fridlyst.accounts.queries import Visit
from fridlyst.competence.shapes import BodyStanding, CompetenceView, CourseStanding, CourseView
from fridlyst.competence.terms import Direction, Knowledge
from fridlyst.figures.shares import PublishedShare
from fridlyst.reports.charts import draw
from fridlyst.reports.contents import competence_words as words
from fridlyst.reports.contents.competence import body_words, over_time_chart
from fridlyst.reports.published import legend
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
    return Square(_mark(one), percent(one.trained.share), words.counts(one.trained), body_words(one))


def _mark(one: BodyStanding) -> str:
    """The sign of a share against its target."""
    if one.below is None:
        return ""
    if not one.below:
        return "done"
    return "late" if one.direction == Direction.DOWN else "ongoing"


def over_time(standing: CourseStanding) -> str:
    """The share over time as an SVG; nothing where there are not two moments that are shown."""
    chart = over_time_chart(standing)
    return draw(chart, f"course-{standing.course.id}").svg if chart else ""


def legend_of(courses: Sequence[CourseStanding], view: CompetenceView, body_id: int | None = None) -> str:
    """What the words among the shares mean, of every body or of one."""
    bodies = [one for here in courses for one in here.bodies if body_id in (None, one.body_id)]
    shares: list[PublishedShare | None] = [one.trained for one in bodies]
    return legend(shares, view.rule)


def missing_sentence(view: CompetenceView) -> str:
    """How many have not told how many they are."""
    return words.missing_staff(view.missing_staff, len(view.bodies))


def audience_words(course: CourseView, names: dict[int, str], kinds: dict[str, str]) -> str:
    """Whose people should take the course."""
    chosen = [*(kinds[kind] for kind in course.kinds), *(names.get(one, "") for one in course.body_ids)]
    return ", ".join(filter(None, chosen)) or _("alla enheter")
