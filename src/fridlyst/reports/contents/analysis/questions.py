"""What the coordinator's own questions gave."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from fridlyst.followup.material import QuestionReply
from fridlyst.followup.questioning import QuestionSums, QuestionView
from fridlyst.followup.terms import QuestionAbout, QuestionKind
from fridlyst.reports.charts import bars
from fridlyst.reports.columns import Column, Kind, Row
from fridlyst.reports.contents.question_words import (
    answer_words,
    place_of,
    replies_to,
    share_of,
    shown_answers,
)
from fridlyst.reports.contents.reckoning import Reckoning
from fridlyst.reports.contents.words import language, listed
from fridlyst.reports.document import Block, Figure, Group, Heading, Paragraph, Span, Table, paragraph
from fridlyst.reports.published import protected_legend
from fridlyst.reports.text import shortened
from fridlyst.reports.wording import number_text

_CHOICES = frozenset({QuestionKind.YES_NO, QuestionKind.ONE_CHOICE, QuestionKind.MANY_CHOICES})
_FEWEST_TO_DRAW = 5


def questions(reckoning: Reckoning) -> Iterator[Block]:
    """Each question that somebody was asked, with what was answered; nothing where there is none."""
    asked: dict[int, list[QuestionReply]] = {}
    for reply in reckoning.material.question_replies:
        asked.setdefault(reply.question_id, []).append(reply)
    found = [one for one in reckoning.material.questions if one.id in asked]
    found.sort(key=lambda one: one.withdrawn)
    if not found:
        return
    yield Heading(1, _("Svar på samordnarens frågor"), "fragorna")
    yield paragraph(_("Bara svar som är inskickade räknas. En fråga som inte är besvarad är okänd."))
    section = ""
    for question in found:
        if question.section and question.section != section:
            yield Heading(2, question.section, f"avsnitt-{question.id}")
        section = question.section
        yield from _question(reckoning, question, asked[question.id])


def _question(reckoning: Reckoning, question: QuestionView, replies: list[QuestionReply]) -> Iterator[Block]:
    yield Heading(3 if question.section else 2, question.label, f"fraga-{question.id}")
    _replies, shown = replies_to(reckoning.material, question)
    sums = shown.sums
    yield _how_many(question, sums)
    if any(shown.hidden):
        yield paragraph(protected_legend())
    if not sums.answered:
        return
    if sums.choices:
        yield from _choices(question, sums)
    if not sums.choices or sums.answered < sums.asked:
        yield from _each(reckoning, question, replies)


def _how_many(question: QuestionView, sums: QuestionSums) -> Paragraph:
    words = {"given": sums.answered, "asked": sums.asked}
    said = _("%(given)s av %(asked)s har svarat.") % words
    if question.about == QuestionAbout.ACTIVITY:
        said = _("%(given)s av %(asked)s svar, ett om varje aktivitet.") % words
    total = _together(sums)
    return paragraph(Span(said, strong=True), f" {total}" if total else "")


def _together(sums: QuestionSums) -> str:
    if sums.total is not None and sums.mean is not None:
        words = {
            "sum": number_text(sums.total, language()),
            "mean": number_text(sums.mean, language()),
            "n": sums.answered,
        }
        return _("Summa %(sum)s, i medeltal %(mean)s för %(n)s svar.") % words
    if sums.numerator is not None and sums.denominator:
        return _("Tillsammans %(share)s.") % {"share": share_of(sums.numerator, sums.denominator)}
    return ""


def _choices(question: QuestionView, sums: QuestionSums) -> Iterator[Block]:
    """How many chose each answer, also those that nobody chose; as bars when there are enough to compare."""
    labels = {"true": _("Ja"), "false": _("Nej")} | {one.key: one.label for one in question.options}
    rows: list[tuple[str, int]] = [(labels[key], count) for key, count in sums.choices]
    missing = sums.asked - sums.answered
    cells: list[Row] = [*rows, (_("Ej besvarad"), missing)] if missing else [*rows]
    columns = (Column(_("Svar"), weight=3, key="answer"), Column(_("Antal"), Kind.NUMBER, key="n"))
    caption = shortened(question.label, 140)
    note = _("Det går att välja flera svar.") if question.kind == QuestionKind.MANY_CHOICES else ""
    group = Group(_("Frågor med val"), _("Fråga"), caption)
    table = Table(f"fraga-{question.id}-tabell", caption, columns, tuple(cells), note, group=group)
    if sums.answered < _FEWEST_TO_DRAW:
        yield table
        return
    chart = bars(tuple((label, float(count)) for label, count in rows), decimals=0, language=language())
    alt = ", ".join(f"{label}: {count}" for label, count in rows)
    yield Figure(f"fraga-{question.id}-figur", chart, caption, f"{caption}. {alt}.", table)


def _each(reckoning: Reckoning, question: QuestionView, replies: list[QuestionReply]) -> Iterator[Block]:
    """What each body answered, of a choice not again; those that did not stand together, last."""
    about = question.about == QuestionAbout.ACTIVITY
    shown = shown_answers(reckoning, question)
    given = [one for one in replies if one.value is not None and question.kind not in _CHOICES]
    columns = [Column(_("Ansvarig"), weight=1.2, key="body")]
    columns += [Column(_("Aktivitet"), weight=1.6, key="activity")] if about else []
    columns.append(Column(_("Svar"), weight=2.6, key="answer"))
    rows: list[Row] = [
        (
            reckoning.bodies[one.body_id].name,
            *((_title(reckoning, one),) if about else ()),
            shown[place_of(one)],
        )
        for one in given
    ]
    rows += _unanswered(reckoning, question, [one for one in replies if one.value is None])
    yield Table(
        f"fraga-{question.id}-svar",
        _("Svaren, var och en: %(question)s") % {"question": shortened(question.label, 100)},
        tuple(columns),
        tuple(rows),
        group=Group(_("Frågor, var och en"), _("Fråga"), shortened(question.label, 140)),
    )


def _unanswered(reckoning: Reckoning, question: QuestionView, replies: list[QuestionReply]) -> Iterator[Row]:
    """A row for each activity that the question was left unanswered about, or one for them all."""
    told = answer_words(question, None)
    by_activity: dict[int | None, list[QuestionReply]] = {}
    for reply in replies:
        by_activity.setdefault(reply.activity_id, []).append(reply)
    for same in by_activity.values():
        names = listed([reckoning.bodies[one.body_id].name for one in same])
        title = (_title(reckoning, same[0]),) if question.about == QuestionAbout.ACTIVITY else ()
        yield (names, *title, told)


def _title(reckoning: Reckoning, reply: QuestionReply) -> str:
    found = reckoning.material.activities.get(reply.activity_id or 0)
    return shortened(found.title, 110) if found else "–"
