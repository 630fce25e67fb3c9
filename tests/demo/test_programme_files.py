"""The demonstration's programme files: valid by the schema, whole, and classified."""

import json

import jsonschema
import pytest
from tests.demo.programme_files import (
    PACKAGE,
    PROGRAMMES,
    STEERING_GOALS,
    Tree,
    goals,
    owner_keys,
    programme,
    read,
    under_goals,
)

from fridlyst.exchange.programme_file import load
from fridlyst.programmes.schedules import from_file, parse_schedule
from fridlyst.programmes.terms import TargetGroup, ViolenceForm


def schema() -> Tree:
    text = (PACKAGE / "exchange" / "schemas" / "fridlyst-programme-1.json").read_text(encoding="utf-8")
    loaded: Tree = json.loads(text)
    return loaded


def test_the_folders_hold_the_programmes_and_steering_documents_named_here() -> None:
    def names(folder: str) -> set[str]:
        return {entry.name.removesuffix(".yaml") for entry in (PACKAGE / "demo" / folder).iterdir()}

    assert names("programmes") == set(PROGRAMMES)
    assert names("steering") == set(STEERING_GOALS)


@pytest.mark.parametrize("name", PROGRAMMES)
def test_every_programme_file_follows_the_schema(name: str) -> None:
    validator = jsonschema.Draft202012Validator(schema())
    assert [error.message for error in validator.iter_errors(programme(name))] == []


@pytest.mark.parametrize("name", PROGRAMMES)
def test_every_programme_file_can_be_taken_in(name: str) -> None:
    data = (PACKAGE / "demo" / "programmes" / f"{name}.yaml").read_bytes()
    assert load(data, name=name) == programme(name)


@pytest.mark.parametrize(("name", "count"), STEERING_GOALS.items())
def test_every_steering_file_follows_the_schema(name: str, count: int) -> None:
    whole = schema()
    document = read("steering", name)
    part = {**whole["$defs"]["steering_document"], "$defs": whole["$defs"]}
    assert list(jsonschema.Draft202012Validator(part).iter_errors(document)) == []
    assert document["key"] == name
    assert [goal["number"] for goal in document["goals"]] == [str(i) for i in range(1, count + 1)]


@pytest.mark.parametrize("name", PROGRAMMES)
def test_keys_are_there_and_stand_once(name: str) -> None:
    tree = programme(name)
    keys = [item["key"] for item in goals(tree)]
    keys += [item["key"] for part in ("activities", "indicators") for item in under_goals(tree, part)]
    assert len(keys) == len(set(keys))
    bodies = [body["key"] for body in tree["bodies"]]
    assert len(bodies) == len(set(bodies))


@pytest.mark.parametrize("name", PROGRAMMES)
def test_every_body_that_is_pointed_at_is_described(name: str) -> None:
    tree = programme(name)
    known = {body["key"] for body in tree["bodies"]}
    pointed = {member for body in tree["bodies"] for member in body.get("members", [])}
    pointed |= {body["parent"] for body in tree["bodies"] if body.get("parent")}
    pointed |= {service["body"] for service in tree.get("support_services", []) if service.get("body")}
    for item in [*goals(tree), *under_goals(tree, "activities"), *under_goals(tree, "indicators")]:
        pointed |= set(owner_keys(item))
    assert pointed <= known


@pytest.mark.parametrize("name", PROGRAMMES)
def test_collective_bodies_have_members_and_only_they(name: str) -> None:
    for body in programme(name)["bodies"]:
        assert bool(body.get("members")) == body.get("collective", False)


@pytest.mark.parametrize("name", PROGRAMMES)
def test_aliases_point_at_one_body(name: str) -> None:
    tree = programme(name)
    spoken = [alias for body in tree["bodies"] for alias in [body["name"], *body.get("aliases", [])]]
    assert len(spoken) == len(set(spoken))


@pytest.mark.parametrize("name", PROGRAMMES)
def test_alignments_point_at_steering_goals_that_exist(name: str) -> None:
    tree = programme(name)
    targets = {(key, goal["number"]) for key in STEERING_GOALS for goal in read("steering", key)["goals"]}
    aligned = [*tree["alignments"], *under_goals(tree, "aligned")]
    assert {(item["document"], item["goal"]) for item in aligned} <= targets
    assert all(item.get("why") for item in aligned if item["stance"] == "not_followed")


