"""The whole programme: how every goal stands, who has answered, what has changed."""

from collections import Counter
from collections.abc import Iterator

from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from fridlyst.followup.material import ReportBody
from fridlyst.followup.rules import HINDERED, STATUSES, StatusCounts, counted
from fridlyst.followup.terms import SubmissionState
from fridlyst.reports.charts import stacked_status_bars
from fridlyst.reports.columns import Column, Kind, Row
from fridlyst.reports.contents.reckoning import Reckoning
from fridlyst.reports.contents.words import (
    activities_words,
    are,
    are_hindered,
    counts_words,
    first_large,
    listed,
    shares,
    titles,
    word_of,
)
from fridlyst.reports.document import Block, Figure, Group, Heading, Paragraph, Span, Table, paragraph
from fridlyst.reports.tones import Status, Tone

_CHANGES = ("done", "recovered", "begun", "same", "back", "worse", "new", "gone")


def status_figure(
    key: str,
    caption: str,
    first_column: str,
    rows: tuple[tuple[str, StatusCounts], ...],
    unit: str,
    group: Group | None = None,
) -> Figure:
    """Bars by status with their table."""
    columns = (
        Column(first_column, weight=3, key="name"),
        *(Column(word_of(code), Kind.NUMBER, key=code) for code in STATUSES),
    )
    cells: tuple[Row, ...] = tuple(
        (name, *(count for _code, count in counts.as_pairs())) for name, counts in rows
    )
    chart = stacked_status_bars(
        tuple((name, shares(counts)) for name, counts in rows), unit=unit, empty=_("inget att svara på")
    )
    alt = ". ".join(f"{name}: {counts_words(counts) or _('inget att svara på')}" for name, counts in rows)
    return Figure(
        key,
        chart,
        caption,
        f"{caption}. {alt}.",
        Table(f"{key}-tabell", caption, columns, cells, group=group),
    )


def by_goal(reckoning: Reckoning) -> Iterator[Block]:
    """Every top goal as a bar of answers."""
    rows = tuple(
        (f"{goal.label} {goal.title}".strip(), reckoning.counts(reckoning.below[goal.id]))
        for goal in reckoning.children.get(None, ())
    )
    if not rows:
        return
    yield Heading(1, _("Läget mål för mål"), "laget")
    yield status_figure("lage-per-mal", _("Svarens läge, mål för mål"), _("Mål"), rows, _("svar"))
    served = Counter(one for goal in reckoning.children[None] for one in reckoning.below[goal.id])
    several = sum(1 for times in served.values() if times > 1)
    if several:
        words = {"activities": activities_words(several)}
        yield paragraph(_("%(activities)s hör till flera mål och räknas under vart och ett.") % words)


def answering(reckoning: Reckoning) -> Iterator[Block]:
    """Who has answered, the silent first and by name."""
    yield Heading(1, _("Vilka har svarat"), "vilka")
    yield from _silent(reckoning)
    columns = (
        Column(_("Ansvarig"), weight=2.4, key="body"),
        Column(_("Svar"), Kind.STATUS, key="state"),
        Column(_("Inskickat"), Kind.DATE, key="submitted_on"),
        Column(_("Besvarade"), Kind.NUMBER, key="answered"),
        Column(_("Av"), Kind.NUMBER, key="asked"),
    )
    order = list(SubmissionState.values)
    bodies = sorted(reckoning.material.bodies, key=lambda body: (body.answered, order.index(body.state)))
    rows = tuple(_body_row(reckoning, body) for body in bodies)
    note = _("Ett svar som inte är inskickat räknas som ej besvarat, även om det är påbörjat.")
    yield Table(
        "svar-per-ansvarig", _("Svar och besvarade aktiviteter, var och en som ansvarar"), columns, rows, note
    )
    yield from _unasked(reckoning)


def _silent(reckoning: Reckoning) -> Iterator[Paragraph]:
    view = reckoning.material.round
    if not reckoning.silent:
        yield paragraph(_("Alla %(asked)s har svarat.") % {"asked": view.asked})
    else:
        words = {"silent": len(reckoning.silent), "asked": view.asked}
        names = listed([body.name for body in reckoning.silent])
        yield paragraph(
            Span(_("%(silent)s av %(asked)s har inte svarat:") % words, strong=True), f" {names}."
        )
    waiting = [body.name for body in reckoning.material.bodies if body.state == SubmissionState.SUBMITTED]
    if waiting:
        told = {"count": len(waiting), "names": listed(waiting)}
        yield paragraph(_("%(count)s svar är inskickade men inte godkända än: %(names)s.") % told)


def _body_row(reckoning: Reckoning, body: ReportBody) -> Row:
    counts = counted((reply.status, 1) for reply in reckoning.replies_of.get(body.id, ()))
    sent = localtime(body.submitted_at).date() if body.answered and body.submitted_at else None
    return (body.name, state_of(body), sent, counts.answered, counts.total)


