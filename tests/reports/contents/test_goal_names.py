"""What a goal is called where several stand beside one another."""

import pytest

from fridlyst.followup.material import ReportGoal
from fridlyst.reports.contents.words import group_of, in_sentence


@pytest.mark.parametrize(
    ("goal", "name", "within"),
    [
        (ReportGoal(1, None, 1, "Mål 3", "Ingen utsätts", ()), "Mål 3", "mål 3"),
        (
            ReportGoal(1, None, 1, "Åtgärd", "Rusta cheferna", (), numbered=False),
            "Rusta cheferna",
            "Rusta cheferna",
        ),
        (ReportGoal(1, None, 1, "", "Rusta cheferna", ()), "Rusta cheferna", "Rusta cheferna"),
    ],
)
def test_a_goal_without_a_number_goes_by_its_title(goal: ReportGoal, name: str, within: str) -> None:
    assert goal.name == group_of("Aktiviteter", goal).part == name
    assert in_sentence(goal) == within
