"""Messages that say that a letter did not arrive."""

from datetime import timedelta
from email.message import EmailMessage

import pytest

from fridlyst.base.clock import now
from fridlyst.base.errors import Conflict, NotFound, NotPermitted
from fridlyst.organisation.actor import Actor
from fridlyst.reminders.actions import (
    clear_trouble,
    drop_old_letters,
    mark_bounced,
    set_plan,
    start_again,
    stop,
)
from fridlyst.reminders.bounces import LARGEST, NotABounce, read_bounce
from fridlyst.reminders.models import AddressTrouble, Letter, LetterLine, ReminderStop
from fridlyst.reminders.rules import NoSuchLetter, WrongDays
from fridlyst.reminders.tokens import stop_token
from tests import factories
from tests.reminders.conftest import OPENED, Reminding
from tests.reminders.post_office import PostOffice

REPORTER, LEAD = "svarar@askersund.example", "samordnar@askersund.example"


def returned(
    message_id: str,
    *,
    action: str = "failed",
    status: str = "5.1.1",
    reply: str = "550 5.1.1",
    headers: bool = True,
) -> bytes:
    """A report as Postfix writes it (RFC 6522)."""
    original = f"Message-ID: {message_id}\r\nSubject: x\r\n\r\n"
    kind = "text/rfc822-headers" if headers else "message/rfc822"
    return (
        "From: MAILER-DAEMON@post.example\r\nTo: fridlyst@kommun.example\r\nSubject: Undelivered\r\n"
        "MIME-Version: 1.0\r\n"
        'Content-Type: multipart/report; report-type=delivery-status; boundary="B"\r\n\r\n'
        "--B\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nIt did not arrive.\r\n"
        "--B\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; post.example\r\n\r\n"
        f"Final-Recipient: rfc822; {REPORTER}\r\nAction: {action}\r\nStatus: {status}\r\n"
        f"Diagnostic-Code: smtp; {reply} unknown\r\n\r\n"
        f"--B\r\nContent-Type: {kind}\r\nX-Kept: yes\r\n\r\n{original}\r\n--B--\r\n"
    ).encode()


@pytest.mark.parametrize("headers", [True, False])
def test_a_report_names_the_letter_and_the_code(headers: bool) -> None:
    found = read_bounce(returned("<abc@kommun.example>", headers=headers))
    assert "<abc@kommun.example>" in found.message_ids
    assert (found.code, found.failed, found.lasting) == ("550 5.1.1", True, True)


def test_a_delay_is_no_failure() -> None:
    found = read_bounce(returned("<abc@kommun.example>", action="delayed", status="4.4.1"))
    assert (found.failed, found.lasting) == (False, False)


def test_a_letter_whose_time_ran_out_has_failed_but_its_address_has_not(
    scene: Reminding, office: PostOffice
) -> None:
    scene.day(scene.at(OPENED))
    letter = Letter.objects.get(email=REPORTER)
    found = read_bounce(returned(letter.message_id, status="4.4.7", reply="421 4.4.1"))
    assert (found.code, found.failed, found.lasting) == ("421 4.4.7", True, False)
    mark_bounced(message_id=found.message_ids[0], code=found.code, at=scene.at(OPENED), lasting=found.lasting)
    letter.refresh_from_db()
    assert letter.state == "bounced"
    assert not AddressTrouble.objects.exists()
    assert scene.queue(scene.on(-13)) == [REPORTER], "it told nothing, so it is told the day after"


@pytest.mark.parametrize(
    "data",
    [
        b"Content-Type: message/rfc822\r\n\r\n" * 3000 + b"x",
        b"".join(
            b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n" % (i, i) for i in range(2000)
        ),
        b"x" * (LARGEST + 1),
    ],
    ids=["messages in messages", "parts in parts", "too large"],
)
def test_what_is_made_to_break_the_reader_is_refused(data: bytes) -> None:
    with pytest.raises(NotABounce):
        read_bounce(data)


@pytest.mark.parametrize(
    "header", ["Message-ID: <[", "In-Reply-To: <a@[", "Content-Type: [;;=", 'References: <"@']
)
def test_broken_headers_are_read_past(header: str) -> None:
    data = returned("<abc@kommun.example>")
    broken = data.replace(b"X-Kept: yes", header.encode())
    assert broken != data
    assert "<abc@kommun.example>" in read_bounce(broken).message_ids


