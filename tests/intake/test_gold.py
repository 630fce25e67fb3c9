"""The real documents against what was counted in them by hand, in all three formats."""

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from fridlyst.intake.extract import extract_document
from fridlyst.intake.understand import understand
from fridlyst.intake.understand.minutes.flow import flow_of
from fridlyst.intake.understand.minutes.sections import parts_of
from fridlyst.intake.understand.vocabulary import headings_in_line

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared"
SCHEMA = ROOT / "src/fridlyst/exchange/schemas/fridlyst-programme-1.json"
FORMATS = ("pdf", "docx", "seed")
SEEDS = {
    "alingsas": "000",
    "alingsas-protokoll": "001",
    "stockholm": "002",
    "askersund": "003",
    "linkoping-uppfoljning": "004",
}
Json = dict[str, Any]


def path_of(name: str, kind: str) -> Path:
    if kind == "seed":
        return next(iter((SHARED / "seeds").glob(f"{SEEDS[name]}_*.txt")), SHARED / "seeds" / name)
    return SHARED / "documents" / f"{name}.{kind}"


@cache
def read(name: str, kind: str) -> Json:
    """The proposals of one real document in one format."""
    path = path_of(name, kind)
    if not path.exists():
        pytest.skip(f"{path} finns inte")
    return understand(extract_document(path.read_bytes(), path.name), filename=path.name)


def gold(name: str) -> Json:
    path = SHARED / "gold" / f"{name}.yaml"
    if not path.exists():
        pytest.skip(f"{path} finns inte")
    found: Json = yaml.safe_load(path.read_text(encoding="utf-8"))
    return found


def goals_of(goals: list[Json]) -> Iterator[Json]:
    for goal in goals:
        yield goal
        yield from goals_of(goal["goals"])


def names(programme: Json, item: Json) -> set[str]:
    known = {body["key"]: body["name"] for body in programme["bodies"]}
    return {known[owner] for owner in item["responsible"]}


def plain(text: str) -> str:
    """One kind of quotation mark and of apostrophe: the seed keeps only half of a pair."""
    return " ".join(text.translate(str.maketrans("”“’", '""\'')).split())


def fits(title: str, wanted: Json) -> bool:
    starts = plain(wanted["starts"])
    begun = plain(title).replace('"', "").startswith(starts.replace('"', ""))
    return begun and plain(title).endswith(plain(wanted.get("ends", "")))


@pytest.mark.parametrize("kind", FORMATS)
@pytest.mark.parametrize("name", SEEDS)
def test_every_reading_keeps_the_schema(name: str, kind: str) -> None:
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))

    jsonschema.validate(read(name, kind), schema)


@pytest.mark.parametrize("kind", FORMATS)
def test_stockholm_has_every_count(kind: str) -> None:
    programme, wanted = read("stockholm", kind), gold("stockholm")
    goals = list(goals_of(programme["goals"]))

    assert len(goals) == wanted["totals"]["goals"]
    assert sum(len(goal["preconditions"]) for goal in goals) == wanted["totals"]["preconditions"]
    assert sum(len(goal["indicators"]) for goal in goals) == wanted["totals"]["indicators"]
    assert sum(len(goal["activities"]) for goal in goals) == wanted["totals"]["activities"]
    assert sum(len(activity["responsible"]) for goal in goals for activity in goal["activities"]) == 118


@pytest.mark.parametrize("kind", FORMATS)
@pytest.mark.parametrize("number", range(1, 8))
def test_stockholm_goal_by_goal(kind: str, number: int) -> None:
    programme, wanted = read("stockholm", kind), gold("stockholm")["goals"][number - 1]
    goal = programme["goals"][number - 1]

    assert goal["number"] == str(number)
    assert goal["level"] == "Mål"
    assert fits(goal["title"], wanted)
    assert len(goal["preconditions"]) == wanted["preconditions"]
    for kind_of_item in ("indicators", "activities"):
        for item, gold_item in zip(goal[kind_of_item], wanted[kind_of_item], strict=True):
            assert fits(item["title"], gold_item), item["title"]
            bodies = gold("stockholm")["bodies"]
            assert names(programme, item) == {bodies[short] for short in gold_item["responsible"]}, item[
                "title"
            ]


@pytest.mark.parametrize("kind", FORMATS)
def test_stockholm_around_its_goals(kind: str) -> None:
    programme, wanted = read("stockholm", kind), gold("stockholm")

    assert programme["municipality"] == {"name": "Stockholm", "code": "0180"}
    assert programme["programme"]["title"] == wanted["title"]
    assert programme["programme"]["valid_from"] == f"{wanted['valid']['from']}-01-01"
    assert programme["programme"]["valid_to"] == f"{wanted['valid']['to']}-12-31"
    assert programme["programme"]["vision"].startswith(wanted["vision_starts"])
    assert "tertial" in {rule["kind"] for rule in programme["programme"]["follow_up"]}
    collective = {body["name"] for body in programme["bodies"] if body["collective"]}
    assert collective == {"Stadsdelsnämnderna", "Bostadsbolagen"}
    left_out = [alignment for alignment in programme["alignments"] if alignment["stance"] == "not_followed"]
    assert [alignment["goal"] for alignment in left_out] == ["5"]
    assert left_out[0]["why"]


@pytest.mark.parametrize("kind", ["docx", "seed"])
@pytest.mark.parametrize("name", ["stockholm", "askersund", "alingsas"])
def test_the_formats_agree_to_the_letter(name: str, kind: str) -> None:
    def rows(programme: Json) -> list[tuple[str, ...]]:
        found: list[tuple[str, ...]] = []
        for goal in goals_of(programme["goals"]):
            found.append((plain(goal["title"]), plain(goal.get("description", ""))))
            found.extend((plain(item["text"]),) for item in goal["preconditions"])
            for item in goal["indicators"] + goal["activities"]:
                found.append((plain(item["title"]), *sorted(names(programme, item))))
        return found

    assert rows(read(name, kind)) == rows(read(name, "pdf"))


