"""Minutes as different municipalities write them become matters, step by step."""

from functools import cache
from typing import Any

import pytest

from fridlyst.intake.extract import extract_document
from fridlyst.intake.understand import understand
from tests.ending import ending
from tests.intake.understand.minutes import texts

Json = dict[str, Any]


@cache
def file_of(text: str) -> Json:
    return understand(extract_document(text.encode(), "protokoll.txt"), filename="protokoll.txt")


def matters(text: str) -> list[Json]:
    found: list[Json] = file_of(text).get("matters", [])
    return found


def whys(text: str) -> list[str]:
    return [doubt["why"] for doubt in file_of(text)["doubts"]]


def step(text: str, kind: str, matter: int = 0) -> Json:
    return next(one for one in matters(text)[matter]["steps"] if one["kind"] == kind)


def test_number_and_title_stand_in_the_head_of_the_paragraph() -> None:
    told = [(one["registration_number"], one["title"]) for one in matters(texts.COUNCIL)]
    assert told == [("KS 2026/00123", "Handlingsplan för trygga hem 2027–2030")]
    assert matters(texts.BOARD)[0]["registration_number"] == "KS-2026-17"
    assert matters(texts.BOARD)[0]["title"] == "Återrapport av arbetet mot våld"


def test_the_whole_way_of_a_matter_is_told_in_order() -> None:
    told = [
        (one["kind"], one["date"], one["body"], one.get("paragraph"))
        for one in matters(texts.COUNCIL)[0]["steps"]
    ]
    assert told == [
        ("motion_received", "2024-11-04", "Kommunfullmäktige", None),
        ("motion_approved", "2025-03-10", "Kommunfullmäktige", "22"),
        ("assignment", "2025-04-07", "Kommunstyrelsen", "61"),
        ("out_for_comment", "2025-10-02", "Socialnämnden", None),
        ("draft_approved", "2026-02-17", "Socialnämnden", "12"),
        ("referred_back", "2026-03-09", "Kommunstyrelsen", "33"),
        ("decision", "2026-06-15", "Kommunfullmäktige", "45"),
    ]


def test_a_decision_has_outcome_days_and_whom_it_is_sent_to() -> None:
    decided = step(texts.COUNCIL, "decision")
    assert (decided["outcome"], decided["adjusted_on"], decided["posted_on"]) == (
        "approved_amended",
        "2026-06-22",
        "2026-06-23",
    )
    assert decided["sent_to"] == ["Socialnämnden", "Utbildningsnämnden", "Bostads AB Provhem", "Akten"]
    assert decided["enclosures"][-1] == "Ks § 77/2026"
    assert len(decided["enclosures"]) == 3


def test_those_who_reserve_themselves_are_named_each() -> None:
    assert [one["who"] for one in step(texts.COUNCIL, "decision")["reservations"]] == [
        "Stina Berg (V)",
        "Olle Ek (MP)",
    ]


def test_amendments_of_the_decision_are_adopted_and_what_was_only_moved_is_a_doubt() -> None:
    found = step(texts.COUNCIL, "decision")["amendments"]
    assert [(one.get("state", "proposed"), one.get("moved_by")) for one in found] == [
        ("adopted", None),
        ("adopted", None),
        ("proposed", "Olle Ek (MP)"),
    ]
    assert [one["change"]["kind"] for one in found] == ["strike", "add_bullet", "strike"]
    assert "uppdrag" not in found[1]["text"]
    assert "Det framgår inte om yrkandet bifölls eller avslogs." in whys(texts.COUNCIL)


def test_an_amendment_that_was_turned_down_is_rejected_and_an_addition_to_the_decision_is_none() -> None:
    found = step(texts.BOARD, "proposal")["amendments"]
    assert [(one["state"], one["moved_by"]) for one in found] == [("rejected", "Lisa Holm (M)")]
    assert found[0]["change"] == {"kind": "replace", "added": "ska", "struck": "bör"}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            texts.COUNCIL,
            [
                "Kostnaderna ska räknas fram",
                "Hur barns röster har hörts",
                "Tidplan för uppföljning",
            ],
        ),
        (
            texts.COMMITTEE,
            [
                "Kostnaden för utbildning ska framgå",
                "Facken ska ha fått lämna synpunkter",
                "Det ska stå vem som följer upp riktlinjen",
            ],
        ),
        (
            texts.BOARD,
            ["Komplettera underlaget med vad insatserna kostar", "Hur de följs upp"],
        ),
    ],
)
def test_conditions_are_told_apart(text: str, wanted: list[str]) -> None:
    assert [one["text"] for one in step(text, "referred_back")["conditions"]] == wanted


