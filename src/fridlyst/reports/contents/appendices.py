"""The appendices: everything that each body answered, and who the collectives are."""

from collections import Counter
from collections.abc import Iterator

from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from fridlyst.followup.material import Reply, ReportBody
from fridlyst.indicators.publishing import MISSING
from fridlyst.indicators.queries import IndicatorView, MeasurementView
from fridlyst.indicators.rules import Outcome
from fridlyst.indicators.terms import IndicatorKind
from fridlyst.reports.columns import Column, Kind, Row
from fridlyst.reports.contents.indicators import readings_of
from fridlyst.reports.contents.question_words import place_of, shown_answers
from fridlyst.reports.contents.reckoning import Reckoning
from fridlyst.reports.contents.series import reading_words
from fridlyst.reports.contents.whole import state_of
from fridlyst.reports.contents.words import language, status
from fridlyst.reports.document import Appendix, Block, BulletList, Group, Paragraph, Span, Table, paragraph
from fridlyst.reports.text import shortened
from fridlyst.reports.wording import date_text, number_text, percent_text


def appendices(reckoning: Reckoning) -> Iterator[Appendix]:
    """One for each body that has answered, by name, one for the silent, one for collective owners."""
    for body in reckoning.material.bodies:
        if body.answered:
            yield Appendix(f"bilaga-{body.id}", body.name, tuple(_answers(reckoning, body)))
    if reckoning.silent:
        yield Appendix("bilaga-tysta", _("De som inte har svarat"), tuple(_silent(reckoning)))
    collectives = tuple(_collectives(reckoning))
    if collectives:
        lead = paragraph(_("När en grupp ansvarar svarar var och en i gruppen för sin del."))
        yield Appendix("bilaga-grupper", _("Grupper som ansvarar"), (lead, BulletList(collectives)))


def _silent(reckoning: Reckoning) -> Iterator[Block]:
    yield paragraph(_("Det som är påbörjat men inte inskickat visas inte och räknas som ej besvarat."))
    columns = (
        Column(_("Ansvarig"), weight=2.2, key="body"),
        Column(_("Svar"), Kind.STATUS, key="state"),
        Column(_("Aktiviteter"), Kind.NUMBER, key="activities"),
        Column(_("Indikatorer"), Kind.NUMBER, key="indicators"),
    )
    measured = Counter(one.body_id for one in _measured(reckoning))
    rows = tuple(
        (body.name, state_of(body), len(reckoning.replies_of.get(body.id, ())), measured[body.id])
        for body in reckoning.silent
    )
    yield Table("tysta", _("Så mycket väntar på svar"), columns, rows)


def _measured(reckoning: Reckoning) -> tuple[MeasurementView, ...]:
    return reckoning.material.outcomes.get(reckoning.material.round.id, ())


def _collectives(reckoning: Reckoning) -> Iterator[Paragraph]:
    owning = {owner.name for one in reckoning.material.activities.values() for owner in one.owners}
    owning |= {owner.name for one in reckoning.material.indicators for owner in one.owners}
    for name, members in reckoning.material.collectives.items():
        if name in owning:
            yield paragraph(Span(f"{name}: ", strong=True), ", ".join(members))


def _answers(reckoning: Reckoning, body: ReportBody) -> Iterator[Block]:
    yield paragraph(Span(state_of(body).word, strong=True), f". {_particulars(body)}".rstrip())
    if body.comment.strip():
        yield paragraph(body.comment.strip())
    replies = reckoning.replies_of.get(body.id, ())
    if replies:
        yield _activities(reckoning, body, replies)
    yield from _goals(reckoning, body)
    measured = [one for one in _measured(reckoning) if one.body_id == body.id]
    if measured:
        yield _indicators(reckoning, body, measured)
    yield from _questions(reckoning, body)


def _goals(reckoning: Reckoning, body: ReportBody) -> Iterator[Block]:
    names = {goal.id: f"{goal.label} {goal.title}".strip() for goal in reckoning.material.goals}
    own = [one for one in reckoning.material.goal_replies if one.body_id == body.id]
    rows: tuple[Row, ...] = tuple(
        (names[one.goal_id], status(one.status), one.comment.strip()) for one in own if one.goal_id in names
    )
    if rows:
        columns = (
            Column(_("Mål"), weight=2.4, key="goal"),
            Column(_("Läge"), Kind.STATUS, key="status"),
            Column(_("Hur det går"), weight=2.6, key="comment"),
        )
        key, group = f"bilaga-{body.id}-mal", _group(_("Alla svar om mål"), body)
        yield Table(key, _caption(_("Mål"), body), columns, rows, group=group)


def _questions(reckoning: Reckoning, body: ReportBody) -> Iterator[Block]:
    known = {one.id: one for one in reckoning.material.questions}
    replies = [one for one in reckoning.material.question_replies if one.body_id == body.id]
    shown = {pk: shown_answers(reckoning, known[pk]) for pk in {one.question_id for one in replies}}
    rows: tuple[Row, ...] = tuple(
        (
            known[one.question_id].label,
            _about(reckoning, one.activity_id),
            shown[one.question_id][place_of(one)],
        )
        for one in sorted(replies, key=lambda one: known[one.question_id].position)
    )
    if not rows:
        return
    columns: tuple[Column, ...] = (
        Column(_("Fråga"), weight=2.4, key="question"),
        Column(_("Gäller"), weight=1.6, key="about"),
        Column(_("Svar"), weight=2, key="answer"),
    )
    if not any(row[1] for row in rows):
        columns, rows = (columns[0], columns[2]), tuple((row[0], row[2]) for row in rows)
    key, group = f"bilaga-{body.id}-fragor", _group(_("Alla svar på frågor"), body)
    yield Table(key, _caption(_("Samordnarens frågor"), body), columns, rows, group=group)


