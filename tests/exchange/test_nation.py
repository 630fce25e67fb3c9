"""The nation's snapshot: what goes into it, what does not, and counts of it."""

from collections import Counter
from datetime import date
from pathlib import Path

import duckdb
import pytest

from fridlyst.cli.main import run
from fridlyst.exchange.nation.engine import NoSnapshot
from fridlyst.exchange.nation.rollup import BadKeys, NationKey, checked_keys, rolled_up
from fridlyst.exchange.nation.snapshot import write_snapshot
from fridlyst.followup.actions import save_answer, submit
from fridlyst.followup.fields import Answer
from fridlyst.followup.models import Submission
from fridlyst.followup.queries.national import NationalReport, national_reports
from tests import factories

A_DAY = date(2026, 8, 31)


def report(code: str = "1882", status: str = "done", **more: object) -> NationalReport:
    """A report as it is written."""
    given: dict[str, object] = {
        "kind": "annual",
        "period_end": A_DAY,
        "body_kind": "committee",
        "origin": "programme",
    }
    given["levels"] = ""
    return NationalReport(municipality=code, status=status, **{**given, **more})  # type: ignore[arg-type]


@pytest.mark.django_db
@pytest.mark.storage
def test_only_what_was_sent_in_is_known_and_no_words_leave() -> None:
    for code, name, sends in (("1882", "Askersund", True), ("1489", "Alingsås", False)):
        town = factories.town(code, name)
        body = factories.body(town, "Socialnämnden")
        under = factories.goal(town, factories.programme(town))
        activity = factories.activity(town, under, "Hemlig aktivitet", leads=[body])
        opened = factories.opened(town, under.programme)
        mine = Submission.objects.get(round=opened, body=body)
        save_answer(
            by=town.actor,
            submission_id=mine.pk,
            activity_id=activity.pk,
            answer=Answer("done", "Hemliga ord"),
            version=1,
        )
        if sends:
            submit(by=town.actor, submission_id=mine.pk)
    found = list(national_reports())
    assert {(one.municipality, one.status) for one in found} == {("1882", "done"), ("1489", "unknown")}
    assert "Hemlig" not in str(found)


def test_counts_by_any_keys_are_those_of_the_rows(tmp_path: Path) -> None:
    rows = [
        report(code, status, period_end=date(year, 8, 31))
        for code in ("0180", "0186", "1882")
        for year in (2025, 2026)
        for status in ("done", "late", "done")
    ]
    file = tmp_path / "riket.parquet"
    assert write_snapshot(file, rows) == len(rows)
    by = (NationKey.COUNTY, NationKey.YEAR, NationKey.STATUS)
    found = {one.values: one.reports for one in rolled_up(file, by)}
    expected = Counter((one.municipality[:2], str(one.period_end.year), one.status) for one in rows)
    assert found == dict(expected)


def test_empty_and_odd_words_come_back_as_they_were(tmp_path: Path) -> None:
    file = tmp_path / "riket.parquet"
    write_snapshot(file, [report(levels='a",\nb'), report(levels="")])
    assert {one.values for one in rolled_up(file, [NationKey.LEVELS])} == {('a",\nb',), ("",)}


def test_an_empty_nation_is_a_snapshot_too(tmp_path: Path) -> None:
    file = tmp_path / "riket.parquet"
    assert write_snapshot(file, []) == 0
    assert rolled_up(file, [NationKey.COUNTY]) == ()


@pytest.mark.parametrize("names", [[], ["county", "county"], ["status; DROP TABLE reports"], ["COUNTY"]])
def test_only_known_keys_are_counted_by(names: list[str]) -> None:
    with pytest.raises(BadKeys):
        checked_keys(names)


def test_other_files_are_refused(tmp_path: Path) -> None:
    text = tmp_path / "x.parquet"
    text.write_text("PAR1 nej PAR1")
    for file in (text, tmp_path / "finns-inte.parquet"):
        with pytest.raises(NoSnapshot):
            rolled_up(file, [NationKey.COUNTY])
    other = tmp_path / "annan.parquet"
    duckdb.connect().sql("SELECT 1 AS a").write_parquet(str(other))
    with pytest.raises(NoSnapshot):
        rolled_up(other, [NationKey.COUNTY])


def test_a_write_that_fails_leaves_what_stood(tmp_path: Path) -> None:
    file = tmp_path / "riket.parquet"
    write_snapshot(file, [report()])
    before = file.read_bytes()
    with pytest.raises(duckdb.Error):
        write_snapshot(file, [report(period_end="inte en dag")])
    assert file.read_bytes() == before
    assert list(tmp_path.iterdir()) == [file]


@pytest.mark.django_db
def test_the_commands(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file, counted = tmp_path / "riket.parquet", tmp_path / "antal.csv"
    write_snapshot(file, [report(), report(), report("0180", "late")])
    assert run(["nation", "count", str(file), "--by", "county,status", "--csv", str(counted)]) == 0
    lines = counted.read_text("utf-8-sig").splitlines()
    assert [line.split(";") for line in lines] == [
        ["county", "status", "reports"],
        ["01", "late", "1"],
        ["18", "done", "2"],
    ]
    assert run(["nation", "count", str(file), "--by", "namn"]) == 1
    assert run(["nation", "snapshot", str(file)]) == 0
    assert "0 lägesrapporter" in capsys.readouterr().out