@pytest.mark.parametrize("kind", FORMATS)
def test_askersund_measures_and_activities(kind: str) -> None:
    programme, wanted = read("askersund", kind), gold("askersund")

    assert programme["municipality"] == {"name": "Askersund", "code": "1882"}
    assert (programme["programme"]["valid_from"], programme["programme"]["valid_to"]) == (
        "2026-01-01",
        "2028-12-31",
    )
    assert [rule["kind"] for rule in programme["programme"]["follow_up"]] == ["annual"]
    assert [goal["number"] for goal in programme["goals"]] == ["1", "2", "3", "4"]
    for goal, gold_goal in zip(programme["goals"], wanted["goals"], strict=True):
        assert fits(goal["title"], gold_goal)
        assert {measure["level"] for measure in goal["goals"]} == {"Åtgärd"}
        for measure, gold_measure in zip(goal["goals"], gold_goal["measures"], strict=True):
            assert fits(measure["title"], gold_measure)
            _check_activities(programme, measure, gold_measure)


def _check_activities(programme: Json, measure: Json, wanted: Json) -> None:
    expected = wanted.get("activities") or [{"starts": wanted["activity_starts"], **wanted}]
    for activity, gold_activity in zip(measure["activities"], expected, strict=True):
        starts = gold_activity.get("activity_starts", gold_activity["starts"])
        assert fits(activity["title"], {"starts": starts})
        assert names(programme, activity) == set(gold_activity["responsible"]), activity["title"]
        found = activity["schedule"] if isinstance(activity["schedule"], list) else [activity["schedule"]]
        time = gold_activity.get("time") or wanted["time"]
        assert {schedule["text"] for schedule in found} == {time}
        assert all(schedule["kind"] != "none" for schedule in found)


def aims(goal: Json) -> list[tuple[str, str]]:
    return [(alignment["document"], alignment["goal"]) for alignment in goal["aligned"]]


@pytest.mark.parametrize("kind", FORMATS)
def test_alingsas_matrix_of_goals(kind: str) -> None:
    programme, wanted = read("alingsas", kind), gold("alingsas")
    national = next(document for document in programme["steering"] if document["level"] == "national")
    regional = next(document for document in programme["steering"] if document["level"] == "regional")

    assert programme["municipality"] == {"name": "Alingsås", "code": "1489"}
    assert (programme["programme"]["valid_from"], programme["programme"]["valid_to"]) == (
        "2025-01-01",
        "2027-12-31",
    )
    assert [rule["kind"] for rule in programme["programme"]["follow_up"]] == ["before_revision"]
    assert len(national["goals"]) == 4
    assert len(regional["goals"]) == wanted["regional_goals"]
    followed = [a["goal"] for a in programme["alignments"]
                if a["document"] == national["key"] and a["stance"] != "not_followed"]  # fmt: skip
    assert [int(number) for number in followed] == wanted["national_goals_followed"]
    for row in wanted["goal_matrix"]:
        above = [(national["key"], str(row["national"]))]
        serving = [goal for goal in programme["goals"] if aims(goal) == above]
        assert sum(goal["level"] == "Inriktningsmål" for goal in serving) == row["direction_goals"]
        of_office = [goal for goal in serving if names(programme, goal) == {"Kommunledningskontoret"}]
        assert len(of_office) == row["executive_office_goals"]
    assert (
        len(programme["goals"])
        == wanted["totals"]["direction_goals"] + wanted["totals"]["executive_office_goals"]
    )


@pytest.mark.parametrize("kind", FORMATS)
def test_linkoping_report_proposes_no_goals(kind: str) -> None:
    programme, wanted = read("linkoping-uppfoljning", kind), gold("linkoping")
    followed = [document["title"] for document in programme["steering"] if document["level"] == "municipal"]

    assert programme["goals"] == []
    assert programme["municipality"] == {"name": "Linköping", "code": "0580"}
    assert len(followed) == len(wanted["plans_followed_up"])
    for title, plan in zip(followed, wanted["plans_followed_up"], strict=True):
        assert title.startswith(plan["title_starts"])
    assert set(wanted["sent_to"]) <= {body["name"] for body in programme["bodies"]}
    assert {rule["kind"] for rule in programme["programme"]["follow_up"]} == {"term", "annual"}


@pytest.mark.parametrize("kind", ["pdf", "docx", "seed"])
@pytest.mark.parametrize("name", SEEDS)
def test_no_word_is_dropped(name: str, kind: str) -> None:
    """Every longer word of the document stands somewhere in the file of proposals."""
    programme = read(name, kind)
    path = (
        next((SHARED / "seeds").glob(f"{SEEDS[name]}_*.txt"))
        if kind == "seed"
        else SHARED / "documents" / f"{name}.{kind}"
    )
    document = extract_document(path.read_bytes(), path.name)
    held = "".join(letter for letter in json.dumps(programme, ensure_ascii=False).lower() if letter.isalpha())
    held += "".join(part.heading.lower().replace(" ", "") for part in parts_of(flow_of(document)))
    missing = [
        word
        for block in document.blocks
        if block.kind != "furniture" and block.table is None
        for line in block.text.splitlines()
        if not headings_in_line(line)
        for word in line.lower().split()
        if word.isalpha() and len(word) > 7 and word not in held
    ]

    assert missing == []
