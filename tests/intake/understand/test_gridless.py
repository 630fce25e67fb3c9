"""Tables that have become bare lines: rows found again by their owners and times."""

from tests.intake.understand.making import activities, all_goals, all_words, owners, read_text, schedules


def test_activities_then_owners() -> None:
    programme = read_text("""Handlingsplan mot våld 2025–2027

Mål 1 Ingen ska behöva vänta
på stöd

För att nå dit behöver följande vara på plats:
Det finns tillräckligt med
personal.

Kunskapen är
god.

Indikatorer

Andel som fått stöd inom tre dagar.
(Socialnämnden)

Aktivitet Ansvariga nämnder

Öppna en mottagning på
kvällstid

Socialnämnden och
kulturnämnden

Låt skolans personal få öva tillsammans med

Utbildningsnämnden
 elevhälsan och polisen
Sprida filmen ”Våga fråga” Kommunstyrelsen,
socialnämnden

12 (30)

Socialnämnden och skolan
arbetar fram en gemensam rutin

Socialnämnden
 Berätta om stödet

Socialnämnden
""")

    [goal] = programme["goals"]
    assert goal["title"] == "Ingen ska behöva vänta på stöd"
    assert [item["text"] for item in goal["preconditions"]] == [
        "Det finns tillräckligt med personal.",
        "Kunskapen är god.",
    ]
    assert [item["title"] for item in goal["indicators"]] == ["Andel som fått stöd inom tre dagar"]
    assert [(item["title"], owners(programme, item)) for item in goal["activities"]] == [
        ("Öppna en mottagning på kvällstid", ["Socialnämnden", "Kulturnämnden"]),
        ("Låt skolans personal få öva tillsammans med elevhälsan och polisen", ["Utbildningsnämnden"]),
        ("Sprida filmen ”Våga fråga”", ["Kommunstyrelsen", "Socialnämnden"]),
        ("Socialnämnden och skolan arbetar fram en gemensam rutin", ["Socialnämnden"]),
        ("Berätta om stödet", ["Socialnämnden"]),
    ]


def test_measures_with_time_and_owner_between() -> None:
    programme = read_text("""1. Kunskap

Åtgärd Tid Ansvarig verksamhet Aktivitet

All personal kan
fråga om våld

Mars 2026 IFO Utbilda alla som
arbetar natt

Chefer vet vad de
ska göra

2026-2028 och
vid nyanställning

Stab

Samtliga verksamheter

Skriva en lathund.

Öva två gånger

2. Samverkan

Åtgärd Tid Ansvarig verksamhet Aktivitet

Vi har fasta möten

Löpande

Stab Kalla till möte
varje kvartal
""")

    assert [(goal["level"], goal["title"]) for goal in all_goals(programme)] == [
        ("Område", "Kunskap"),
        ("Åtgärd", "All personal kan fråga om våld"),
        ("Åtgärd", "Chefer vet vad de ska göra"),
        ("Område", "Samverkan"),
        ("Åtgärd", "Vi har fasta möten"),
    ]
    assert [
        (item["title"], owners(programme, item), schedules(item)[0]["kind"]) for item in activities(programme)
    ] == [
        ("Utbilda alla som arbetar natt", ["IFO"], "once"),
        ("Skriva en lathund", ["Stab"], "period"),
        ("Öva två gånger", ["Samtliga"], "period"),
        ("Kalla till möte varje kvartal", ["Stab"], "ongoing"),
    ]


def test_owners_and_times_last() -> None:
    programme = read_text("""Mål 2 Alla vet

Insats Ansvarig Tidplan

Informera på webben

Kommunstyrelsen

Våren 2026

Informera i skolan Utbildningsnämnden

2027
""")

    assert [(item["title"], owners(programme, item)) for item in activities(programme)] == [
        ("Informera på webben", ["Kommunstyrelsen"]),
        ("Informera i skolan", ["Utbildningsnämnden"]),
    ]
    assert [schedules(item)[0]["text"] for item in activities(programme)] == ["Våren 2026", "2027"]


def test_a_table_ends_where_the_prose_begins_and_nothing_is_lost() -> None:
    programme = read_text("""Mål 1 Alla vet

Aktivitet Ansvariga

Informera på webben

Kommunstyrelsen
 Samverkan
Det här stycket är löpande text som fyller hela sidans bredd och hör alltså inte till tabellen ovanför,
utan till kapitlet om samverkan.
""")

    [activity] = activities(programme)
    assert activity["title"] == "Informera på webben"
    held = all_words({"doubts": programme["doubts"]})
    assert "Samverkan" in held
    assert "hör alltså inte till tabellen" in held


def test_inferred_rows_are_less_sure_than_ruled_ones() -> None:
    programme = read_text("Mål 1 Alla vet\n\nAktivitet Ansvariga\n\nInformera på webben\n\nKommunstyrelsen\n")

    assert 0.5 < activities(programme)[0]["confidence"] < 0.85


def test_a_sentence_with_heading_words_is_no_table() -> None:
    programme = read_text(
        "Aktiviteter och ansvariga beskrivs i bilagan.\n\nMål, aktivitet och tid framgår där.\n"
    )

    assert programme["goals"] == []
    assert "framgår där" in all_words({"doubts": programme["doubts"]})
