"""Sends the decisions that wait: each claimed in a short step, sent without any lock, told of at once.

A worker that is killed leaves what it had in hand; another takes it up a while later. What was on its way
just then may go twice, with the same Message-ID; nothing is lost.
"""

from datetime import datetime
from functools import partial

from django.core.mail import get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.core.mail.message import EmailMultiAlternatives

from fridlyst.accounts.queries import memberships
from fridlyst.base import clock
from fridlyst.base.errors import NotFound
from fridlyst.decisions import queries
from fridlyst.decisions.actions.dispatching import claim_dispatches, log_dispatched, log_failed, put_back
from fridlyst.decisions.shapes_letters import ClaimedDispatch
from fridlyst.organisation.queries import municipality_by_id
from fridlyst.organisation.terms import Role
from fridlyst.reminders.post import MailAway, PostAnswer, hang_up, post
from fridlyst.reminders.rules import CLAIM_LOST_AFTER, MOST_BROKEN, given_up, next_try
from fridlyst.reminders.sending import Sent
from fridlyst.reports.contents.extract import extract_document
from fridlyst.reports.decision_mail import decision_mail
from fridlyst.reports.formats import render

_AT_ONCE = 10
_MOST_REPLIES = 3
_KEEPERS = frozenset({Role.REGISTRAR.value, Role.COORDINATOR.value})


def send_decisions(at: datetime | None = None, *, most: int = 100, through: str | None = None) -> Sent:
    """Send what waits, in every municipality, until `most` are done or the mail server is away."""
    done = Sent()
    connection = get_connection(through)
    try:
        while done.handled < most and not done.away:
            claimed = claim_dispatches(
                at=at or clock.now(), most=min(_AT_ONCE, most - done.handled), lost_after=CLAIM_LOST_AFTER
            )
            if not claimed:
                break
            _send_all(claimed, connection, done)
    finally:
        hang_up(connection)
    return done


def _send_all(claimed: tuple[ClaimedDispatch, ...], connection: BaseEmailBackend, done: Sent) -> None:
    for one in claimed:
        if done.away:
            put_back(claimed=one, next_try_at=next_try(clock.now(), one.attempts))
            continue
        try:
            _send(one, connection, done)
        except MailAway as away:
            put_back(claimed=one, next_try_at=next_try(clock.now(), one.attempts))
            done.away = away.code


def _send(one: ClaimedDispatch, connection: BaseEmailBackend, done: Sent) -> None:
    posted = post(partial(_written, one), connection)
    if posted.answer is PostAnswer.TOOK:
        log_dispatched(claimed=one, at=clock.now())
        done.sent += 1
    else:
        broken = posted.answer in (PostAnswer.CUT, PostAnswer.BROKE) and one.attempts >= MOST_BROKEN
        _put_off(one, posted.code, done, for_good=posted.for_good or broken)
    if posted.answer is PostAnswer.CUT:
        raise MailAway(posted.code)


def _put_off(one: ClaimedDispatch, code: str, done: Sent, *, for_good: bool) -> None:
    if for_good or given_up(one.queued_at, clock.now()):
        log_failed(claimed=one, why=code)
        done.failed += 1
    else:
        put_back(claimed=one, next_try_at=next_try(clock.now(), one.attempts))
        done.later += 1


def _written(one: ClaimedDispatch) -> EmailMultiAlternatives:
    """The message as things stand now: the step may have been mended since it was queued."""
    here = municipality_by_id(one.municipality_id)
    matter = queries.matter(here.id, one.matter_slug)
    step = matter.step(one.step_id)
    if step is None:
        raise NotFound
    extract = render(extract_document(here, matter, step.id), "pdf").data
    keepers = dict.fromkeys(who.email for who in memberships(here.id) if who.role in _KEEPERS)
    replies = [email for email in keepers if email != one.address][:_MOST_REPLIES]
    return decision_mail(here, matter, step, to=one, extract=extract, reply_to=replies)
