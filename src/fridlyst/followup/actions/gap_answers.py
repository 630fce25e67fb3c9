"""Writing what the coordinator says of what is missing in a programme."""

import re
from datetime import date

from django.db import transaction

from fridlyst.base.checks import check_name
from fridlyst.base.errors import BadInput, NotFound
from fridlyst.followup import policies
from fridlyst.followup.actions.common import name_of
from fridlyst.followup.models import GapAnswer
from fridlyst.organisation.actions import write_trail
from fridlyst.organisation.actor import Actor
from fridlyst.organisation.policies import require
from fridlyst.programmes.actions.common import check_version, own_programme

_LONGEST_REASON = 2000
_CODE = re.compile(r"[a-z][a-z-]{1,39}")
_SUBJECT = re.compile(r"[a-zA-Z0-9_-]{1,200}")


class NoSuchGap(BadInput):
    """A gap is named by a code and a subject of small letters, digits and hyphens."""

    code = "no-such-gap"


@transaction.atomic
def answer_gap(
    *, by: Actor, programme_id: int, code: str, subject: str, reason: str, on: date, version: int
) -> GapAnswer:
    """Say that the gap is meant to be so; version 0 for the first time, else the one that the person saw.

    NotFound for another municipality's programme, NoSuchGap, TextMissing without a reason, SavedMeanwhile.
    """
    require(policies.may_answer_gaps(by))
    programme = own_programme(by, programme_id)
    kept = check_name(
        reason, "reason", longest=_LONGEST_REASON, missing="Skriv varför det är ett medvetet val."
    )
    if not (_CODE.fullmatch(code) and _SUBJECT.fullmatch(subject)):
        raise NoSuchGap("Luckan finns inte längre. Ladda om sidan.")
    row = GapAnswer.objects.filter(programme=programme, code=code, subject=subject).first()
    row = row or GapAnswer(programme=programme, code=code, subject=subject, version=0)
    check_version(row.version, version, "skälet")
    row.municipality_id = by.municipality_id
    row.reason, row.answered_on, row.answered_by = kept, on, name_of(by)
    row.version += 1
    row.save()
    write_trail(by, "answered", "gap", row.pk, {"programme": programme.pk, "code": code, "subject": subject})
    return row


@transaction.atomic
def reopen_gap(*, by: Actor, programme_id: int, code: str, subject: str) -> None:
    """Take the answer back, so that the gap is missing again; NotFound when it has none."""
    require(policies.may_answer_gaps(by))
    programme = own_programme(by, programme_id)
    row = GapAnswer.objects.filter(programme=programme, code=code, subject=subject).first()
    if row is None:
        raise NotFound
    write_trail(by, "reopened", "gap", row.pk, {"programme": programme.pk, "code": code, "subject": subject})
    row.delete()
