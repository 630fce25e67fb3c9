"""Why and how the follow-up was made: whom it asked for what, and how many answered in time."""

from collections import Counter
from collections.abc import Iterator
from datetime import date

from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from fridlyst.followup.material import ReportBody
from fridlyst.followup.terms import RoundState, SubmissionState
from fridlyst.programmes.schedules.describing import span_words
from fridlyst.reports.columns import Column, Kind, Row
from fridlyst.reports.contents import places
from fridlyst.reports.contents.reckoning import Reckoning
from fridlyst.reports.contents.words import (
    activities_words,
    first_large,
    goals_words,
    kind_of,
    kind_words,
    language,
    listed,
    share_words,
)
from fridlyst.reports.document import Block, BulletList, Heading, Paragraph, Span, Table, paragraph
from fridlyst.reports.wording import date_text


def purpose(reckoning: Reckoning) -> Iterator[Block]:
    """What is followed up, what the programmes themselves say of it, and the coordinator's own words."""
    yield Heading(1, _("Syfte"), "syftet")
    for programme in reckoning.material.programmes:
        said = [Span(programme.title, strong=True)]
        if programme.purpose:
            said.append(Span(f": {programme.purpose.strip()}"))
        yield paragraph(*said)
        demands = [f"{text.strip().rstrip('.')}." for _kind, text in programme.follow_up if text.strip()]
        if demands:
            yield paragraph(_("Så ska det följas upp: %(words)s") % {"words": " ".join(demands)})
    yield places.purpose(reckoning)


def method(reckoning: Reckoning) -> Iterator[Block]:
    """How it was done, how many answered, and who did not."""
    yield Heading(1, _("Metod och svarsfrekvens"), "metoden")
    yield _rate(reckoning)
    yield from _silent(reckoning)
    yield _how(reckoning)
    yield from _by_kind(reckoning)
    yield places.method(reckoning)


def _rate(reckoning: Reckoning) -> Paragraph:
    view, bodies = reckoning.material.round, reckoning.material.bodies
    said = [_("%(share)s har svarat.") % {"share": share_words(view.answered, view.asked)}]
    in_time = reckoning.in_time
    late = view.answered - in_time
    if late:
        words = {"in_time": in_time, "late": late, "day": date_text(view.closes_on, language())}
        said.append(
            _("%(in_time)s svarade senast %(day)s, som var sista dagen. %(late)s svarade senare.") % words
        )
    elif in_time:
        said.append(_("Alla som har svarat gjorde det i tid."))
    approved = sum(1 for body in bodies if body.state == SubmissionState.APPROVED)
    if view.answered:
        said.append(
            _("%(approved)s av %(answered)s svar är godkända.")
            % {"approved": approved, "answered": view.answered}
        )
    return paragraph(Span(said[0], strong=True), " " + " ".join(said[1:]))


def _silent(reckoning: Reckoning) -> Iterator[Block]:
    if not reckoning.silent:
        return
    words = {"silent": len(reckoning.silent), "asked": reckoning.material.round.asked}
    names = listed([body.name for body in reckoning.silent])
    yield paragraph(Span(_("%(silent)s av %(asked)s har inte svarat:") % words, strong=True), f" {names}.")
    begun = [
        one for one in reckoning.silent if one.state in (SubmissionState.DRAFT, SubmissionState.SENT_BACK)
    ]
    if begun:
        yield paragraph(
            _("%(n)s av dem har börjat men inte skickat in. Det de har skrivit finns inte i rapporten.")
            % {"n": len(begun)}
        )


def _how(reckoning: Reckoning) -> Table:
    columns = (Column(_("Vad"), weight=1, key="what"), Column(_("Uppgift"), weight=2.6, key="fact"))
    rows: tuple[Row, ...] = tuple((what, said) for what, said in _facts(reckoning) if said)
    return Table("metoden-tabell", _("Så gjordes uppföljningen"), columns, rows)


def _facts(reckoning: Reckoning) -> Iterator[tuple[str, str]]:
    material, view = reckoning.material, reckoning.material.round
    yield _("Program"), "\n".join(_with_decision(one.title, one.adopted_on) for one in material.programmes)
    yield _("Avser tiden"), span_words(view.period_start, view.period_end, language())
    yield _("Öppnade"), _day(view.opened_on)
    yield _("Svara senast"), _day(view.closes_on)
    closed = localdate(view.closed_at) if view.closed_at and view.state == RoundState.CLOSED else None
    yield _("Stängde"), _day(closed) or _("Inte stängd än")
    yield _("Tillfrågade"), _asked_words(material.bodies)
    yield _("Frågor ur programmet"), _asked_about(reckoning)
    asked = [one for one in material.questions if not one.withdrawn]
    yield _("Samordnarens frågor"), _("%(n)s, ordagrant i en bilaga") % {"n": len(asked)} if asked else ""
    yield _("Om omgången"), view.note.strip()


def _with_decision(title: str, on: date | None) -> str:
    return _("%(title)s (beslutat %(day)s)") % {"title": title, "day": _day(on)} if on else title


def _day(day: date | None) -> str:
    return date_text(day, language()) if day else ""


def _asked_words(bodies: tuple[ReportBody, ...]) -> str:
    kinds = Counter(kind_of(body) for body in bodies)
    return listed([f"{count} {kind_words(kind, count)}" for kind, count in kinds.most_common()])


def _asked_about(reckoning: Reckoning) -> str:
    parts = []
    if reckoning.now:
        parts.append(activities_words(len(reckoning.now)))
    if reckoning.goal_replies:
        parts.append(goals_words(len(reckoning.goal_replies)))
    if reckoning.material.indicators:
        parts.append(_("%(n)s indikatorer") % {"n": len(reckoning.material.indicators)})
    return listed(parts)


def _by_kind(reckoning: Reckoning) -> Iterator[Block]:
    """How many of each kind have answered; nothing where all are of one kind."""
    kinds = Counter(kind_of(body) for body in reckoning.material.bodies)
    if len(kinds) < 2:
        return
    columns = (
        Column(_("Slag"), weight=2, key="kind"),
        Column(_("Tillfrågade"), Kind.NUMBER, key="asked"),
        Column(_("Har svarat"), Kind.NUMBER, key="answered"),
        Column(_("I tid"), Kind.NUMBER, key="in_time"),
    )
    due = reckoning.material.round.closes_on
    rows: list[Row] = []
    for kind, count in kinds.most_common():
        own = [body for body in reckoning.material.bodies if kind_of(body) == kind]
        answered = sum(1 for body in own if body.answered)
        rows.append(
            (first_large(kind_words(kind, 2)), count, answered, sum(1 for one in own if one.in_time(due)))
        )
    yield Table("svar-per-slag", _("Vilka som har svarat"), columns, tuple(rows))


def rules_of_answering() -> BulletList:
    """What counts as an answer, and as one in time."""
    return BulletList(
        (
            paragraph(_("Ett svar är i tid om det skickades in första gången senast den sista dagen.")),
            paragraph(_("Ett svar som skickades tillbaka räknas som ej besvarat tills det skickas in igen.")),
        )
    )
