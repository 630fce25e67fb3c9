"""Competence in reports: the share trained today, where it goes, who is below; as published, never raw."""

from collections.abc import Iterator, Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fridlyst.competence.shapes import BodyStanding, CompetenceView, CourseStanding, RoutineView
from fridlyst.competence.terms import Direction, Knowledge, RoutineState
from fridlyst.figures.shares import PublishedShare
from fridlyst.figures.tables import Cell, CellState
from fridlyst.reports.charts import Chart, bars
from fridlyst.reports.columns import Column, Kind, Row
from fridlyst.reports.contents import competence_words as words
from fridlyst.reports.contents.words import language, listed
from fridlyst.reports.document import (
    Block,
    Fact,
    Figure,
    Heading,
    Paragraph,
    ReportDocument,
    Span,
    Table,
    paragraph,
)
from fridlyst.reports.drawings.series import Ahead, Mark, SeriesChart, SeriesLine, SeriesWords
from fridlyst.reports.published import legend, rule_in_words

_MISSING = Cell(CellState.MISSING)
_NO_SHARE = PublishedShare(_MISSING, _MISSING, CellState.MISSING, None)


def competence_document(view: CompetenceView, *, municipality: str) -> ReportDocument:
    """Competence as a document of its own."""
    facts = (
        Fact(_("Kurser"), str(len(view.courses))),
        Fact(_("Enheter som räknar sina anställda"), str(len(view.bodies))),
    )
    return ReportDocument(
        title=_("Kompetens om våld: %(municipality)s") % {"municipality": municipality},
        subtitle=_("Hur stor del av de anställda som har gått kurserna och arbetar kvar"),
        author=municipality,
        date=view.today,
        identifier="statistik/kompetens",
        blocks=tuple(competence_blocks(view, "kompetens", 1)),
        language=language(),
        facts=facts,
    )


def competence_blocks(view: CompetenceView, key: str, level: int) -> Iterator[Block]:
    """The answer first, then course by course, routines and plans, and how it is reckoned."""
    if missing := words.missing_staff(view.missing_staff, len(view.bodies)):
        yield paragraph(Span(missing, strong=True), " " + _("De är inte med i andelarna."))
    if view.courses:
        yield today_figure(view, key)
    else:
        yield paragraph(_("Ingen kurs följs än."))
    for standing in view.courses:
        yield from _course(view, standing, key, level)
    yield from _routines(view, key, level)
    yield paragraph(plans_sentence(view))
    yield paragraph(_method(), " ", rule_in_words(view.rule))


def today_figure(view: CompetenceView, key: str) -> Figure:
    """Every course as a bar, with its target and where it goes in the table."""
    rows = tuple(_today_row(one) for one in view.courses)
    caption = _("Andel som har gått kursen och arbetar kvar")
    columns = (
        Column(_("Kurs"), weight=3, key="course"),
        Column(_("Andel i dag"), Kind.SHARE, key="share"),
        Column(_("Utbildade"), Kind.COUNT, key="trained"),
        Column(_("Anställda"), Kind.COUNT, key="staff"),
        Column(_("Mål"), Kind.PERCENT, key="target"),
        Column(_("Om ett år"), Kind.PERCENT, key="in_a_year"),
    )
    note = legend([one.trained for one in view.courses], view.rule)
    alt = " ".join(f"{one.course.title}: {words.share_sentence(one)}" for one in view.courses)
    chart = bars(
        tuple((_named(one), one.trained.share if one.trained else None, _why(one)) for one in view.courses),
        kind=Kind.PERCENT,
        language=language(),
    )
    return Figure(
        f"{key}-idag", chart, caption, alt, Table(f"{key}-idag-tabell", caption, columns, rows, note)
    )


def over_time_chart(standing: CourseStanding) -> Chart | None:
    """The share over time and the year to come; None where not two moments are shown.

    The shading reaches from what it becomes if nobody more is trained.
    """
    if sum(1 for one in standing.moments if one.share is not None) < 2:
        return None
    marks = tuple(
        Mark(one.day, CellState.SUPPRESSED if one.share is None else CellState.SHOWN, one.share)
        for one in standing.moments
    )
    path = standing.forecast.path if standing.forecast else ()
    ahead = tuple(Ahead(one.day, one.share, min(one.without, one.share), one.share) for one in path)
    said = SeriesWords(_("skyddat"), _("saknas"), "", _("i nuvarande takt"))
    line = SeriesLine(standing.course.title, marks)
    return SeriesChart(
        (line,),
        Kind.PERCENT,
        standing.course.target,
        ahead=ahead,
        language=language(),
        said=said,
        within_years=True,
    )


def over_time_words(standing: CourseStanding) -> str:
    """The chart for one who cannot see it."""
    shown = [one for one in standing.moments if one.share is not None]
    if not shown:
        return ""
    high = max(shown, key=lambda one: one.share or 0)
    said = {
        "first": words.percent(shown[0].share),
        "then": words.month(shown[0].day),
        "high": words.percent(high.share),
        "top": words.month(high.day),
        "last": words.percent(shown[-1].share),
        "now": words.month(shown[-1].day),
    }
    return (
        _("Andelen var %(first)s i %(then)s, som högst %(high)s i %(top)s och är %(last)s i %(now)s.") % said
    )


def routines_sentence(routines: Sequence[RoutineView]) -> str:
    """How many units ask about violence."""
    states = [one.state for one in routines]
    told = sum(1 for one in states if one)
    if not told:
        return _("Ingen enhet har svarat på om den ställer rutinfrågor om våld.")
    said = {
        "yes": states.count(RoutineState.YES),
        "partly": states.count(RoutineState.PARTLY),
        "no": states.count(RoutineState.NO),
        "silent": len(states) - told,
        "all": len(states),
    }
    text = _(
        "%(yes)s av %(all)s enheter ställer rutinfrågor om våld, %(partly)s delvis och %(no)s inte. "
        "%(silent)s har inte svarat."
    )
    return text % said


