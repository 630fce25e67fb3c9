"""Amendments as minutes word them, and what each is understood as."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fridlyst.decisions.wording import understand_amendment
from fridlyst.texts.shapes import Anchor, Change
from fridlyst.texts.terms import ChangeKind

A, C = Anchor, Change

PHRASES: tuple[tuple[str, Anchor, Change], ...] = (
    (
        'På sidan 3, under rubriken Ansvar, i sista meningen efter "nämnder och bolag" läggs följande till: '
        '"samt stiftelser".',
        A(page=3, heading="Ansvar", sentence="last", quote="nämnder och bolag"),
        C("add", "samt stiftelser"),
    ),
    (
        "Tillägg 2\nPå sidan 9, andra kolumnen läggs en punkt till: Föreningar bjuds in.",
        A(page=9, column=2),
        C("add_bullet", "Föreningar bjuds in."),
    ),
    (
        "I tabellen, tredje kolumnen, läggs en punkt till: Kurser hålls.",
        A(column=3),
        C("add_bullet", "Kurser hålls."),
    ),
    (
        "Att i tabellen, i tredje kolumnen, på sidan 5, lägga till punkten: Kurser hålls.",
        A(page=5, column=3),
        C("add_bullet", "Kurser hålls."),
    ),
    (
        "Att tabellen på sidan 5 kompletteras, i kolumnen Uppdrag, med punkten ”Kurser hålls”.",
        A(page=5, heading="Uppdrag"),
        C("add_bullet", "Kurser hålls"),
    ),
    ("Lägg ”varje år” till punkten ”Kurser hålls”.", A(quote="Kurser hålls"), C("add", "varje år")),
    ("Avsnittet Ekonomi stryks i sin helhet.", A(heading="Ekonomi"), C("strike")),
    ("Ordet ”särskilt” stryks.", A(), C("strike", struck="särskilt")),
    ("Ordet årligen stryks på sidan 4.", A(page=4), C("strike", struck="årligen")),
    ("Orden minst en gång stryks under rubriken Råd.", A(heading="Råd"), C("strike", struck="minst en gång")),
    ("Första meningen under rubriken Bakgrund utgår.", A(heading="Bakgrund", sentence="first"), C("strike")),
    ("Sista stycket under rubriken Inledning utgår.", A(heading="Inledning", paragraph=-1), C("strike")),
    ("På sid. 4 ersätts ”bör” med ”ska”.", A(page=4), C("replace", "ska", "bör")),
    ("s 4 st 2: ordet ”kan” byts ut mot ”ska”", A(page=4, paragraph=2), C("replace", "ska", "kan")),
    ("På s. 12 byts ordet bör ut mot ska.", A(page=12), C("replace", "ska.", "bör")),
    ("”två gånger” ersätts med ”varje kvartal”.", A(), C("replace", "varje kvartal", "två gånger")),
    (
        "Under rubriken Syfte läggs till sist i stycket: ”Programmet gäller alla.”",
        A(heading="Syfte", sentence="last"),
        C("add", "Programmet gäller alla."),
    ),
    (
        "I punkt 3 under rubriken Utbildning ändras ”inom ett år” till ”inom ett halvår”.",
        A(heading="Utbildning", item=3),
        C("replace", "inom ett halvår", "inom ett år"),
    ),
    (
        "Ett nytt stycke läggs till under rubriken Uppföljning: Resultatet redovisas öppet.",
        A(heading="Uppföljning"),
        C("add_paragraph", "Resultatet redovisas öppet."),
    ),
    (
        "Mål 2 får lydelsen: ”Alla barn ska vara trygga i skolan.”",
        A(heading="Mål 2"),
        C("replace", "Alla barn ska vara trygga i skolan."),
    ),
    (
        'Anna Ek (X) yrkar att ordet "kan" i avsnitt 4.2 ersätts med "ska".',
        A(heading="4.2"),
        C("replace", "ska", "kan"),
    ),
    (
        "Efter tredje punkten under rubriken Insatser läggs en ny punkt till: Skolorna informerar.",
        A(heading="Insatser", item=3),
        C("add_bullet", "Skolorna informerar."),
    ),
    ("Före ”kommunen” läggs ”hela” till.", A(quote="kommunen", before=True), C("add", "hela")),
    (
        "Lägg till ”och digitalt” efter ordet psykiskt på sidan 3.",
        A(page=3, quote="psykiskt"),
        C("add", "och digitalt"),
    ),
    ("Texten ”inom befintlig ram” tas bort.", A(), C("strike", struck="inom befintlig ram")),
    (
        "Meningen ”Detta sker vid behov.” stryks och ersätts med ”Detta sker varje år.”",
        A(),
        C("replace", "Detta sker varje år.", "Detta sker vid behov."),
    ),
    (
        "Under avsnittet Organisation, andra stycket, infogas efter ”samordnaren” orden ”och ombudet”.",
        A(heading="Organisation", paragraph=2, quote="samordnaren"),
        C("add", "och ombudet"),
    ),
    (
        "I kolumn 2 på sidan 5 tillkommer en punkt: Frågor ställs även till äldre.",
        A(page=5, column=2),
        C("add_bullet", "Frågor ställs även till äldre."),
    ),
    (
        "Ny punkt på sidan 8, kolumn 3: Bolag deltar.",
        A(page=8, column=3),
        C("add_bullet", "Bolag deltar."),
    ),
    (
        "Sidan 7, mål 3: ”ska eftersträva” ändras till ”ska nå”.",
        A(page=7, heading="mål 3"),
        C("replace", "ska nå", "ska eftersträva"),
    ),
    (
        "Stryk ”där så är möjligt” i sista meningen på sidan 2.",
        A(page=2, sentence="last"),
        C("strike", struck="där så är möjligt"),
    ),
    ("I stället för ”klienter” skrivs ”invånare”.", A(), C("replace", "invånare", "klienter")),
    ("Istället för ”klienter” används ”invånare”.", A(), C("replace", "invånare", "klienter")),
    (
        "Första stycket på sidan 3 ska lyda: ”Kommunen arbetar förebyggande.”",
        A(page=3, paragraph=1),
        C("replace", "Kommunen arbetar förebyggande."),
    ),
    (
        "Programmet kompletteras under rubriken Målgrupper med en punkt: Personer med missbruk.",
        A(heading="Målgrupper"),
        C("add_bullet", "Personer med missbruk."),
    ),
    (
        "Under rubriken ”Mål och medel” i första meningen läggs ”tydliga” till före ”mål”.",
        A(heading="Mål och medel", sentence="first", quote="mål", before=True),
        C("add", "tydliga"),
    ),
    (
        "Inledningsvis i avsnittet Bakgrund läggs till: ”Våld är ett brott.”",
        A(heading="Bakgrund", sentence="first", before=True),
        C("add", "Våld är ett brott."),
    ),
    (
        "Yrkande 2: Att på sida 5 i tabellens tredje kolumn stryka ”vid behov”.",
        A(page=5, column=3),
        C("strike", struck="vid behov"),
    ),
    ("Mellan ”skolan” och ”polisen” införs ”, vården”.", A(quote="skolan"), C("add", ", vården")),
    (
        "Sista meningen ersätts med: Det görs årligen.",
        A(sentence="last"),
        C("replace", "Det görs årligen."),
    ),
    (
        "att sidan 9 kompletteras med följande stycke: ”Kostnaderna ryms inom ram.”",
        A(page=9),
        C("add_paragraph", "Kostnaderna ryms inom ram."),
    ),
    ("Andra strecksatsen under rubriken Ansvar utgår.", A(heading="Ansvar", item=2), C("strike")),
    ("Punkt 3 utgår.", A(item=3), C("strike")),
    (
        "Sist i punktlistan under Målgrupper läggs till: ”Syskon till den som är utsatt”",
        A(heading="Målgrupper", sentence="last"),
        C("add_bullet", "Syskon till den som är utsatt"),
    ),
    (
        "”Nämnderna svarar” ändras till ”Nämnder och bolag svarar” under rubriken Råd på sidan 8.",
        A(page=8, heading="Råd"),
        C("replace", "Nämnder och bolag svarar", "Nämnderna svarar"),
    ),
    (
        "Kap. 5 tillförs ett nytt stycke: En utvärdering görs 2027.",
        A(heading="5"),
        C("add_paragraph", "En utvärdering görs 2027."),
    ),
    (
        "I meningen som börjar med ”Varje nämnd” stryks ”minst”.",
        A(quote="Varje nämnd"),
        C("strike", struck="minst"),
    ),
    (
        "Efter punkten ”Chefer utbildas” läggs en punkt till: Vikarier utbildas",
        A(quote="Chefer utbildas"),
        C("add_bullet", "Vikarier utbildas"),
    ),
    (
        "I 3:e kolumnen på s. 8 tillförs: »Även bolagen utbildas»",
        A(page=8, column=3),
        C("add", "Även bolagen utbildas"),
    ),
    (
        "Under rubriken Samverkan läggs till efter ””i kommunen””: ””och i regionen””",
        A(heading="Samverkan", quote="i kommunen"),
        C("add", "och i regionen"),
    ),
    (
        "På sidan 2 i stycke 3 ska orden ”om möjligt” utgå.",
        A(page=2, paragraph=3),
        C("strike", struck="om möjligt"),
    ),
    (
        "Tredje punkten under rubriken Mål får följande lydelse: Alla skolor arbetar mot våld.",
        A(heading="Mål", item=3),
        C("replace", "Alla skolor arbetar mot våld."),
    ),
    (
        "Före första meningen under rubriken Syfte införs: ”Våldet ska upphöra.”",
        A(heading="Syfte", sentence="first", before=True),
        C("add", "Våldet ska upphöra."),
    ),
    (
        "Under punkt 4.3 läggs följande mening till: ”Även föreningar bjuds in.”",
        A(heading="4.3"),
        C("add", "Även föreningar bjuds in."),
    ),
    (
        "Målet ”Alla barn” kompletteras med orden ”och unga”.",
        A(quote="Alla barn"),
        C("add", "och unga"),
    ),
    (
        "att ordet jämställdhet läggs till efter ordet för i första meningen under rubriken Vision",
        A(heading="Vision", sentence="first", quote="för"),
        C("add", "jämställdhet"),
    ),
    (
        "Tillägg till sidan 4, andra stycket: ”särskilt unga kvinnor”.",
        A(page=4, paragraph=2),
        C("add", "särskilt unga kvinnor"),
    ),
    ("Årtalet 2026 ersätts med 2027 på sidan 1.", A(page=1), C("replace", "2027", "2026")),
    (
        "Under rubriken Kostnader stryks meningen ”Medel saknas.”",
        A(heading="Kostnader"),
        C("strike", struck="Medel saknas."),
    ),
)

PIECES = [*" ".join(words for words, _, _ in PHRASES).split(), "\x00", "”"]


@pytest.mark.parametrize(("words", "anchor", "change"), PHRASES, ids=[words[:40] for words, _, _ in PHRASES])
def test_how_amendments_are_worded(words: str, anchor: Anchor, change: Change) -> None:
    found = understand_amendment(words)
    assert (found.anchor, found.change) == (anchor, change)
    assert found.left_over == ""
    assert found.amends is None
    assert found.certainty >= 0.5


@pytest.mark.parametrize(
    ("words", "amends", "change"),
    [
        ("I tillägg 1 byts ”parterna” ut mot ”ombuden”.", 1, C("replace", "ombuden", "parterna")),
        ("I tilläggsyrkande 2 stryks ordet ”lokala”.", 2, C("strike", struck="lokala")),
        ("I första tillägget stryks ordet ”lokala”.", 1, C("strike", struck="lokala")),
        ("I det andra yrkandet läggs ”alla” till efter ”för”.", 2, C("add", "alla")),
        ("Tilläggsyrkande 3 ändras så att ”a” ersätts med ”b”.", 3, C("replace", "b", "a")),
        ("Till tillägg 4 fogas: ”och deras barn”.", 4, C("add", "och deras barn")),
    ],
)
def test_an_amendment_to_an_amendment(words: str, amends: int, change: Change) -> None:
    found = understand_amendment(words)
    assert (found.amends, found.change) == (amends, change)
    assert found.left_over == ""
    assert found.certainty == 1.0


@pytest.mark.parametrize(
    ("words", "left"),
    [
        ("Programmet ska översättas till fler språk.", "översättas till fler språk"),
        ("På sidan 4 stryks ”bör”, och frågan bordläggs till våren.", "frågan bordläggs"),
        ("Avslag på hela programmet.", "Avslag"),
    ],
)
def test_what_is_not_understood_is_left_over(words: str, left: str) -> None:
    found = understand_amendment(words)
    assert left in found.left_over
    assert found.certainty < 1.0


@pytest.mark.parametrize(
    "words",
    [
        "Rubriken Bakgrund ska ändras till Bakgrund och syfte.",
        "Anna Ek (X) yrkar att rubriken ”Bakgrund” ändras till ”Bakgrund och syfte”.",
        "På sidan 4: rubriken på avsnitt 3 byts ut mot ”Ekonomi”",
        "Stryk rubriken Samverkan.",
        "Underrubriken Råd utgår.",
        "Avsnittet Mål får rubriken Mening.",
        "Ny rubrik ”Ekonomi” läggs till efter avsnittet Mål med texten: Kostnaderna ryms inom ram.",
        "I rubriken Mål ersätts ordet ”Mål” med ”Mening”.",
        "Ordet ”Mål” i rubriken stryks.",
    ],
)
def test_what_changes_a_heading_is_never_read_as_words_of_a_passage(words: str) -> None:
    found = understand_amendment(words)
    assert found.of_heading
    assert (found.anchor, found.change) == (A(), C("replace"))
    assert found.certainty <= 0.1
    assert "ubrik" in found.left_over


@pytest.mark.parametrize(
    "words",
    [
        "Under rubriken Mål ändras ”bör” till ”ska”.",
        "På sidan 4, rubriken Mål, ändras ”bör” till ”ska”.",
        "Sista stycket under rubriken Mål utgår.",
        "Texten under rubriken Mål ändras till: Alla är fria.",
        "Rubriken Mål: lägg till ”alla” efter ”för”.",
        "Efter rubriken Mål läggs ett stycke till: Alla är fria.",
        "Stycket efter rubriken Mål stryks.",
    ],
)
def test_a_heading_that_says_where_is_a_place(words: str) -> None:
    found = understand_amendment(words)
    assert not found.of_heading
    assert found.anchor.heading == "Mål"


def test_without_anything_to_do_it_is_hardly_certain() -> None:
    for words in ("", "Programmet är bra.", "På sidan 4.", "Lägg till"):
        assert understand_amendment(words).certainty <= 0.2


def test_what_is_quoted_is_never_read_as_what_is_said() -> None:
    found = understand_amendment("På sidan 2 läggs till: ”ordet stryks på sidan 9 under rubriken Mål”.")
    assert found.anchor == A(page=2)
    assert found.change == C("add", "ordet stryks på sidan 9 under rubriken Mål")


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=30))
def test_never_an_error_whatever_is_written(words: list[str]) -> None:
    found = understand_amendment(" ".join(words))
    assert 0 <= found.certainty <= 1
    assert found.change.kind in ChangeKind.values


def test_long_and_hostile_words_are_read_in_a_moment() -> None:
    for odd in ("på sidan " * 2000, "”" * 9999, "ordet " * 3000, "a" * 50_000, "<b>x</b>"):
        understand_amendment(odd)
        understand_amendment(f"{odd} stryks ”x” under rubriken {odd}")
