"""A document read a second time: only what changed is proposed."""

import copy

from fridlyst.intake.differences import Change, Differences, changed_proposals
from tests.intake.understand.making import Json


def programme() -> Json:
    return {
        "programme": {"title": "Plan mot våld", "valid_to": "2026-12-31"},
        "bodies": [{"key": "sn", "name": "Socialnämnden"}, {"key": "kn", "name": "Kulturnämnden"}],
        "goals": [
            goal("1", "Alla vet", ["Informera på webben", "Informera i skolan"]),
            goal("2", "Alla får stöd", ["Öppna en mottagning", "Informera på webben"]),
        ],
    }


def goal(number: str, title: str, activities: list[str]) -> Json:
    made = [
        {
            "key": f"{number}-{at}",
            "title": text,
            "responsible": ["sn"],
            "source": {"block": at},
            "confidence": 0.9,
        }
        for at, text in enumerate(activities)
    ]
    held = {"activities": made, "preconditions": [f"Pengar till {title}"], "indicators": [], "goals": []}
    return {"key": number, "number": number, "title": title, **held}


def found(differences: Differences, change: Change) -> list[tuple[str, str, tuple[str, ...]]]:
    return [
        (item.kind, str((item.after or item.before or {}).get("title")), item.fields)
        for item in differences.of(change)
    ]


def test_the_same_again_is_all_the_same() -> None:
    later = programme()
    for at in range(2):
        later["goals"][at]["activities"][0] |= {
            "key": f"other-{at}",
            "confidence": 0.3,
            "source": {"block": 40},
        }

    differences = changed_proposals(programme(), later)

    assert differences.to_review == ()
    assert len(differences.of(Change.SAME)) == 9


def test_what_is_new_and_what_is_gone() -> None:
    later = programme()
    later["goals"][0]["activities"][1] = {"title": "Måla en väggmålning på torget", "responsible": ["kn"]}

    differences = changed_proposals(programme(), later)

    assert found(differences, Change.NEW) == [("activity", "Måla en väggmålning på torget", ())]
    assert found(differences, Change.GONE) == [("activity", "Informera i skolan", ())]
    assert found(differences, Change.CHANGED) == []


def test_what_is_changed_and_in_which_fields() -> None:
    later = programme()
    later["goals"][1]["activities"][0] |= {"title": "Öppna en ny mottagning", "responsible": ["sn", "kn"]}
    later["goals"][0]["title"] = "Alla som bor här vet"
    later["programme"]["valid_to"] = "2028-12-31"

    differences = changed_proposals(programme(), later)

    assert found(differences, Change.CHANGED) == [
        ("programme", "Plan mot våld", ("valid_to",)),
        ("goal", "Alla som bor här vet", ("title",)),
        ("activity", "Öppna en ny mottagning", ("title", "responsible")),
    ]
    assert found(differences, Change.NEW) == []
    assert found(differences, Change.GONE) == []


def test_the_same_title_under_two_goals_is_paired_within_each() -> None:
    later = programme()
    later["goals"][1]["activities"][1]["responsible"] = ["kn"]

    [difference] = changed_proposals(programme(), later).to_review

    assert difference.path == ("2", "2-1")
    assert difference.fields == ("responsible",)


def test_a_proposal_that_moved_says_so() -> None:
    later = programme()
    later["goals"][1]["activities"].append(later["goals"][0]["activities"].pop(1))

    [difference] = changed_proposals(programme(), later).to_review

    assert difference.change is Change.CHANGED
    assert difference.fields == ("goal",)


def test_owners_are_the_same_by_name_and_not_by_key() -> None:
    later = copy.deepcopy(programme())
    later["bodies"][0]["key"] = "socialnamnden"
    for item in later["goals"]:
        for activity in item["activities"]:
            activity["responsible"] = ["socialnamnden"]

    assert changed_proposals(programme(), later).to_review == ()


def test_everything_is_new_the_first_time() -> None:
    differences = changed_proposals({"programme": {}, "goals": []}, programme())

    assert len(differences.of(Change.NEW)) == 8
    assert differences.of(Change.GONE) == ()
