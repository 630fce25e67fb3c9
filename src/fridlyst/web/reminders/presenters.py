"""Letters and addresses as pages and files show them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fridlyst.accounts.queries import Visit
from fridlyst.reminders.shapes import Coming, LetterView, Person, Reminded, SilentBody, TroubleView
from fridlyst.reminders.terms import LetterState, ReminderStep, TroubleKind
from fridlyst.reports.columns import Column, Kind, Row
from fridlyst.web.reminders.addresses import clear_href
from fridlyst.web.shared.back import leads_back
from fridlyst.web.shared.text import clock, day, short_day

_NAMED = 6


@dataclass(frozen=True)
class LetterRow:
    """A letter: to whom, about what, and what became of it. `wrong` is shown as such."""

    name: str
    email: str
    about: str
    of: str
    state: str
    detail: str
    wrong: bool


@dataclass(frozen=True)
class TroubleRow:
    """An address that takes no mail, and what can be done."""

    email: str
    said: str
    since: str
    href: str


def letter_row(one: LetterView, *, with_round: bool) -> LetterRow:
    """A row of the log."""
    return LetterRow(
        name=one.name,
        email=one.email,
        about=_about(one, with_round=with_round),
        of=told_of(one),
        state=str(LetterState(one.state).label),
        detail=_detail(one),
        wrong=one.state in (LetterState.FAILED, LetterState.BOUNCED),
    )


def told_of(one: LetterView) -> str:
    """The bodies and services that the letter tells of; the first few and how many more."""
    return named(_told_of(one))


def trouble_row(visit: Visit, one: TroubleView) -> TroubleRow:
    """What the receiver says, in words."""
    said = str(TroubleKind(one.kind).label)
    meaning = code_words(one.code)
    return TroubleRow(
        email=one.email,
        said=f"{said}: {meaning}" if meaning else said,
        since=day(one.since),
        href=clear_href(visit, one.id),
    )


def code_words(code: str) -> str:
    """What a receiver's code means (RFC 3463), with the code itself."""
    known = {
        "1": _("adressen finns inte"),
        "2": _("brevlådan är full eller avstängd"),
        "3": _("mottagarens e-postsystem tar inte emot"),
        "4": _("mottagarens e-postserver nås inte"),
        "7": _("mottagaren släpper inte in brevet"),
    }
    enhanced = code.rpartition(" ")[2].split(".")
    words = known.get(enhanced[1], "") if len(enhanced) == 3 else ""
    return f"{words} ({code})" if words else code


def coming_rows(coming: Iterable[Coming]) -> tuple[tuple[str, str], ...]:
    """Day and sentence of each step that is still to come."""
    return tuple(
        (
            day(one.day),
            _("%(step)s: %(people)s")
            % {
                "step": ReminderStep(one.step).label,
                "people": _people_words(one.people),
            },
        )
        for one in sorted(coming, key=lambda one: one.day)
    )


def _people_words(count: int) -> str:
    return ngettext("%(n)s person", "%(n)s personer", count) % {"n": count} if count else _("når ingen")


def done_words(done: Reminded) -> tuple[str, ...]:
    """What a reminder by hand did, in sentences."""
    found = []
    if done.reminded:
        words = ngettext(
            "Påminnelsen går till %(n)s person: %(names)s.",
            "Påminnelsen går till %(n)s personer: %(names)s.",
            len(done.reminded),
        )
        found.append(words % _people(done.reminded))
    if done.had_today:
        words = ngettext(
            "%(n)s person har redan fått ett brev i dag: %(names)s.",
            "%(n)s personer har redan fått ett brev i dag: %(names)s.",
            len(done.had_today),
        )
        found.append(words % _people(done.had_today))
    if done.unreached:
        names = named([body.name for body in done.unreached])
        found.append(_("Ingen att påminna: %(names)s.") % {"names": names})
    return tuple(found) or (_("Alla har svarat, så ingen behöver påminnas."),)


def named(names: Sequence[str]) -> str:
    """The first few names, and how many more."""
    shown, more = ", ".join(names[:_NAMED]), len(names) - _NAMED
    return shown if more <= 0 else _("%(names)s och %(more)s till") % {"names": shown, "more": more}


def unreached_rows(
    visit: Visit, slug: str, bodies: Iterable[SilentBody]
) -> tuple[tuple[str, str, str, str], ...]:
    """Name, and where somebody gets the role, the answer is handed on, and the coordinator answers."""
    place = visit.municipality.slug
    here = f"/{place}/uppfoljning/{slug}/paminnelser/"
    return tuple(
        (
            body.name,
            leads_back(f"/{place}/organisation/personer/ny-roll/?enhet={body.key}", here),
            f"/{place}/uppfoljning/{slug}/svar/{body.key}/lankar/",
            f"/{place}/uppfoljning/{slug}/svar/{body.key}/",
        )
        for body in bodies
    )


def letter_columns() -> tuple[Column, ...]:
    """Of the log as a file."""
    return (
        Column(_("Skrivet"), Kind.DATE, key="queued_at"),
        Column(_("Namn"), key="name"),
        Column(_("E-postadress"), key="email"),
        Column(_("Omgång"), key="round"),
        Column(_("Vad"), key="step"),
        Column(_("Enheter"), weight=2, key="bodies"),
        Column(_("Stödinsatser"), weight=2, key="services"),
        Column(_("Läge"), key="state"),
        Column(_("Skickat"), Kind.DATE, key="sent_at"),
        Column(_("Försök"), Kind.NUMBER, key="attempts"),
        Column(_("Kod"), key="code"),
    )


def letter_cells(one: LetterView) -> Row:
    """One letter as a row of a file."""
    return (
        one.queued_at,
        one.name,
        one.email,
        ", ".join(dict.fromkeys(line.round_title for line in one.lines if line.round_title)),
        ", ".join(_steps(one)),
        ", ".join(dict.fromkeys(line.body for line in one.lines if line.body)),
        ", ".join(dict.fromkeys(line.service for line in one.lines if line.service)),
        str(LetterState(one.state).label),
        one.sent_at,
        one.attempts,
        one.code,
    )


def _people(people: Sequence[Person]) -> dict[str, object]:
    return {"n": len(people), "names": named([one.name for one in people])}


def _told_of(one: LetterView) -> list[str]:
    return list(dict.fromkeys(line.body or line.service for line in one.lines if line.body or line.service))


def _steps(one: LetterView) -> list[str]:
    return list(dict.fromkeys(str(ReminderStep(line.step).label) for line in one.lines))


def _about(one: LetterView, *, with_round: bool) -> str:
    steps = ", ".join(_steps(one)).lower()
    if not with_round:
        return capfirst(steps)
    titles = ", ".join(dict.fromkeys(line.round_title for line in one.lines if line.round_title))
    return f"{titles}: {steps}" if titles else capfirst(steps)


def _detail(one: LetterView) -> str:
    """When, or why not."""
    if one.state == LetterState.SENT:
        return _moment(one.sent_at)
    if one.state in (LetterState.FAILED, LetterState.BOUNCED):
        return code_words(one.code)
    if one.state == LetterState.QUEUED and one.code:
        return _("försöker igen %(at)s") % {"at": _moment(one.next_try_at)}
    return ""


def _moment(at: datetime | None) -> str:
    return f"{short_day(at)} {clock(at)}" if at else ""
