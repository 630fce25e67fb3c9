"""The wheel as SVG: sectors, rings, arcs, marks that are links, and today as a hand."""

from collections.abc import Callable, Sequence
from datetime import date
from html import escape

from django.utils.dates import MONTHS, MONTHS_3
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fridlyst.web.shared.text import day as day_words
from fridlyst.web.year_wheel.geometry import (
    CENTRE,
    HUB,
    MONTH_LINE,
    RIM,
    RINGS,
    SIZE,
    Place,
    arc_path,
    arcs,
    places,
    point,
    turn,
)
from fridlyst.web.year_wheel.words import said
from fridlyst.year_wheel.shapes import Occurrence
from fridlyst.year_wheel.terms import Happening, Ring

_BEGINNING = frozenset({Happening.OPENS, Happening.BEGINS, Happening.VALID_FROM, Happening.ADOPTED})
# Each ring has a shape of its own, drawn around 0,0.
SHAPES = {
    Ring.ROUNDS: '<circle r="10"/>',
    Ring.ACTIVITIES: '<path d="M-9-9H9V9H-9Z"/>',
    Ring.STATISTICS: '<path d="M0-11 11 9H-11Z"/>',
    Ring.DECISIONS: '<path d="M0-12 12 0 0 12-12 0Z"/>',
}
_MANY = {
    Ring.ROUNDS: '<circle r="13"/>',
    Ring.ACTIVITIES: '<path d="M-12-12H12V12H-12Z"/>',
    Ring.STATISTICS: '<path d="M0-16 15 11H-15Z"/>',
    Ring.DECISIONS: '<path d="M0-16 16 0 0 16-16 0Z"/>',
}
_LOWER_HALF = range(4, 10)

Hrefs = Callable[[Sequence[Occurrence]], str]


def wheel(found: Sequence[Occurrence], *, year: int, today: date, title: str, href: Hrefs) -> SafeString:
    """The wheel of a year; `href` gives the address of what a mark stands for."""
    drawn = arcs(found, year)
    months = today.month if today.year == year else 0
    parts = [
        f'<svg class="wheel" viewBox="0 0 {SIZE} {SIZE}" role="group" aria-labelledby="hjul hjul-om">',
        f'<title id="hjul">{escape(title)}</title><desc id="hjul-om">{escape(_about(found))}</desc>',
        _face(months),
        *(f'<path class="arc" data-ring="{arc.ring}" d="{arc.path}"/>' for arc in drawn),
        _hub(year, today),
        *(_mark(place, href(place.things)) for place in sorted(places(found, drawn), key=_by_day)),
        "</svg>",
    ]
    return SafeString("".join(parts))


def ring_mark(ring: str) -> SafeString:
    """The shape of a ring, to stand before words."""
    shape = SHAPES[Ring(ring)]
    return SafeString(
        f'<svg class="ring-mark" data-ring="{escape(ring)}" viewBox="-13 -13 26 26" aria-hidden="true"'
        f' focusable="false"><g class="shape">{shape}</g></svg>'
    )


def _about(found: Sequence[Occurrence]) -> str:
    count = len(found)
    return ngettext(
        "Året går medsols med januari överst till höger. %(count)s sak har en dag. Den står i listan.",
        "Året går medsols med januari överst till höger. %(count)s saker har en dag. De står i listan.",
        count,
    ) % {"count": count}


def _face(this_month: int) -> str:
    """Rings, sectors and the names of the months, which are told by the list to those who listen."""
    circles = "".join(f'<circle class="rim" cx="400" cy="400" r="{outer:g}"/>' for _in, outer, _r in _edges())
    now = _sector(this_month) if this_month else ""
    lines = "".join(_line(month * 30) for month in range(12))
    names = "".join(_month(month) for month in range(1, 13))
    hub = f'<circle class="rim" cx="400" cy="400" r="{HUB:g}"/>'
    return f'<g aria-hidden="true">{now}{circles}{hub}{lines}{names}</g>'


