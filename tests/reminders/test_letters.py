"""What the letters say, and what they never say."""

import re
from email.message import EmailMessage

from lxml import html

from fridlyst.accounts.models import User
from fridlyst.followup.links import read_answer_token
from fridlyst.followup.models import FollowUpRound, Submission
from fridlyst.organisation.terms import Role
from fridlyst.reminders.models import Letter
from tests import factories
from tests.reminders.conftest import OPENED, Reminding, open_on
from tests.reminders.post_office import PostOffice

REPORTER, CHIEF, LEAD = (f"{who}@askersund.example" for who in ("svarar", "chef", "samordnar"))
SITE = "https://fridlyst.kommun.example"


def text(letter: EmailMessage) -> str:
    part = letter.get_body(("plain",))
    assert part is not None
    return str(part.get_content()).replace("\r\n", "\n")


def page(letter: EmailMessage) -> str:
    part = letter.get_body(("html",))
    assert part is not None
    return str(part.get_content())


def last(office: PostOffice, email: str) -> EmailMessage:
    return office.to(email)[-1]


def test_the_first_letter_says_what_to_do_and_by_when(scene: Reminding, office: PostOffice) -> None:
    scene.day(scene.at(OPENED))
    said = text(last(office, REPORTER))
    assert said.startswith("Hej reporter askersund!")
    assert "Lämna svaret för Socialnämnden senast tisdag 15 september 2026." in said
    assert f"{SITE}/askersund/uppfoljning/{scene.round.slug}/svar/{scene.social.key}/" in said
    assert f"{SITE}/paminnelser/" in said


def test_text_and_page_say_the_same(scene: Reminding, office: PostOffice) -> None:
    scene.day(scene.on(8))
    for letter in office.taken:
        shown = html.fromstring(page(letter))
        words = " ".join(shown.xpath("//body")[0].text_content().split())
        links = set(re.findall(r"https://\S+", text(letter)))
        assert {one.get("href") for one in shown.xpath("//a")} == links
        for line in text(letter).splitlines():
            told = line.strip("- ").rstrip(":")
            assert not told or told.startswith("https:") or told in words or "Sluta få" in told, told


def test_the_last_day_and_the_day_after(scene: Reminding, office: PostOffice) -> None:
    scene.day(scene.on(0))
    assert "I dag, tisdag 15 september 2026, är sista dagen" in text(last(office, REPORTER))
    FollowUpRound.objects.update(grace_days=14)
    scene.day(scene.on(1))
    late = text(last(office, REPORTER))
    assert "Svaret för Socialnämnden skulle ha kommit in tisdag 15 september 2026." in late
    assert "Det går att svara till och med tisdag 29 september 2026." in late


def test_without_account_the_letter_holds_their_own_link(scene: Reminding, office: PostOffice) -> None:
    link = scene.link(scene.school)
    scene.day(scene.on(-7))
    said = text(last(office, link.email))
    token = re.search(rf"{SITE}/svara/([^/\s]+)/", said)
    assert token
    assert read_answer_token(token[1]) == (link.pk, link.nonce)
    assert "Du behöver inget konto" in said
    assert "/uppfoljning/" not in said
    assert "/svara/" not in text(last(office, REPORTER))


def test_the_approver_and_the_coordinator(scene: Reminding, office: PostOffice) -> None:
    scene.day(scene.on(3))
    chief = last(office, CHIEF)
    assert chief["Subject"] == "Askersund: ett svar som du ska godkänna saknas"
    assert "Du godkänner svaret för Socialnämnden." in text(chief)
    scene.day(scene.on(7))
    lead = last(office, LEAD)
    assert lead["Subject"] == "Askersund: 2 av 2 har inte svarat"
    assert "- Socialnämnden\n- Utbildningsnämnden" in text(lead)
    assert "- Utbildningsnämnden\n\nGe någon rollen" in text(office.to(LEAD)[0])
    assert lead["Reply-To"] is None


