"""Invented answers: the same every time, going forward, and never a measured thing that cannot be."""

import os
import subprocess
import sys
from collections import Counter
from datetime import date
from decimal import Decimal

import pytest
from tests.demo.programme_files import PROGRAMMES, programme, under_goals

from fridlyst.base.errors import BadInput
from fridlyst.demo.answers import NOTE, InventedAnswers, invented_answers, kind_of_activity
from fridlyst.demo.phrases import BODY_COMMENTS, BY_KIND, HINDRANCES, KINDS, LATE, STOPPED, TAILS

ROUNDS = 6
STATUSES = {"not_started", "ongoing", "done", "late", "stopped"}


def course(name: str, seed: str = "demo") -> list[InventedAnswers]:
    tree = programme(name)
    return [invented_answers(tree, round_number=n, rounds=ROUNDS, seed=seed) for n in range(1, ROUNDS + 1)]


@pytest.fixture(scope="module")
def stockholm() -> list[InventedAnswers]:
    return course("stockholm-2021-2025")


@pytest.mark.parametrize("name", PROGRAMMES)
def test_the_same_seed_gives_the_same_answers(name: str) -> None:
    assert course(name) == course(name)


def test_another_seed_gives_other_answers(stockholm: list[InventedAnswers]) -> None:
    assert course("stockholm-2021-2025", seed="annan") != stockholm


def test_another_process_gives_the_same_answers(stockholm: list[InventedAnswers]) -> None:
    code = (
        "import yaml; from importlib.resources import files\n"
        "from fridlyst.demo.answers import invented_answers\n"
        "path = files('fridlyst') / 'demo' / 'programmes' / 'stockholm-2021-2025.yaml'\n"
        "tree = yaml.safe_load(path.read_text(encoding='utf-8'))\n"
        f"answers = invented_answers(tree, round_number=3, rounds={ROUNDS}, seed='demo')\n"
        "print(ascii(sorted((row, r.status, r.comment) for row, r in answers.reports.items())))\n"
    )
    other = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONHASHSEED": "7"},
    )
    here = ascii(sorted((row, r.status, r.comment) for row, r in stockholm[2].reports.items()))
    assert other.stdout.strip() == here


@pytest.mark.parametrize("name", PROGRAMMES)
def test_what_is_done_or_stopped_stays_so(name: str) -> None:
    ended: dict[tuple[str, str], str] = {}
    begun: set[tuple[str, str]] = set()
    for answers in course(name):
        for row, report in answers.reports.items():
            assert report.status == ended.get(row, report.status)
            assert not (row in begun and report.status == "not_started")
            if report.status in {"done", "stopped"}:
                ended[row] = report.status
            if report.status != "not_started":
                begun.add(row)


@pytest.mark.parametrize("name", PROGRAMMES)
def test_more_is_done_at_the_end_than_at_the_start(name: str) -> None:
    def share(answers: InventedAnswers, status: str) -> float:
        return Counter(r.status for r in answers.reports.values())[status] / len(answers.reports)

    rounds = course(name)
    assert share(rounds[-1], "done") > share(rounds[0], "done")
    assert share(rounds[-1], "not_started") < share(rounds[0], "not_started")


def test_every_status_is_seen(stockholm: list[InventedAnswers]) -> None:
    seen = {report.status for answers in stockholm for report in answers.reports.values()}
    assert seen == STATUSES


def test_only_bodies_that_are_there_that_day_answer() -> None:
    tree = programme("stockholm-2021-2025")
    early, last = (
        {
            body
            for number in range(1, ROUNDS + 1)
            for _, body in invented_answers(
                tree, round_number=number, rounds=ROUNDS, seed="demo", on=on
            ).reports
        }
        for on in (date(2022, 12, 31), None)
    )
    assert early - last >= {"sdn-rinkeby-kista", "sdn-norrmalm"}
    assert last - early == {"sdn-jarva", "sdn-norra-innerstaden"}


def test_collective_owners_answer_through_their_members(stockholm: list[InventedAnswers]) -> None:
    tree = programme("stockholm-2021-2025")
    collective = {body["key"] for body in tree["bodies"] if body.get("collective")}
    answering = {body for answers in stockholm for _, body in answers.reports}
    assert not answering & collective
    assert {"sdn-farsta", "sn"} <= answering


@pytest.mark.parametrize("name", PROGRAMMES)
def test_silent_bodies_say_nothing(name: str) -> None:
    for answers in course(name):
        answering = {body for _, body in [*answers.reports, *answers.measurements]} | set(answers.comments)
        assert not answering & answers.silent
        assert not answers.late & answers.silent


