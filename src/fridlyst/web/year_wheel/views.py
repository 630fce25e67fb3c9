"""The year wheel: everything dated for the municipality, a programme or a body."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from fridlyst.accounts.queries import Visit
from fridlyst.base.clock import today
from fridlyst.followup.policies import may_run_rounds
from fridlyst.organisation.queries import bodies
from fridlyst.programmes.queries import programmes
from fridlyst.web.programmes.addresses import short_name
from fridlyst.web.shared.exports import exported
from fridlyst.web.shared.lists import paged
from fridlyst.web.shared.municipal import municipal
from fridlyst.web.year_wheel import rows
from fridlyst.web.year_wheel.addresses import calendars_href, target_href, wheel_href
from fridlyst.web.year_wheel.drawing import wheel
from fridlyst.web.year_wheel.filters import Asked, asked_of
from fridlyst.year_wheel.queries import calendar
from fridlyst.year_wheel.rules import FIRST_YEAR, LAST_YEAR, goes_on, narrowed, occurrences, whole_year
from fridlyst.year_wheel.shapes import AllYear, Calendar, Occurrence


@dataclass(frozen=True)
class Tab:
    """One way of showing the year."""

    key: str
    label: str
    href: str
    count: int | None = None


@require_safe
@municipal("year_wheel")
def show(request: HttpRequest, visit: Visit) -> HttpResponse:
    """A year as a wheel, with the same beneath as a list or a table."""
    here, day = visit.municipality.id, today()
    known = bodies(here)
    decided = programmes(municipality_id=here, drafts=False)
    asked = asked_of(request, day, decided, known)
    every = calendar(
        municipality_id=here, programmes=decided, bodies=known, planned=may_run_rounds(visit.actor), today=day
    )
    found, lasting = _of_year(every, asked)
    names = rows.names_of(known, decided)
    file = exported(
        request,
        title=f"årshjul {visit.municipality.name} {asked.year}",
        columns=rows.columns(),
        rows=lambda: [rows.cells(one, names) for one in found],
    )
    context = _context(request, visit, asked, found, lasting, names)
    return file or render(request, "year_wheel/show.html", context)


def _of_year(every: Calendar, asked: Asked) -> tuple[Sequence[Occurrence], Sequence[AllYear]]:
    """What falls in the year that is asked for, and what goes on all of it."""
    mine = narrowed(every, asked.narrowing)
    found = occurrences(mine.entries, whole_year(asked.year))
    lasting = goes_on(mine.all_year, asked.year)
    if not asked.ring:
        return found, lasting
    return (
        [one for one in found if one.entry.ring == asked.ring],
        [one for one in lasting if one.ring == asked.ring],
    )


def _context(
    request: HttpRequest,
    visit: Visit,
    asked: Asked,
    found: Sequence[Occurrence],
    lasting: Sequence[AllYear],
    names: rows.Names,
) -> dict[str, object]:
    day = today()
    title = title_of(visit, asked)
    lines, left = rows.printed(found)
    return {
        "visit": visit,
        "asked": asked,
        "title": title,
        "wheel": wheel(found, year=asked.year, today=day, title=title, href=_hrefs(visit)),
        "found": bool(found),
        "rings": rows.ring_counts(found),
        "before": asked.href(visit, ar=asked.year - 1) if asked.year > FIRST_YEAR else "",
        "after": asked.href(visit, ar=asked.year + 1) if asked.year < LAST_YEAR else "",
        "tabs": _tabs(visit, asked),
        "clear_href": wheel_href(visit, ar=asked.year),
        "calendars_href": _calendars_href(visit, asked),
        "lasting": [(one, target_href(visit, one.target)) for one in lasting],
        "printed": lines,
        "left": left,
        "roomy": len(lines) <= rows.ROOMY,
        **_rows(request, visit, asked, found, names),
    }


def title_of(visit: Visit, asked: Asked) -> str:
    """Whose year it is: the body's, the programme's or the municipality's."""
    whose = asked.body.name if asked.body else visit.municipality.name
    title = _("Årshjul %(year)s, %(whose)s") % {"year": asked.year, "whose": whose}
    return f"{title}: {short_name(asked.programme)}" if asked.programme else title


def _rows(
    request: HttpRequest, visit: Visit, asked: Asked, found: Sequence[Occurrence], names: rows.Names
) -> dict[str, object]:
    if not asked.table:
        return {"months": rows.months(visit, found, names, today(), asked.year)}
    page = paged(request, found)
    return {"page": page, "table": [rows.table_line(visit, one, names) for one in page.rows]}


def _hrefs(visit: Visit) -> Callable[[Sequence[Occurrence]], str]:
    """A mark leads to its page; one that stands for many leads to its day in the list."""

    def href(things: Sequence[Occurrence]) -> str:
        if len(things) == 1:
            return target_href(visit, things[0].entry.target)
        return f"#{rows.anchor(things[0].day)}"

    return href


def _tabs(visit: Visit, asked: Asked) -> tuple[Tab, ...]:
    return (
        Tab("", _("Lista"), asked.href(visit, visa="")),
        Tab("tabell", _("Tabell"), asked.href(visit, visa="tabell")),
    )


def _calendars_href(visit: Visit, asked: Asked) -> str:
    query = {
        "program": asked.programme.slug if asked.programme else "",
        "enhet": asked.body.key if asked.body else "",
    }
    words = urlencode({key: value for key, value in query.items() if value})
    return calendars_href(visit) + (f"?{words}" if words else "")
