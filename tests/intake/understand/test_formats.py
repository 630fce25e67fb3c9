"""Whole made-up programmes as PDF and as a workbook, through extraction and understanding."""

import io

import typst
import xlsxwriter

from fridlyst.intake.extract import extract_document
from fridlyst.intake.understand import understand
from tests.intake.understand.making import activities, all_goals, owners, schedules

PLAN = """
#set text(lang: "sv", size: 10pt)
= Handlingsplan mot våld i nära relationer 2024–2026
Antagen av kommunfullmäktige 2024-02-12.
== 1. Förebygga
Vi vill att färre utsätts i Habo kommun.
#table(columns: (1fr, 1fr, 1fr, 1fr, 1fr), [*Delmål*], [*Insats*], [*Ansvarig*], [*När*], [*Status*],
 table.cell(rowspan: 2)[Unga vet vad en bra relation är], [Utbilda elevhälsan i samtal],
 [Barn- och utbildningsnämnden], [Våren 2025], [Pågår],
 [Hålla föräldramöten], [Kultur- och fritidsnämnden], [Varje termin], [Ej startat])
== 2. Upptäcka
#table(columns: (1fr, 1fr, 1fr), stroke: none, [*Aktivitet*], [*Ansvarig nämnd*], [*Tidplan*],
 [Fråga alla nyinskrivna om våld och skriva ned svaren], [Socialnämnden i samverkan med Polisen], [Löpande],
 [Sprida information på lätt svenska], [Kommunstyrelsen], [T1 2025])
"""


def test_a_plan_as_pdf_with_and_without_lines_round_its_tables() -> None:
    document = extract_document(typst.compile(PLAN.encode()), "plan.pdf")

    programme = understand(document, filename="plan.pdf")

    assert programme["municipality"] == {"name": "Habo", "code": "0643"}
    assert programme["programme"]["adopted_on"] == "2024-02-12"
    assert programme["programme"]["adopted_by"] == "kommunfullmäktige"
    assert [(goal["number"], goal["level"], goal["title"]) for goal in all_goals(programme)] == [
        ("1", "Område", "Förebygga"),
        (None, "Delmål", "Unga vet vad en bra relation är"),
        ("2", "Område", "Upptäcka"),
    ]
    assert [(item["title"], schedules(item)[0]["text"]) for item in activities(programme)] == [
        ("Utbilda elevhälsan i samtal", "Våren 2025"),
        ("Hålla föräldramöten", "Varje termin"),
        ("Fråga alla nyinskrivna om våld och skriva ned svaren", "Löpande"),
        ("Sprida information på lätt svenska", "T1 2025"),
    ]
    assert owners(programme, activities(programme)[2]) == ["Socialnämnden", "Polisen"]
    assert all(
        item["source"]["page"] == 1 and len(item["source"]["box"]) == 4 for item in activities(programme)
    )


def test_an_activity_list_as_a_workbook() -> None:
    file = io.BytesIO()
    with xlsxwriter.Workbook(file) as book:
        sheet = book.add_worksheet("Aktivitetslista")
        for at, row in enumerate(
            [
                ("Mål", "Aktivitet", "Ansvarig", "Klart senast"),
                ("1. Alla vet", "Informera", "Socialnämnden", "2026-05-01"),
                ("1. Alla vet", "Annonsera", "Kommunstyrelsen; kulturnämnden", "December 2026"),
                ("2. Alla får stöd", "Öppna jour", "Socialchefen", "2027"),
            ]
        ):
            sheet.write_row(at, 0, row)
    name = "Handlingsplan mot våld Kumla.xlsx"

    programme = understand(extract_document(file.getvalue(), name), filename=name)

    assert programme["municipality"] == {"name": "Kumla", "code": "1881"}
    assert programme["programme"]["title"] == "Handlingsplan mot våld Kumla"
    assert [(goal["number"], len(goal["activities"])) for goal in programme["goals"]] == [("1", 2), ("2", 1)]
    assert owners(programme, activities(programme)[1]) == ["Kommunstyrelsen", "Kulturnämnden"]
