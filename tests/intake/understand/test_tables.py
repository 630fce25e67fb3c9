"""Tables of other municipalities' shapes: their words, their cells, their owners and times."""

import pytest

from tests.intake.understand.making import (
    activities,
    all_goals,
    all_words,
    heading,
    owners,
    prose,
    read_printed,
    read_word,
    schedules,
    table,
)


def test_sub_goals_and_efforts_hang_under_each_other() -> None:
    programme = read_word(
        heading("Handlingsplan mot våld 2024–2026", 1),
        table(
            ("Delmål", "Insatser", "Ansvariga", "Tidplan"),
            ("Fler frågar om våld", "Utbilda mottagningens personal", "Socialnämnden", "Hösten 2024"),
            ("", "Ta fram ett frågestöd", "Utbildningsnämnden och socialnämnden", "2025"),
            ("Stödet är känt", "Sprida foldern", "Kommunstyrelsen", "Löpande"),
        ),
    )

    assert [(goal["level"], goal["title"], len(goal["activities"])) for goal in all_goals(programme)] == [
        ("Delmål", "Fler frågar om våld", 2),
        ("Delmål", "Stödet är känt", 1),
    ]
    assert owners(programme, activities(programme)[1]) == ["Utbildningsnämnden", "Socialnämnden"]
    assert schedules(activities(programme)[2])[0]["kind"] == "ongoing"


@pytest.mark.parametrize(
    ("words", "level"),
    [
        (("Fokusområden", "Aktiviteter", "Ansvarig"), "Fokusområden"),
        (("Effektmål", "Uppdrag", "Ansvarig nämnd"), "Effektmål"),
        (("Inriktningsmål för Storköpings kommun", "Insats", "Vem"), "Inriktningsmål"),
        (("Målsättning", "Vad ska göras", "Ansvarig förvaltning"), "Målsättning"),
        (("Utvecklingsområde", "Aktivitet", "Huvudansvarig"), "Utvecklingsområde"),
        (("Delmal", "Aktivtet", "Ansvarig"), "Delmal"),
    ],
)
def test_columns_are_known_by_many_words(words: tuple[str, str, str], level: str) -> None:
    programme = read_word(table(words, ("Barn är trygga", "Starta en samtalsgrupp", "Socialnämnden")))

    [goal] = programme["goals"]
    assert (goal["level"], goal["title"]) == (level, "Barn är trygga")
    assert owners(programme, goal["activities"][0]) == ["Socialnämnden"]


def test_goals_indicators_and_target_values_in_one_table() -> None:
    programme = read_word(
        table(
            ("Mål", "Indikator", "Målvärde", "Aktivitet", "Ansvarig"),
            (
                "Fler söker hjälp",
                "Andel som känner till stödet",
                "75 %",
                "Annonsera lokalt",
                "Kommunstyrelsen",
            ),
        )
    )

    [goal] = programme["goals"]
    assert goal["indicators"][0]["title"] == "Andel som känner till stödet"
    assert goal["indicators"][0]["target_value"] == 75
    assert goal["indicators"][0]["kind"] == "share"
    assert owners(programme, goal["activities"][0]) == ["Kommunstyrelsen"]


def test_columns_without_a_place_of_their_own_are_kept_with_the_activity() -> None:
    programme = read_word(
        heading("Mål 1 Trygga hem", 1),
        table(
            ("Aktivitet", "Ansvarig", "Kommentar T3 2022", "Samordningskod"),
            ("Öppna en jourlinje", "Socialnämnden", "Försenad av flytten", "XJ-17"),
        ),
    )

    [activity] = activities(programme)
    assert activity["description"] == "Kommentar T3 2022: Försenad av flytten\nSamordningskod: XJ-17"


def test_partners_take_part_and_do_not_lead() -> None:
    programme = read_word(
        heading("Mål 1 Trygga hem", 1),
        table(
            ("Aktivitet", "Ansvarig", "Samverkanspart"),
            ("Öppna en jourlinje", "Socialnämnden", "Länsstyrelsen"),
        ),
    )

    lead, partner = activities(programme)[0]["responsible"]
    assert isinstance(lead, str)
    assert partner["part"] == "taking_part"


