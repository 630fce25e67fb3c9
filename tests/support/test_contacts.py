"""Ways to get in touch: numbers in E.164, addresses that lead where they say, nothing else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fridlyst.base.checks import StrangeText, TextMissing, TextTooLong, UnknownCode
from fridlyst.base.errors import BadInput
from fridlyst.support.contact_rules import (
    WrongAddress,
    WrongEmail,
    WrongNumber,
    check_contacts,
    check_value,
    dial,
    link_to,
    web_address,
)
from fridlyst.support.fields import ContactFields
from fridlyst.support.settings_rules import WrongFramer, check_framers


@pytest.mark.parametrize(
    ("written", "dialled"),
    [
        ("08-465 004 10", "+46846500410"),
        ("08/465 004 10", "+46846500410"),
        ("0322-61 60 00", "+46322616000"),
        ("070-174 06 05", "+46701740605"),
        ("020-50 50 50", "+4620505050"),
        ("+46 (0)8 465 004 10", "+46846500410"),
        ("0046 8 465 004 10", "+46846500410"),
        ("+46 08 465 004 10", "+46846500410"),
        ("+358 9 310 1691", "+35893101691"),
        ("０８-465 004 10", "+46846500410"),
        ("112", "112"),
        ("116 111", "116111"),
        ("1177", "1177"),
        ("114 14", "11414"),
    ],
)
def test_numbers_are_dialled_from_anywhere(written: str, dialled: str) -> None:
    assert dial(written) == dialled


@pytest.mark.parametrize(
    "written",
    ["", "08", "ring oss", "465 004 10", "+", "00", "=1+1", "08-465 004 10 12 13 14 15", "9" * 5000,
     "08-465\u202e004", "٠٨٤٦٥٠٠٤١٠", "tel:112", "08-465 004 10;ext=1", "12", "0000000000"],
)  # fmt: skip
def test_what_is_no_number_is_refused(written: str) -> None:
    with pytest.raises(WrongNumber):
        dial(written)


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("https://exempel.se/stod", "https://exempel.se/stod"),
        ("exempel.se", "https://exempel.se"),
        ("www.exempel.se/a?b=c", "https://www.exempel.se/a?b=c"),
        (" https://åäö.se ", "https://åäö.se"),
        ("https://exempel.se:8443/", "https://exempel.se:8443/"),
    ],
)
def test_addresses_lead_by_https(written: str, kept: str) -> None:
    assert web_address(written) == kept


@pytest.mark.parametrize(
    "written",
    ["http://exempel.se", "javascript:alert(1)", "data:text/html,x", "ftp://exempel.se", "https://", "https://localhost",
     "https://127.0.0.1/", "https://a@exempel.se", "https://a:b@exempel.se", "https://exempel.se/<script>",
     "https://exempel.se/\u202egpj", "https://exempel.se/a b", 'https://exempel.se/"x', "//exempel.se", "https://[::1]/",
     "https://exempel.se:99999/", "https://exempel.se\\@ond.se", "https://.se", "mailto:a@exempel.se"],
)  # fmt: skip
def test_addresses_that_could_harm_are_refused(written: str) -> None:
    with pytest.raises(WrongAddress):
        web_address(written)


@pytest.mark.parametrize(
    "written", ["a@", "@exempel.se", "a b@exempel.se", "a@b", "a..b@exempel.se", "a@exempel.se\r\nBcc: x"]
)
def test_what_is_no_email_is_refused(written: str) -> None:
    with pytest.raises(BadInput) as refused:
        check_value("email", written)
    assert isinstance(refused.value, WrongEmail)


@pytest.mark.parametrize(
    ("kind", "value", "link"),
    [
        ("phone", "08-465 004 10", "tel:+46846500410"),
        ("sms", "070-174 06 05", "sms:+46701740605"),
        ("email", "stod@exempel.se", "mailto:stod@exempel.se"),
        ("web", "https://exempel.se", "https://exempel.se"),
        ("chat", "https://exempel.se/chatt", "https://exempel.se/chatt"),
        ("letter", "Box 12, 111 22 Stockholm", ""),
    ],
)
def test_each_kind_leads_to_what_it_is(kind: str, value: str, link: str) -> None:
    assert link_to(kind, check_value(kind, value)) == link


@pytest.mark.parametrize(
    ("contact", "error"),
    [
        (ContactFields("fax", "08-465 004 10"), UnknownCode),
        (ContactFields("letter", " "), TextMissing),
        (ContactFields("letter", "x" * 301), TextTooLong),
        (ContactFields("letter", "Box 1\x00"), StrangeText),
        (ContactFields("phone", "112", label="\ud800"), StrangeText),
        (ContactFields("phone", "112", label="x" * 121), TextTooLong),
    ],
)
def test_contacts_that_cannot_be_kept_are_refused(contact: ContactFields, error: type[BadInput]) -> None:
    with pytest.raises(error):
        check_contacts([contact])


def test_there_are_not_more_contacts_than_anybody_reads() -> None:
    with pytest.raises(BadInput):
        check_contacts([ContactFields("phone", "112")] * 13)


@given(st.sampled_from(["phone", "sms", "email", "web", "chat", "letter"]), st.text(max_size=80))
def test_anything_is_kept_or_refused_and_what_is_kept_stays(kind: str, written: str) -> None:
    try:
        kept = check_value(kind, written)
    except BadInput:
        return
    assert check_value(kind, kept) == kept
    assert link_to(kind, kept).startswith(("tel:", "sms:", "mailto:", "https://")) or kind == "letter"


def test_sites_that_frame_the_pages_are_origins() -> None:
    given_ones = [
        "https://www.exempel.se/",
        "exempel.se:8443",
        " ",
        "https://www.exempel.se",
        "https://åäö.se",
    ]
    assert check_framers(given_ones) == [
        "https://www.exempel.se",
        "https://exempel.se:8443",
        "https://xn--4cab6c.se",
    ]


@pytest.mark.parametrize(
    "written", ["https://exempel.se/sida", "https://exempel.se?x=1", "https://exempel.se#x"]
)
def test_a_page_is_no_site(written: str) -> None:
    with pytest.raises(WrongFramer):
        check_framers([written])


@pytest.mark.parametrize(
    "written",
    ["*", "https://*.exempel.se", "'self'", "https://exempel.se; script-src *", "http://exempel.se"],
)
def test_no_site_can_change_the_rules_of_the_page(written: str) -> None:
    with pytest.raises(BadInput):
        check_framers([written])
