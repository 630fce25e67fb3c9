"""The components of the style guide, and the values that their examples show."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import HttpRequest
from django.urls import reverse_lazy

from fridlyst.followup.terms import Status
from fridlyst.texts.shapes import MarkedPassage, MarkedSection, MarkedText, Passage, Run, Section
from fridlyst.web.shared.diff import word_diff
from fridlyst.web.shared.lists import paged, sorting
from fridlyst.web.shared.marked import Beside, Revision, shown
from fridlyst.web.shared.place import Way
from fridlyst.web.shared.status import HeatCell, HeatRow, status_parts


@dataclass(frozen=True)
class Component:
    """One page of the style guide."""

    name: str
    title: str
    purpose: str


COMPONENTS = tuple(
    Component(*row)
    for row in (
        ("button", "Knapp", "Gör något. En huvudknapp på varje sida."),
        ("choice_cards", "Valkort", "Väljer ett läge eller flera saker, stora nog för en tumme."),
        ("confirm", "Bekräftelse", "Frågar en gång till före det som inte går att ångra."),
        ("crumbs", "Brödsmulor och flikar", "Visar var sidan finns och vad som finns bredvid."),
        ("diff", "Skillnad", "Visar vad som är tillagt och borttaget."),
        ("drop", "Filyta", "Tar emot en fil."),
        ("empty", "Tomt läge", "Säger vad sidan är till för och ger det enda som går att göra."),
        ("field", "Fält", "Etikett ovanför, hjälp under, fel bredvid och samlade överst."),
        ("figure", "Diagram med tabell", "Ett diagram har alltid sin tabell."),
        ("heat_map", "Lägeskarta", "Nämnder mot mål; varje ruta ett läge."),
        ("key_figures", "Nyckeltal och fakta", "Några få tal, stora."),
        ("link", "Länk", "Går någonstans."),
        (
            "marked_text",
            "Löpande text",
            "En text i avsnitt, med vad som lagts till och strukits.",
        ),
        ("notice", "Meddelande", "Säger vad som hände, vad som finns kvar och vad du kan göra."),
        ("pager", "Bläddrare", "Går mellan sidorna i en lång lista."),
        ("pill", "Antal", "Ett antal bredvid ett ord."),
        ("print_head", "Utskriftshuvud", "Överst på varje utskriven sida."),
        ("progress", "Förlopp", "Hur långt ett jobb har kommit."),
        ("saved", "Sparas medan du skriver", "Sparar utan knapp och säger när, eller varför inte."),
        ("status", "Läge", "Form, ord och färg, i den ordningen."),
        ("status_bar", "Lägesrad", "Allt på en rad, bred som sidan."),
        ("stepper", "Steg", "Var i ett arbete i flera steg du är."),
        ("table", "Tabell", "Går att sortera; blir en lista på en telefon."),
        ("time_line", "Tidslinje", "Ett ärende, steg för steg."),
        ("todo", "Att göra nu", "Det första på översikten."),
    )
)


class FieldExample(forms.Form):
    """One field of each kind."""

    title = forms.CharField(label="Rubrik", help_text="Så som den står i programmet.")
    when = forms.DateField(label="Stänger", widget=forms.DateInput(attrs={"type": "date"}))
    body = forms.ChoiceField(label="Nämnd", choices=[("sn", "Socialnämnden"), ("kn", "Kulturnämnden")])
    story = forms.CharField(label="Vad har hänt?", widget=forms.Textarea(attrs={"rows": 3}), required=False)
    agree = forms.BooleanField(label="Skicka en påminnelse också", required=False)


class ChoiceExample(forms.Form):
    """One and several choices."""

    status = forms.ChoiceField(
        label="Läge",
        choices=[choice for choice in Status.choices if choice[0] != Status.UNKNOWN],
        widget=forms.RadioSelect,
        initial=Status.ONGOING,
    )
    groups = forms.MultipleChoiceField(
        label="Målgrupp",
        choices=[("exposed", "Våldsutsatta"), ("children", "Barn"), ("using_violence", "Våldsutövare")],
        widget=forms.CheckboxSelectMultiple,
    )


class SavedExample(forms.Form):
    """One text, saved as one types."""

    story = forms.CharField(label="Vad har hänt?", widget=forms.Textarea(attrs={"rows": 3}), required=False)


class UploadExample(forms.Form):
    """A file."""

    file = forms.FileField(label="Dokument", help_text="PDF, Word, Excel eller text, högst 25 MB.")


HOME = reverse_lazy("style_guide:index")
COUNTS = {"done": 18, "ongoing": 14, "not_started": 6, "late": 3, "stopped": 1, "unknown": 14}
ROWS = (
    ("Rutinmässiga frågor om våld", "Arbetsmarknadsnämnden, socialnämnden", "löpande", "ongoing", 412),
    ("Samverkan mellan frivård och socialtjänst", "Äldrenämnden", "maj 2026", "done", 38),
    ("Utbildning för alla chefer", "Kommunstyrelsen", "årligen", "late", 1240),
    ("Information på flera språk", "Socialnämnden", "2026–2028", "unknown", None),
    ("Stöd till barn som upplevt våld", "Socialnämnden", "tills vidare", "not_started", 184),
)


def example_context(request: HttpRequest, name: str) -> dict[str, Any]:
    """The values that the examples of one component need."""
    make = CONTEXTS.get(name)
    return make(request) if make else {}


def _field(request: HttpRequest) -> dict[str, Any]:
    form = FieldExample({"title": "", "when": "31 augusti", "body": "sn"})
    return {"form": form, "now": dt.datetime(2026, 8, 31, 12, 2, tzinfo=dt.UTC)}


def _table(request: HttpRequest) -> dict[str, Any]:
    keys = ("title", "owner", "time", "status", "count")
    chosen = sorting(request, ("title", "owner", "count"), "title")
    rows = [dict(zip(keys, row, strict=True)) for row in ROWS]
    rows.sort(key=lambda row: (row[chosen.by] is None, row[chosen.by]), reverse=chosen.descending)
    return {"sorting": chosen, "rows": rows, **_pager(request)}


def _pager(request: HttpRequest) -> dict[str, Any]:
    return {"page": paged(request, range(130))}


def _parts(request: HttpRequest) -> dict[str, Any]:
    return {
        "parts": status_parts(COUNTS, lambda code: f"{HOME}?status={code}"),
        "silent": status_parts({"unknown": 52}),
    }


def _heat(request: HttpRequest) -> dict[str, Any]:
    def row(label: str, codes: str, *notes: str) -> HeatRow:
        letters = {
            "k": "done",
            "p": "ongoing",
            "n": "not_started",
            "s": "late",
            "x": "stopped",
            "?": "unknown",
        }
        cells = tuple(
            HeatCell(letters.get(code, ""), "3/4" if code == "p" else "", str(HOME) if code != "." else "")
            for code in codes
        )
        return HeatRow(label, cells, str(HOME), notes)

    return {
        "columns": [f"Mål {number}" for number in range(1, 8)],
        "note_columns": ["Svar", "Godkänt"],
        "heat_rows": (
            row("Kulturnämnden", "?.?..?.", "ej öppnat", "–"),
            row("Bostadsbolagen", "??.....", "påbörjat", "–"),
            row("Socialnämnden", "pkpspkn", "12 sep", "13 sep"),
            row("Utbildningsnämnden", "kk.p.x.", "9 sep", "11 sep"),
            row("Arbetsmarknadsnämnden", "pk.kn..", "8 sep", "–"),
        ),
    }


def _steps(request: HttpRequest) -> dict[str, Any]:
    rows = (("upload", "Ladda upp", True), ("review", "Granska", False), ("place", "Ta i bruk", False))
    return {
        "steps": [{"key": key, "label": label, "done": done, "href": ""} for key, label, done in rows],
    }


def _crumbs(request: HttpRequest) -> dict[str, Any]:
    rows = (("goals", "Mål", 7), ("activities", "Aktiviteter", 52), ("indicators", "Indikatorer", 13))
    return {
        "tabs": [{"key": key, "label": label, "count": count, "href": HOME} for key, label, count in rows]
    }


def _diff(request: HttpRequest) -> dict[str, Any]:
    before = "Förvaltningen ska ta fram en rutin för frågor om våld."
    after = "Förvaltningarna ska senast i maj ta fram en gemensam rutin för frågor om våld."
    return {"pieces": word_diff(before, after)}


def _figures(request: HttpRequest) -> dict[str, Any]:
    return {
        "figures": [
            {"label": "nämnder har svarat", "value": "23", "of": "av 30"},
            {"label": "aktiviteter är klara", "value": "18", "of": "av 52"},
            {"label": "mål saknar aktivitet", "value": "3", "of": ""},
        ],
        "facts": [
            {"label": "Beslutat av", "value": "Kommunfullmäktige"},
            {"label": "Gäller", "value": "1 januari 2026 – 31 december 2028"},
            {"label": "Följs upp", "value": "Varje år"},
        ],
    }


def _marked(request: HttpRequest) -> dict[str, Any]:
    body = Passage("samverkan-1", "paragraph", "Nämnderna ska arbeta nära med polisen.")
    runs = (
        Run("Nämnderna ska "),
        Run("samverka", struck_by=1),
        Run("arbeta nära", added_by=1),
        Run(body.text[22:]),
    )
    cells = (
        MarkedPassage(Passage("mal-1", "cell", "Chefer", None, 0, 1, 0, "Vem"), (Run("Chefer"),)),
        MarkedPassage(Passage("mal-2", "cell", "Utbildas", None, 0, 1, 1, "Vad"), (Run("Utbildas"),)),
        MarkedPassage(Passage("mal-3", "cell", "Får stöd", None, 0, 1, 1, "Vad"), (Run("Får stöd", 2),), 2),
    )
    section = Section("samverkan", "Samverkan", 2, "4.1")
    text = MarkedText((MarkedSection(section, (MarkedPassage(body, runs), *cells)),))
    revisions = {
        number: Revision(number, f"Tillägg {number}", "Kommunfullmäktige 29 oktober 2025 § 187", "2025-10-29")
        for number in (1, 2)
    }
    return {
        "sections": shown(text, revisions=revisions, beside={"mal-2": (Beside("Mål 2", str(HOME)),)}),
        "revisions": revisions.values(),
    }


CONTEXTS: dict[str, Callable[[HttpRequest], dict[str, Any]]] = {
    "field": _field,
    "choice_cards": lambda request: {"choice": ChoiceExample()},
    "drop": lambda request: {"upload": UploadExample()},
    "saved": lambda request: {"form": SavedExample()},
    "table": _table,
    "pager": _pager,
    "status": _parts,
    "status_bar": _parts,
    "todo": _parts,
    "heat_map": _heat,
    "stepper": _steps,
    "crumbs": _crumbs,
    "diff": _diff,
    "key_figures": _figures,
    "marked_text": _marked,
}


def crumbs() -> tuple[Way, ...]:
    """The way to a component's page."""
    return (Way("index", "Stilguide", str(HOME)),)
