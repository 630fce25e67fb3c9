"""Goals whose preconditions, indicators and activities stand as lists and not in tables."""

from tests.intake.understand.making import (
    activities,
    all_goals,
    all_words,
    heading,
    items,
    owners,
    prose,
    read_word,
    schedules,
)


def test_a_goal_with_three_lists() -> None:
    programme = read_word(
        heading("Område 1: Hela bygden vet", 1),
        prose("För att lyckas behöver det här vara på plats:"),
        items("Chefer har kunskap.", "Det finns pengar."),
        heading("Nyckeltal"),
        items("Antal samtal (Socialnämnden)", "Andel skolor med plan (Barn- och utbildningsnämnden)"),
        heading("Aktiviteter"),
        items("Öppna en mötesplats (Kulturnämnden)", "Skriva en rutin. Ansvarig: Socialnämnden. Tid: 2026"),
    )

    [goal] = programme["goals"]
    assert (goal["level"], goal["number"], goal["title"]) == ("Område", "1", "Hela bygden vet")
    assert [item["text"] for item in goal["preconditions"]] == ["Chefer har kunskap.", "Det finns pengar."]
    assert [(item["title"], item["kind"]) for item in goal["indicators"]] == [
        ("Antal samtal", "number"),
        ("Andel skolor med plan", "share"),
    ]
    assert owners(programme, goal["indicators"][1]) == ["Barn- och utbildningsnämnden"]
    assert [item["title"] for item in goal["activities"]] == ["Öppna en mötesplats", "Skriva en rutin"]
    assert owners(programme, goal["activities"][1]) == ["Socialnämnden"]
    assert schedules(goal["activities"][1])[0]["text"] == "2026"


def test_owner_and_time_on_lines_of_their_own_belong_to_the_item_above() -> None:
    programme = read_word(
        heading("Mål 1 Trygga hem", 1),
        heading("Insatser"),
        items("Starta en jourlinje"),
        prose("Ansvarig: Socialnämnden"),
        prose("Klart senast: december 2026"),
        items("Visa en film"),
        prose("(Kulturnämnden)"),
    )

    first, second = activities(programme)
    assert owners(programme, first) == ["Socialnämnden"]
    assert schedules(first)[0]["kind"] == "once"
    assert owners(programme, second) == ["Kulturnämnden"]


def test_numbered_sub_goals_stand_under_their_goal() -> None:
    programme = read_word(
        heading("1. Stöd i tid", 1),
        heading("1.1 Alla frågas", 2),
        heading("Aktiviteter", 3),
        items("Fråga på mödravården (Socialnämnden)"),
        heading("1.2 Ingen väntar", 2),
        heading("Aktiviteter", 3),
        items("Ge en tid inom tre dagar (Socialnämnden)"),
    )

    [top] = programme["goals"]
    assert (top["number"], top["title"]) == ("1", "Stöd i tid")
    assert [(goal["number"], goal["title"], len(goal["activities"])) for goal in top["goals"]] == [
        ("1.1", "Alla frågas", 1),
        ("1.2", "Ingen väntar", 1),
    ]
    assert programme["doubts"] == []


def test_levels_by_their_words_nest_and_return() -> None:
    programme = read_word(
        heading("Fokusområde 1 Barn", 1),
        heading("Delmål 1: Skolan är trygg", 2),
        heading("Aktiviteter", 3),
        items("Öva elevhälsan (Utbildningsnämnden)"),
        heading("Fokusområde 2 Äldre", 1),
        heading("Delmål 1: Hemtjänsten frågar", 2),
        heading("Aktiviteter", 3),
        items("Öva hemtjänsten (Äldrenämnden)"),
    )

    assert [(goal["level"], goal["title"]) for goal in programme["goals"]] == [
        ("Fokusområde", "Barn"),
        ("Fokusområde", "Äldre"),
    ]
    assert [goal["goals"][0]["title"] for goal in programme["goals"]] == [
        "Skolan är trygg",
        "Hemtjänsten frågar",
    ]


def test_a_contents_list_does_not_double_the_goals() -> None:
    programme = read_word(
        heading("Mål 1 Trygga hem", 1),
        heading("Mål 2 Trygga skolor", 1),
        heading("Mål 1 Trygga hem", 1),
        heading("Aktiviteter"),
        items("Skriva en rutin (Socialnämnden)"),
        heading("Mål 2 Trygga skolor", 1),
        heading("Aktiviteter"),
        items("Öva elevhälsan (Utbildningsnämnden)"),
    )

    assert [goal["number"] for goal in programme["goals"]] == ["1", "2"]


def test_activities_under_no_goal_stand_under_the_programme_itself() -> None:
    programme = read_word(
        heading("Handlingsplan mot våld 2025–2026", 1),
        heading("Aktiviteter"),
        items("Skriva en rutin (Socialnämnden)"),
    )

    [goal] = programme["goals"]
    assert goal["title"] == "Handlingsplan mot våld 2025–2026"
    assert goal["confidence"] < 0.5
    assert len(goal["activities"]) == 1


def test_prose_is_kept_as_doubts_by_chapter() -> None:
    programme = read_word(
        heading("Handlingsplan mot våld 2025–2026", 1),
        heading("Inledning"),
        prose("Våld skadar många och kostar mycket."),
        heading("Mål 1 Trygga hem", 1),
        heading("Aktiviteter"),
        items("Skriva en rutin (Socialnämnden)"),
        heading("Ordlista", 1),
        prose("Rutin betyder beskrivet arbetssätt."),
    )

    held = all_words({"doubts": programme["doubts"]})
    assert "Våld skadar många och kostar mycket." in held
    assert "Rutin betyder beskrivet arbetssätt." in held
    assert all(doubt["why"].endswith(".") for doubt in programme["doubts"])
    assert "Rutin betyder" not in all_words({"goals": programme["goals"]})


def test_a_report_of_numbered_findings_is_no_programme() -> None:
    programme = read_word(
        heading("Uppföljning av arbetet mot våld", 1),
        prose("1. Handlingsplanen “Trygg i Sundköping”, godkänns"),
        prose("Kultur- och fritidsnämnden har svarat. Handlingsplanen följs upp varje år."),
        prose("- Målområde samhälle: En bygd att lita på."),
    )

    assert programme["goals"] == []
    assert [document["title"] for document in programme["steering"]] == ["Trygg i Sundköping"]
    assert "Kultur- och fritidsnämnden" in [body["name"] for body in programme["bodies"]]
    assert [rule["kind"] for rule in programme["programme"]["follow_up"]] == ["annual"]
    assert any("inget program" in doubt["why"] for doubt in programme["doubts"])


def test_every_proposal_says_where_it_was_read() -> None:
    programme = read_word(
        heading("Mål 1 Trygga hem", 1),
        heading("Indikatorer"),
        items("Antal samtal (Socialnämnden)"),
        heading("Aktiviteter"),
        items("Skriva en rutin (Socialnämnden)"),
    )

    for goal in all_goals(programme):
        for item in [goal, *goal["preconditions"], *goal["indicators"], *goal["activities"]]:
            assert item["source"]["block"] >= 0
            assert 0 < item["confidence"] <= 1