@pytest.mark.parametrize("name", PROGRAMMES)
def test_somebody_never_answers_and_most_do(name: str) -> None:
    rounds = course(name)
    never = frozenset.intersection(*(answers.silent for answers in rounds))
    ever = {body for answers in rounds for _, body in answers.reports}
    assert never
    assert len(ever) > 2 * len(never)


def test_somebody_is_late(stockholm: list[InventedAnswers]) -> None:
    assert all(answers.late for answers in stockholm)


def test_late_bodies_have_come_part_of_the_way_in_the_open_round(stockholm: list[InventedAnswers]) -> None:
    before = {row for answers in stockholm[:-1] for row in answers.reports}
    last = stockholm[-1]
    asked = {row for row in before if row[1] in last.late}
    assert 0 < len(asked & set(last.reports)) < len(asked)


def test_hindrances_are_told_when_something_hinders(stockholm: list[InventedAnswers]) -> None:
    for answers in stockholm:
        for report in answers.reports.values():
            assert bool(report.hindrance) == (report.status in {"late", "stopped"})
            assert report.comment
            assert "{" not in report.comment


def test_comments_vary(stockholm: list[InventedAnswers]) -> None:
    comments = Counter(report.comment for report in stockholm[-1].reports.values())
    assert len(comments) > 0.5 * comments.total()
    variants = sum(len(lines) for kind in BY_KIND.values() for lines in kind.values())
    variants += sum(len(lines) for lines in TAILS.values())
    assert variants + len(LATE) + len(STOPPED) + len(HINDRANCES) + len(BODY_COMMENTS) > 60


def test_the_note_says_that_the_answers_are_invented(stockholm: list[InventedAnswers]) -> None:
    assert {answers.note for answers in stockholm} == {NOTE} == {"Påhittade svar för demonstrationen"}


def test_shares_are_the_share_of_their_parts(stockholm: list[InventedAnswers]) -> None:
    tree = programme("stockholm-2021-2025")
    kinds = {item["key"]: item["kind"] for item in under_goals(tree, "indicators")}
    for answers in stockholm:
        for (indicator, _), outcome in answers.measurements.items():
            if kinds[indicator] != "share":
                assert outcome.numerator is None
                assert outcome.denominator is None
                assert outcome.value == int(outcome.value)
                assert kinds[indicator] == "number" or outcome.value in {0, 1}
                continue
            assert outcome.numerator is not None
            assert outcome.denominator is not None
            assert 0 <= outcome.numerator <= outcome.denominator
            exact = Decimal(100 * outcome.numerator) / outcome.denominator
            assert abs(outcome.value - exact) <= Decimal("0.05")


def test_denominators_stand_still_from_round_to_round(stockholm: list[InventedAnswers]) -> None:
    seen: dict[tuple[str, str], set[int | None]] = {}
    for answers in stockholm:
        for row, outcome in answers.measurements.items():
            seen.setdefault(row, set()).add(outcome.denominator)
    assert all(len(denominators) == 1 for denominators in seen.values())


def test_an_activity_in_two_plans_is_answered_alike() -> None:
    for first, second in zip(
        course("linkoping-vald-2018-2023"), course("linkoping-heder-2022-2023"), strict=True
    ):
        both = first.reports.keys() & second.reports.keys()
        assert {row[0] for row in both} == {"gemensam-larmplan", "grundutbildning-medarbetare"}
        assert all(first.reports[row] == second.reports[row] for row in both)


@pytest.mark.parametrize("number", [0, ROUNDS + 1, -1])
def test_a_round_that_is_not_there_is_refused(number: int) -> None:
    with pytest.raises(BadInput, match="finns inte"):
        invented_answers(programme(PROGRAMMES[0]), round_number=number, rounds=ROUNDS, seed="demo")


def test_a_programme_without_activities_has_no_answers() -> None:
    answers = invented_answers(
        {"programme": {}, "goals": [{"title": "Tomt"}]}, round_number=1, rounds=1, seed="demo"
    )
    assert (answers.reports, answers.measurements, answers.silent) == ({}, {}, frozenset())


def test_every_kind_of_activity_has_its_own_words() -> None:
    assert set(BY_KIND) == {*KINDS, "general"}
    trees = [programme(name) for name in PROGRAMMES]
    titles = [item["title"] for tree in trees for item in under_goals(tree, "activities")]
    kinds = Counter(kind_of_activity(title) for title in titles)
    assert set(KINDS) <= set(kinds)
    assert kinds["general"] <= 0.1 * len(titles)
