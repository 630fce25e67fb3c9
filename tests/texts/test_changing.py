"""Amendments made to a text: in turn, each to be seen, none lost."""

import pytest

from fridlyst.texts.changing import Order, consolidate
from fridlyst.texts.keys import with_keys
from fridlyst.texts.shapes import Anchor, Change, Found, MarkedPassage, MarkedText, TextBody
from tests.texts.sample import SAMPLE, bullet, section, text

TEXT = "Vi arbetar med skolan och vården. Stöd ges vid behov, i mån av tid. Nämnden följer upp."


def shown(one: MarkedPassage) -> str:
    """The runs in one line: [+1 added], [-2 struck], [+1-2 added and struck]."""
    told = []
    for run in one.runs:
        marks = f"{'' if run.added_by is None else f'+{run.added_by}'}"
        marks += f"{'' if run.struck_by is None else f'-{run.struck_by}'}"
        told.append(f"[{marks}|{run.text}]" if marks else run.text)
    return "".join(told)


def made(body: TextBody, *changes: tuple[Anchor, Change] | Order) -> MarkedText:
    orders = [one if isinstance(one, Order) else Order(number, *one) for number, one in enumerate(changes, 1)]
    return consolidate(body, orders)


def result(*changes: tuple[Anchor, Change] | Order, words: str = TEXT) -> str:
    """The one passage's text after the changes; none of them may clash."""
    marked = made(text(words), *changes)
    assert marked.clashes == ()
    return marked.sections[0].passages[0].passage.text


def after(quote: str, words: str) -> tuple[Anchor, Change]:
    return Anchor(quote=quote), Change("add", words)


def before(quote: str, words: str) -> tuple[Anchor, Change]:
    return Anchor(quote=quote, before=True), Change("add", words)


def struck(words: str) -> tuple[Anchor, Change]:
    return Anchor(), Change("strike", struck=words)


def swapped(old: str, new: str) -> tuple[Anchor, Change]:
    return Anchor(), Change("replace", new, old)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (after("skolan", "och fritidsgårdarna"), "skolan och fritidsgårdarna och vården."),
        (after("vården", "samt polisen."), "vården samt polisen. Stöd"),
        (after("vården.", "Det sker varje vecka."), "vården. Det sker varje vecka. Stöd"),
        (after("vården", "Det sker varje vecka."), "vården. Det sker varje vecka. Stöd"),
        (after("vid behov", ", dygnet runt"), "vid behov, dygnet runt, i mån"),
        (after("följer upp", "årligen"), "följer upp årligen."),
        (before("Vi arbetar", "Sedan länge:"), "Sedan länge: Vi arbetar"),
        (before("Stöd ges", "hjälp och"), "Hjälp och Stöd ges"),
        (before("skolan", "hela"), "med hela skolan"),
        ((Anchor(sentence="last"), Change("add", "och redovisar")), "följer upp och redovisar."),
        ((Anchor(sentence="first"), Change("add", "Alla är med")), "vården. Alla är med. Stöd"),
        (after("Nämnden följer upp.", "Det är allt."), "följer upp. Det är allt."),
    ],
)
def test_new_words_join_those_around_them(change: tuple[Anchor, Change], words: str) -> None:
    anchor, what = change
    heading = Anchor(heading="Inledning", sentence=anchor.sentence) if anchor.sentence else anchor
    told = result((heading, what))
    assert words in told
    assert "  " not in told
    assert ".." not in told


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (struck("och vården"), "Vi arbetar med skolan. Stöd"),
        (struck("Vi arbetar med"), "Skolan och vården."),
        (struck(", i mån av tid"), "vid behov. Nämnden"),
        (struck("i mån av tid"), "vid behov. Nämnden"),
        (struck("Stöd ges vid behov, i mån av tid."), "vården. Nämnden följer upp."),
        (struck("Nämnden följer upp."), "av tid."),
        (struck("Stöd"), "vården. Ges vid"),
        (swapped("vid behov", "alltid"), "Stöd ges alltid, i mån"),
        (swapped("Nämnden", "styrelsen"), "Styrelsen följer"),
        (swapped("Nämnden följer upp.", "Alla följer upp"), "av tid. Alla följer upp."),
        (swapped("vården", "omsorgen."), "skolan och omsorgen. Stöd"),
    ],
)
def test_what_is_left_reads_well(change: tuple[Anchor, Change], words: str) -> None:
    told = result(change)
    assert words in told
    assert "  " not in told
    assert told == told.strip()


