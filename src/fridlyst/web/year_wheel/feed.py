"""What a calendar program reads: the year wheel as iCalendar, at a signed address."""

from collections.abc import Callable
from datetime import date

from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.urls import reverse
from django.utils.http import parse_etags
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from fridlyst.accounts.queries import Visit
from fridlyst.base import clock
from fridlyst.exchange.calendar_feed import CONTENT_TYPE, FeedWords, calendar_file, mark_of
from fridlyst.followup.discretion import tells, tells_in_address
from fridlyst.organisation.queries import bodies
from fridlyst.programmes.queries import programmes
from fridlyst.web.year_wheel.addresses import target_href, wheel_href
from fridlyst.web.year_wheel.filters import narrowing_of
from fridlyst.web.year_wheel.rows import anchor
from fridlyst.year_wheel.feeds import FeedView, opened
from fridlyst.year_wheel.queries import calendar
from fridlyst.year_wheel.rules import narrowed, still_told
from fridlyst.year_wheel.shapes import Entry


def feed_href(request: HttpRequest, token: str) -> str:
    """The full address that a calendar program is given."""
    return request.build_absolute_uri(reverse("calendar_feed:read", args=[token]))


@require_safe
def read(request: HttpRequest, token: str) -> HttpResponse:
    """The calendar; the same 404 for an address that is wrong, closed or whose person has left.

    Never a draft or a round that is not opened, whoever's address it is: calendars are shared.
    """
    visit, view = opened(token)
    entries, words = _entries(visit, view, clock.today()), words_of(visit, view)
    mark = f'W/"{mark_of(entries, words)}"'
    if mark in parse_etags(request.headers.get("If-None-Match", "")):
        return _kept(HttpResponseNotModified(), mark)
    body = calendar_file(entries, words=words, href=_hrefs(request, visit, words), at=clock.now())
    answer = HttpResponse(body, content_type=CONTENT_TYPE)
    answer.headers["Content-Disposition"] = 'inline; filename="arshjul.ics"'
    return _kept(answer, mark)


def _kept(answer: HttpResponse, mark: str) -> HttpResponse:
    """A calendar program may keep what it read, and asks whether it still holds."""
    answer.headers["ETag"] = mark
    answer.headers["Cache-Control"] = "private, no-cache"
    return answer


def _entries(visit: Visit, view: FeedView, today: date) -> list[Entry]:
    here = visit.municipality.id
    decided, known = programmes(municipality_id=here, drafts=False), bodies(here)
    every = calendar(municipality_id=here, programmes=decided, bodies=known, planned=False, today=today)
    programme = next((one for one in decided if one.slug == view.programme_slug), None)
    body = next((one for one in known if one.key == view.body_key), None)
    mine = narrowed(every, narrowing_of(programme, body, known))
    return [one for one in mine.entries if still_told(one, today)]


def words_of(visit: Visit, view: FeedView) -> FeedWords:
    """What the calendar is called; nothing that says what it is about unless titles are shown."""
    named = view.full_titles or not tells(view.body_name)
    whose = [(view.body_name if named else "") or visit.municipality.name]
    whose += [view.programme_title] if view.programme_title and view.full_titles else []
    name = _("Årshjul %(whose)s") % {"whose": ", ".join(whose)}
    return FeedWords(name, view.full_titles, visit.municipality.code)


def _hrefs(request: HttpRequest, visit: Visit, words: FeedWords) -> Callable[[Entry], str]:
    """The page of each entry; the wheel, at the day, where its address would say what it is about."""

    def href(entry: Entry) -> str:
        path = target_href(visit, entry.target)
        if not words.full_titles and _says_more(entry):
            path = f"{wheel_href(visit, ar=entry.start.year)}#{anchor(entry.start)}"
        return request.build_absolute_uri(path)

    return href


def _says_more(entry: Entry) -> bool:
    """Whether the entry's address says more than a neutral calendar does: an activity's is its title."""
    return entry.target.kind == "activity" or any(tells_in_address(key) for key in entry.target.keys)
