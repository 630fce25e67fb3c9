"""How fridlyst read shows minutes: each matter's steps, and how amendments stand in a programme's text."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from rich.markup import escape
from rich.tree import Tree

from fridlyst.cli.files import read_bytes
from fridlyst.cli.screen import bar, say
from fridlyst.decisions.terms import AmendmentState, Outcome, StepKind
from fridlyst.exchange.programme_file import load, looks_like_one
from fridlyst.exchange.text_part import text_from_file
from fridlyst.intake.against import Standing
from fridlyst.intake.read import read_document
from fridlyst.intake.running_text import running_text
from fridlyst.texts.shapes import TextBody

_UNSURE = 0.8
Json = Mapping[str, Any]


def matter_tree(matter: Json) -> Tree:
    """A matter with its steps and what hangs on them."""
    number = matter["registration_number"] or "utan diarienummer"
    root = Tree(f"[bold]{escape(number)}[/] {escape(matter['title'])}")
    if matter.get("next_body"):
        root.add(f"[dim]beslutar härnäst:[/] {escape(matter['next_body'])}")
    counted = 0
    for step in matter["steps"]:
        counted = _grow(root, step, counted)
    return root


def _grow(root: Tree, step: Json, counted: int) -> int:
    """A step below the matter; how many amendments have been counted now."""
    where = f" § {step['paragraph']}" if step.get("paragraph") else ""
    head = " ".join(part for part in (step.get("date", ""), f"{step.get('body', '')}{where}") if part.strip())
    kind = str(StepKind(step["kind"]).label)
    doubtful = "[yellow]osäkert:[/] " if step.get("confidence", 1) < _UNSURE else ""
    branch = root.add(f"{doubtful}[bold]{escape(kind)}[/] {escape(head)}")
    for line in _lines(step):
        branch.add(line)
    amendments = step.get("amendments", [])
    for number, one in enumerate(amendments, start=counted + 1):
        branch.add(f"[cyan]tillägg {number}:[/] {escape(one['text'])}{_state(one)}")
    return counted + len(amendments)


def _lines(step: Json) -> list[str]:
    found = [escape(step["summary"])] if step.get("summary") else []
    if step.get("outcome"):
        found.append(f"[dim]utfall:[/] {escape(str(Outcome(step['outcome']).label))}")
    for one in step.get("conditions", []):
        found.append(f"[cyan]villkor:[/] {escape(one['text'])}")
        if one.get("answer"):
            found.append(f"[dim]  svar (utan belägg):[/] {escape(one['answer'])}")
    found += [f"[dim]reservation:[/] {escape(one['who'])}" for one in step.get("reservations", [])]
    found += [f"[dim]underlag:[/] {escape(title)}" for title in step.get("enclosures", [])]
    if step.get("sent_to"):
        found.append(f"[dim]skickas till:[/] {escape(', '.join(step['sent_to']))}")
    letter = step.get("letter") or {}
    if letter.get("signed_by"):
        found.append(f"[dim]undertecknad av:[/] {escape(letter['signed_by'])}")
    if letter.get("parts"):
        headings = ", ".join(part["heading"] for part in letter["parts"])
        found.append(f"[dim]avsnitt:[/] {escape(headings)}")
    return found


def _state(one: Json) -> str:
    state = one.get("state", AmendmentState.PROPOSED.value)
    by = f", {one['moved_by']}" if one.get("moved_by") else ""
    return f" [dim]({escape(str(AmendmentState(state).label).lower() + by)})[/]"


def text_of(path: Path) -> TextBody:
    """The running text of a programme's document or of a programme file."""
    data = read_bytes(path)
    if looks_like_one(data):
        return text_from_file(load(data, name=path.name).get("text") or [])
    with bar(f"Läser {path.name}") as tell:
        return running_text(read_document(data, path.name, progress=tell).document)


def say_standings(found: Sequence[Standing]) -> None:
    """A line for each amendment."""
    if not found:
        say("Det finns inga tillägg att jämföra med texten.")
    else:
        say("\n[bold]Så står tilläggen i texten[/]")
    several = len({one.matter for one in found}) > 1
    for one in found:
        where = f"{escape(one.matter)}, " if several else ""
        said = " ".join(one.said)
        say(f"{where}[bold]tillägg {one.number}[/]: {escape(said[:1].lower() + said[1:])}")


def standings_as_json(against: str, found: Sequence[Standing]) -> str:
    """The same for a program to read."""
    rows = [
        {
            "matter": one.matter,
            "number": one.number,
            "text": one.text,
            "standing": str(one.checked.standing),
            "words": one.checked.words,
            "wrong": list(one.checked.places[0].wrong) if one.checked.places else [],
            "certainty": round(one.checked.certainty, 2),
            "said": [str(sentence) for sentence in one.said],
        }
        for one in found
    ]
    return json.dumps({"against": against, "amendments": rows}, ensure_ascii=False, indent=2) + "\n"