def test_two_additions_at_one_place_stand_in_turn() -> None:
    told = result(after("skolan", "samt A"), after("skolan", "samt B"), after("med skolan", "samt C"))
    assert "skolan samt A samt B samt C och" in told
    swapped_order = result(after("skolan", "samt B"), after("skolan", "samt A"))
    assert "skolan samt B samt A och" in swapped_order
    assert "med A B skolan" in result(before("skolan", "A"), before("skolan", "B"))


def test_an_addition_after_replaced_words_stands_after_the_new_ones() -> None:
    assert "förskolan samt A och" in result(swapped("skolan", "förskolan"), after("skolan", "samt A"))
    assert "förskolan samt A och" in result(after("skolan", "samt A"), swapped("skolan", "förskolan"))


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (struck("skolan och"), struck("och vården")),
        (swapped("skolan", "förskolan"), swapped("skolan och vården", "alla")),
        (struck("med skolan och vården"), swapped("skolan", "förskolan")),
        (after("skolan", "samt A"), struck("skolan och vården")),
        (struck("skolan och vården"), after("skolan", "samt A")),
        (struck("skolan"), after("skolan", "samt A")),
        (struck("vid behov"), struck("vid behov")),
    ],
)
def test_the_same_words_twice_is_a_clash_and_the_earlier_stands(
    first: tuple[Anchor, Change], second: tuple[Anchor, Change]
) -> None:
    marked = made(text(TEXT), first, second)
    assert [(one.by, one.why, one.against) for one in marked.clashes] == [(2, "same_words", (1,))]
    assert marked.sections == made(text(TEXT), first).sections


def test_changes_side_by_side_do_not_clash() -> None:
    assert "av tid. Alla." in result(struck("Nämnden följer"), swapped("upp", "alla"))
    assert "vården. I mån av tid." in result(struck("Stöd ges"), struck("vid behov,"))


def test_no_place_is_a_clash() -> None:
    lost = made(SAMPLE, (Anchor(page=40), Change("add", "x")), struck("finns inte här alls"))
    assert [(one.by, one.why) for one in lost.clashes] == [(1, "no_place"), (2, "no_place")]
    assert lost.body == SAMPLE
    twice = text("Nämnden svarar.", "Nämnden svarar.")
    assert made(twice, struck("svarar"), after("svarar", "jämt")).clashes[0].why in ("no_place", "same_words")


def test_a_place_that_a_person_chose_wins() -> None:
    body = text("Nämnden svarar.", "Nämnden svarar.")
    place = Found("inledning", "inledning-2", 8, 14, 1.0, "svarar")
    order = Order(7, Anchor(page=40), Change("add", "genast"), place)
    assert made(body, order).body.sections[0].passages[1].text == "Nämnden svarar genast."
    outside = Order(7, Anchor(), Change("add", "genast"), Found("inledning", "inledning-2", 8, 999, 1.0))
    assert made(body, outside).clashes[0].why == "no_place"
    gone = Order(7, Anchor(), Change("strike"), Found("inledning", "borta", 0, 3, 1.0))
    assert made(body, gone).clashes[0].why == "no_place"


def test_an_amendment_to_an_amendment_shows_both() -> None:
    marked = made(
        text(TEXT),
        after("skolan", "samt de fria skolorna"),
        Order(2, Anchor(), Change("strike", struck="fria"), of=1),
    )
    one = marked.sections[0].passages[0]
    assert "skolan[+1| samt de ][+1-2|fria ][+1|skolorna] och" in shown(one)
    assert "skolan samt de skolorna och" in one.passage.text


def test_words_of_another_are_found_without_being_told() -> None:
    marked = made(
        text(TEXT), after("skolan", "samt fritidsgårdarna"), swapped("fritidsgårdarna", "lekparken")
    )
    assert "[+1| samt ][+1-2|fritidsgårdarna][+2|lekparken] och" in shown(marked.sections[0].passages[0])


def test_an_amendment_to_one_that_is_not_made_has_no_place() -> None:
    marked = made(
        text(TEXT),
        (Anchor(page=40), Change("add", "samt x")),
        Order(2, Anchor(), Change("strike", struck="samt"), of=1),
    )
    assert [(one.by, one.why, one.against) for one in marked.clashes] == [
        (1, "no_place", ()),
        (2, "no_place", (1,)),
    ]


