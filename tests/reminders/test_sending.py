"""Letters through a real mail server: what it takes, refuses, and what happens when it is away."""

import socket
from datetime import timedelta

import pytest
from pytest_django import Settings

from fridlyst.accounts.models import User
from fridlyst.followup.models import FollowUpRound
from fridlyst.organisation.models import Municipality
from fridlyst.organisation.terms import Role
from fridlyst.reminders import outbox
from fridlyst.reminders.actions import remind
from fridlyst.reminders.models import AddressTrouble, Letter, ReminderStop
from fridlyst.reminders.rules import MOST_BROKEN
from fridlyst.reminders.sending import send_queued
from tests import factories
from tests.reminders.conftest import DUE, OPENED, Reminding
from tests.reminders.post_office import PostOffice

REPORTER, CHIEF, LEAD = (f"{who}@askersund.example" for who in ("svarar", "chef", "samordnar"))


def state(email: str) -> tuple[str, str]:
    letter = Letter.objects.filter(email=email).latest("pk")
    return letter.state, letter.code


@pytest.fixture
def away(office: PostOffice, settings: Settings) -> PostOffice:
    """The settings name a port that nobody listens on."""
    with socket.create_server(("127.0.0.1", 0)) as unused:
        settings.EMAIL_PORT = unused.getsockname()[1]
    return office


def test_letters_go_out_once(scene: Reminding, office: PostOffice) -> None:
    done = scene.day(scene.at(OPENED))
    assert (done.sent, done.failed, done.away) == (2, 0, "")
    assert sorted(office.receivers) == [LEAD, REPORTER]
    assert send_queued(scene.at(OPENED, 10)).handled == 0
    assert len(office.taken) == 2
    letter = Letter.objects.get(email=REPORTER)
    assert letter.state == "sent"
    assert letter.sent_at is not None
    assert timedelta() <= letter.sent_at - scene.at(OPENED) < timedelta(minutes=1)


def test_one_connection_carries_many(scene: Reminding, office: PostOffice) -> None:
    for number in range(50):
        factories.person(scene.town, Role.REPORTER, scene.school, f"p{number}@askersund.example")
    assert scene.day(scene.at(OPENED)).sent == 51
    assert office.connections == 1


