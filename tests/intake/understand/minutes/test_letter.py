"""A letter becomes a matter with a statement, its parts kept by their headings."""

from typing import Any

from fridlyst.intake.extract import extract_document
from fridlyst.intake.understand import understand
from tests.intake.understand.minutes import texts


def read(text: str = texts.LETTER) -> dict[str, Any]:
    found: dict[str, Any] = understand(
        extract_document(text.encode(), "skrivelse.txt"), filename="skrivelse.txt"
    )
    return found


def test_a_letter_is_one_matter_with_one_statement() -> None:
    (matter,) = read()["matters"]
    (step,) = matter["steps"]
    assert (matter["registration_number"], matter["title"]) == ("KS 2026/00200", "Reviderad plan mot våld")
    assert (step["kind"], step["date"], step["body"]) == (
        "statement",
        "2026-09-01",
        "Kommunledningsförvaltningen",
    )
    assert step["sent_to"] == ["Socialnämnden", "Utbildningsnämnden"]


def test_its_parts_stand_under_their_headings_and_the_signature_apart() -> None:
    letter = read()["matters"][0]["steps"][0]["letter"]
    assert letter["signed_by"] == "Eva Prov"
    assert [(part["key"], part["heading"]) for part in letter["parts"]] == [
        ("proposal", "Förslag till beslut"),
        ("matter", "Sammanfattning"),
        ("background", "Bakgrund"),
        ("economy", "Ekonomiska konsekvenser"),
        ("children", "Barnets bästa"),
        ("assessment", "Förvaltningens bedömning"),
    ]
    assert letter["parts"][-1]["text"] == "Planen bör antas."


def test_a_letter_proposes_no_goals_and_no_text() -> None:
    assert read()["goals"] == []


def test_without_a_number_or_a_day_it_is_still_read() -> None:
    text = texts.LETTER.replace("Dnr KS 2026/00200\n", "").replace("Datum 2026-09-01\n", "")
    (matter,) = read(text)["matters"]
    assert matter["registration_number"] == ""
    assert "date" not in matter["steps"][0]
