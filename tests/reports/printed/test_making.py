"""What is printed: opened and read back, in every language, with nothing cut in silence."""

import re
from dataclasses import replace
from datetime import date
from io import BytesIO

import pypdfium2 as pdfium
import pytest

from fridlyst.base.checks import TextTooLong, UnknownCode
from fridlyst.organisation.queries import MunicipalityView
from fridlyst.reports.printed.choice import PRINTABLE, NoLanguage, PrintChoice, UnknownService
from fridlyst.reports.printed.making import Printed, make_printed
from fridlyst.reports.printed.terms import PrintedKind, Sheet
from fridlyst.support.national import national_lines
from fridlyst.support.shapes import Contact, Directory, DirectorySettingsView, PublicService, ServiceText

DAY = date(2026, 11, 22)
SITE = "https://stod.exempel.se"
WORDS_OF_VIOLENCE = re.compile(r"våld|utsatt|hot|kvinnofrid|stöd|hjälp|övergrepp", re.IGNORECASE)


def service(number: int, name: str = "", *, phone: str = "", about: str = "Samtal och råd.") -> PublicService:
    called = phone if phone is not None else ""
    text = ServiceText("sv", name or f"Mottagningen {number}", about, hours="Ring först.")
    return PublicService(
        id=number,
        key=f"m{number}",
        body="",
        body_key="",
        whom=("exposed",),
        target_groups=(),
        minimum_age=18,
        maximum_age=None,
        violence_forms=(),
        languages=(),
        interpreter=None,
        accessibility=(),
        free=True,
        always_open=False,
        openings=(),
        contacts=(Contact("phone", called or f"08-465 004 {number % 100:02}"),) if phone != "-" else (),
        place="",
        protected_address=False,
        pets=None,
        children=None,
        no_decision=None,
        anonymous=True,
        reviewed_on=DAY,
        changed_on=DAY,
        texts={"sv": text},
    )


def a_directory(*services: PublicService) -> Directory:
    town = MunicipalityView(1, "0180", "Stockholm", "stockholm")
    return Directory(town, DirectorySettingsView(), services, "1")


def made(choice: PrintChoice, *services: PublicService) -> Printed:
    return make_printed(a_directory(*services), choice, site=SITE, today=DAY)


def pages(printed: Printed) -> list[str]:
    document = pdfium.PdfDocument(BytesIO(printed.data))
    return [page.get_textpage().get_text_bounded() for page in document]


def brochure(*numbers: int, languages: tuple[str, ...] = ("sv",), code: bool = False) -> PrintChoice:
    return PrintChoice(PrintedKind.BROCHURE, numbers, languages, code)


def card(*numbers: int, languages: tuple[str, ...] = ("sv",), code: bool = False) -> PrintChoice:
    return PrintChoice(PrintedKind.CARD, numbers, languages, code)


@pytest.mark.parametrize("kind", [PrintedKind.BROCHURE, PrintedKind.CARD])
def test_each_language_has_two_sides_with_every_national_number_whole(kind: PrintedKind) -> None:
    languages = tuple(one.code for one in PRINTABLE)
    printed = made(PrintChoice(kind, (), languages))
    found = pages(printed)
    assert len(found) == 2 * len(languages)
    for back in found[1::2]:
        lines = {line.strip() for line in back.splitlines()}
        assert {one.number for one in national_lines()} <= {number.strip() for number in lines}
    assert printed.is_whole


def test_nothing_of_what_it_is_about_can_be_read_on_a_folded_brochure() -> None:
    """Front and back are seen when it is folded; the flap is not."""
    printed = made(PrintChoice(PrintedKind.BROCHURE, (1,), contact="08-465 004 99"), service(1))
    document = pdfium.PdfDocument(BytesIO(printed.data))
    page = document[0]
    _, height = page.get_size()
    outside = page.get_textpage().get_text_bounded(left=97 / 25.4 * 72, bottom=0, right=842, top=height)
    assert "Information" in outside
    assert "08-465 004 99" in outside
    assert not WORDS_OF_VIOLENCE.search(outside)


def test_the_front_of_a_card_is_neutral_too() -> None:
    front, back = pages(made(card(1), service(1)))
    assert not WORDS_OF_VIOLENCE.search(front)
    assert back.count("08-465 004 01") == 10


def test_a_language_that_runs_from_the_right_is_folded_from_the_right() -> None:
    printed = made(brochure(1, languages=("sv", "ar")), service(1))
    document = pdfium.PdfDocument(BytesIO(printed.data))
    third = 297 / 3 / 25.4 * 72

    def front_of(page: int, left: float) -> str:
        text = document[page].get_textpage()
        return str(text.get_text_bounded(left=left, bottom=0, right=left + third, top=595))

    assert "Stockholm" in front_of(0, 2 * third)
    assert "Stockholm" in front_of(2, 0)
    assert "Stockholm" not in front_of(2, 2 * third)


