"""The real minutes and the real letter, in all three formats, against what was read in them by hand."""

from typing import Any

import pytest

from fridlyst.intake.against import standings
from fridlyst.intake.extract import extract_document
from fridlyst.intake.running_text import running_text
from tests.intake.test_gold import FORMATS, gold, path_of, read

KINDS = {
    "motion received": "motion_received",
    "motion approved": "motion_approved",
    "draft approved": "draft_approved",
    "referred back": "referred_back",
    "statement": "statement",
    "proposal to Kommunfullmäktige": "proposal",
}
Json = dict[str, Any]


def matter(name: str, kind: str) -> Json:
    (found,) = read(name, kind)["matters"]
    whole: Json = found
    return whole


@pytest.mark.parametrize("kind", FORMATS)
def test_the_steps_of_alingsas_are_all_there(kind: str) -> None:
    found, wanted = matter("alingsas-protokoll", kind), gold("alingsas")["case"]
    dated = [one for one in found["steps"] if one.get("date")]
    assert found["registration_number"] == wanted["reference"]
    assert [(one["kind"], one["date"], one["body"], one.get("paragraph")) for one in dated] == [
        (
            KINDS[one["kind"]],
            one["date"].isoformat(),
            one["body"],
            str(one["paragraph"]) if "paragraph" in one else None,
        )
        for one in wanted["steps"]
    ]
    assert [one["kind"] for one in found["steps"] if not one.get("date")] == ["assignment", "revised"]
    assert found["next_body"] == "Kommunfullmäktige"


@pytest.mark.parametrize("kind", FORMATS)
def test_conditions_answers_amendments_and_enclosures_of_alingsas(kind: str) -> None:
    steps, wanted = matter("alingsas-protokoll", kind)["steps"], gold("alingsas")["case"]
    conditions = next(one for one in steps if one["kind"] == "referred_back")["conditions"]
    assert [one["text"].split()[0] for one in conditions] == ["Redovisning", "Uppföljning", "Samverkan"]
    for one, word in zip(conditions, ("befintliga", "revidering", "fackliga"), strict=True):
        assert word in one["answer"]
    last = steps[-1]
    assert len(last["enclosures"]) == wanted["decision_basis"]
    assert [one["anchor"]["page"] for one in last["amendments"]] == [
        one["page"] for one in wanted["amendments"]
    ]
    for one, moved in zip(last["amendments"], wanted["amendments"], strict=True):
        assert one["change"]["added"].rstrip(".") == moved["adds"].rstrip(".")


@pytest.mark.parametrize("kind", FORMATS)
def test_one_amendment_stands_in_other_words_and_the_other_not_at_all(kind: str) -> None:
    path = path_of("alingsas", kind)
    body = running_text(extract_document(path.read_bytes(), path.name))
    first, second = standings(read("alingsas-protokoll", kind), body)
    assert first.checked.standing == "other_words"
    assert "fackliga parter" in first.checked.words
    assert first.said[1].startswith("Platsen var fel citerad")
    assert second.checked.standing in ("absent", "anchor_not_found")
    assert "inte" in second.said[0]


@pytest.mark.parametrize("kind", FORMATS)
def test_the_letter_of_linkoping(kind: str) -> None:
    found, wanted = matter("linkoping-uppfoljning", kind), gold("linkoping")
    (step,) = found["steps"]
    assert (step["kind"], step["date"]) == ("statement", wanted["dates"]["letter"].isoformat())
    assert step["sent_to"] == wanted["sent_to"]
    assert len(step["enclosures"]) == 2
    headings = [part["heading"] for part in step["letter"]["parts"]] + ["Beslutet skickas till"]
    assert len(headings) == len(wanted["letter_sections"])
    assert step["letter"]["parts"][0]["text"].startswith("1.")
    assert step["letter"]["signed_by"]


@pytest.mark.parametrize("kind", FORMATS)
@pytest.mark.parametrize("name", ["alingsas", "stockholm", "askersund"])
def test_a_programme_has_no_matters(name: str, kind: str) -> None:
    assert "matters" not in read(name, kind)
