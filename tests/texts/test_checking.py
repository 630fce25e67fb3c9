"""How amendments stand in a text: to the letter, in other words, not at all."""

import pytest

from fridlyst.texts.checking import check
from fridlyst.texts.keys import with_keys
from fridlyst.texts.shapes import Anchor, Change, Checked, TextBody
from fridlyst.texts.terms import Standing
from tests.texts.sample import SAMPLE, paragraph, section, text

WITH = "Arbetet planeras mellan skolan, vården och polisen {} inom ramen för ett råd. Rådet möts varje vår."
HERE = Anchor(quote="skolan, vården och polisen")


def added(words: str, said: str, anchor: Anchor = HERE) -> Checked:
    """The words checked against a text that says something else in their place."""
    return check(text("En första rad.", WITH.format(said)), anchor, Change("add", words))


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("samt de ideella föreningarna", "samt de ideella föreningarna"),
        ("Samt de ideella föreningarna.", "samt de ideella föreningarna"),
        ("samt  de\nideella föreningarna", "samt de ideella föreningarna"),
        ("samt ”Trygga föreningen”", 'samt "Trygga föreningen"'),
        ("åren 2025-2027", "åren 2025–2027"),
        ("med vålds- förebyggande medel", "med våldsförebyggande medel"),
        ("och bolag", "och bolag"),
    ],
)
def test_to_the_letter(words: str, said: str) -> None:
    found = added(words, said)
    assert found.standing == Standing.TO_THE_LETTER
    assert found.certainty == 1.0
    assert found.at
    assert found.at.words == found.words
    assert found.words in said


@pytest.mark.parametrize(
    ("words", "said", "own"),
    [
        ("samt med de ideella föreningarna", "och med ideella föreningar", "och med ideella föreningar"),
        ("samt den ideella sektorn", "liksom hela den ideella sektorn", "den ideella sektorn"),
        ("och medarbetare i äldreomsorgen", "och äldreomsorgens personal", "äldreomsorgens personal"),
        ("Föreningar erbjuds grundutbildning", "där föreningarna får grundutbildning", "föreningarna får"),
        ("med samverkan varje år", "med årlig samverkan", "med årlig samverkan"),
        ("ideella, föreningar", "ideella föreningar", "ideella föreningar"),
    ],
)
def test_other_words(words: str, said: str, own: str) -> None:
    found = added(words, said)
    assert found.standing == Standing.OTHER_WORDS
    assert own in found.words
    assert found.words in said
    assert 0.5 < found.certainty < 1.0
    assert found.at is not None


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("Nya chefer erbjuds grundutbildning", "där nya vikarier erbjuds grundutbildning"),
        ("samt de ideella föreningarna", "samt de kommunala bolagen"),
        ("Föreningar erbjuds inte bidrag", "där föreningar erbjuds bidrag"),
        ("Föreningar erbjuds bidrag", "där föreningar inte erbjuds bidrag"),
        ("och barnombudet", "och äldreombudet"),
        ("samt", "och"),
    ],
)
def test_absent(words: str, said: str) -> None:
    found = added(words, said)
    assert found.standing == Standing.ABSENT
    assert found.words == ""
    assert found.places


def test_what_stands_far_off_is_not_what_was_added_unless_it_is_long() -> None:
    body = text(
        WITH.format(""), "Helt annat.", "Bolagen deltar också i allt.", "Föreningsrådet får bidrag ur fonden."
    )
    assert check(body, HERE, Change("add", "och bolagen")).standing == Standing.ABSENT
    far = check(body, HERE, Change("add", "Föreningsrådet får bidrag ur fonden"))
    assert far.standing == Standing.TO_THE_LETTER
    far_alone = check(
        SAMPLE, Anchor(heading="Samordning"), Change("add", "skyddat boende finns inom ett dygn")
    )
    assert far_alone.standing == Standing.TO_THE_LETTER
    assert far_alone.certainty <= 0.5


def test_one_word_counts_only_where_it_was_to_stand() -> None:
    body = text(
        "Nämnden leder arbetet. Bolag nämns här. Sedan kommer många andra ord om annat i samma stycke, "
        "och sist står vilka som deltar: skolan och vården."
    )
    found = check(body, Anchor(quote="skolan och vården"), Change("add", "bolag"))
    assert found.standing == Standing.ABSENT


