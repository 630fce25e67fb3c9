"""Two versions of a text compared, and the keys that make them comparable."""

from collections.abc import Callable, Iterable
from dataclasses import replace

import pytest
from rapidfuzz import process

from fridlyst.texts.comparing import compare, compared
from fridlyst.texts.keys import with_keys
from fridlyst.texts.shapes import MarkedText, Passage, Run, TextBody
from tests.texts.sample import SAMPLE, bullet, paragraph, section, text


def sign(run: Run) -> str:
    return "+" if run.added_by is not None else "-" if run.struck_by is not None else ""


def shown(runs: Iterable[Run]) -> str:
    """The runs in one line: [+added] and [-struck]."""
    return "".join(f"[{sign(run)}{run.text}]" if sign(run) else run.text for run in runs)


def changed(marked: MarkedText) -> dict[str, str]:
    """What changed, by key."""
    every = [one for part in marked.sections for one in part.passages]
    return {one.passage.key: shown(one.runs) for one in every if one.is_changed}


def each(body: TextBody, become: Callable[[Passage], Passage | None]) -> TextBody:
    """The text with each passage as it becomes, without those that become nothing."""
    return TextBody(
        tuple(
            replace(part, passages=tuple(new for one in part.passages for new in [become(one)] if new))
            for part in body.sections
        )
    )


def without(body: TextBody, key: str) -> TextBody:
    """The text without one passage."""
    return each(body, lambda one: None if one.key == key else one)


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("Nämnden leder arbetet.", "Nämnden leder allt arbetet.", "Nämnden leder [+allt ]arbetet."),
        ("Nämnden leder arbetet.", "Nämnden leder.", "Nämnden leder[- arbetet]."),
        ("Nämnden kan ge stöd.", "Nämnden ska ge stöd.", "Nämnden [-kan][+ska] ge stöd."),
        ("Nämnden får leda.", "Styrelsen ska leda.", "[-Nämnden får][+Styrelsen ska] leda."),
        ("Lika.", "Lika.", "Lika."),
        ("", "Ny.", "[+Ny.]"),
    ],
)
def test_words_are_struck_and_added(before: str, after: str, told: str) -> None:
    assert shown(compared(before, after)) == told


def test_a_passage_that_is_gone_stands_where_it_stood() -> None:
    marked = compare(SAMPLE, without(SAMPLE, "utbildning-3"))
    assert changed(marked) == {"utbildning-3": "[-Handläggare som möter barn]"}
    assert [one.passage.key for one in marked.sections[3].passages][2] == "utbildning-3"


def test_a_passage_that_has_moved_is_unchanged() -> None:
    moved = next(one for _, one in SAMPLE.passages() if one.key == "inledning-2")
    after = without(SAMPLE, "inledning-2")
    *others, last = after.sections
    after = TextBody((*others, replace(last, passages=(*last.passages, moved))))
    assert changed(compare(SAMPLE, after)) == {}


def test_a_new_section_and_one_that_is_gone() -> None:
    after = TextBody(
        (*SAMPLE.sections[:2], *SAMPLE.sections[3:], section("Ekonomi", paragraph("Medel finns.")))
    )
    marked = compare(SAMPLE, with_keys(after, SAMPLE))
    told = [(part.section.heading, part.added_by, part.struck_by) for part in marked.sections]
    assert told[2] == ("Samordning", None, 0)
    assert told[-1] == ("Ekonomi", 0, None)
    assert [part.heading for part in marked.body.sections] == [one.heading for one in after.sections]


def test_a_heading_that_has_changed_shows_how() -> None:
    parts = list(SAMPLE.sections)
    parts[0] = replace(parts[0], heading="Inledande ord", number="1")
    marked = compare(SAMPLE, TextBody(tuple(parts)))
    assert (
        "".join(run.text for run in marked.sections[0].heading if run.struck_by is None) == "1 Inledande ord"
    )
    assert marked.sections[1].heading == ()


def test_texts_without_common_keys_are_compared_by_their_words() -> None:
    body = text("Nämnden leder arbetet i hela kommunen.", "Skolan hjälper till.")
    other = each(body, lambda one: replace(one, key=f"ny-{one.key}", text=one.text.replace("leder", "styr")))
    assert list(changed(compare(body, other))) == ["ny-inledning-1"]


def test_keys_are_readable_and_number_what_has_the_same_name() -> None:
    body = with_keys(
        TextBody(
            (section("Mål & medel", paragraph("A.")), section("Mål & medel", paragraph("B.")), section(""))
        )
    )
    assert [part.key for part in body.sections] == ["mal-medel", "mal-medel-2", "inledning"]
    assert [one.key for _, one in body.passages()] == ["mal-medel-1", "mal-medel-2-1"]
    assert len(with_keys(TextBody((section("å" * 500),))).sections[0].key) <= 70


def test_keys_are_inherited_by_what_is_the_same_or_nearly_so() -> None:
    before = with_keys(
        TextBody(
            (section("Ansvar", bullet("Nämnden leder arbetet."), bullet("Skolan hjälper till varje dag.")),)
        )
    )
    after = with_keys(
        TextBody(
            (
                section(
                    "Ansvar",
                    bullet("Helt nya ord om annat här."),
                    bullet("Nämnden leder allt arbetet."),
                    bullet("Skolan hjälper till varje dag."),
                ),
            )
        ),
        before,
    )
    assert [one.key for _, one in after.passages()] == ["ansvar-3", "ansvar-1", "ansvar-2"]


def test_the_key_of_what_is_gone_is_never_given_to_another() -> None:
    before = text("Första raden om skolan.", "Andra raden om vården.")
    after = with_keys(text("Första raden om skolan.", "Zebror springer på savannen."), before)
    assert [one.key for _, one in after.passages()] == ["inledning-1", "inledning-3"]


def test_the_same_words_many_times_keep_their_order() -> None:
    before = text("Se ovan.", "Bilaga ett.", "Se ovan.")
    assert with_keys(each(before, lambda one: replace(one, key="")), before) == before


def test_a_long_text_that_is_changed_all_through_keeps_its_keys_in_bearable_time(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    tried: list[int] = []
    extract = process.extract

    def counted(words: str, among: dict[int, str], **more: object) -> object:
        tried.append(len(among))
        return extract(words, among, **more)  # type: ignore[call-overload]

    monkeypatch.setattr("fridlyst.texts.pairing.process.extract", counted)
    names = [f"{number} {number * 7919} nämnden ska" for number in range(900)]
    before = text(*(f"{name} utse en person." for name in names))
    after = with_keys(text(*(f"{name} utse en person till." for name in names)), before)
    assert [one.key for _section, one in after.passages()] == [one.key for _section, one in before.passages()]
    assert max(tried) == 400