def state_of(body: ReportBody) -> Status:
    """How far the body's answer has come."""
    looks = {
        SubmissionState.APPROVED: Status(Tone.DONE, _("Godkänt")),
        SubmissionState.SUBMITTED: Status(Tone.ONGOING, _("Inskickat, inte godkänt än")),
        SubmissionState.SENT_BACK: Status(Tone.UNANSWERED, _("Återsänt, inte inskickat på nytt")),
        SubmissionState.DRAFT: Status(Tone.UNANSWERED, _("Påbörjat, inte inskickat")),
        SubmissionState.NOT_OPENED: Status(Tone.UNANSWERED, _("Ej öppnat")),
    }
    return looks[SubmissionState(body.state)]


def _unasked(reckoning: Reckoning) -> Iterator[Paragraph]:
    unasked = reckoning.unasked
    if unasked:
        words = {"activities": activities_words(len(unasked)), "titles": titles(unasked, len(unasked))}
        yield paragraph(
            _("%(activities)s har ingen fått frågan om, oftast för att ansvarig saknas: %(titles)s.") % words
        )


def changes(reckoning: Reckoning) -> Iterator[Block]:
    """How the answers have moved since the round before."""
    previous = reckoning.material.previous
    if previous is None:
        yield Heading(1, _("Jämfört med förra omgången"), "andrat")
        yield paragraph(_("Det här är första omgången, så det finns inget att jämföra med."))
        return
    yield Heading(1, _("Jämfört med %(round)s") % {"round": previous.title}, "andrat")
    yield paragraph(compared(reckoning))
    rows = (
        (previous.title, sum(reckoning.before.values(), StatusCounts())),
        (reckoning.material.round.title, reckoning.counts()),
    )
    yield status_figure("da-och-nu", _("Svarens läge då och nu"), _("Omgång"), rows, _("svar"))
    yield change_table(reckoning)


def change_table(reckoning: Reckoning) -> Table:
    """How many answers have moved in each way."""
    found = moves(reckoning)
    columns = (Column(_("Vad som har hänt"), weight=4, key="change"), Column(_("Svar"), Kind.NUMBER, key="n"))
    words = _change_words()
    cells = tuple((words[change], found[change]) for change in _CHANGES if found[change])
    empty = _("Inget svar finns från någon av omgångarna.")
    return Table("andringar", _("Samma fråga till samma ansvarig, då och nu"), columns, cells, empty=empty)


def compared(reckoning: Reckoning) -> str:
    """What has moved since the round before, in a few sentences."""
    found = moves(reckoning)
    both = sum(found[change] for change in _CHANGES if change not in ("new", "gone"))
    if not both:
        return _("Inget svar finns från båda omgångarna, så det går inte att säga vad som har ändrats.")
    said = [_("%(n)s svar går att jämföra.") % {"n": both}]
    fresh = {
        "done": f"{found['done']} {are('done', found['done'])}",
        "worse": f"{found['worse']} {are_hindered(found['worse'])}",
    }
    said.append(_("Nytt sedan dess: %(done)s och %(worse)s.") % fresh)
    if found["gone"]:
        said.append(_("%(n)s svar som fanns då saknas nu.") % {"n": found["gone"]})
    return " ".join(said)


def moves(reckoning: Reckoning) -> Counter[str]:
    """How many answers moved in each way; what neither round knows is not among them."""
    then = {(one.activity_id, one.body_id): one.status for one in reckoning.material.replies_before}
    pairs = (
        (then.get((one.activity_id, one.body_id), "unknown"), one.status)
        for one in reckoning.material.replies
    )
    return Counter(move_of(before, now) for before, now in pairs if (before, now) != ("unknown", "unknown"))


def move_of(before: str, now: str) -> str:
    """What has happened between two statuses, of which at least one is known."""
    if before == "unknown":
        return "new"
    if now == "unknown":
        return "gone"
    if before == now or (before in HINDERED and now in HINDERED):
        return "same"
    if now == "done":
        return "done"
    if now in HINDERED:
        return "worse"
    if before in HINDERED:
        return "recovered"
    return "begun" if before == "not_started" else "back"


def _change_words() -> dict[str, str]:
    return {
        "done": _("%(are)s nu, men inte då") % {"are": first_large(are("done", 2))},
        "recovered": _("%(are)s då, men inte nu") % {"are": first_large(are_hindered(2))},
        "begun": _("Har påbörjats"),
        "same": _("Är i samma läge"),
        "back": _("Har gått tillbaka"),
        "worse": _("%(are)s nu, men inte då") % {"are": first_large(are_hindered(2))},
        "new": _("Är nya: då saknades svar"),
        "gone": _("Saknas nu: då fanns svar"),
    }
