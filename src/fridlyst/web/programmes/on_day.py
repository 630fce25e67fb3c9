"""A programme on a day that the address asks for: what was in force, who decided, how it was followed up."""

from dataclasses import dataclass
from datetime import date

from django.contrib import messages
from django.http import HttpRequest
from django.utils.translation import gettext as _

from fridlyst.accounts.queries import Visit
from fridlyst.base.clock import today
from fridlyst.followup.queries import rounds
from fridlyst.followup.shapes import RoundView
from fridlyst.followup.terms import RoundState
from fridlyst.programmes.queries import EnactmentView, enactments
from fridlyst.programmes.queries.in_force import with_structure
from fridlyst.programmes.shapes import ProgrammeView
from fridlyst.programmes.terms import ProgrammeState
from fridlyst.web.shared.addresses import address
from fridlyst.web.shared.text import day as day_words


@dataclass(frozen=True)
class FollowedUp:
    """A round about the time that a version was in force."""

    title: str
    href: str
    state: str


@dataclass(frozen=True)
class Decided:
    """Who decided it, in words, and the matter where it is kept."""

    words: str
    matter: str = ""
    matter_href: str = ""


@dataclass(frozen=True)
class OnDay:
    """A programme on a day. Without an `enactment` nothing was in force, and `nothing` says why."""

    day: date
    heading: str
    now_href: str
    enactment: EnactmentView | None
    nothing: str = ""
    time: str = ""
    decided: Decided | None = None
    followed: tuple[FollowedUp, ...] = ()

    @property
    def text_version_id(self) -> int | None:
        """The version of the text that was in force, where it is known."""
        return self.enactment.text_version_id if self.enactment else None


def asked_day(request: HttpRequest) -> date | None:
    """The day in `?on=`; None without one. What is no day is told above the page, which then shows now."""
    given = request.GET.get("on", "").strip()
    if not given:
        return None
    try:
        # What a person types is year, month, day; Python takes weeks and more.
        if len(given) == 10 and given[4] == given[7] == "-":
            return date.fromisoformat(given)
    except ValueError:
        pass
    said = _("”%(day)s” är ingen dag. Skriv den som 2025-10-23. Här visas programmet som det är nu.")
    messages.warning(request, said % {"day": given[:40]})
    return None


def on_day(request: HttpRequest, visit: Visit, view: ProgrammeView) -> OnDay | None:
    """The programme on the day that the address asks for, None when it asks for none.

    At most five statements: what has been in force, its goals, and the rounds.
    """
    day = asked_day(request)
    if day is None:
        return None
    every = enactments(municipality_id=visit.municipality.id, programme_id=view.id)
    found = with_structure(next((one for one in every if one.holds_on(day)), None))
    now_href = request.path
    if found is None:
        heading = _("Programmet den %(day)s") % {"day": day_words(day)}
        return OnDay(day, heading, now_href, None, _nothing(view, every, day))
    return OnDay(
        day,
        _heading(day),
        now_href,
        found,
        time=time_in_force(found),
        decided=decided(visit, found),
        followed=_followed(visit, view, found),
    )


def decided(visit: Visit, enactment: EnactmentView) -> Decided:
    """Who decided it and when."""
    who = enactment.decided_by or _("Vem som beslutade är inte angivet")
    words = f"{who}, {day_words(enactment.decided_on)}" if enactment.decided_on else who
    if not enactment.matter_slug:
        return Decided(words)
    href = address("decisions:matter", visit.municipality.slug, enactment.matter_slug)
    return Decided(words, f"{enactment.matter_number} {enactment.matter_title}", href)


def time_in_force(enactment: EnactmentView) -> str:
    """ "Gällde från 1 januari 2025 till och med 22 oktober 2025"."""
    words = {"first": day_words(enactment.in_force_from), "last": day_words(enactment.until)}
    if enactment.until is None:
        return _("Gäller från %(first)s") % words
    if enactment.until < today():
        return _("Gällde från %(first)s till och med %(last)s") % words
    return _("Gäller från %(first)s till och med %(last)s") % words


def _heading(day: date) -> str:
    words = {"day": day_words(day)}
    if day < today():
        return _("Så såg programmet ut den %(day)s") % words
    if day == today():
        return _("Så ser programmet ut i dag, den %(day)s") % words
    return _("Så är programmet beslutat att se ut den %(day)s") % words


def _nothing(view: ProgrammeView, every: tuple[EnactmentView, ...], day: date) -> str:
    if view.state == ProgrammeState.DRAFT:
        return _("Programmet är ett utkast och har inte gällt.")
    if not every:
        return _("Det finns ingen uppgift om vad som gällde då: ingen version är införd som gällande.")
    first = every[-1]
    if day < first.in_force_from:
        return _("Programmet gällde inte då. Den första versionen gäller från %(day)s.") % {
            "day": day_words(first.in_force_from)
        }
    return _("Programmet gällde inte längre. Det gällde till och med %(day)s.") % {
        "day": day_words(every[0].until)
    }


def _followed(visit: Visit, view: ProgrammeView, found: EnactmentView) -> tuple[FollowedUp, ...]:
    """Rounds whose period meets the time in force, the newest first; three statements."""
    every = rounds(municipality_id=visit.municipality.id, programme_id=view.id, planned=False)
    return tuple(_round(visit, one) for one in every if _meets(one, found))


def _meets(one: RoundView, found: EnactmentView) -> bool:
    begun_before_it_ended = found.until is None or one.period_start <= found.until
    return begun_before_it_ended and one.period_end >= found.in_force_from


def _round(visit: Visit, one: RoundView) -> FollowedUp:
    href = address("followup:round", visit.municipality.slug, one.slug)
    return FollowedUp(one.title, href, str(RoundState(one.state).label))