def test_two_owners_and_two_times_go_to_their_own_activity() -> None:
    programme = read_printed(
        ("Aktivitet", "Tid", "Ansvarig"),
        (
            "Kartlägga hur läget\när i dag\n\nJämföra oss med\nandra",
            "2026\n\nTvå gånger\nper år",
            "IFO/Stab\n\nIFO",
        ),
    )

    first, second = activities(programme)
    assert (first["title"], second["title"]) == ("Kartlägga hur läget är i dag", "Jämföra oss med andra")
    assert owners(programme, first) == ["IFO", "Stab"]
    assert owners(programme, second) == ["IFO"]
    assert schedules(second)[0]["kind"] == "recurring"


def test_more_owners_than_activities_are_all_kept_and_less_sure() -> None:
    programme = read_printed(
        ("Aktivitet", "Ansvarig"),
        ("Skriva en rutin\n\nPröva den", "Socialnämnden\n\nKulturnämnden\n\nÄldrenämnden"),
        ("Ge stöd", "Socialnämnden"),
    )

    unsure, _, sure = activities(programme)
    assert owners(programme, unsure) == ["Socialnämnden", "Kulturnämnden", "Äldrenämnden"]
    assert unsure["confidence"] < sure["confidence"] - 0.2


def test_a_row_broken_by_a_page_is_one_row() -> None:
    programme = read_printed(
        ("Aktivitet", "Ansvarig"),
        ("Ta fram en gemensam rutin", "Socialnämnden,"),
        ("för alla skolor", "utbildningsnämnden och\nkulturnämnden"),
        ("Följa upp rutinen", "Socialnämnden"),
        joined=frozenset({2}),
    )

    first, second = activities(programme)
    assert first["title"] == "Ta fram en gemensam rutin för alla skolor"
    assert owners(programme, first) == ["Socialnämnden", "Utbildningsnämnden", "Kulturnämnden"]
    assert second["title"] == "Följa upp rutinen"


def test_a_new_row_at_the_top_of_a_page_stays_a_row() -> None:
    programme = read_printed(
        ("Aktivitet", "Ansvarig"),
        ("Ta fram en rutin", "Socialnämnden"),
        ("Aktivitet", "Ansvarig"),
        ("Följa upp rutinen", "Kulturnämnden"),
        joined=frozenset({2, 3}),
    )

    assert [activity["title"] for activity in activities(programme)] == [
        "Ta fram en rutin",
        "Följa upp rutinen",
    ]


def test_a_goal_that_spans_rows_holds_all_their_activities() -> None:
    programme = read_printed(
        ("Mål", "Aktivitet", "Ansvarig"),
        ("Alla vet", "Informera på nätet", "Kommunstyrelsen"),
        ("^", "Informera i skolan", "Utbildningsnämnden"),
        spans={(1, 0): 2},
    )

    [goal] = [goal for goal in all_goals(programme) if goal["title"] == "Alla vet"]
    assert [activity["title"] for activity in goal["activities"]] == [
        "Informera på nätet",
        "Informera i skolan",
    ]


def test_an_activity_that_spans_rows_has_every_owner() -> None:
    programme = read_printed(
        ("Aktivitet", "Ansvarig", "Tid"),
        ("Informera på nätet", "Kommunstyrelsen", "2026"),
        ("^", "Utbildningsnämnden", "2027"),
        spans={(1, 0): 2},
    )

    [activity] = activities(programme)
    assert owners(programme, activity) == ["Kommunstyrelsen", "Utbildningsnämnden"]
    assert [schedule["text"] for schedule in schedules(activity)] == ["2026", "2027"]


def test_the_same_activity_under_two_goals_is_read_under_both() -> None:
    rows = (("Aktivitet", "Ansvariga"), ("Bedöma risken i varje ärende", "Socialnämnden"))
    programme = read_word(
        heading("Mål 1 Alla får stöd", 1),
        table(*rows),
        heading("Mål 2 Stödet bygger på kunskap", 1),
        table(*rows),
    )

    assert [[item["title"] for item in goal["activities"]] for goal in programme["goals"]] == [
        ["Bedöma risken i varje ärende"]
    ] * 2
    assert len({item["key"] for item in activities(programme)}) == 2


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("Socialnämnden, ,stadsdelsnämnderna", ["Socialnämnden", "Stadsdelsnämnderna"]),
        ("Socialdirektören", ["Socialdirektören"]),
        ("Samtliga", ["Samtliga"]),
        ("Socialnämnden\nKulturnämnden", ["Socialnämnden", "Kulturnämnden"]),
        ("Barn- och ungdomsnämnden", ["Barn- och ungdomsnämnden"]),
    ],
)
def test_owners_in_the_words_they_come_in(cell: str, names: list[str]) -> None:
    programme = read_word(
        heading("Mål 1 Trygga hem", 1), table(("Insats", "Ansvarig"), ("Skriva en rutin", cell))
    )

    assert owners(programme, activities(programme)[0]) == names


