"""The plain rules: what reads as a case, stamps of forms, how often one may send, how long it is kept."""

from datetime import UTC, datetime, timedelta

import pytest

from fridlyst.base.errors import BadInput
from fridlyst.insight import rules
from fridlyst.insight.cases import looks_like_a_case
from fridlyst.insight.senders import MOST_TRIES, Senders
from fridlyst.insight.stamps import OLDEST, QUICKEST, new_stamp, read_stamp

NOW = datetime(2026, 9, 1, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    "text",
    [
        "Min man slår mig och ingen gör något.",
        "Hennes exman har hotat hela familjen.",
        "Jag blev misshandlad förra året.",
        "Han slog henne igen i går.",
        "Jag är rädd för min pappa",
        "Mitt ärende hos socialtjänsten har legat i ett år.",
        "My husband hits me",
        "MIN  MAN\nSLÅR MIG",
    ],
)
def test_what_tells_of_somebody_is_a_case(text: str) -> None:
    assert looks_like_a_case(text)
    with pytest.raises(rules.AboutSomebody):
        rules.check_feedback_text(text)


@pytest.mark.parametrize(
    "text",
    [
        "Programmet saknar tider för aktiviteterna om barn som upplever våld.",
        "Bra att skolan frågar. Fler män borde erbjudas stöd att sluta slå.",
        "Varför är 14 av 52 aktiviteter ej besvarade?",
        "Min synpunkt: informationen når inte äldre.",
        "Vår kommun borde ha fler platser på skyddat boende.",
    ],
)
def test_what_tells_of_the_programme_is_none(text: str) -> None:
    assert rules.check_feedback_text(text) == text


@pytest.mark.parametrize("text", ["Ring 19121212-1212 om detta", "191212121212", "12 12 12–1212"])
def test_a_personal_number_is_refused(text: str) -> None:
    with pytest.raises(rules.AboutSomebody) as told:
        rules.check_feedback_text(text)
    assert "1212" not in told.value.message


@pytest.mark.parametrize("text", ["", "   ", "x" * 4001, "a\x00b", "a\ud800b"])
def test_a_text_that_cannot_be_kept_is_refused(text: str) -> None:
    with pytest.raises(BadInput):
        rules.check_feedback_text(text)


@pytest.mark.parametrize("address", ["namn@exempel.se", "a.b+c@x-y.example", ""])
def test_an_address_is_kept(address: str) -> None:
    assert rules.check_email(f" {address} ") == address


@pytest.mark.parametrize(
    "address", ["namn", "a@b", "a@b.se\nBcc: c@d.se", "=1@b.se;", "javascript:a@b.se", "@b.se"]
)
def test_what_is_no_address_is_refused(address: str) -> None:
    with pytest.raises(BadInput):
        rules.check_email(address)


def test_the_same_words_have_the_same_digest() -> None:
    assert rules.same_words("Hej  du\n") == rules.same_words("hej du") != rules.same_words("hej då")


def test_a_stamp_is_good_for_a_while_and_for_its_own_form() -> None:
    stamp = new_stamp(7, NOW)
    later = NOW + timedelta(seconds=QUICKEST)
    assert read_stamp(stamp, 7, later) == read_stamp(stamp, 7, later + timedelta(hours=1))
    for programme, at in (
        (8, later),
        (7, NOW + timedelta(seconds=QUICKEST - 1)),
        (7, NOW + timedelta(seconds=OLDEST + 1)),
    ):
        with pytest.raises(rules.FormSpent):
            read_stamp(stamp, programme, at)


@pytest.mark.parametrize("stamp", ["", "7.1.x:abc", "å" * 20, "\ud800", "x" * 5000, "7.1.1.1:x", "9" * 5000])
def test_a_stamp_that_was_not_made_here_is_refused(stamp: str) -> None:
    with pytest.raises(rules.FormSpent):
        read_stamp(stamp, 7, NOW)


def test_a_sender_may_try_some_times_in_ten_minutes() -> None:
    senders = Senders()
    assert [senders.may_try("192.0.2.1", NOW) for _ in range(MOST_TRIES + 5)] == [True] * MOST_TRIES + [
        False
    ] * 5
    assert senders.may_try("192.0.2.2", NOW)
    assert senders.may_try("192.0.2.1", NOW + timedelta(minutes=11))


def test_a_sender_with_many_addresses_of_version_six_is_one() -> None:
    senders = Senders()
    tries = [senders.may_try(f"2001:db8:1:2::{one:x}", NOW) for one in range(MOST_TRIES + 1)]
    assert tries[-1] is False
    assert all(tries[:-1])
    assert senders.may_try("2001:db8:1:3::1", NOW)


@pytest.mark.parametrize("form", ["::ffff:192.0.2.{}", "192.0.2.{}:5678", "192.0.2.{}"])
def test_people_are_told_apart_however_a_server_writes_their_address(form: str) -> None:
    senders = Senders()
    tries = [senders.may_try(form.format(1), NOW) for _ in range(MOST_TRIES + 1)]
    assert not all(tries)
    assert senders.may_try(form.format(2), NOW)


@pytest.mark.parametrize(
    "address",
    ["", "127.0.0.1", "10.1.2.3:80", "::ffff:192.168.0.1", "[fd00::1]:80", "fe80::1%eth0", "unknown"],
)
def test_who_comes_from_an_address_that_many_share_is_no_one_sender(
    address: str, caplog: pytest.LogCaptureFixture
) -> None:
    senders = Senders()
    assert all(senders.may_try(address, NOW) for _ in range(MOST_TRIES + 5))
    assert [record.levelname for record in caplog.records] == ["WARNING"]
    assert not address or address not in caplog.text


@pytest.mark.parametrize("address", ["fe80::1%eth0", "[", "", "%", "\ud800", "1:2:3", "[::1]:5", "x" * 9999])
def test_no_address_is_too_strange(address: str) -> None:
    assert Senders().may_try(address, NOW)


def test_nothing_of_the_address_is_remembered_and_all_is_forgotten_each_day() -> None:
    senders = Senders()
    senders.may_try("192.0.2.1", NOW)
    key = senders._key
    assert "192.0.2.1" not in repr(vars(senders))
    senders.may_try("192.0.2.2", NOW + timedelta(days=1))
    assert senders._key != key
    assert len(senders._tries) == 1


@pytest.mark.parametrize(
    ("months", "since"), [(12, (2025, 9, 1)), (1, (2026, 8, 1)), (8, (2026, 1, 1)), (9, (2025, 12, 1))]
)
def test_what_is_kept_is_counted_in_months(months: int, since: tuple[int, int, int]) -> None:
    found = rules.kept_since(NOW, months)
    assert (found.year, found.month, found.day, found.hour) == (*since, 12)


def test_the_last_day_of_a_short_month_is_its_last() -> None:
    found = rules.kept_since(datetime(2026, 3, 31, tzinfo=UTC), 1)
    assert (found.month, found.day) == (2, 28)