def plans_sentence(view: CompetenceView) -> str:
    """How many plans there are, how many late, who has none."""
    total = sum(view.plans.states.values())
    if not total:
        return _("Ingen enhet har lagt in någon plan för kompetens.")
    found = [
        ngettext("%(count)s plan för kompetens.", "%(count)s planer för kompetens.", total) % {"count": total}
    ]
    if view.plans.late:
        late = ngettext("%(count)s är försenad.", "%(count)s är försenade.", view.plans.late)
        found.append(late % {"count": view.plans.late})
    if view.plans.without:
        found.append(_("Utan plan: %(names)s.") % {"names": listed(view.plans.without, 5)})
    return " ".join(found)


def body_words(one: BodyStanding) -> str:
    """A body against the target; what is missing where nothing can be said."""
    if one.trained is None:
        return str(Knowledge(one.knowledge).label)
    if one.trained.share is None:
        return _("skyddat")
    if one.below is None:
        return ""
    if not one.below:
        return _("når målet")
    return _("under målet och sjunker") if one.direction == Direction.DOWN else _("under målet")


def _course(view: CompetenceView, standing: CourseStanding, key: str, level: int) -> Iterator[Block]:
    own = f"{key}-{standing.course.key}"
    yield Heading(level, standing.course.title, own)
    yield _answer(view, standing)
    for said in (
        words.below_sentence(standing),
        words.missing_trained(standing.missing_trained, len(standing.bodies)),
        words.turnover_sentence(standing, view.mean_turnover),
    ):
        if said:
            yield paragraph(said)
    chart = over_time_chart(standing)
    if chart is not None:
        yield _over_time(standing, chart, own)
    if standing.bodies:
        yield _bodies(view, standing, own)


def _answer(view: CompetenceView, standing: CourseStanding) -> Paragraph:
    more = words.forecast_sentences(standing, view.rule.threshold)
    rest = [" " + " ".join(more)] if more else []
    return paragraph(Span(words.share_sentence(standing), strong=True), *rest)


def _over_time(standing: CourseStanding, chart: Chart, own: str) -> Figure:
    caption = _("%(course)s: andelen över tid, och om takten står sig") % {"course": standing.course.title}
    columns = (Column(_("Dag"), Kind.DATE, key="day"), Column(_("Andel"), Kind.PERCENT, key="share"))
    rows: tuple[Row, ...] = tuple((one.day, one.share) for one in standing.moments)
    note = _("Streck: skyddat.") if any(one.share is None for one in standing.moments) else ""
    table = Table(f"{own}-tid-tabell", caption, columns, rows, note)
    return Figure(f"{own}-tid", chart, caption, over_time_words(standing) or caption, table)


def _bodies(view: CompetenceView, standing: CourseStanding, own: str) -> Table:
    caption = _("%(course)s, enhet för enhet") % {"course": standing.course.title}
    columns = (
        Column(_("Enhet"), weight=3, key="body"),
        Column(_("Andel i dag"), Kind.SHARE, key="share"),
        Column(_("Utbildade"), Kind.COUNT, key="trained"),
        Column(_("Anställda"), Kind.COUNT, key="staff"),
        Column(_("Läge"), weight=2, key="standing"),
        Column(_("Lämnat till och med"), Kind.DATE, key="told_to"),
    )
    shown = [(one, one.trained or _NO_SHARE) for one in standing.bodies]
    rows = tuple(
        (one.name, share, share.numerator, share.denominator, body_words(one), one.trained_to)
        for one, share in shown
    )
    return Table(
        f"{own}-enheter", caption, columns, rows, legend([share for _one, share in shown], view.rule)
    )


def _routines(view: CompetenceView, key: str, level: int) -> Iterator[Block]:
    told = [one for one in view.routines if one.state]
    if not told:
        return
    yield Heading(level, _("Rutinfrågor om våld"), f"{key}-rutiner")
    yield paragraph(Span(routines_sentence(view.routines), strong=True))
    columns = (
        Column(_("Enhet"), weight=3, key="body"),
        Column(_("Ställer frågorna"), key="state"),
        Column(_("Rutin"), weight=2, key="routine"),
        Column(_("Andel tillfrågade"), Kind.SHARE, key="share"),
        Column(_("Dag"), Kind.DATE, key="on"),
    )
    rows = tuple(
        (one.name, str(RoutineState(one.state).label), one.routine, one.asked, one.on) for one in told
    )
    caption = _("Rutinfrågor om våld, de enheter som har svarat")
    yield Table(
        f"{key}-rutiner-tabell", caption, columns, rows, legend([one.asked for one in told], view.rule)
    )


def _today_row(one: CourseStanding) -> Row:
    shown = one.trained or _NO_SHARE
    return (
        one.course.title,
        shown,
        shown.numerator,
        shown.denominator,
        one.course.target,
        one.forecast.in_a_year if one.forecast else None,
    )


def _named(one: CourseStanding) -> str:
    if one.course.target is None:
        return one.course.title
    return _("%(course)s (mål %(target)s)") % {
        "course": one.course.title,
        "target": words.percent(one.course.target),
    }


def _why(one: CourseStanding) -> str:
    return _("saknas") if one.trained is None or one.trained.state == CellState.MISSING else _("skyddat")


def _method() -> str:
    return _(
        "Så är andelen räknad: utbildade antas sluta lika ofta som andra på enheten, en kurs som gått ut "
        "räknas inte, och framåt antas samma takt som under de tolv månader som lämnades senast."
    )
