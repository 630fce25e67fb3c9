"""Writing what the coordinator says of what is missing in a programme."""

import re
from collections.abc import Collection, Iterable
from datetime import date

from django.db import transaction

from fridlyst.base.checks import check_name
from fridlyst.base.errors import BadInput, NotFound
from fridlyst.base.versions import version_of
from fridlyst.followup import policies
from fridlyst.followup.actions.common import name_of
from fridlyst.followup.models import GapAnswer
from fridlyst.organisation.actions import write_trail
from fridlyst.organisation.actor import Actor
from fridlyst.organisation.policies import require
from fridlyst.programmes.actions.common import check_version, own_programme

MOST_AT_ONCE = 200
_LONGEST_REASON = 2000
_CODE = re.compile(r"[a-z][a-z-]{1,39}")
_SUBJECT = re.compile(r"[a-zA-Z0-9_-]{1,200}")


class NoSuchGap(BadInput):
    """A gap is named by a code and a subject of small letters, digits and hyphens."""

    code = "no-such-gap"


@transaction.atomic
def answer_gaps(
    *, by: Actor, programme_id: int, code: str, subjects: Collection[str], reason: str, on: date, version: int
) -> int:
    """Say of these gaps of one kind that they are meant to be so; how many that was.

    `version` is `answers_version` as the person saw it; SavedMeanwhile when the answers of that kind are
    others now. NotFound for another municipality's programme, NoSuchGap, TextMissing without a reason.
    """
    require(policies.may_answer_gaps(by))
    programme = own_programme(by, programme_id)
    kept = check_name(
        reason, "reason", longest=_LONGEST_REASON, missing="Skriv varför det är ett medvetet val."
    )
    chosen = _checked(code, subjects)
    rows = {one.subject: one for one in GapAnswer.objects.filter(programme=programme, code=code)}
    check_version(answers_version((one.subject, one.version) for one in rows.values()), version, "skälen")
    for subject in chosen:
        row = rows.get(subject) or GapAnswer(
            municipality_id=by.municipality_id, programme=programme, code=code, subject=subject, version=0
        )
        row.reason, row.answered_on, row.answered_by = kept, on, name_of(by)
        row.version += 1
        row.save()
        write_trail(by, "answered", "gap", row.pk, _about(programme.pk, code, subject))
    return len(chosen)


def answers_version(answers: Iterable[tuple[str, int]]) -> int:
    """A number that is another when any answer (subject, version) of one kind is."""
    return version_of(dict(answers))


def _checked(code: str, subjects: Collection[str]) -> tuple[str, ...]:
    chosen = tuple(dict.fromkeys(subjects))
    if not chosen:
        raise NoSuchGap("Välj minst en lucka.", field="subjects")
    if len(chosen) > MOST_AT_ONCE or not (_CODE.fullmatch(code) and all(map(_SUBJECT.fullmatch, chosen))):
        raise NoSuchGap("Luckan finns inte längre. Ladda om sidan.", field="subjects")
    return chosen


def _about(programme: int, code: str, subject: str) -> dict[str, object]:
    return {"programme": programme, "code": code, "subject": subject}


@transaction.atomic
def reopen_gap(*, by: Actor, programme_id: int, code: str, subject: str) -> None:
    """Take the answer back, so that the gap is missing again; NotFound when it has none."""
    require(policies.may_answer_gaps(by))
    programme = own_programme(by, programme_id)
    named = _CODE.fullmatch(code) and _SUBJECT.fullmatch(subject)
    row = named and GapAnswer.objects.filter(programme=programme, code=code, subject=subject).first()
    if not row:
        raise NotFound
    write_trail(by, "reopened", "gap", row.pk, _about(programme.pk, code, subject))
    row.delete()