def test_the_headers_of_a_letter(scene: Reminding, office: PostOffice) -> None:
    scene.day(scene.at(OPENED))
    letter = office.to(REPORTER)[0]
    row = Letter.objects.get(email=REPORTER)
    assert letter["Message-ID"] == row.message_id
    assert letter["Auto-Submitted"] == "auto-generated"
    assert letter["Reply-To"] == LEAD
    assert letter["From"] == "Askersund via Fridlyst <fridlyst@kommun.example>"
    assert letter["Subject"] == "Askersund: svara senast 15 september"
    stop = letter["List-Unsubscribe"].strip(" <>")
    assert stop.startswith("https://fridlyst.kommun.example/paminnelser/")
    assert letter["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert [part.get_content_type() for part in letter.iter_parts()] == ["text/plain", "text/html"]


def test_a_refused_address_has_failed_at_once_and_gets_no_more(scene: Reminding, office: PostOffice) -> None:
    office.refused[REPORTER] = f"550 5.1.1 <{REPORTER}> unknown"
    assert scene.day(scene.at(OPENED)).failed == 1
    assert state(REPORTER) == ("failed", "550 5.1.1")
    assert list(AddressTrouble.objects.values_list("email", "kind")) == [(REPORTER, "refused")]
    assert scene.queue(scene.on(-7)) == [LEAD]
    assert office.to(LEAD), "the others go on"


def test_a_receiver_who_asks_to_wait_is_tried_later(scene: Reminding, office: PostOffice) -> None:
    office.refused[REPORTER] = "450 4.2.0 greylisted"
    at = scene.at(OPENED)
    assert scene.day(at).later == 1
    assert state(REPORTER) == ("queued", "450 4.2.0")
    assert send_queued(at + timedelta(seconds=59)).handled == 0
    office.refused.clear()
    assert send_queued(at + timedelta(minutes=1)).sent == 1
    assert state(REPORTER) == ("sent", "")


def test_after_five_days_of_waiting_it_has_failed(scene: Reminding, office: PostOffice) -> None:
    office.refused[REPORTER] = "450 4.2.0 greylisted"
    scene.day(scene.at(OPENED))
    send_queued(scene.at(OPENED) + timedelta(days=4))
    assert state(REPORTER)[0] == "queued"
    send_queued(scene.at(OPENED) + timedelta(days=5))
    assert state(REPORTER) == ("failed", "450 4.2.0")
    assert not AddressTrouble.objects.exists()


def test_words_that_are_refused_do_not_blame_the_address(scene: Reminding, office: PostOffice) -> None:
    office.data_reply = "554 5.7.1 looks like junk"
    assert scene.day(scene.at(OPENED)).failed == 2
    assert state(REPORTER) == ("failed", "554 5.7.1")
    assert not AddressTrouble.objects.exists()


def test_a_server_that_is_away_keeps_every_letter(
    scene: Reminding, away: PostOffice, settings: Settings
) -> None:
    at = scene.at(OPENED)
    done = scene.day(at)
    assert (done.sent, done.failed, done.away) == (0, 0, "ConnectionRefusedError")
    assert set(Letter.objects.values_list("state", flat=True)) == {"queued"}
    settings.EMAIL_PORT = away.port
    assert send_queued(at + timedelta(hours=1)).sent == 2
    assert sorted(away.receivers) == [LEAD, REPORTER]


def test_a_sender_who_is_refused_is_our_fault_and_waits(scene: Reminding, office: PostOffice) -> None:
    office.sender_reply = "550 5.7.60 may not send as this sender"
    assert scene.day(scene.at(OPENED)).away == "550 5.7.60"
    assert set(Letter.objects.values_list("state", flat=True)) == {"queued"}


def test_after_a_long_outage_there_is_one_letter_and_not_two(
    scene: Reminding, away: PostOffice, settings: Settings
) -> None:
    for after in (-14, -7, 1):
        scene.day(scene.on(after))
    settings.EMAIL_PORT = away.port
    scene.day(scene.on(2))
    scene.day(scene.on(2, 16))
    assert len(away.to(REPORTER)) == 1
    assert away.to(REPORTER)[0]["Subject"] == "Askersund: svaret skulle ha kommit in 15 september"


def test_a_server_that_hangs_up_loses_nothing(scene: Reminding, office: PostOffice) -> None:
    office.hang_up_after = 1
    at = scene.at(OPENED)
    assert scene.day(at).away == "SMTPServerDisconnected"
    assert Letter.objects.filter(state="queued").count() == 2
    office.hang_up_after = None
    send_queued(at + timedelta(hours=1))
    assert set(office.receivers) == {LEAD, REPORTER}
    ids = [one["Message-ID"] for one in office.taken]
    # The one that was under way went twice, under one name.
    assert (len(ids), len(set(ids))) == (3, 2)


def test_a_worker_that_was_killed_leaves_its_letters_to_another(scene: Reminding, office: PostOffice) -> None:
    at = scene.at(OPENED)
    scene.queue(at)
    assert outbox.claim(at) is not None
    assert send_queued(at + timedelta(minutes=14)).handled == 0
    assert send_queued(at + timedelta(minutes=15)).sent == 2
    assert len(office.taken) == 2


def test_what_a_slow_worker_still_holds_is_put_back_in_time(scene: Reminding, office: PostOffice) -> None:
    at = scene.at(OPENED)
    scene.queue(at)
    batch = outbox.claim(at)
    assert batch is not None
    assert outbox.still_ours(batch, at + timedelta(minutes=7))
    assert not outbox.still_ours(batch, at + timedelta(minutes=8))


def test_who_answered_meanwhile_hears_nothing(scene: Reminding, office: PostOffice) -> None:
    scene.queue(scene.on(-7))
    factories.sent_in(scene.town, scene.round, scene.social)
    done = send_queued(scene.on(-7))
    assert (done.held, office.to(REPORTER)) == (1, [])
    assert state(REPORTER)[0] == "held"
    assert Letter.objects.get(email=REPORTER).day is None


@pytest.mark.parametrize("how", ["closed", "off", "stopped", "left"])
def test_what_is_no_longer_to_be_told_is_held(scene: Reminding, office: PostOffice, how: str) -> None:
    scene.queue(scene.on(-7))
    if how == "closed":
        FollowUpRound.objects.update(state="closed")
    elif how == "off":
        FollowUpRound.objects.update(reminders=False)
    elif how == "stopped":
        ReminderStop.objects.create(
            municipality=scene.town.municipality, email=REPORTER, stopped_at=scene.at(DUE)
        )
    else:
        scene.reporter.memberships.all().delete()
    send_queued(scene.on(-7))
    assert office.to(REPORTER) == []
    assert state(REPORTER)[0] == "held"


def test_two_that_became_one_day_are_sent_on_two(scene: Reminding, office: PostOffice) -> None:
    """A letter of yesterday that could not go, and one that went today: the first waits for tomorrow."""
    scene.queue(scene.on(-7))
    late = Letter.objects.get(email=REPORTER)
    Letter.objects.filter(pk=late.pk).update(state="held", day=None)
    remind(by=scene.actor, round_id=scene.round.pk, at=scene.on(-6))
    send_queued(scene.on(-6))
    Letter.objects.filter(pk=late.pk).update(state="queued", day=DUE - timedelta(days=7))
    assert send_queued(scene.on(-6, 12)).handled == 0
    assert len(office.to(REPORTER)) == 1
    assert send_queued(scene.on(-5)).sent == 1


def test_one_municipality_can_be_sent_for_alone(scene: Reminding, office: PostOffice) -> None:
    scene.queue(scene.at(OPENED))
    assert send_queued(scene.at(OPENED), municipality_id=scene.town.municipality.pk + 1).handled == 0
    assert send_queued(scene.at(OPENED), municipality_id=scene.town.municipality.pk, most=1).sent == 2


def test_a_server_that_takes_its_time_gets_the_letter_once(
    scene: Reminding, office: PostOffice, settings: Settings
) -> None:
    settings.EMAIL_TIMEOUT, office.slow_seconds = 1, 1.5
    at = scene.at(OPENED)
    assert scene.day(at).sent == 2
    assert send_queued(at + timedelta(hours=1)).handled == 0
    assert sorted(office.receivers) == [LEAD, REPORTER]


def test_a_letter_that_the_server_hangs_up_on_holds_up_no_other(scene: Reminding, office: PostOffice) -> None:
    office.hangs_up_on = REPORTER
    scene.queue(scene.at(OPENED))
    first = Letter.objects.order_by("next_try_at", "pk")[0]
    assert first.email == REPORTER
    for minute in range(10):
        send_queued(scene.at(OPENED) + timedelta(minutes=minute))
    assert len(office.to(LEAD)) == 1


def test_a_letter_that_the_server_hangs_up_on_is_not_sent_for_days(
    scene: Reminding, office: PostOffice
) -> None:
    """The server may have taken it each time."""
    office.hangs_up_on = REPORTER
    scene.queue(scene.at(OPENED))
    for hour in range(12):
        send_queued(scene.at(OPENED) + timedelta(hours=hour))
    assert len(office.to(REPORTER)) == MOST_BROKEN
    assert state(REPORTER) == ("failed", "SMTPServerDisconnected")


def test_an_address_that_no_letter_can_have_holds_up_no_other(scene: Reminding, office: PostOffice) -> None:
    link = scene.link(scene.school, "först@" + "å" * 63 + ".example")
    done = scene.day(scene.at(OPENED))
    assert (done.sent, done.later) == (1, 1)
    assert state(link.email) == ("queued", "UnicodeError")
    assert office.to(REPORTER)


@pytest.mark.parametrize(
    "name", ["=?utf-8?q?=0ABcc:_x=40y.example?=", "==??=?", "a\x00b\x1b[31m", "\u202eabc"]
)
def test_a_name_that_is_a_headers_own_code_is_only_words(
    scene: Reminding, office: PostOffice, name: str
) -> None:
    """Such a name was refused by Django in the middle of sending, and kept every other letter waiting."""
    User.objects.filter(pk=scene.reporter.pk).update(name=name.replace("\x00", ""))
    Municipality.objects.update(name=f"Ask {name}".replace("\x00", ""))
    assert scene.day(scene.at(OPENED)).sent == 2
    letter = office.to(REPORTER)[0]
    assert letter["To"].addresses[0].addr_spec == REPORTER
    assert letter["Bcc"] is None
    assert not {"\n", "\x1b", "\u202e"} & set(f"{letter['Subject']}{letter['To']}{letter['From']}")