def test_what_does_not_fit_is_told_on_the_paper_and_to_the_one_who_made_it() -> None:
    about = "Stöd och behandling för den som lever nära någon som gör illa, och för barnen. " * 2
    many = [service(number, about=about) for number in range(1, 41)]
    printed = made(brochure(*range(1, 41)), *many)
    text = "".join(pages(printed))
    (gone,) = printed.left_out
    assert 10 < len(gone.services) < 35
    for one in many:
        assert (f"{one.name}\r\n" in text) is (one.name not in gone.services)
    assert f"{len(gone.services)} till" in text


def test_a_card_tells_of_what_it_cannot_hold() -> None:
    many = [service(number) for number in range(1, 21)]
    printed = made(card(*range(1, 22)), *many, service(21, "Utan telefon", phone="-"))
    assert printed.without_phone == ("Utan telefon",)
    assert printed.left_out[0].services[-1] == "Mottagningen 20"
    assert "Mottagningen 1" not in printed.left_out[0].services


def test_long_names_and_long_numbers_stay_on_the_paper() -> None:
    long = service(1, "Relationsvåldscentrum" * 12, phone="0046 (0)8 465 004 01, knappval 2")
    for choice in (brochure(1), card(1)):
        text = "".join(pages(made(choice, long)))
        assert "knappval" in text or choice.kind == PrintedKind.CARD


def test_words_beside_a_number_stand_in_the_language() -> None:
    english = ServiceText("en", "The clinic", labels={"Kvällar": "In the evenings"})
    ways = (Contact("phone", "08-465 004 10", "Kvällar"), Contact("phone", "08-465 004 11", "Helger"))
    told = replace(service(1), contacts=ways, texts={**service(1).texts, "en": english})
    text = " ".join(pages(made(brochure(1, languages=("sv", "en")), told)))
    assert text.count("Kvällar") == text.count("In the evenings") == 1
    assert text.count("Helger") == 2


def test_the_order_is_the_chosen_one() -> None:
    inside = pages(made(brochure(3, 1, 2), service(1), service(2), service(3)))[1]
    places = [inside.index(f"Mottagningen {number}") for number in (3, 1, 2)]
    assert places == sorted(places)


def test_the_code_is_only_there_when_asked_for() -> None:
    assert len(made(card(code=True)).data) > len(made(card()).data)


def test_a_sign_that_no_typeface_has_is_told() -> None:
    printed = made(brochure(1), service(1, "Stöd 漢"))
    assert printed.unshown == ("漢",)
    assert not printed.is_whole


def test_markup_and_hidden_signs_are_only_text() -> None:
    printed = made(brochure(1), service(1, "#panic() *x* \u202e<b>", about="a\x00b\ud800 $1+1$"))
    text = "".join(pages(printed))
    assert "#panic() *x* <b>" in text
    assert "ab $1+1$" in text


def test_the_same_choice_gives_the_same_file() -> None:
    choice = brochure(1, languages=("sv", "ti"))
    assert made(choice, service(1)).data == made(choice, service(1)).data


def test_names_say_nothing() -> None:
    assert made(card()).name == "information-stockholm-kort-2026-11-22.pdf"


@pytest.mark.parametrize("sheet", Sheet.values)
def test_the_poster_is_one_page_with_every_situation(sheet: str) -> None:
    printed = made(PrintChoice(PrintedKind.POSTER, (1,), (), sheet=sheet), service(1))
    (page,) = pages(printed)
    assert "Fara just nu" in page
    assert "Anmäl oro för barn" in page
    assert "stod.exempel.se/info/stockholm/personal/" in page
    assert "08-465 004 01" in page


@pytest.mark.parametrize(
    ("choice", "error"),
    [
        (PrintChoice("novel"), UnknownCode),
        (PrintChoice(PrintedKind.CARD, (), ()), NoLanguage),
        (PrintChoice(PrintedKind.CARD, (), ("tlh",)), UnknownCode),
        (PrintChoice(PrintedKind.CARD, (99,)), UnknownService),
        (PrintChoice(PrintedKind.CARD, (10**5000,)), UnknownService),
        (PrintChoice(PrintedKind.POSTER, sheet="a0"), UnknownCode),
        (PrintChoice(PrintedKind.CARD, contact="x" * 10_000), TextTooLong),
    ],
)
def test_what_cannot_be_printed_is_refused(choice: PrintChoice, error: type[Exception]) -> None:
    with pytest.raises(error):
        made(choice, service(1))
