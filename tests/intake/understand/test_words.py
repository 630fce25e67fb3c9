"""Joining, cutting and mending of printed text, and what headings mean."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fridlyst.intake.blocks import Block, BlockKind, Document, Line
from fridlyst.intake.understand import understand
from fridlyst.intake.understand.headings import goal_heading, numbered_heading, opens_list
from fridlyst.intake.understand.lines import is_time, owners_at_end, time_at_start
from fridlyst.intake.understand.municipality import municipalities, municipality_of
from fridlyst.intake.understand.owned import split_owned, split_timed
from fridlyst.intake.understand.vocabulary import Role, heading_of, headings_in_line
from fridlyst.intake.understand.words import Wording, learn, mend_quotes, names_again, sentences


def wording(*words: str, notes: frozenset[int] = frozenset()) -> Wording:
    return Wording(frozenset(words), notes)


@pytest.mark.parametrize(
    ("lines", "whole"),
    [
        (["barn-", "och unga"], "barn- och unga"),
        (["förebyg-", "gande arbete"], "förebyggande arbete"),
        (["2018-", "2022"], "2018-2022"),
        (["", "två  ord "], "två ord"),
    ],
)
def test_lines_join(lines: list[str], whole: str) -> None:
    assert wording().join(lines) == whole


def test_a_word_with_a_true_hyphen_keeps_it() -> None:
    assert wording("hbtq-personer").join(["hbtq-", "personer"]) == "hbtq-personer"


def test_footnote_numbers_go_and_other_numbers_stay() -> None:
    known = wording(notes=frozenset({50}))

    assert known.clean("RING50 svarar dygnet runt, läs mer.50") == "RING svarar dygnet runt, läs mer."
    assert known.clean("Metoden MVP2 och T1 2022") == "Metoden MVP2 och T1 2022"


def test_footnotes_are_known_by_their_neighbours_and_by_their_notes() -> None:
    lines = ("Här står en sak.7", "Ordet8 och nästa sak.9", "RING50 svarar.", "50 Ring: ett nummer", "Lag51a")
    document = Document(
        "a.txt", "text/plain", (Block(0, BlockKind.PARAGRAPH, tuple(Line(text) for text in lines)),)
    )

    assert learn(document).notes == frozenset({8, 50})


def test_a_lost_quotation_mark_comes_back_before_the_name() -> None:
    assert mend_quotes("Visa filmen  Kurs Heder” för alla") == "Visa filmen ”Kurs Heder” för alla"
    assert mend_quotes("Visa ”Kurs Heder” för alla") == "Visa ”Kurs Heder” för alla"
    assert mend_quotes("”Kurs heder för alla") == "”Kurs heder för alla"


def test_sentences_and_abbreviations() -> None:
    assert sentences("Gäller bl.a. Örebro. Nästa mening.") == ["Gäller bl.a. Örebro.", "Nästa mening."]


def test_a_sentence_names_again_what_was_brought_in() -> None:
    assert names_again("Planen följs upp.", "Varje enhet har en plan.")
    assert not names_again("Kommunens skolor övar.", "Storköpings kommun har en plan.")
    assert not names_again("Skolan övar.", "Varje enhet har en plan.")


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Åtgärd", Role.MEASURE),
        ("Ansvarig verksamhet", Role.OWNER),
        ("Ansvariga nämnder:", Role.OWNER),
        ("När", Role.TIME),
        ("Tidsplan", Role.TIME),
        ("Indikatorer:", Role.INDICATOR),
        ("Målvärde 2027", Role.TARGET),
        ("Målgrupp", Role.NOTE),
        ("Kommentar T3 2022", Role.NOTE),
        ("Inriktningsmål för Storköpings kommun", Role.GOAL),
        ("Kommunkontorets särskilda ansvarsområde och mål", Role.GOAL),
        ("Målsättning i den nationella strategin", Role.STEERING),
        ("Regionala mål", Role.STEERING),
        ("Anvsarig", Role.OWNER),
    ],
)
def test_headings_of_columns(text: str, role: Role) -> None:
    heading = heading_of(text)

    assert heading is not None
    assert heading.role is role


@pytest.mark.parametrize("text", ["Blå", "Vi ses i skolan", "", "Ett mycket långt stycke " * 10])
def test_other_words_are_no_headings(text: str) -> None:
    assert heading_of(text) is None


def test_several_headings_on_a_line() -> None:
    found = headings_in_line("Mål Aktivitet Ansvarig nämnd Klart senast")

    assert [text for text, _ in found] == ["Mål", "Aktivitet", "Ansvarig nämnd", "Klart senast"]
    assert headings_in_line("Aktivitet för barn") == ()
    assert headings_in_line("Tid Ansvarig") == ()


def test_goal_headings() -> None:
    found = goal_heading("Delmål 2.1: Fler frågar")

    assert found is not None
    assert (found.level, found.number, found.title) == ("Delmål", "2.1", "Fler frågar")
    assert goal_heading("Målområde samhälle: En bygd att lita på") is None
    numbered = numbered_heading("3. Intern samverkan")
    assert numbered is not None
    assert numbered.title == "Intern samverkan"
    assert numbered_heading("2026 blir ett bra år") is None


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("För att lyckas behöver följande vara på plats:", Role.PRECONDITION),
        ("Förutsättningar", Role.PRECONDITION),
        ("Nyckeltal", Role.INDICATOR),
        ("Insatser:", Role.ACTIVITY),
        ("Åtgärder", Role.ACTIVITY),
        ("Insatser görs på flera nivåer i vår kommun", None),
        ("Samverkan", None),
    ],
)
def test_what_opens_a_list(text: str, role: Role | None) -> None:
    assert opens_list(text) is role


def test_words_with_their_owner_behind() -> None:
    assert split_owned("Andel skolor (Utbildningsnämnden)") == ("Andel skolor", "Utbildningsnämnden")
    assert split_owned("Andel skolor (kommunala)") == ("Andel skolor (kommunala)", "")
    assert split_owned("Öva. Ansvarig: Kulturnämnden") == ("Öva.", "Kulturnämnden")
    assert split_timed("Öva. Tid: Våren 2026") == ("Öva.", "Våren 2026")


@pytest.mark.parametrize(
    "text", ["December 2026", "Löpande/Årligen", "2019-XX-XX", "2 gr årligen utdrag av statistik"]
)
def test_times(text: str) -> None:
    assert is_time(text)


@pytest.mark.parametrize(
    "text", ["Löpande Alla verksamheter övar", "Erbjuda fortlöpande", "Öva i maj.", "Skapa"]
)
def test_no_times(text: str) -> None:
    assert not is_time(text)


def test_where_a_time_ends() -> None:
    assert time_at_start("November 2025 Samtliga Öva") == "November 2025"
    assert time_at_start("Samtliga 2025") == ""


def test_owners_last_on_a_line_are_the_municipality_s_own() -> None:
    assert owners_at_end("Sprida filmen Kulturnämnden, ") == "Kulturnämnden,"
    assert owners_at_end("Utveckla samverkan med Polisen") == ""


def test_every_municipality_is_there_once() -> None:
    known = municipalities()

    assert len(known) == len(set(known.values())) == 290
    assert all(len(code) == 4 and code.isdigit() for code in known.values())
    wanted = {
        "Askersund": "1882",
        "Alingsås": "1489",
        "Linköping": "0580",
        "Stockholm": "0180",
        "Gotland": "0980",
    }
    assert {name: known[name] for name in wanted} == wanted


def test_a_municipality_is_named_with_its_word_behind() -> None:
    assert municipality_of("", "Vi bor på Marks gata. Habo kommuns plan liknar Habo kommun.") == (
        "Habo",
        "0643",
    )
    assert municipality_of("Plan för Alingsås kommun", "Stockholms stad har en. Stockholms stad.") == (
        "Alingsås",
        "1489",
    )
    assert municipality_of("", "Ingen kommun nämns.") == (None, None)


@given(
    st.lists(st.text(alphabet='Mål 1.:()Aktivitet Ansvariga\u0000åÖ-–”"2026,/\n', max_size=60), max_size=12)
)
def test_no_text_breaks_the_reader(texts: list[str]) -> None:
    blocks = tuple(
        Block(
            number,
            BlockKind.PARAGRAPH,
            tuple(Line(line, blank_before=at == 0) for at, line in enumerate(text.split("\n"))),
        )
        for number, text in enumerate(texts)
    )

    programme = understand(Document("a.txt", "text/plain", blocks, gridless=True), filename="a.txt")

    assert programme["programme"]["title"]
