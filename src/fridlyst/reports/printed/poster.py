"""The poster of the staff room out of the guidance and the municipality's directory; in Swedish."""

from datetime import date
from typing import Any

from fridlyst.reports.formats.printed import shown
from fridlyst.reports.printed.entries import EMERGENCY, phone_of
from fridlyst.reports.text import printable
from fridlyst.reports.wording import date_text
from fridlyst.support.guidance.fitting import fitting
from fridlyst.support.guidance.reading import duty_to_report, routine_questions, situations
from fridlyst.support.guidance.shapes import Situation
from fridlyst.support.national import national_lines
from fridlyst.support.shapes import Directory

Data = dict[str, Any]
# As many services as a situation has room for at most.
_MOST = 2


def poster_data(directory: Directory, chosen: frozenset[int], address: str) -> Data:
    """Everything on the poster; only the services in `chosen` are named, where they fit."""
    return {
        "heading": "Vart hänvisar jag?",
        "town": shown(directory.town.name),
        "numbers": _numbers(),
        "where_title": "När det gäller",
        "situations": [_situation(one, directory, chosen) for one in situations().all],
        "ask_title": "Fråga alla om våld",
        "parts": [
            {"title": shown(one.title), "points": [shown(point) for point in one.points]}
            for one in routine_questions().parts
        ],
        "duty": {"title": shown(duty_to_report().title), "text": shown(duty_to_report().text)},
        "sources": _sources(),
        "more": printable(f"Läs mer: {address.partition('://')[2]}"),
    }


def _numbers() -> list[Data]:
    return [
        {"name": "Fara just nu" if one.key == EMERGENCY else shown(one.name), "number": shown(one.number)}
        for one in national_lines()
    ]


def _situation(situation: Situation, directory: Directory, chosen: frozenset[int]) -> Data:
    services = [one for one in fitting(directory, situation) if one.id in chosen and phone_of(one)]
    return {
        "title": situation.title,
        "short": situation.short,
        "services": [{"name": shown(one.name), "number": shown(phone_of(one))} for one in services[:_MOST]],
    }


def _sources() -> str:
    laws = dict.fromkeys((*duty_to_report().sources, *routine_questions().sources))
    return f"Källor: {'; '.join(laws)}. Genomgånget {date_text(reviewed(), 'sv')}."


def reviewed() -> date:
    """The day when the oldest part of the guidance was gone through."""
    return min(situations().reviewed, routine_questions().reviewed, duty_to_report().reviewed)
