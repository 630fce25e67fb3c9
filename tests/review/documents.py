"""Documents and people for the tests of the review."""

import io
from pathlib import Path

import docx
import pytest
import typst

from fridlyst.accounts.models import Membership, User
from fridlyst.organisation.actions import ensure_municipality
from fridlyst.organisation.actor import Actor, Grant
from fridlyst.organisation.models import Municipality
from fridlyst.organisation.terms import Role
from tests.intake.extract.making import zipped

SHARED = Path(__file__).parents[3] / "shared" / "documents"
TITLE = "Handlingsplan mot våld 2026–2028"
ROWS = (
    ("Ta fram en rutin för frågor om våld", "November 2026", "Socialnämnden"),
    ("Utbilda all personal i förskolan", "Löpande", "Utbildningsnämnden"),
    ("Kartlägg hur många som söker hjälp", "Årligen", "Socialnämnden"),
)
LATER_ROWS = (
    ROWS[0],
    ("Utbilda all personal i förskolan", "December 2027", "Utbildningsnämnden"),
    ("Öppna en samtalsmottagning för unga", "2027", "Socialnämnden"),
)


def plan(
    rows: tuple[tuple[str, str, str], ...] = ROWS, title: str = "Handlingsplan mot våld 2026–2028"
) -> bytes:
    """A Word document with one area, a table of activities, and a sentence that is none of it."""
    document = docx.Document()
    document.add_heading(title, 0)
    document.add_heading("1. Kunskap och upptäckt", 1)
    table = document.add_table(rows=1, cols=3, style="Table Grid")
    for cell, words in zip(table.rows[0].cells, ("Aktivitet", "Tid", "Ansvarig nämnd"), strict=True):
        cell.text = words
    for row in rows:
        for cell, words in zip(table.add_row().cells, row, strict=True):
            cell.text = words
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def half_written() -> bytes:
    """A Word file whose text stops in the middle: only who reads it finds out."""
    return zipped({"[Content_Types].xml": "<Types/>", "word/document.xml": "<w:document"})


def shared(name: str) -> bytes:
    """A real document; skips where there is none."""
    file = SHARED / name
    if not file.is_file():
        pytest.skip(f"{file} finns inte")
    return file.read_bytes()


def municipality(code: str = "0000", name: str = "Provköping") -> Municipality:
    """A municipality of the tests."""
    return ensure_municipality(code=code, name=name)


def person(where: Municipality, role: Role = Role.COORDINATOR, email: str = "sam@example.se") -> User:
    """Somebody with a role in the whole municipality."""
    user = User.objects.create_user(email, "ett-langt-losenord", name="Sam Ordnare")
    Membership.objects.create(municipality=where, user=user, role=role)
    return user


def actor(where: Municipality, role: Role = Role.COORDINATOR) -> Actor:
    """Somebody who acts without being stored."""
    return Actor(where.pk, None, "Sam Ordnare", (Grant(role),))


def printed_plan(rows: tuple[tuple[str, str, str], ...] = ROWS, title: str = TITLE) -> bytes:
    """The same document as a PDF."""
    cells = ", ".join(
        f"[{words}]" for row in (("Aktivitet", "Tid", "Ansvarig nämnd"), *rows) for words in row
    )
    text = f'#set page(paper: "a4")\n= {title}\n\n== 1. Kunskap och upptäckt\n\n#table(columns: 3, {cells})\n'
    return bytes(typst.compile(text.encode()))
