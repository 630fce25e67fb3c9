"""Writing which addresses get no letters: those that said stop, and those that take no mail."""

from datetime import datetime

from django.db import transaction

from fridlyst.base.errors import NotFound
from fridlyst.organisation.actions import hold, write_trail
from fridlyst.organisation.actor import Actor
from fridlyst.organisation.policies import require
from fridlyst.reminders import policies
from fridlyst.reminders.models import AddressTrouble, Letter, ReminderStop
from fridlyst.reminders.rules import NoSuchLetter
from fridlyst.reminders.terms import LetterState, TroubleKind
from fridlyst.reminders.tokens import letter_of

_BY = "Mottagaren"


@transaction.atomic
def stop(*, token: str, at: datetime) -> None:
    """Send no more reminders from the municipality to the address of the letter; done twice it is done.

    Whoever holds the letter may: the token is signed. NoSuchLetter.
    """
    letter = _letter(token)
    _stop, made = ReminderStop.objects.get_or_create(
        municipality_id=letter.municipality_id, email=letter.email, defaults={"stopped_at": at}
    )
    if made:
        write_trail(_receiver(letter), "stopped", "reminders", letter.pk)


@transaction.atomic
def start_again(*, token: str) -> None:
    """Let reminders come again; NoSuchLetter."""
    letter = _letter(token)
    rows = ReminderStop.objects.filter(municipality_id=letter.municipality_id, email=letter.email)
    if rows.delete()[0]:
        write_trail(_receiver(letter), "started", "reminders", letter.pk)


@transaction.atomic
def clear_trouble(*, by: Actor, trouble_id: int) -> str:
    """Let letters go to the address again; the address. NotFound for another municipality's."""
    require(policies.may_run_reminders(by))
    row = AddressTrouble.objects.filter(municipality_id=by.municipality_id, pk=trouble_id).first()
    if row is None:
        raise NotFound
    row.delete()
    write_trail(by, "cleared", "address_trouble", trouble_id, {"code": row.code})
    return row.email


@transaction.atomic
def mark_bounced(*, message_id: str, code: str, at: datetime, lasting: bool = True) -> str:
    """A letter came back; the address. When `lasting` it gets no more until the coordinator says so.

    Only a letter of ours is known by its Message-ID, which nobody else can guess; NoSuchLetter otherwise.
    """
    letter = Letter.objects.filter(message_id=message_id).first()
    if letter is None:
        raise NoSuchLetter("Meddelandet handlar inte om något brev som Fridlyst har skickat.")
    hold(letter.municipality_id)
    sent = Letter.objects.filter(pk=letter.pk, state__in=[LetterState.SENT, LetterState.SENDING])
    sent.update(state=LetterState.BOUNCED, code=code[:60], ended_at=at)
    if lasting:
        note_trouble(letter, TroubleKind.BOUNCED, code, at)
    return letter.email


def note_trouble(letter: Letter, kind: TroubleKind, code: str, at: datetime) -> None:
    """The address of the letter takes no mail."""
    AddressTrouble.objects.update_or_create(
        municipality_id=letter.municipality_id,
        email=letter.email,
        defaults={"kind": kind, "code": code[:60], "since": at},
    )


def _letter(token: str) -> Letter:
    letter = Letter.objects.filter(pk=letter_of(token)).first()
    if letter is None:
        raise NoSuchLetter("Brevet är så gammalt att det inte längre finns kvar.")
    return letter


def _receiver(letter: Letter) -> Actor:
    return Actor(letter.municipality_id, None, _BY)
