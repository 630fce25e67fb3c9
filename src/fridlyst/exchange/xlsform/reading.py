"""A form from anywhere becomes questions, with everything that could not be understood told."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from fridlyst.base.sentences import Sentence
from fridlyst.exchange.xlsform.choices import leave_columns, lists_of
from fridlyst.exchange.xlsform.keys import keys_of
from fridlyst.exchange.xlsform.making import Making, leave_rest, read_as
from fridlyst.exchange.xlsform.problems import BadForm, Findings, Spot, Unread, at, shown
from fridlyst.exchange.xlsform.structure import Node, nodes_of
from fridlyst.exchange.xlsform.tables import Cells, Record, records
from fridlyst.exchange.xlsform.understanding import Conditions
from fridlyst.exchange.xlsform.words import (
    CONTENT,
    MOST_CHOICES,
    MOST_QUESTIONS,
    MOST_ROWS,
    WHOLE_BODY,
    unguarded,
)
from fridlyst.followup.questioning import QuestionFields
from fridlyst.followup.terms import QuestionAbout

_SHEETS = frozenset({"survey", "choices", "settings"})
_SETTINGS = frozenset(
    {"form_title", "form_id", "set_form_id", "version", "default_language", CONTENT, "name"}
)


@dataclass(frozen=True, slots=True)
class FormRead:
    """What a form says: its title, its questions in order, and what Fridlyst has nothing for."""

    title: str
    questions: tuple[QuestionFields, ...]
    unread: tuple[Unread, ...]


def read_form(sheets: Mapping[str, Cells], *, bodies: Mapping[str, int]) -> FormRead:
    """The questions of a workbook given as the text of its cells, sheet by sheet, header first.

    `bodies` gives the id of each body by its key. Raises BadForm, with sheet, row and column, for a form
    that is broken; what is sound but has no counterpart here is told in `unread`.
    """
    findings = Findings()
    found = _sheets(sheets, findings)
    settings = _settings(found.get("settings", ("settings", ()))[1], findings)
    language = settings.get("default_language", "")
    rows = _rows("survey", found, MOST_ROWS, language, findings)
    lists = lists_of(_rows("choices", found, MOST_CHOICES, language, findings), findings)
    _check_columns(found["survey"][1], rows, findings)
    nodes = nodes_of(rows, findings)
    taken_in = [node for node in nodes if read_as(node) is not None]
    if len(taken_in) > MOST_QUESTIONS:
        said = Sentence("formuläret har fler än %(most)s frågor.", most=MOST_QUESTIONS)
        findings.bad(taken_in[MOST_QUESTIONS].record.spot(), said)
    keys = keys_of(taken_in, findings)
    conditions = Conditions(_by_name(nodes), keys, lists, findings)
    for node in nodes:
        conditions.check(node)
    making = Making(conditions, bodies, findings)
    made = tuple(making.make(node) for node in taken_in)
    _check_rings(taken_in, made, findings)
    findings.stop_if_bad()
    questions = _after_what_they_wait_for(made)
    leave_rest(nodes, findings)
    leave_columns(lists, making.used_lists(nodes), findings)
    title = unguarded(settings.get("form_title", ""))
    return FormRead(title, questions, findings.unread)


def _sheets(sheets: Mapping[str, Cells], findings: Findings) -> dict[str, tuple[str, Cells]]:
    """The sheets by the name that an XLSForm gives them. Raises BadForm without a survey."""
    found = {name.strip().lower(): (name, cells) for name, cells in sheets.items()}
    if "survey" not in found:
        has = ", ".join(shown(name) for name in list(sheets)[:6])
        raise BadForm(Sentence("Fliken survey saknas. Arbetsboken har %(sheets)s.", sheets=has), field="file")
    if found.get("settings") and _content(found["settings"][1]) == WHOLE_BODY:
        raise BadForm(
            Sentence(
                "Filen är formuläret för en enda nämnd, med programmets aktiviteter i. "
                "Läs in det formulär som bara har frågorna."
            ),
            field="file",
        )
    for plain, (name, cells) in found.items():
        if plain not in _SHEETS and any(text.strip() for row in cells for text in row):
            findings.leave(Spot(name), Sentence("fliken läses inte in."))
    return found


def _content(cells: Cells) -> str:
    if len(cells) < 2 or CONTENT not in cells[0]:
        return ""
    at = list(cells[0]).index(CONTENT)
    return cells[1][at] if at < len(cells[1]) else ""


def _settings(cells: Cells, findings: Findings) -> dict[str, str]:
    rows = records("settings", cells, "", findings)
    if not rows:
        return {}
    for column in rows[0].cells:
        if column not in _SETTINGS:
            findings.leave(rows[0].spot(column), Sentence("inställningen läses inte in."))
    return dict(rows[0].cells)


def _rows(
    sheet: str, found: Mapping[str, tuple[str, Cells]], most: int, language: str, findings: Findings
) -> list[Record]:
    name, cells = found.get(sheet, (sheet, ()))
    rows = records(name, cells, language, findings)
    if len(rows) > most:
        said = Sentence("fliken har %(rows)s rader. Högst %(most)s kan läsas in.", rows=len(rows), most=most)
        raise BadForm(at(Spot(name, rows[most].row), said), field="file")
    return rows


def _check_columns(cells: Cells, rows: Sequence[Record], findings: Findings) -> None:
    """Raises BadForm for a survey that holds nothing or lacks a column that every survey has."""
    if not rows:
        raise BadForm(Sentence("Fliken survey är tom: den har inga frågor."), field="file")
    for column in ("type", "name"):
        if column not in rows[0].headers:
            said = Sentence("kolumnen %(column)s saknas.", column=column)
            raise BadForm(at(Spot("survey", 1), said), field="file")


def _by_name(nodes: Sequence[Node]) -> dict[str, list[Node]]:
    found: dict[str, list[Node]] = {}
    for node in nodes:
        found.setdefault(node.name, []).append(node)
    return found


def _check_rings(nodes: Sequence[Node], questions: Sequence[QuestionFields], findings: Findings) -> None:
    """Tells of questions whose conditions wait for one another."""
    waits = {one.key: one.condition.question for one in questions if one.condition and one.condition.question}
    for node, question in zip(nodes, questions, strict=True):
        seen: list[str] = []
        key = question.key
        while key in waits and key not in seen:
            seen.append(key)
            key = waits[key]
        if key == question.key and seen[1:]:
            said = Sentence("villkoret går i en ring: frågorna väntar på varandra.")
            findings.bad(node.record.spot("relevant"), said)
            return


def _after_what_they_wait_for(questions: Sequence[QuestionFields]) -> tuple[QuestionFields, ...]:
    """In order, but what is asked of the body first, and a question before those that wait for it."""
    by_key = {one.key: one for one in questions}
    ordered = sorted(questions, key=lambda one: one.about == QuestionAbout.ACTIVITY)
    placed: dict[str, QuestionFields] = {}
    for one in ordered:
        chain = [one]
        while (wanted := chain[-1].condition) and wanted.question and wanted.question not in placed:
            chain.append(by_key[wanted.question])
        placed |= {each.key: each for each in reversed(chain) if each.key not in placed}
    return tuple(placed.values())