def test_an_anchor_that_is_not_there() -> None:
    found = check(SAMPLE, Anchor(page=40), Change("add", "och biblioteken"))
    assert (found.standing, found.places, found.certainty) == (Standing.ANCHOR_NOT_FOUND, (), 0.0)


def test_words_are_found_though_their_place_is_not() -> None:
    lost = Anchor(page=40)
    there = check(SAMPLE, lost, Change("add", "skolhälsan frågar vid hälsosamtalen"))
    assert there.standing == Standing.TO_THE_LETTER
    other = check(SAMPLE, lost, Change("add", "Vid hälsosamtal frågar skolhälsan"))
    assert other.standing == Standing.OTHER_WORDS
    assert other.places == ()


def test_a_bullet_is_found_in_its_list_or_its_cell() -> None:
    bullet = Change("add_bullet", "handläggare som möter barn.")
    found = check(SAMPLE, Anchor(heading="Utbildning"), bullet)
    assert found.standing == Standing.TO_THE_LETTER
    assert found.certainty > 0.9
    other = check(SAMPLE, Anchor(column=3, page=6), Change("add_bullet", "Skolhälsans hälsosamtal: frågar"))
    assert other.standing == Standing.OTHER_WORDS


STRUCK = Change("strike", struck="vid behov och i mån av tid")


@pytest.mark.parametrize(
    ("said", "standing"),
    [
        ("Stöd ges vid behov och i mån av tid.", Standing.ABSENT),
        ("Stöd ges alltid.", Standing.TO_THE_LETTER),
        ("Stöd ges i mån av tid, och vid större behov.", Standing.OTHER_WORDS),
        ("Stöd ges vid uttalade behov, i mån av ork.", Standing.OTHER_WORDS),
    ],
)
def test_struck_is_done_when_it_is_gone(said: str, standing: str) -> None:
    body = with_keys(TextBody((*SAMPLE.sections, section("Stöd", paragraph(said)))))
    found = check(body, Anchor(heading="Stöd"), STRUCK)
    assert found.standing == standing
    assert bool(found.words) is (standing != Standing.TO_THE_LETTER)
    assert all("quote" not in place.wrong for place in found.places) or standing != Standing.TO_THE_LETTER


def test_struck_elsewhere_than_said_still_stands_there() -> None:
    gone = check(SAMPLE, Anchor(heading="Uppföljning"), Change("strike", struck="och bolag"))
    assert gone.standing == Standing.TO_THE_LETTER
    long = Change("strike", struck="Kommunen skriver avtal med två skyddade boenden")
    assert check(SAMPLE, Anchor(heading="Uppföljning"), long).standing == Standing.ABSENT
    assert check(SAMPLE, Anchor(page=40), Change("strike", struck="zebror")).standing == (
        Standing.ANCHOR_NOT_FOUND
    )


@pytest.mark.parametrize(
    ("said", "standing"),
    [
        ("Stöd kan ges inom en månad.", Standing.ABSENT),
        ("Stöd ska ges inom en vecka.", Standing.TO_THE_LETTER),
        ("Stöd ska ges redan inom veckan.", Standing.OTHER_WORDS),
        ("Hjälp erbjuds den som vill.", Standing.ABSENT),
    ],
)
def test_replaced_is_done_when_the_new_is_there_and_the_old_is_gone(said: str, standing: str) -> None:
    change = Change("replace", "ska ges inom en vecka", "kan ges inom en månad")
    assert check(text(said), Anchor(heading="Inledning"), change).standing == standing


def test_old_words_inside_the_new_are_gone() -> None:
    change = Change("replace", "nämnder och bolag", "nämnder")
    assert check(text("Alla nämnder och bolag deltar."), Anchor(), change).standing == Standing.TO_THE_LETTER
    assert check(text("Alla nämnder deltar."), Anchor(), change).standing == Standing.ABSENT


def test_never_an_error() -> None:
    for odd in ("", " ", "\x00", "”", "och", "å" * 10_000, "\ud800", "inte"):
        for kind in ("add", "strike", "replace", "add_bullet", "add_paragraph"):
            check(SAMPLE, Anchor(heading=odd, quote=odd), Change(kind, odd, odd))
            check(TextBody(()), Anchor(page=3), Change(kind, odd, odd))