def test_many_bodies_are_a_list_of_links(scene: Reminding, office: PostOffice) -> None:
    factories.person(scene.town, Role.REPORTER, email="alla@askersund.example")
    scene.day(scene.at(OPENED))
    said = last(office, "alla@askersund.example")
    assert said["Subject"] == "Askersund: lämna 2 svar, senast 15 september"
    assert "Svara för Socialnämnden:\nhttps" in text(said)
    assert "Svara för Utbildningsnämnden:\nhttps" in text(said)


def test_nothing_in_a_letter_says_what_it_is_about(scene: Reminding, office: PostOffice) -> None:
    FollowUpRound.objects.update(title="Programmet mot VÅLD 2026", slug="programmet-mot-vald-2026")
    factories.answered(scene.town, scene.round, scene.social, "late", "Hemlig kommentar")
    for after in (-14, -7, 1, 3, 7):
        scene.day(scene.on(after))
    assert len(office.taken) >= 6
    for letter in office.taken:
        whole = f"{letter['Subject']} {letter['From']} {text(letter)} {page(letter)}".lower()
        for word in ("våld", "vald-", "heder", "hemlig", "försenad", "status", "program"):
            assert word not in whole, word
    others = {"approver askersund", "coordinator askersund"}
    assert not any(name in text(last(office, REPORTER)) for name in others)


def test_the_page_fetches_nothing(scene: Reminding, office: PostOffice) -> None:
    scene.day(scene.at(OPENED))
    shown = page(office.taken[0])
    assert not re.search(r"<(img|link|script|iframe|table)\b|url\(|@import|src=", shown)
    assert "color-scheme" in shown


def test_strange_names_stay_in_their_place(scene: Reminding, office: PostOffice) -> None:
    factories.person(scene.town, Role.REPORTER, scene.school, "x@askersund.example")
    user = User.objects.get(email="x@askersund.example")
    user.name = 'Eva "Evil" <script>, Ekö\nBcc: offer@example.com'
    user.save()
    scene.day(scene.at(OPENED))
    letter = last(office, "x@askersund.example")
    assert letter["Bcc"] is None
    assert letter["To"].addresses[0].addr_spec == "x@askersund.example"
    assert "<script>" not in page(letter)
    assert "<script>" in text(letter)


def test_several_rounds_in_one_letter(scene: Reminding, office: PostOffice) -> None:
    second = factories.opened(
        scene.town, *scene.round.programmes.all(), title="Årsuppföljning", closes_on=scene.round.closes_on
    )
    open_on(second, OPENED)
    scene.day(scene.at(OPENED))
    assert Letter.objects.filter(email=REPORTER).count() == 1
    said = text(last(office, REPORTER))
    assert "Tertial 2 2026\n--------------" in said
    assert "Årsuppföljning\n--------------" in said


def test_four_hundred_bodies_are_still_a_letter(scene: Reminding, office: PostOffice) -> None:
    """Mail programs cut what is longer than some 100 kB, with the way to stop the letters."""
    many = [factories.body(scene.town, f"Enheten för verksamhet {number:03}") for number in range(400)]
    for body in many:
        Submission.objects.create(municipality=scene.town.municipality, round=scene.round, body=body)
    factories.person(scene.town, Role.REPORTER, email="alla@askersund.example")
    scene.day(scene.at(OPENED))
    said = last(office, "alla@askersund.example")
    assert said["Subject"] == "Askersund: lämna 402 svar, senast 15 september"
    assert "Se de 372 andra:\nhttps" in text(said)
    assert "Sluta få påminnelser" in text(said)
    scene.day(scene.on(7))
    lead = last(office, LEAD)
    assert lead["Subject"] == "Askersund: 402 av 402 har inte svarat"
    assert "- och 372 till" in text(lead)
    assert max(len(letter.as_bytes()) for letter in office.taken) < 40_000