def test_a_heading_gives_its_owner_to_a_table_without_owners() -> None:
    programme = read_word(
        heading("Mål 1 Trygga hem", 1),
        heading("Aktiviteter för socialnämnden", 2),
        table(("Aktivitet", "När"), ("Skriva en rutin", "2019-XX-XX")),
        heading("Kulturnämnden", 2),
        table(("Aktivitet", "När"), ("Visa en film", "Våren 2020")),
    )

    first, second = activities(programme)
    assert owners(programme, first) == ["Socialnämnden"]
    assert owners(programme, second) == ["Kulturnämnden"]
    assert schedules(first)[0]["text"] == "2019-XX-XX"


def test_a_table_without_goal_belongs_to_the_heading_above() -> None:
    programme = read_word(
        heading("Plan mot våld 2025–2026", 1),
        heading("Tidig upptäckt", 2),
        prose("Här står varför det är viktigt."),
        table(("Åtgärd", "Ansvarig"), ("Fråga alla", "Socialnämnden")),
    )

    [goal] = programme["goals"]
    assert goal["title"] == "Tidig upptäckt"
    assert goal["description"] == "Här står varför det är viktigt."
    assert goal["activities"][0]["title"] == "Fråga alla"


def test_a_table_with_unknown_headings_is_a_doubt_and_not_dropped() -> None:
    programme = read_word(table(("Kulör", "Vikt"), ("Blå", "12 kilo"), ("Gul", "9 kilo")))

    assert programme["goals"] == []
    assert any("12 kilo" in doubt["text"] and doubt["why"] for doubt in programme["doubts"])


def test_a_row_with_no_activity_is_a_doubt() -> None:
    programme = read_word(
        heading("Mål 1 Trygga hem", 1),
        table(("Aktivitet", "Ansvarig"), ("Skriva en rutin", "Socialnämnden"), ("", "Brandkåren i byn")),
    )

    assert len(activities(programme)) == 1
    assert "Brandkåren i byn" in all_words({"doubts": programme["doubts"]})


def test_goals_in_a_cell_are_parted_where_sentences_end_and_not_before_what_leans_back() -> None:
    programme = read_printed(
        ("Nationellt mål", "Inriktningsmål", "Kommunkontorets mål"),
        (
            "Mer förebyggande\narbete",
            "Skolan arbetar tidigt.\nAlla föräldrar erbjuds ett\nstöd.",
            "Varje enhet har en plan.\nPlanen följs upp.",
        ),
    )

    titles = [goal["title"] for goal in all_goals(programme) if goal.get("aligned")]
    assert titles == ["Skolan arbetar tidigt", "Alla föräldrar erbjuds ett stöd", "Varje enhet har en plan"]
    office = next(goal for goal in all_goals(programme) if goal["title"].startswith("Varje"))
    assert owners(programme, office) == ["Kommunkontoret"]
    assert office["description"] == "Planen följs upp."


def test_a_word_the_column_was_too_narrow_for_is_made_whole() -> None:
    programme = read_printed(
        ("Aktivitet", "Ansvarig"),
        ("Ge all personal på familjecentralen utbildning i ämnet", "Socialnämnden"),
        ("Starta på familjecen\ntralen", "Socialnämnden"),
    )

    assert activities(programme)[1]["title"] == "Starta på familjecentralen"


def test_ruled_rows_with_owners_are_surer_than_rows_without() -> None:
    programme = read_word(
        heading("Mål 1 Trygga hem", 1),
        table(("Aktivitet", "Ansvarig"), ("Skriva en rutin", "Socialnämnden"), ("Pröva den", "")),
    )

    known, ownerless = activities(programme)
    assert known["confidence"] > 0.85 > 0.7 > ownerless["confidence"]
