"""Questions of a round in words: what was answered, of whom and when they were asked."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _

from fridlyst.followup.material import QuestionReply, RoundMaterial
from fridlyst.followup.questioning import QuestionCondition, QuestionView
from fridlyst.followup.shown_replies import ShownReplies, shown_replies
from fridlyst.followup.terms import QuestionAbout, QuestionKind
from fridlyst.organisation.terms import BodyKind
from fridlyst.reports.contents.reckoning import Reckoning
from fridlyst.reports.contents.words import FEWEST_FOR_SHARE, language, listed, word_of
from fridlyst.reports.published import protected_word
from fridlyst.reports.wording import date_text, number_text, percent_text

# A body, and the activity that it is asked about.
Answering = tuple[int, int | None]


def answer_words(question: QuestionView, value: Any) -> str:  # noqa: ANN401 (JSON, by the kind of question)
    """An answer as it is read; "Ej besvarad" where there is none."""
    if value is None:
        return _("Ej besvarad")
    match question.kind:
        case QuestionKind.YES_NO:
            return _("Ja") if value else _("Nej")
        case QuestionKind.ONE_CHOICE:
            return option_label(question, value)
        case QuestionKind.MANY_CHOICES:
            return listed([option_label(question, one) for one in value])
        case QuestionKind.NUMBER:
            return number_text(Decimal(value), language())
        case QuestionKind.SHARE:
            return share_of(Decimal(value["numerator"]), Decimal(value["denominator"]))
        case QuestionKind.DATE:
            day = parse_date(value)
            return date_text(day, language()) if day else str(value)
    return str(value).strip()


def shown_answers(reckoning: Reckoning, question: QuestionView) -> Mapping[Answering, str]:
    """What each answered to a question, as everybody may read it."""
    replies, shown = replies_to(reckoning.material, question)
    told = zip(replies, shown.values, shown.hidden, strict=True)
    return {
        place_of(one): protected_word() if hidden else answer_words(question, value)
        for one, value, hidden in told
    }


def replies_to(
    material: RoundMaterial, question: QuestionView
) -> tuple[tuple[QuestionReply, ...], ShownReplies]:
    """Those who were asked a question, and what may be shown of their answers in the same order."""
    replies = tuple(one for one in material.question_replies if one.question_id == question.id)
    standing = material.standing_replies.get(question.id)
    return replies, standing or shown_replies(question, [one.value for one in replies], material.rule)


def place_of(reply: QuestionReply) -> Answering:
    """Whose answer it is, and of which activity."""
    return reply.body_id, reply.activity_id


def option_label(question: QuestionView, key: str) -> str:
    """What the option is called; its key where the question no longer has it."""
    return next((one.label for one in question.options if one.key == key), str(key))


def share_of(part: Decimal, whole: Decimal) -> str:
    """A share with its counts: "42 % (21 av 50)"; of a few only the counts."""
    counts = _("%(part)s av %(whole)s") % {
        "part": number_text(part, language()),
        "whole": number_text(whole, language()),
    }
    if whole < FEWEST_FOR_SHARE:
        return counts
    return f"{percent_text(part / whole, language())} ({counts})"


def asked_words(reckoning: Reckoning, question: QuestionView) -> str:
    """Of whom and when the question was asked."""
    who = _("Alla")
    if question.body_ids:
        wanted = (*question.body_ids, *question.heirs)
        named = [reckoning.bodies[one].name for one in wanted if one in reckoning.bodies]
        who = listed(named, 6) or _("Ingen av dem som tillfrågades")
    elif question.body_kind:
        who = str(BodyKind(question.body_kind).label)
    parts = [who]
    if question.about == QuestionAbout.ACTIVITY:
        parts.append(_("om varje aktivitet"))
    if question.condition:
        parts.append(_condition(reckoning, question.condition))
    if question.withdrawn:
        parts.append(_("borttagen under omgången"))
    return ", ".join(parts)


def _condition(reckoning: Reckoning, condition: QuestionCondition) -> str:
    said = []
    if condition.statuses:
        words = " / ".join(word_of(code) for code in condition.statuses)
        said.append(_("om läget är %(words)s") % {"words": words})
    other = next((one for one in reckoning.material.questions if one.key == condition.question), None)
    if other:
        plain = {"true": _("Ja"), "false": _("Nej")}
        values = " / ".join(plain.get(one) or option_label(other, one) for one in condition.values)
        said.append(_("om svaret på ”%(label)s” är %(values)s") % {"label": other.label, "values": values})
    return listed(said)
