"""What is let out of competence is attacked as a whole: staff and every course at once."""

from random import Random

import pytest

from fridlyst.competence import publishing
from fridlyst.figures.publishing import publish as figures_publish
from fridlyst.figures.tables import CellState, CountTable, PublishedTable, Rule
from tests.figures.attacking import Attack, place_of

K = 5


@pytest.mark.parametrize("seed", range(12))
def test_no_small_number_is_worked_out_from_all_courses_together(
    seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    dice, let_out, true = Random(seed), list[PublishedTable](), list[CountTable]()
    publish = figures_publish

    def noted(table: CountTable, *args: object, **more: object) -> PublishedTable:
        found = publish(table, *args, **more)  # type: ignore[arg-type]
        let_out.append(found)
        true.append(table)
        return found

    monkeypatch.setattr(publishing, "publish", noted)
    publishing._shown.cache_clear()
    staff = {f"b{number}": dice.choice([2, 3, 4, 9, 30, 80]) for number in range(6)}
    courses = {
        f"c{number}": {body: dice.randint(0, count) for body, count in staff.items() if dice.random() < 0.8}
        for number in range(3)
    }
    publishing.shown(staff, courses, Rule(threshold=K))
    attack = Attack(let_out)
    small = {
        place_of(table.dimensions, key): value
        for table, said in zip(true, let_out, strict=True)
        for key, value in table.values.items()
        if value and value < K and said.cell(key).state is CellState.SUPPRESSED
    }
    for place, (low, high) in attack.intervals(list(small)):
        assert high >= K, (place, low, high)
    shown = [
        value
        for table, said in zip(true, let_out, strict=True)
        for key, value in table.values.items()
        if value and value < K and said.cell(key).state is CellState.SHOWN
    ]
    assert shown == []
