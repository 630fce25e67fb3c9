"""Workbooks like Socialstyrelsen's, with everything that makes them hard; all values invented."""

import io
from collections.abc import Sequence

import openpyxl

CODES = ("1882", "1881", "1861", "1760", "1489", "0114", "0180")
NAMES = ("Askersund", "Kumla", "Hallsberg", "Storfors", "Alingsås", "Upplands Väsby", "Stockholm")
FOOTNOTE = "1) Frågan ställdes till enhetschefer."
PLAIN = "Rutin för att fråga om våld"
SHARE = "Andel ärenden med utredning"


def book(
    *,
    headings: Sequence[str] = (PLAIN, SHARE, "Antal handläggare"),
    columns: Sequence[Sequence[object]] = (
        ("Ja", "Nej", "ja", "..", "Nej", "x", "Ja"),
        (0.45, 0.5, 0.6, "..", 0.7, "X", 0.8),
        (3, 5, 4, ".", 6, 7, 120),
    ),
    codes: Sequence[object] = CODES,
    titled: bool = True,
    grouped: bool = False,
    shares: Sequence[int] = (1,),
    code_heading: str = "Kommunkod",
    more_sheets: Sequence[str] = (),
) -> bytes:
    """A workbook as bytes."""
    made = openpyxl.Workbook()
    sheet = made.active
    assert sheet is not None
    sheet.title = "Resultat"
    if titled:
        sheet.append(["Öppna jämförelser, våld i nära relationer (påhittad)"])
        sheet.append([])
        sheet.append(["Tabell 1. Kommunernas svar"])
    if grouped:
        sheet.append([None, None, "Våldsutsatta vuxna", *[None] * (len(headings) - 2), "Övrigt"])
    sheet.append([code_heading, "Kommun", *headings])
    for at, (code, name) in enumerate(zip(codes, NAMES, strict=True)):
        sheet.append([code, name, *[column[at] for column in columns]])
        for share in shares:
            cell = sheet.cell(sheet.max_row, 3 + share)
            if isinstance(cell.value, float):
                cell.number_format = "0%"
    sheet.append([])
    sheet.append([FOOTNOTE])
    sheet.append(["x = uppgiften är skyddad, .. = uppgift saknas"])
    for name in more_sheets:
        other = made.create_sheet(name)
        other.append(["Det här bladet beskriver frågorna."])
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()