@pytest.mark.parametrize("name", PROGRAMMES)
def test_every_activity_is_owned_and_every_placed_one_classified(name: str) -> None:
    activities = under_goals(programme(name), "activities")
    placed = [activity for activity in activities if "placed_on" in activity]
    assert len(placed) >= 0.8 * len(activities)
    assert all(activity["responsible"] for activity in activities)
    for activity in placed:
        assert activity["arenas"], activity["key"]
        assert activity["prevention_levels"], activity["key"]
        assert activity["social_levels"], activity["key"]
        assert set() < set(activity["target_groups"]) <= set(TargetGroup.values), activity["key"]
        assert set() < set(activity["violence_forms"]) <= set(ViolenceForm.values), activity["key"]


def test_support_services_are_classified() -> None:
    for service in programme("stockholm-2021-2025")["support_services"]:
        assert set() < set(service["target_groups"]) <= set(TargetGroup.values), service["name"]
        assert set() < set(service["violence_forms"]) <= set(ViolenceForm.values), service["name"]


@pytest.mark.parametrize("name", PROGRAMMES)
def test_schedules_say_what_their_words_say(name: str) -> None:
    for activity in under_goals(programme(name), "activities"):
        if "schedule" in activity:
            written = from_file(activity["schedule"])
            assert written == parse_schedule(written[0].text), activity["key"]


@pytest.mark.parametrize("name", PROGRAMMES)
def test_shares_say_what_is_divided_by_what(name: str) -> None:
    for indicator in under_goals(programme(name), "indicators"):
        has_parts = bool(indicator.get("numerator")) and bool(indicator.get("denominator"))
        assert has_parts == (indicator["kind"] == "share"), indicator["key"]
        assert indicator["target_value"] is None


def test_stockholm_is_whole() -> None:
    tree = programme("stockholm-2021-2025")
    activities = under_goals(tree, "activities")
    assert len(list(goals(tree))) == 7
    assert len(under_goals(tree, "preconditions")) == 12
    assert len(under_goals(tree, "indicators")) == 13
    assert len(activities) == 52
    assert sum(len(owner_keys(activity)) for activity in activities) == 118
    assert len(tree["support_services"]) == 22
    assert {goal["level"] for goal in goals(tree)} == {"Mål"}


def test_stockholm_follows_seven_of_the_eight_regional_goals() -> None:
    tree = programme("stockholm-2021-2025")
    regional = [goal["aligned"][0]["goal"] for goal in tree["goals"]]
    assert regional == ["1", "2", "3", "4", "6", "7", "8"]
    left_out = [item for item in tree["alignments"] if item["stance"] == "not_followed"]
    assert [(item["document"], item["goal"]) for item in left_out] == [("stockholms-lan-2020-2026", "5")]


@pytest.mark.parametrize(
    ("day", "count", "there", "gone"),
    [
        ("2021-01-01", 13, {"sdn-rinkeby-kista", "sdn-ostermalm"}, {"sdn-jarva", "sdn-norra-innerstaden"}),
        ("2023-06-30", 13, {"sdn-spanga-tensta", "sdn-norrmalm"}, {"sdn-jarva", "sdn-norra-innerstaden"}),
        ("2023-07-01", 11, {"sdn-jarva", "sdn-norra-innerstaden"}, {"sdn-rinkeby-kista", "sdn-ostermalm"}),
        ("2025-12-31", 11, {"sdn-jarva", "sdn-norra-innerstaden"}, {"sdn-spanga-tensta", "sdn-norrmalm"}),
    ],
)
def test_stockholms_district_committees_are_those_of_the_day(
    day: str, count: int, there: set[str], gone: set[str]
) -> None:
    bodies = {body["key"]: body for body in programme("stockholm-2021-2025")["bodies"]}
    valid = {
        key
        for key in bodies["sdn"]["members"]
        if bodies[key].get("valid_from", day) <= day <= bodies[key].get("valid_to", day)
    }
    assert len(valid) == count
    assert there <= valid
    assert not gone & valid


