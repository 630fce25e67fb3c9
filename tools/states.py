"""Draws docs/states.md out of the tables of allowed steps: python -m tools.states"""

from collections.abc import Iterator, Mapping
from pathlib import Path

from fridlyst.decisions.amendment_rules import AMENDMENT_STEPS
from fridlyst.decisions.rules import MATTER_MOVES
from fridlyst.followup.rules import ROUND_STEPS, SUBMISSION_STEPS
from fridlyst.programmes.rules import PROGRAMME_STEPS
from fridlyst.review.rules import PROPOSAL_STEPS, READING_STEPS
from fridlyst.situation.rules import SITUATION_STEPS

Steps = Mapping[str, frozenset[str]]

MACHINES: Mapping[str, Steps] = {
    "Programme (`programmes/rules.py`)": PROGRAMME_STEPS,
    "Follow-up round (`followup/rules.py`)": ROUND_STEPS,
    "Submission (`followup/rules.py`)": SUBMISSION_STEPS,
    "Reading (`review/rules.py`)": READING_STEPS,
    "Proposal (`review/rules.py`)": PROPOSAL_STEPS,
    "Amendment (`decisions/amendment_rules.py`)": AMENDMENT_STEPS,
    "Picture of the situation (`situation/rules.py`)": SITUATION_STEPS,
}
# Machines whose arrows say what leads from one state to the next: state → what happens → state.
LABELLED: Mapping[str, Mapping[str, Mapping[str, str]]] = {
    "Matter (`decisions/rules.py`), by kind of step": MATTER_MOVES,
}
FILE = Path(__file__).parent.parent / "docs" / "states.md"


def drawing(machines: Mapping[str, Steps] = MACHINES) -> str:
    """The whole page: one Mermaid drawing a machine."""
    parts = [
        "# States",
        "",
        "Made by `python -m tools.states` from the tables in the code; a test compares them.",
    ]
    for name, steps in machines.items():
        arrows = [f"    {state} --> {to}" for state, targets in steps.items() for to in sorted(targets)]
        parts += ["", f"## {name}", "", "```mermaid", "stateDiagram-v2", f"    [*] --> {next(iter(steps))}"]
        parts += [*arrows, "```"]
    for name, moves in LABELLED.items():
        parts += ["", f"## {name}", "", "```mermaid", "stateDiagram-v2", f"    [*] --> {next(iter(moves))}"]
        parts += [*_labelled(moves), "```"]
    return "\n".join(parts) + "\n"


def _labelled(moves: Mapping[str, Mapping[str, str]]) -> Iterator[str]:
    """An arrow for each pair of states, with everything that leads that way."""
    for state, leads in moves.items():
        for to in sorted(set(leads.values())):
            yield f"    {state} --> {to} : {', '.join(what for what, where in leads.items() if where == to)}"


if __name__ == "__main__":
    FILE.write_text(drawing(), encoding="utf-8")
