"""The fields of a municipality's own Word template: what each is called, what it holds, and its value."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import override

from fridlyst.base.sentences import Sentence
from fridlyst.decisions.shapes import ConditionView, StepView
from fridlyst.decisions.terms import AmendmentState, Checklist, LetterPart, MatterState, Outcome, StepKind
from fridlyst.reports.contents.letter.document import checklist_rows
from fridlyst.reports.contents.letter.facts import LetterFacts
from fridlyst.reports.contents.letter.parts import composed
from fridlyst.reports.own_template.fields import Names
from fridlyst.reports.text import clean
from fridlyst.reports.wording import date_text

# What each part of the letter is called in a template.
PART_FIELDS: Mapping[str, str] = {
    LetterPart.PROPOSAL: "forslag",
    LetterPart.MATTER: "arendet",
    LetterPart.BASIS: "beslutsunderlag",
    LetterPart.BACKGROUND: "bakgrund",
    LetterPart.ECONOMY: "ekonomi",
    LetterPart.GOALS: "mal",
    LetterPart.EQUALITY: "jamstalldhet",
    LetterPart.CONSULTATION: "samrad",
    LetterPart.FOLLOW_UP: "uppfoljning",
    LetterPart.ASSESSMENT: "bedomning",
    LetterPart.UNION: "mbl",
    LetterPart.SENT_TO: "sandlista",
}
# What each thing in a list is called in the loop that we show.
IN_LOOP: Mapping[str, str] = {
    "steg": "steg",
    "villkor": "villkor",
    "yrkanden": "yrkande",
    "handlingar": "handling",
    "mal": "mal",
    "skickas_till": "namn",
    "delar": "del",
    "checklistor": "checklista",
    "fragor": "fraga",
}
_STEP: Names = {
    "datum": Sentence("dagen, som 23 april 2025"),
    "slag": Sentence("vad som hände, som Återremiss"),
    "instans": Sentence("vem som beslutade"),
    "paragraf": Sentence("paragrafen utan tecken"),
    "utfall": Sentence("hur det gick, som Avslag"),
    "sammanfattning": Sentence("det som är antecknat om steget"),
}
_CONDITION: Names = {
    "text": Sentence("villkoret"),
    "svar": Sentence("svaret, tomt när inget är skrivet"),
    "underlag": Sentence("siffran som visar det, när det finns en"),
}


_PARTS: Names = {
    "forslag": Sentence("delen Förslag till beslut"),
    "arendet": Sentence("delen Ärendet"),
    "beslutsunderlag": Sentence("delen Beslutsunderlag"),
    "bakgrund": Sentence("delen Bakgrund"),
    "ekonomi": Sentence("delen Ekonomiska konsekvenser"),
    "mal": Sentence("delen Kommunala mål"),
    "jamstalldhet": Sentence("delen Jämställdhet"),
    "samrad": Sentence("delen Samråd"),
    "uppfoljning": Sentence("delen Uppföljning och utvärdering"),
    "bedomning": Sentence("delen Bedömning"),
    "mbl": Sentence("delen Information eller förhandling enligt MBL"),
    "sandlista": Sentence("delen Beslutet skickas till"),
}
SCHEMA: Names = {
    "kommun": {"namn": Sentence("kommunens namn")},
    "arende": {
        "diarienummer": Sentence("ärendets diarienummer"),
        "rubrik": Sentence("vad ärendet gäller"),
        "lage": Sentence("ärendets läge, som Återremitterat"),
        "nasta_instans": Sentence("vem som beslutar härnäst"),
        "nasta_datum": Sentence("dagen för nästa beslut"),
        "steg": [dict(_STEP)],
        "villkor": [dict(_CONDITION)],
        "yrkanden": [
            {
                "nummer": Sentence("yrkandets nummer"),
                "text": Sentence("det som yrkades"),
                "yrkad_av": Sentence("vem som yrkade"),
                "lage": Sentence("yrkandets läge, som Bifallet"),
            }
        ],
        "handlingar": [{"titel": Sentence("handlingens titel")}],
    },
    "program": {
        "titel": Sentence("programmets titel"),
        "period": Sentence("åren som det gäller"),
        "antagen_av": Sentence("vem som antog det"),
        "antagen_den": Sentence("dagen då det antogs"),
        "mal": [{"namn": Sentence("målets nummer"), "titel": Sentence("målet")}],
    },
    "brev": {
        "rubrik": Sentence("brevets rubrik"),
        "till": Sentence("vem brevet är till"),
        "datum": Sentence("brevets datum"),
        "undertecknare": Sentence("vem som skriver under"),
        "skickas_till": [Sentence("en mottagare av beslutet")],
        **_PARTS,
        "delar": [{"rubrik": Sentence("delens rubrik"), "text": Sentence("delens text")}],
    },
    "checklistor": [
        {
            "rubrik": Sentence("checklistans namn"),
            "fragor": [
                {
                    "fraga": Sentence("frågan"),
                    "svar": Sentence("Ja, Nej, Inte aktuellt eller Inte besvarad"),
                    "kommentar": Sentence("orden till svaret"),
                }
            ],
        }
    ],
}


def field_values(facts: LetterFacts) -> dict[str, Any]:
    """The value of every field, as texts, lists and dicts; in Swedish."""
    with override("sv"):
        found: dict[str, Any] = _plain(
            {
                "kommun": {"namn": facts.municipality.name},
                "arende": _matter(facts),
                "program": _programme(facts),
                "brev": _letter(facts),
                "checklistor": _checklists(facts),
            }
        )
    return found


def _plain(value: Any) -> Any:  # noqa: ANN401 (nested texts)
    """Texts that can stand in XML; a line of its own becomes a paragraph of its own."""
    if isinstance(value, dict):
        return {key: _plain(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_plain(one) for one in value]
    return clean(str(value)).strip().replace("\n", "\a")


def _matter(facts: LetterFacts) -> dict[str, Any]:
    matter, coming = facts.matter, facts.matter.next
    return {
        "diarienummer": matter.registration_number,
        "rubrik": matter.title,
        "lage": MatterState(matter.state).label,
        "nasta_instans": coming.body_name if coming else "",
        "nasta_datum": date_text(coming.on) if coming and coming.on else "",
        "steg": [_step(one) for one in matter.steps],
        "villkor": [_condition(one) for one in matter.conditions],
        "yrkanden": [
            {
                "nummer": one.number,
                "text": one.text,
                "yrkad_av": one.moved_by,
                "lage": AmendmentState(one.state).label,
            }
            for one in matter.amendments
        ],
        "handlingar": [{"titel": one.title} for one in matter.documents],
    }


def _step(one: StepView) -> dict[str, Any]:
    return {
        "datum": date_text(one.on) if one.on else "",
        "slag": StepKind(one.kind).label,
        "instans": one.body_name,
        "paragraf": one.paragraph,
        "utfall": Outcome(one.outcome).label if one.outcome else "",
        "sammanfattning": one.summary,
    }


def _condition(one: ConditionView) -> dict[str, Any]:
    return {"text": one.text, "svar": one.answer, "underlag": one.proof_figure}


def _programme(facts: LetterFacts) -> dict[str, Any]:
    if facts.programme is None:
        return {"titel": "", "period": "", "antagen_av": "", "antagen_den": "", "mal": []}
    view = facts.programme.view
    return {
        "titel": view.title,
        "period": view.period,
        "antagen_av": view.adopted_by,
        "antagen_den": date_text(view.adopted_on) if view.adopted_on else "",
        "mal": [{"namn": one.label, "titel": one.title} for one in facts.programme.tree.goals],
    }


def _letter(facts: LetterFacts) -> dict[str, Any]:
    letter, parts = facts.letter, composed(facts)
    return {
        "rubrik": letter.title,
        "till": letter.to_body,
        "datum": date_text(letter.written_on) if letter.written_on else "",
        "undertecknare": letter.signed_by,
        "skickas_till": list(letter.sent_to),
        **{PART_FIELDS[one.key]: one.said for one in parts},
        "delar": [{"rubrik": one.heading, "text": one.said} for one in parts],
    }


def _checklists(facts: LetterFacts) -> list[dict[str, Any]]:
    return [
        {
            "rubrik": one.label,
            "fragor": [
                {"fraga": question, "svar": answer, "kommentar": words}
                for question, answer, words in checklist_rows(one, facts.letter.checklist(one.value))
            ],
        }
        for one in Checklist
        if facts.letter.checklist(one.value).begun
    ]