def test_stockholms_housing_companies_are_three() -> None:
    bodies = {body["key"]: body for body in programme("stockholm-2021-2025")["bodies"]}
    assert [bodies[key]["name"] for key in bodies["bb"]["members"]] == [
        "AB Svenska Bostäder",
        "AB Familjebostäder",
        "AB Stockholmshem",
    ]


def test_sheltered_homes_in_stockholm_keep_their_address_secret() -> None:
    services = programme("stockholm-2021-2025")["support_services"]
    assert {service["name"] for service in services if service.get("protected_address")} == {
        "Skyddat boende",
        "Mellanboende",
        "Kriscentrum för kvinnor och barn",
        "Kruton",
        "Hvilan",
        "Syrenen",
    }


def test_alingsas_is_whole() -> None:
    tree = programme("alingsas-2025-2027")
    levels = [goal["level"] for goal in goals(tree)]
    assert [goal["number"] for goal in tree["goals"]] == ["1", "2", "4"]
    assert levels.count("Inriktningsmål") == 7
    assert levels.count("Mål för kommunledningskontoret") == 4
    assert under_goals(tree, "indicators") == []
    assert [rule["kind"] for rule in tree["programme"]["follow_up"]] == ["before_revision"]
    assert all(activity["origin"] == "body" for activity in under_goals(tree, "activities"))


def test_goals_of_alingsas_are_owned_by_the_bodies_that_answer_for_them() -> None:
    owners = {"Inriktningsmål": ["forvaltningarna"], "Mål för kommunledningskontoret": ["klk"]}
    for row in programme("alingsas-2025-2027")["goals"]:
        assert "responsible" not in row
        for goal in row["goals"]:
            assert owner_keys(goal) == owners[goal["level"]]
            assert [item["goal"] for item in goal["aligned"]] == [row["number"]]


def test_the_matter_of_alingsas_is_whole() -> None:
    tree = programme("alingsas-2025-2027")
    (matter,) = tree["matters"]
    assert matter["registration_number"] == tree["programme"]["registration_number"] == "2025.202 KS"
    assert sum(len(step.get("conditions", [])) for step in matter["steps"]) == 3
    assert sum(len(step.get("amendments", [])) for step in matter["steps"]) == 2
    assert {step["body"] for step in matter["steps"]} <= {body["name"] for body in tree["bodies"]}
    dates = [step["date"] for step in matter["steps"] if step["date"]]
    assert dates == sorted(dates)


def test_askersund_is_whole() -> None:
    tree = programme("askersund-2026-2028")
    levels = [goal["level"] for goal in goals(tree)]
    assert (levels.count("Område"), levels.count("Åtgärd")) == (4, 11)
    activities = under_goals(tree, "activities")
    assert len(activities) == 13
    assert all(activity["schedule"] for activity in activities)


def test_linkopings_plans_share_activities_word_for_word() -> None:
    first, second = (
        {activity["key"]: activity for activity in under_goals(programme(name), "activities")}
        for name in PROGRAMMES[3:]
    )
    both = first.keys() & second.keys()
    assert both == {"gemensam-larmplan", "grundutbildning-medarbetare"}
    assert [first[key] for key in sorted(both)] == [second[key] for key in sorted(both)]


def test_linkopings_plans_are_followed_up_alike_by_the_same_bodies() -> None:
    first, second = (programme(name) for name in PROGRAMMES[3:])
    assert first["bodies"] == second["bodies"]
    for tree in (first, second):
        assert [rule["kind"] for rule in tree["programme"]["follow_up"]] == ["term", "annual"]


@pytest.mark.parametrize("name", PROGRAMMES[3:])
def test_what_linkoping_never_decided_says_that_it_is_invented(name: str) -> None:
    for activity in under_goals(programme(name), "activities"):
        invented = activity["description"].startswith("Påhittad för demonstrationen.")
        assert invented != (activity["key"] == "samordning"), activity["key"]


def test_what_alingsas_never_decided_says_that_it_is_invented() -> None:
    for activity in under_goals(programme("alingsas-2025-2027"), "activities"):
        assert activity["description"].startswith("Påhittad för demonstrationen.")
