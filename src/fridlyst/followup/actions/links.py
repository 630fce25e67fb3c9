"""Writing links: hand an answer on to somebody without an account, take it back, note that it was used."""

import secrets
from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from fridlyst.accounts.actions import checked_address
from fridlyst.base import clock
from fridlyst.base.checks import check_name
from fridlyst.base.errors import NotFound
from fridlyst.followup import link_rules, policies, rules
from fridlyst.followup.actions.common import name_of, own_submission
from fridlyst.followup.link_shapes import LinkPlace, MadeLink
from fridlyst.followup.links import answer_token
from fridlyst.followup.models import AnswerLink
from fridlyst.followup.terms import RoundState
from fridlyst.organisation.actions import write_trail
from fridlyst.organisation.actor import Actor
from fridlyst.organisation.policies import require

# An address that is opened again and again is written down once a minute.
_NOTED_EVERY = timedelta(minutes=1)
_NONCE_BYTES = 18


@transaction.atomic
def hand_on(
    *, by: Actor, submission_id: int, name: str, email: str, expires_on: date | None = None
) -> MadeLink:
    """A link by which a colleague without an account answers for the body; the last day as is usual if None.

    An earlier link to the same address stops working. RoundClosed, WrongExpiry, WrongAddress, TooManyLinks.
    """
    submission = own_submission(by, submission_id)
    require(policies.may_hand_on(by, submission.body_id))
    rules.check_open(submission.round.state)
    now = clock.now()
    today, plan = timezone.localdate(now), submission.round
    usual = link_rules.usual_expiry(closes_on=plan.closes_on, grace_days=plan.grace_days, today=today)
    named = check_name(
        " ".join(name.split()), "name", longest=link_rules.LONGEST_NAME, missing="Skriv vad personen heter."
    )
    address, ends = checked_address(email), link_rules.check_expiry(expires_on or usual, today)
    working = _working(by.municipality_id, today).filter(submission=submission)
    replaced = working.filter(email=address).update(revoked_at=now, revoked_by=name_of(by))
    if working.count() >= link_rules.MOST_LINKS:
        raise link_rules.TooManyLinks("Enheten har redan 20 länkar som fungerar. Dra tillbaka någon först.")
    link = AnswerLink.objects.create(
        municipality_id=by.municipality_id,
        submission=submission,
        name=named,
        email=address,
        nonce=secrets.token_urlsafe(_NONCE_BYTES),
        made_by=name_of(by),
        made_at=now,
        expires_on=ends,
    )
    write_trail(by, "handed_on", "submission", submission.pk, {"to_link": link.pk, "until": str(ends)})
    return MadeLink(link.pk, answer_token(link.pk, link.nonce), bool(replaced))


@transaction.atomic
def revoke_link(*, by: Actor, link_id: int) -> None:
    """Let the link stop working at once; twice is counted once. NotFound for another municipality's."""
    rows = AnswerLink.objects.filter(municipality_id=by.municipality_id, pk=link_id)
    link = rows.select_related("submission").first()
    if link is None:
        raise NotFound
    require(policies.may_hand_on(by, link.submission.body_id))
    if _revoke(by, rows.filter(revoked_at__isnull=True)):
        write_trail(by, "revoked", "answer_link", link.pk)


@transaction.atomic
def revoke_links_to(*, by: Actor, email: str) -> int:
    """Let every link to the address that still works stop working, as when somebody leaves; how many."""
    require(policies.may_run_rounds(by))
    working = _working(by.municipality_id, clock.today()).filter(email=email.strip().lower())
    ids = list(working.values_list("pk", flat=True))
    _revoke(by, AnswerLink.objects.filter(municipality_id=by.municipality_id, pk__in=ids))
    for link_id in ids:
        write_trail(by, "revoked", "answer_link", link_id)
    return len(ids)


def note_use(*, link: LinkPlace, at: datetime) -> None:
    """Note when the link was last used; within a minute of the last time nothing is asked or written."""
    if link.last_used_at is None or at - link.last_used_at > _NOTED_EVERY:
        AnswerLink.objects.filter(pk=link.id).update(last_used_at=at)


def forget_old_links(*, at: datetime) -> int:
    """Take away links that ended longer ago than KEPT (two years); how many."""
    old = AnswerLink.objects.filter(expires_on__lt=timezone.localdate(at) - link_rules.KEPT)
    return old.delete()[0]


def _working(municipality_id: int, today: date) -> QuerySet[AnswerLink]:
    rows = AnswerLink.objects.filter(municipality_id=municipality_id, revoked_at__isnull=True)
    return rows.filter(expires_on__gte=today, submission__round__state=RoundState.OPEN)


def _revoke(by: Actor, rows: QuerySet[AnswerLink]) -> int:
    return rows.update(revoked_at=clock.now(), revoked_by=name_of(by))
