"""What anybody may read: the programmes of a municipality, how one goes, its goals, figures and reports."""

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.safestring import SafeString

from fridlyst.base.clock import today
from fridlyst.base.errors import NotFound
from fridlyst.files.queries import content
from fridlyst.indicators.queries import definition
from fridlyst.indicators.series import change
from fridlyst.insight import queries
from fridlyst.insight.shapes import PublicProgramme
from fridlyst.reports.contents.series import change_words, good_words, reading_words, target_words
from fridlyst.web.indicators import presenters as indicator_pages
from fridlyst.web.insight import presenters
from fridlyst.web.insight.framing import framed, read_only
from fridlyst.web.programmes.presenters import period_words
from fridlyst.web.shared.exports import file_answer
from fridlyst.web.shared.own_words import own_words


@read_only
def show_home(request: HttpRequest, town: str) -> HttpResponse:
    """The programmes that the municipality has published."""
    found = queries.public_town(town)
    rows = [(view, period_words(view), chosen) for view, chosen in found.programmes]
    return framed(request, "insight/home.html", found.municipality, {"rows": rows})


@read_only
def show_programme(request: HttpRequest, town: str, programme: str) -> HttpResponse:
    """How the programme goes, in a minute."""
    found = queries.public_programme(town, programme, today=today())
    return framed(request, "insight/programme.html", found.municipality, programme_context(found))


def programme_context(found: PublicProgramme) -> dict[str, object]:
    """What the page of a programme is drawn from; statuses are called what the municipality calls them."""
    town, slug = found.municipality.slug, found.view.slug
    with own_words(found.municipality.id):
        return {
            "found": found,
            "programme": found.view,
            "period": period_words(found.view),
            "parts": presenters.whole_parts(found),
            "missing": presenters.whole_missing(found),
            "goals": [presenters.goal_block(found, goal, today(), {}) for goal in found.tree.goals],
            "indicators": presenters.indicator_lines(found, queries.public_series(found)),
            "matters": presenters.matter_lines(queries.public_matters(found)),
            "reports": presenters.report_lines(town, slug, found.publishing.reports),
        }


@read_only
def show_goal(request: HttpRequest, town: str, programme: str, goal: str) -> HttpResponse:
    """A goal with its activities: who answers for each, when, and how it stands."""
    found = queries.public_programme(town, programme, today=today())
    view = next((one for one in found.tree.walk() if one.key == goal), None)
    if view is None:
        raise NotFound
    with own_words(found.municipality.id):
        block = presenters.goal_block(found, view, today(), queries.public_comments(found))
        context = {"found": found, "programme": found.view, "goal": block}
        return framed(request, "insight/goal.html", found.municipality, context)


@read_only
def show_indicator(request: HttpRequest, town: str, programme: str, number: int) -> HttpResponse:
    """An indicator over time, drawn and as a table."""
    found = queries.public_programme(town, programme, today=today())
    series = next((one for one in queries.public_series(found) if one.indicator.id == number), None)
    if series is None:
        raise NotFound
    defined = definition(municipality_id=found.municipality.id, indicator_id=number)
    view = series.indicator
    moved = change(series.points, series.breaks, view.direction)
    context = {
        "found": found,
        "programme": found.view,
        "series": series,
        "figure": indicator_pages.figure(series) if series.points else None,
        "facts": indicator_pages.facts(series, defined) if defined else (),
        "latest": reading_words(view, series.latest.whole) if series.latest else "",
        "target": target_words(view),
        "trend": change_words(view, moved),
        "good": good_words(moved),
    }
    return framed(request, "insight/indicator.html", found.municipality, context)


@read_only
def show_report(request: HttpRequest, town: str, programme: str, number: int) -> HttpResponse:
    """A report as it was when it was published."""
    found = queries.public_programme(town, programme, today=today())
    report = queries.report_of(found.publishing, number)
    page = queries.report_page(municipality_id=found.municipality.id, report_id=report.id)
    [line] = presenters.report_lines(town, programme, [report])
    context = {"programme": found.view, "report": report, "line": line, "page": SafeString(page)}
    return framed(request, "insight/report.html", found.municipality, context)


@read_only
def report_file(request: HttpRequest, town: str, programme: str, number: int) -> HttpResponseBase:
    """The same report as PDF."""
    found = queries.public_programme(town, programme, today=today())
    report = queries.report_of(found.publishing, number)
    data = content(municipality_id=found.municipality.id, file_id=report.file_id)
    name = f"rapport-{programme}-{report.period_end.isoformat()}.pdf"
    return file_answer(data, name=name, media_type="application/pdf")