def _edges() -> Sequence[tuple[float, float, tuple[float, ...]]]:
    return list(RINGS.values())


def _sector(month: int) -> str:
    start, end = (month - 1) * 30, month * 30
    x, y = point(end, HUB)
    inner = arc_path(HUB, start, end, reverse=True).partition("A")[2]
    return f'<path class="now" d="{arc_path(RIM, start, end)}L{x:.1f} {y:.1f}A{inner}Z"/>'


def _line(degrees: float) -> str:
    (x0, y0), (x1, y1) = point(degrees, HUB), point(degrees, RIM)
    return f'<path class="sector" d="M{x0:.1f} {y0:.1f}L{x1:.1f} {y1:.1f}"/>'


def _month(month: int) -> str:
    """The name along the rim, turned so that it never stands on its head."""
    lower = month in _LOWER_HALF
    path = arc_path(MONTH_LINE + (14 if lower else 0), (month - 1) * 30, month * 30, reverse=lower)
    names = f'<tspan class="long">{MONTHS[month]}</tspan><tspan class="short">{MONTHS_3[month]}</tspan>'
    return (
        f'<path id="manad-{month}" class="unseen" d="{path}"/><text class="month">'
        f'<textPath href="#manad-{month}" startOffset="50%">{names}</textPath></text>'
    )


def _hub(year: int, today: date) -> str:
    """The year in the middle, and today as a hand."""
    middle = f'<text class="year" x="{CENTRE:g}" y="{CENTRE:g}">{year}</text>'
    if today.year != year:
        return f'<g aria-hidden="true">{middle}</g>'
    (x0, y0), (x1, y1) = point(turn(today), HUB - 26), point(turn(today), RIM)
    says = f'<text class="today-words" x="{CENTRE:g}" y="{CENTRE + 34:g}">{escape(_today(today))}</text>'
    hand = f'<path class="hand" d="M{x0:.1f} {y0:.1f}L{x1:.1f} {y1:.1f}"/>'
    knob = f'<circle class="knob" cx="{x0:.1f}" cy="{y0:.1f}" r="6"/>'
    return f'<g aria-hidden="true">{hand}{knob}{middle}{says}</g>'


def _today(today: date) -> str:
    return _("i dag %(day)s") % {"day": day_words(today).rpartition(" ")[0]}


def _by_day(place: Place) -> tuple[date, str]:
    return place.things[0].day, place.ring


def _mark(place: Place, href: str) -> str:
    """A link with its words; a number when it stands for many."""
    things, ring = place.things, Ring(place.ring)
    open_only = all(one.entry.happening in _BEGINNING for one in things)
    kind = " planned" if all(one.entry.planned for one in things) else ""
    kind += " begins" if open_only else ""
    count = len(things)
    size = "count long" if count > 99 else "count"
    shape = SHAPES[ring] if count == 1 else f'{_MANY[ring]}<text class="{size}">{count}</text>'
    words = escape(_words(things))
    return (
        f'<a href="{escape(href)}" class="mark-link{kind}" data-ring="{ring}" aria-label="{words}"'
        f' transform="translate({place.x:.1f} {place.y:.1f})"><title>{words}</title>'
        f'<circle class="hit" r="14"/><g class="shape">{shape}</g></a>'
    )


def _words(things: Sequence[Occurrence]) -> str:
    first, last = things[0], things[-1]
    when = day_words(first.day)
    if len(things) == 1:
        return f"{when}: {said(first)}"
    if last.day != first.day:
        when = f"{when} – {day_words(last.day)}"
    lead = [said(one) for one in things[:3]]
    more = len(things) - len(lead)
    rest = [ngettext("och %(more)s till", "och %(more)s till", more) % {"more": more}] if more else []
    return f"{when}: {'; '.join([*lead, *rest])}"