def test_the_statement_answers_the_conditions() -> None:
    money, following = step(texts.BOARD, "referred_back")["conditions"]
    assert "budgetramen" in money["answer"]
    assert following["answer"] == "Uppföljning sker varje år i bokslutet."
    assert money["answer_source"]["block"] >= money["source"]["block"]


def test_two_matters_of_one_meeting_are_both_read() -> None:
    first, second = matters(texts.COMMITTEE)
    assert (first["registration_number"], second["registration_number"]) == ("SN/2026:88", "SN/2026:91")
    assert step(texts.COMMITTEE, "proposal", 1)["paragraph"] == "42"
    assert second["next_body"] == "Kommunfullmäktige"
    assert {one["steps"][-1]["adjusted_on"] for one in (first, second)} == {"2026-05-11"}
    assert first["steps"][-1]["sent_to"] == [
        "Socialförvaltningen",
        "Kommunstyrelsen",
        "Länsstyrelsen i Provlän",
    ]


def test_a_day_that_does_not_exist_is_a_doubt_and_the_step_stands_without_it() -> None:
    assert "date" not in step(texts.COMMITTEE, "statement")
    assert ("31 februari 2026", "Dagen finns inte i almanackan.") in [
        (doubt["text"], doubt["why"]) for doubt in file_of(texts.COMMITTEE)["doubts"]
    ]


def test_a_decision_before_what_it_follows_on_is_a_doubt() -> None:
    assert any(why.startswith("Steget är daterat 2026-05-04, före") for why in whys(texts.COMMITTEE))
    assert step(texts.COMMITTEE, "referred_back")["confidence"] <= 0.5


def test_a_matter_without_a_number_is_proposed_with_a_doubt() -> None:
    text = texts.BOARD.replace(" (KS-2026-17)", "")
    assert matters(text)[0]["registration_number"] == ""
    assert "Diarienumret framgår inte: skriv det innan ärendet tas in." in whys(text)


def test_what_became_nothing_is_said() -> None:
    held = " ".join(doubt["text"] for doubt in file_of(texts.BOARD)["doubts"])
    assert "ny rapport lämnas i maj" in held
    assert "ställer proposition" in held


@pytest.mark.parametrize("words", ["Handlingsplan mot våld\n\n1. Mål\n\nAlla ska vara trygga.\n", "§ 4\n"])
def test_other_documents_have_no_matters(words: str) -> None:
    assert "matters" not in file_of(words)


def test_long_minutes_are_bounded_and_what_is_too_much_is_said() -> None:
    one = "§ {at} KS 2026/{at:05d} Ärende {at}\n\nBeslut\n\nKommunfullmäktige antar planen.\n\n"
    text = texts.COUNCIL[: texts.COUNCIL.index("KF § 45")] + "".join(
        one.format(at=at) for at in range(1, 303)
    )
    found = matters(text)
    assert (len(found), found[-1]["registration_number"]) == (300, "KS 2026/00300")
    told = [doubt["text"] for doubt in file_of(text)["doubts"] if "högst 300 ärenden" in doubt["why"]]
    assert told == ["§ 301 Ärende 301"]


def test_a_hundred_pages_are_read() -> None:
    one = texts.COUNCIL[texts.COUNCIL.index("KF § 45") :]
    many = "".join(one.replace("KF § 45/2026", f"§ {at}") for at in range(1, 101))
    assert len(matters(texts.COUNCIL[: texts.COUNCIL.index("KF § 45")] + many)) == 100


@pytest.mark.parametrize(
    "hostile",
    [
        "(" * 50_000,
        "Anna Ek (S), " * 5_000,
        "den 1 maj 2026 " * 5_000,
        "§ " * 20_000,
        "• " * 20_000,
    ],
)
def test_hostile_words_are_read_to_their_end(hostile: str) -> None:
    with ending():
        matters(f"Protokoll\n\n§ 1 KS 2026/1 Ärende\n\nBeslut\n\nNämnden beslutar {hostile}\n")
