"""A small programme file that tests change one thing of."""

from copy import deepcopy
from typing import Any

_SMALL: dict[str, Any] = {
    "format": "fridlyst-programme/1",
    "municipality": {"name": "Provköping", "code": "9999"},
    "programme": {"title": "Program mot våld", "valid_from": "2024-01-01", "valid_to": "2026-12-31"},
    "bodies": [
        {"key": "sn", "name": "Socialnämnden", "aliases": ["SN"]},
        {"key": "ubn", "name": "Utbildningsnämnden"},
        {"key": "alla", "name": "Samtliga nämnder", "collective": True, "members": ["sn", "ubn"]},
    ],
    "steering": [
        {
            "key": "nationell",
            "title": "Nationell strategi",
            "level": "national",
            "goals": [{"number": "1", "title": "Förebygga"}, {"number": "2", "title": "Upptäcka"}],
        }
    ],
    "alignments": [{"document": "nationell", "goal": "2", "stance": "not_followed", "why": "Annat uppdrag"}],
    "goals": [
        {
            "key": "m1",
            "number": "1",
            "level": "Mål",
            "title": "Våldet förebyggs",
            "aligned": [{"goal": "1", "stance": "adapted"}],
            "preconditions": ["Metoder är kända"],
            "indicators": [
                {
                    "key": "i1",
                    "title": "Andel skolor",
                    "kind": "share",
                    "target_value": 0,
                    "responsible": ["ubn"],
                }
            ],
            "activities": [
                {
                    "key": "a1",
                    "title": "Utbilda alla",
                    "responsible": ["alla", {"body": "sn", "part": "taking_part"}],
                    "schedule": {"text": "Årligen", "kind": "recurring", "rrule": "FREQ=YEARLY"},
                    "also_serves": ["m2"],
                    "prevention_levels": ["selective"],
                    "arenas": ["workplace", "school"],
                    "evidence": "under_trial",
                    "placed_on": "2025-03-04",
                    "costs": [
                        {"year": 2025, "amount": 150000, "body": "sn", "note": "Lokal och kursledare"},
                        {"year": 2025, "amount": 90000, "body": "sn", "payer": "state_grant"},
                        {"year": 2026, "payer": "none"},
                    ],
                }
            ],
        },
        {"key": "m2", "number": "2", "level": "Mål", "title": "Våldet upptäcks", "responsible": ["sn"]},
    ],
}


def small() -> dict[str, Any]:
    """A copy that a test may change."""
    return deepcopy(_SMALL)
