"""The demonstration's programmes against what was counted by hand in the real documents, and in own words."""

import re

import pytest
from tests.demo.programme_files import (
    PACKAGE,
    PROGRAMMES,
    SHARED,
    bodies_by_alias,
    gold,
    owner_keys,
    programme,
)

LONGEST_SHARED_RUN = 8


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())


def runs(text: str, length: int) -> set[tuple[str, ...]]:
    found = words(text)
    return {tuple(found[i : i + length]) for i in range(len(found) - length + 1)}


def test_stockholm_agrees_with_gold_position_by_position() -> None:
    tree, counted = programme("stockholm-2021-2025"), gold("stockholm")
    key = bodies_by_alias(tree)
    for goal, expected in zip(tree["goals"], counted["goals"], strict=True):
        assert goal["number"] == str(expected["number"])
        assert len(goal["preconditions"]) == expected["preconditions"]
        for part in ("indicators", "activities"):
            for item, hand in zip(goal[part], expected[part], strict=True):
                assert owner_keys(item) == [key[code] for code in hand["responsible"]], item["key"]


def test_stockholms_bodies_and_support_services_agree_with_gold() -> None:
    tree, counted = programme("stockholm-2021-2025"), gold("stockholm")
    names = {body["key"]: body["name"] for body in tree["bodies"]}
    key = bodies_by_alias(tree)
    assert {code: names[key[code]] for code in counted["bodies"]} == counted["bodies"]
    services = counted["support_services"]
    assert [service["name"] for service in tree["support_services"]] == services["names"]
    ages = {
        service["name"]: [service.get("minimum_age"), service.get("maximum_age")]
        for service in tree["support_services"]
        if "minimum_age" in service or "maximum_age" in service
    }
    assert ages == services["ages"]


def test_alingsas_agrees_with_gold_position_by_position() -> None:
    tree, counted = programme("alingsas-2025-2027"), gold("alingsas")
    for row, expected in zip(tree["goals"], counted["goal_matrix"], strict=True):
        levels = [goal["level"] for goal in row["goals"]]
        assert row["number"] == str(expected["national"])
        assert levels.count("Inriktningsmål") == expected["direction_goals"]
        assert levels.count("Mål för kommunledningskontoret") == expected["executive_office_goals"]
    followed = [item["goal"] for row in tree["goals"] for item in row["aligned"]]
    assert followed == [str(number) for number in counted["national_goals_followed"]]
    regional = [item for item in tree["alignments"] if item["document"] == "vastra-gotaland-2024-2027"]
    assert len(regional) == counted["regional_goals"]


def test_the_matters_dated_steps_agree_with_gold() -> None:
    tree, counted = programme("alingsas-2025-2027"), gold("alingsas")["case"]
    (matter,) = tree["matters"]
    assert matter["registration_number"] == counted["reference"]
    dated = [step for step in matter["steps"] if step["date"]]
    for step, expected in zip(dated, counted["steps"], strict=True):
        assert step["date"] == expected["date"].isoformat()
        assert step["body"] == expected["body"]
        assert step.get("paragraph") == (str(expected["paragraph"]) if "paragraph" in expected else None)
        assert len(step.get("conditions", [])) == len(expected.get("conditions", []))
        assert len(step.get("amendments", [])) == expected.get("amendments", 0)


def test_the_amendments_hold_the_words_that_were_decided() -> None:
    (matter,) = programme("alingsas-2025-2027")["matters"]
    given = [one for step in matter["steps"] for one in step.get("amendments", [])]
    lines = [one if isinstance(one, str) else one["text"] for one in given]
    for line, expected in zip(lines, gold("alingsas")["case"]["amendments"], strict=True):
        assert f'"{expected["adds"]}"' in line
        assert f"Sidan {expected['page']}," in line


def test_askersund_agrees_with_gold_position_by_position() -> None:
    tree, counted = programme("askersund-2026-2028"), gold("askersund")
    key = bodies_by_alias(tree)
    for area, expected in zip(tree["goals"], counted["goals"], strict=True):
        for measure, hand in zip(area["goals"], expected["measures"], strict=True):
            for activity, row in zip(measure["activities"], hand.get("activities", [hand]), strict=True):
                assert owner_keys(activity) == [key[name] for name in row["responsible"]]
                schedules = activity["schedule"]
                listed = schedules if isinstance(schedules, list) else [schedules]
                assert {schedule["text"] for schedule in listed} == {row.get("time", hand.get("time"))}


def test_linkopings_bodies_are_those_the_decision_was_sent_to() -> None:
    counted = gold("linkoping")
    for name in PROGRAMMES[3:]:
        single = {body["name"] for body in programme(name)["bodies"] if not body.get("collective")}
        assert single == {*counted["sent_to"], "Social- och omsorgsnämnden"}


def test_no_sentence_of_the_documents_stands_in_the_files() -> None:
    seeds = sorted((SHARED / "seeds").glob("*.txt"))
    if not seeds:
        pytest.skip(f"{SHARED / 'seeds'} finns inte")
    real = {run for seed in seeds for run in runs(seed.read_text(encoding="utf-8"), LONGEST_SHARED_RUN)}
    for folder in ("programmes", "steering"):
        for entry in (PACKAGE / "demo" / folder).iterdir():
            shared = runs(entry.read_text(encoding="utf-8"), LONGEST_SHARED_RUN) & real
            assert not shared, f"{entry.name}: {shared}"