def test_more_words_in_an_added_bullet_and_a_bullet_beside_it() -> None:
    marked = made(
        SAMPLE,
        (Anchor(heading="Utbildning"), Change("add_bullet", "vikarier")),
        Order(2, Anchor(), Change("add", "och praktikanter"), of=1),
        Order(3, Anchor(), Change("add_bullet", "förtroendevalda"), of=1),
        (Anchor(heading="Utbildning"), Change("add_bullet", "politiska sekreterare")),
    )
    assert marked.clashes == ()
    told = [one.text for one in marked.body.sections[3].passages]
    assert told[4:7] == ["Vikarier och praktikanter", "Förtroendevalda", "Politiska sekreterare"]
    added = [one for one in marked.sections[3].passages if one.added_by]
    assert [one.added_by for one in added] == [1, 3, 4]
    assert shown(added[0]) == "[+1|Vikarier][+2| och praktikanter]"


def test_a_new_bullet_is_written_as_its_neighbours() -> None:
    marked = made(
        SAMPLE, (Anchor(page=6, column=3), Change("add_bullet", "• skolhälsan frågar om hedersvåld"))
    )
    keys = [one.key for one in marked.body.sections[4].passages]
    new = next(one for one in marked.sections[4].passages if one.added_by == 1).passage
    assert new.text == "Skolhälsan frågar om hedersvåld."
    assert (new.kind, new.table, new.row, new.column, new.column_heading, new.page) == (
        "cell",
        0,
        1,
        2,
        "Insatser",
        6,
    )
    assert keys.index(new.key) == keys.index("mal-och-insatser-8") + 1
    assert len(set(keys)) == len(keys) == 12


def test_a_numbered_list_counts_on_and_a_first_bullet_comes_first() -> None:
    numbered = with_keys(TextBody((section("Steg", bullet("1. Fråga."), bullet("2. Lyssna.")),)))
    marked = made(numbered, (Anchor(heading="Steg"), Change("add_bullet", "hjälp")))
    assert marked.body.sections[0].passages[2].text == "3. Hjälp."
    first = made(
        SAMPLE, (Anchor(heading="Utbildning", item=1, before=True), Change("add_bullet", "Politiker"))
    )
    assert [one.text for one in first.body.sections[3].passages][1] == "Politiker"


def test_a_paragraph_of_its_own() -> None:
    marked = made(SAMPLE, (Anchor(heading="Inledning"), Change("add_paragraph", "Allt är offentligt.")))
    assert [one.text for one in marked.body.sections[0].passages][2] == "Allt är offentligt."
    assert marked.body.sections[0].passages[2].kind == "paragraph"
    after_first = made(SAMPLE, (Anchor(heading="Utbildning", paragraph=1), Change("add_paragraph", "Nytt.")))
    assert after_first.body.sections[3].passages[1].text == "Nytt."


def test_a_passage_that_is_struck_whole_goes_and_the_others_keep_their_keys() -> None:
    marked = made(SAMPLE, (Anchor(heading="Utbildning", item=2), Change("strike")))
    kept = [one.key for one in marked.body.sections[3].passages]
    assert kept == [one.key for one in SAMPLE.sections[3].passages if one.key != "utbildning-3"]
    assert marked.sections[3].passages[2].passage.text == ""
    assert shown(marked.sections[3].passages[2]) == "[-1|Handläggare som möter barn]"


def test_nothing_to_do_changes_nothing() -> None:
    assert consolidate(SAMPLE, []).body == SAMPLE
    assert not any(one.is_changed for part in consolidate(SAMPLE, []).sections for one in part.passages)
    assert consolidate(TextBody(()), [Order(1, Anchor(quote="x"), Change("add", "y"))]).clashes[0].by == 1
    empty = made(text(TEXT), after("skolan", "  "))
    assert empty.body == text(TEXT)


def test_never_an_error() -> None:
    for odd in ("", " ", "\x00", "”", "och", "å" * 5_000, "."):
        for kind in ("add", "strike", "replace", "add_bullet", "add_paragraph", "annat"):
            for of in (None, 1, 9):
                made(SAMPLE, after("skolan", "x"), Order(2, Anchor(quote=odd), Change(kind, odd, odd), of=of))
                place = Found("samordning", "samordning-1", 0, 0, 1.0)
                made(SAMPLE, Order(2, Anchor(), Change(kind, odd, odd), place, of))