def _about(reckoning: Reckoning, activity_id: int | None) -> str:
    found = reckoning.material.activities.get(activity_id or 0)
    return found.title if found else ""


def _particulars(body: ReportBody) -> str:
    said = []
    if body.submitted_at:
        words = {"day": date_text(localtime(body.submitted_at).date(), language()), "name": body.reported_by}
        by = _("Inskickat %(day)s av %(name)s.") if body.reported_by else _("Inskickat %(day)s.")
        said.append(by % words)
    if body.approved_at and body.state == "approved":
        words = {"day": date_text(localtime(body.approved_at).date(), language()), "name": body.approved_by}
        by = _("Godkänt %(day)s av %(name)s.") if body.approved_by else _("Godkänt %(day)s.")
        said.append(by % words)
    if decided := decision_words(body):
        said.append(_("Nämndens beslut: %(decision)s.") % {"decision": decided})
    return " ".join(said)


def decision_words(body: ReportBody) -> str:
    """The committee's own decision on its answer: "13 september 2026, § 88"."""
    if not body.decided_on:
        return ""
    day = date_text(body.decided_on, language())
    return f"{day}, {body.decision_paragraph}" if body.decision_paragraph else day


def _activities(reckoning: Reckoning, body: ReportBody, replies: tuple[Reply, ...]) -> Table:
    columns = [
        Column(_("Aktivitet"), weight=2.4, key="activity"),
        Column(_("Läge"), Kind.STATUS, key="status"),
        Column(_("Vad har hänt?"), weight=2.6, key="comment"),
        Column(_("Vad hindrar?"), weight=1.8, key="hindrance"),
    ]
    if not any(one.hindrance.strip() for one in replies):
        columns = columns[:3]
    rows = tuple(_reply_row(reckoning, one)[: len(columns)] for one in _in_order(reckoning, replies))
    return Table(
        f"bilaga-{body.id}-aktiviteter",
        _caption(_("Aktiviteter"), body),
        tuple(columns),
        rows,
        group=_group(_("Alla svar"), body),
    )


def _group(name: str, body: ReportBody) -> Group:
    return Group(name, _("Ansvarig"), body.name)


def _in_order(reckoning: Reckoning, replies: tuple[Reply, ...]) -> list[Reply]:
    order = {one.id: at for at, one in enumerate(reckoning.in_order())}
    return sorted(replies, key=lambda reply: order[reply.activity_id])


def _reply_row(reckoning: Reckoning, reply: Reply) -> Row:
    title = reckoning.material.activities[reply.activity_id].title
    return (title, status(reply.status), reply.comment.strip(), reply.hindrance.strip())


def _caption(what: str, body: ReportBody) -> str:
    return f"{what}, {shortened(body.name, 80)}"


def _indicators(reckoning: Reckoning, body: ReportBody, measured: list[MeasurementView]) -> Table:
    known = {one.id: one for one in reckoning.material.indicators}
    columns: tuple[Column, ...] = (
        Column(_("Indikator"), weight=3, key="indicator"),
        Column(_("Utfall"), weight=1.4, key="outcome"),
        Column(_("Kommentar"), weight=2, key="comment"),
    )
    rows: tuple[Row, ...] = tuple(
        (
            known[one.indicator_id].title,
            _outcome_words(reckoning, known[one.indicator_id], one),
            one.comment.strip(),
        )
        for one in measured
        if one.indicator_id in known
    )
    if not any(row[2] for row in rows):
        columns, rows = columns[:2], tuple(row[:2] for row in rows)
    return Table(
        f"bilaga-{body.id}-indikatorer",
        _caption(_("Indikatorer"), body),
        columns,
        rows,
        group=_group(_("Alla utfall"), body),
    )


def _outcome_words(reckoning: Reckoning, view: IndicatorView, one: MeasurementView) -> str:
    """The body's outcome as it may be shown to everybody."""
    if not one.outcome.answered or not view.about_persons:
        return outcome_words(view, one.outcome)
    material = reckoning.material
    found = readings_of(material, view, material.round.id).bodies.get(one.body_id, {})
    return reading_words(view, found.get("", MISSING))


def outcome_words(indicator: IndicatorView, outcome: Outcome) -> str:
    """An outcome as it is read: "42 % (21 av 50)", "Ja", "17 personer", "Ej besvarad"."""
    if outcome.value is None:
        return _("Ej besvarad")
    if indicator.kind == IndicatorKind.YES_NO:
        return _("Ja") if outcome.value else _("Nej")
    if indicator.kind == IndicatorKind.SHARE and outcome.numerator is not None and outcome.denominator:
        parts = {
            "share": percent_text(outcome.numerator / outcome.denominator, language()),
            "part": number_text(outcome.numerator, language()),
            "whole": number_text(outcome.denominator, language()),
        }
        return _("%(share)s (%(part)s av %(whole)s)") % parts
    return f"{number_text(outcome.value, language())} {indicator.unit}".strip()