def test_of_endless_names_some_are_looked_up(scene: Reminding) -> None:
    endless = b"References: " + b"<aaaaaaa@b.example> " * 40_000 + b"\r\n"
    found = read_bounce(endless + returned("<abc@kommun.example>"))
    assert found.message_ids[0] == "<abc@kommun.example>"
    assert len(found.message_ids) <= 20


@pytest.mark.parametrize("data", [b"", b"\x00\xff" * 40, b"Subject: Hej\r\n\r\nHej", returned("<a@b>")[:200]])
def test_other_messages_are_no_bounces(data: bytes) -> None:
    with pytest.raises(NotABounce):
        read_bounce(data)


def test_an_answer_from_a_person_is_no_bounce() -> None:
    letter = EmailMessage()
    letter["In-Reply-To"] = "<abc@kommun.example>"
    letter.set_content("Jag svarar snart.")
    with pytest.raises(NotABounce):
        read_bounce(letter.as_bytes())


def test_a_bounced_letter_bars_the_address_until_the_coordinator_says_so(
    scene: Reminding, office: PostOffice
) -> None:
    scene.day(scene.at(OPENED))
    letter = Letter.objects.get(email=REPORTER)
    assert mark_bounced(message_id=letter.message_id, code="550 5.1.1", at=scene.at(OPENED)) == REPORTER
    letter.refresh_from_db()
    assert (letter.state, letter.code) == ("bounced", "550 5.1.1")
    assert scene.queue(scene.on(-7)) == [LEAD], "the coordinator is told of the body that nobody reaches"
    scene.day(scene.on(-7))
    trouble = AddressTrouble.objects.get()
    assert clear_trouble(by=scene.actor, trouble_id=trouble.pk) == REPORTER
    assert scene.queue(scene.on(-6)) == [REPORTER]


def test_a_forged_bounce_bars_nobody(scene: Reminding, office: PostOffice) -> None:
    scene.day(scene.at(OPENED))
    with pytest.raises(NoSuchLetter):
        mark_bounced(message_id="<guessed@kommun.example>", code="550", at=scene.at(OPENED))
    assert not AddressTrouble.objects.exists()


def test_only_the_own_coordinator_clears(scene: Reminding, office: PostOffice) -> None:
    office.refused[REPORTER] = "550 5.1.1 no"
    scene.day(scene.at(OPENED))
    trouble = AddressTrouble.objects.get()
    theirs = factories.town("1489", "Alingsås")
    with pytest.raises(NotFound):
        clear_trouble(by=theirs.actor, trouble_id=trouble.pk)
    reader = Actor(scene.town.municipality.pk, 1, "x", ())
    with pytest.raises(NotPermitted):
        clear_trouble(by=reader, trouble_id=trouble.pk)


def test_stop_and_start_again(scene: Reminding, office: PostOffice) -> None:
    scene.day(scene.at(OPENED))
    token = stop_token(Letter.objects.get(email=REPORTER).pk)
    stop(token=token, at=scene.at(OPENED))
    stop(token=token, at=scene.at(OPENED))
    assert ReminderStop.objects.count() == 1
    assert scene.queue(scene.on(-7)) == [LEAD]
    start_again(token=token)
    assert scene.queue(scene.on(-7)) == [LEAD, REPORTER]


@pytest.mark.parametrize("token", ["", "x", "MTI:abc", stop_token(987654321), stop_token(1)[:-1]])
def test_a_broken_or_old_address_stops_nothing(db: None, token: str) -> None:
    with pytest.raises(NoSuchLetter):
        stop(token=token, at=now())


def test_the_plan_is_the_coordinators_and_not_lost(scene: Reminding) -> None:
    set_plan(by=scene.actor, choices={"before_due": 10}, version=0)
    with pytest.raises(Conflict):
        set_plan(by=scene.actor, choices={"before_due": 3}, version=0)
    with pytest.raises(WrongDays):
        set_plan(by=scene.actor, choices={"before_due": 90}, version=1)
    with pytest.raises(NotPermitted):
        set_plan(by=Actor(scene.town.municipality.pk, 1, "x", ()), choices={}, version=1)


def test_letters_are_kept_for_two_years(scene: Reminding) -> None:
    scene.day(scene.at(OPENED))
    scene.queue(scene.on(-7))
    assert drop_old_letters(at=scene.at(OPENED) + timedelta(days=730)) == 0
    gone = drop_old_letters(at=scene.at(OPENED) + timedelta(days=731))
    assert gone == 2
    assert set(Letter.objects.values_list("state", flat=True)) == {"queued"}
    assert LetterLine.objects.count() == 1
