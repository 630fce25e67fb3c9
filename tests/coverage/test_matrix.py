"""The matrices: every activity in every cell that its codes name, and those without counted by themselves."""

from fridlyst.coverage.balance import balance
from fridlyst.coverage.matrix import MATRICES, by_goal, by_group, by_level, matrices
from fridlyst.coverage.preconditions import served, themes
from fridlyst.coverage.wording import balance_words, parts_words, unplaced_words
from tests.coverage.made import ALL, SCHOOL, SOCIAL, activity, coverage, goal


def test_an_activity_on_several_codes_counts_in_each() -> None:
    one = activity(levels=["universal", "selective"], social=["society", "relation"])
    found = by_level(coverage(goal(one, activity())))
    assert {place for place, ids in found.cells.items() if one.id in ids} == {
        ("universal", "society"),
        ("universal", "relation"),
        ("selective", "society"),
        ("selective", "relation"),
    }
    assert (found.several, found.empty, found.most) == (1, 7, 1)
    assert found.inside == (one.id, found.inside[1])


def test_what_lacks_a_side_stands_outside_and_still_has_the_other() -> None:
    half = activity(social=[])
    found = by_level(coverage(goal(half, activity())))
    assert found.outside == (half.id,)
    assert half.id in found.by_row["indicated"]
    assert all(half.id not in ids for ids in found.cells.values())


def test_the_same_activity_under_two_goals_counts_once_a_goal() -> None:
    shared = activity()
    one, other = goal(shared), goal(shared, number="2")
    given = coverage(one, other)
    assert len(by_level(given).inside) == 1
    assert by_goal(given).cells == {(str(one.id), "1"): (shared.id,), (str(other.id), "1"): (shared.id,)}


def test_goals_that_only_hold_goals_are_no_rows_and_empty_ones_are() -> None:
    leaf, empty = goal(activity(), number="1.1"), goal(number="1.2")
    found = by_goal(coverage(goal(below=[leaf, empty])))
    assert [row.short for row in found.rows] == ["Mål 1.1", "Mål 1.2"]


def test_columns_are_the_owners_the_collective_first() -> None:
    found = by_goal(coverage(goal(activity(owners=[SCHOOL, SOCIAL]), activity(owners=[ALL]))))
    assert [column.label for column in found.columns] == [
        "Alla nämnder",
        "Socialnämnden",
        "Utbildningsnämnden",
    ]


def test_a_code_that_is_no_more_counts_nowhere() -> None:
    odd = activity(groups=["gone"])
    assert by_group(coverage(goal(odd))).outside == (odd.id,)


def test_every_matrix_is_there_also_of_an_empty_programme() -> None:
    found = matrices(coverage())
    assert tuple(one.key for one in found) == MATRICES
    assert all(one.most == 0 for one in found)


def test_what_is_aimed_at_staff_alone_is_neither_before_nor_after() -> None:
    staff = activity(levels=["universal"], groups=["staff", "managers"])
    mixed = activity(levels=["universal", "indicated"], groups=["staff", "public"])
    found = balance(coverage(goal(staff, mixed, activity(), activity(levels=[]))))
    assert (found.inward, found.before) == ((staff.id,), (mixed.id,))
    assert (len(found.after), len(found.unplaced), len(found.citizens)) == (1, 1, 2)
    assert balance_words(found) == (
        "Av de 2 aktiviteter som riktas till invånare kommer 1 bara efter våldet. 1 når någon före."
    )
    assert "1 aktivitet är bara till för kommunens egna" in parts_words(found)


def test_the_sentence_when_all_or_nothing_is_known() -> None:
    assert "går att se" in balance_words(balance(coverage(goal(activity(levels=[])))))
    assert "3 av 3" in balance_words(balance(coverage(goal(*(activity() for _ in range(3))))))
    early = [activity(levels=["selective"]) for _ in range(2)]
    assert balance_words(balance(coverage(goal(*early)))).endswith("når någon före våldet.")


def test_how_many_are_unplaced() -> None:
    assert unplaced_words(0, 9) == ""
    assert unplaced_words(2, 9) == "2 av 9 aktiviteter är inte placerade här."


def test_a_precondition_without_any_theme_is_left_alone() -> None:
    assert served("Allt är bra", {1: "Ge stöd"}).enough


def test_the_best_knowledge_that_there_is_asks_for_methods() -> None:
    assert themes("Vi vilar på bästa tillgängliga kunskap") == {"methods"}
    assert themes("Alla har kunskap") == {"knowledge"}


def test_words_in_the_middle_of_a_compound_count_only_where_the_theme_says_so() -> None:
    assert "routines" in themes("Ta fram arbetsrutiner")
    assert "associations" in themes("Kvinnojourer")
    assert "money" not in themes("Omedelbart")
