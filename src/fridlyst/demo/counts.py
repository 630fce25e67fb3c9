"""Invented statistics for the demonstration: files of counts taken in as anybody takes them in."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from fridlyst.counts.actions import add_source, map_draft, publish_table, start_draft, take_in
from fridlyst.counts.fields import SourceFields
from fridlyst.counts.rules import half_years_over
from fridlyst.counts.shapes import TableChoice
from fridlyst.organisation.actor import Actor
from fridlyst.organisation.queries import bodies

NOTE = "Påhittade antal, för demonstrationen."
_SEXES = ("Kvinnor", "Män")
Row = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Given:
    """A source of one place: its headings, its rows with women's and men's counts, and its tables."""

    source: str
    body: str
    heading: str
    rows: tuple[tuple[str, str, tuple[int, int], tuple[int, int]], ...]
    tables: tuple[tuple[str, str], ...]


_PLACES = {
    "askersund": _Given(
        "Socialtjänstens verksamhetssystem",
        "ifo",
        "Ålder",
        (
            ("Fysiskt våld", "0–17 år", (6, 5), (7, 6)),
            ("Fysiskt våld", "18–64 år", (21, 3), (19, 6)),
            ("Fysiskt våld", "65 år och äldre", (2, 0), (3, 1)),
            ("Psykiskt våld", "0–17 år", (9, 8), (11, 7)),
            ("Psykiskt våld", "18–64 år", (26, 7), (31, 9)),
            ("Psykiskt våld", "65 år och äldre", (6, 2), (5, 3)),
            ("Ekonomiskt våld", "18–64 år", (8, 1), (10, 0)),
            ("Ekonomiskt våld", "65 år och äldre", (3, 0), (2, 0)),
            ("Hedersrelaterat våld och förtryck", "0–17 år", (4, 2), (6, 1)),
            ("Hedersrelaterat våld och förtryck", "18–64 år", (5, 0), (7, 2)),
        ),
        (("form", "sex"), ("age", "sex")),
    ),
    "linkoping": _Given(
        "Socialförvaltningens uttag",
        "son",
        "Område",
        (
            ("Fysiskt våld", "Innerstaden", (64, 21), (71, 19)),
            ("Fysiskt våld", "Norra", (38, 14), (35, 16)),
            ("Fysiskt våld", "Södra", (41, 9), (44, 12)),
            ("Fysiskt våld", "Landsbygden", (12, 3), (15, 4)),
            ("Psykiskt våld", "Innerstaden", (88, 31), (97, 34)),
            ("Psykiskt våld", "Norra", (52, 19), (49, 23)),
            ("Psykiskt våld", "Södra", (57, 16), (63, 14)),
            ("Psykiskt våld", "Landsbygden", (19, 4), (17, 7)),
            ("Digitalt våld", "Innerstaden", (17, 6), (24, 8)),
            ("Digitalt våld", "Norra", (9, 2), (13, 3)),
            ("Digitalt våld", "Södra", (11, 4), (10, 5)),
            ("Hedersrelaterat våld och förtryck", "Innerstaden", (13, 7), (16, 8)),
            ("Hedersrelaterat våld och förtryck", "Norra", (14, 5), (12, 6)),
            ("Hedersrelaterat våld och förtryck", "Södra", (6, 2), (8, 1)),
        ),
        (("form", "sex"), ("form", "district")),
    ),
}


def load_counts(*, by: Actor, place: str, today: date) -> None:
    """The last two half-years of a place that has invented counts, and tables of them."""
    given = _PLACES.get(place)
    if given is None:
        return
    keys = {body.key: body.id for body in bodies(by.municipality_id)}
    source = add_source(by=by, fields=SourceFields(given.source, keys.get(given.body), overlapping=False))
    periods = [one.code for one in reversed(half_years_over(today, 2))]
    for at, period in enumerate(periods):
        _take_in(by, source.pk, period, _file(given, at), today)
        for rows, columns in given.tables:
            publish_table(by=by, choice=TableChoice(source.pk, (period,), rows, columns))


def _file(given: _Given, at: int) -> bytes:
    """The counts of a half-year as its system writes them: CSV in Windows' signs, with semicolons."""
    lines: list[Sequence[object]] = [("Våldsform", "Kön", given.heading, "Antal")]
    for form, other, *counts in given.rows:
        lines += [(form, sex, other, count) for sex, count in zip(_SEXES, counts[at], strict=True)]
    return "\r\n".join(";".join(map(str, line)) for line in lines).encode("cp1252")


def _take_in(by: Actor, source_id: int, period: str, data: bytes, today: date) -> None:
    draft = start_draft(
        by=by, source_id=source_id, period=period, data=data, filename=f"antal-{period}.csv", today=today
    )
    if not draft.mapping["ready"]:
        map_draft(by=by, draft_id=draft.pk, mapping=draft.mapping)
    take_in(by=by, draft_id=draft.pk, confirmed=True, note=NOTE)
