"""The whole reading of one document, put together as a programme file."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from fridlyst.intake.blocks import Block, BlockKind, Document
from fridlyst.intake.understand.as_file import Keys, doubts_as_file, goals_as_file
from fridlyst.intake.understand.chapters import WHY_PROSE, gathered
from fridlyst.intake.understand.context import Context, context_of, source_of
from fridlyst.intake.understand.draft import Goal, Json, Source
from fridlyst.intake.understand.followed import read_followed_plans
from fridlyst.intake.understand.frame import Frame, read_frame
from fridlyst.intake.understand.gridless import rebuild
from fridlyst.intake.understand.headings import opens_list
from fridlyst.intake.understand.minutes import MattersRead, flow_of, matters_as_file, read_matters
from fridlyst.intake.understand.municipality import municipality_of
from fridlyst.intake.understand.outline import Outline
from fridlyst.intake.understand.steering import Steering, read_steering

FORMAT = "fridlyst-programme/1"
_NO_GOALS = (
    "Inga mål eller aktiviteter hittades: dokumentet är kanske inget program"
    " utan en uppföljning eller ett beslut."
)


def understand(document: Document, *, filename: str) -> Json:
    """A programme file (fridlyst-programme/1) of what the document proposes.

    A programme gives goals, minutes and a letter give `matters`; what is both gives both.

    Every goal, precondition, indicator and activity has its `source` (page, box, block) and its
    `confidence` 0–1; what was read and not understood stands in `doubts`. Nothing is written anywhere.
    """
    context = context_of(document)
    blocks = tuple(parted(rebuild(document)))
    frame = read_frame(context, blocks, filename)
    steering = read_steering(context, blocks)
    root = Goal(frame.programme["title"], Source(0), 0.5)
    Outline(context, steering, root).walk(blocks)
    for at, rest in steering.left_over():
        context.doubt(rest, WHY_PROSE, source_of(blocks[at], blocks[at].lines))
    for note in document.notes:
        context.doubt(filename, note)
    goals = list(_with_content(_top_goals(root)))
    found = read_matters(flow_of(document))
    if found.matters:
        return _with_matters(context, steering, frame, goals, found)
    if not goals:
        _read_without_goals(context, steering, frame, document.blocks)
    return _as_file(context, steering, frame, goals)


def _with_matters(
    context: Context, steering: Steering, frame: Frame, goals: Sequence[Goal], found: MattersRead
) -> Json:
    """Minutes or a letter: matters, and the goals of a programme only where the document holds one too."""
    whole = [goal for goal in goals if not goal.is_empty]
    if not whole:
        context.doubts.clear()
        for note in context.document.notes:
            context.doubt(context.document.filename, note)
        read_followed_plans(context, steering, frame.text)
    context.doubts.extend(doubt for matter in found.matters for doubt in matter.doubts)
    file = _as_file(context, steering, frame, whole)
    return {**file, "matters": matters_as_file(found.matters)}


def parted(blocks: Sequence[Block]) -> Iterator[Block]:
    """The blocks, with a line that opens a list taken out of the paragraph it stands last in."""
    for block in blocks:
        last = block.lines[-1] if len(block.lines) > 1 and block.kind is BlockKind.PARAGRAPH else None
        if last is not None and (last.bold or last.text.endswith(":")) and opens_list(last.text):
            yield replace(block, lines=block.lines[:-1])
            yield replace(block, lines=(last,))
        else:
            yield block


def _top_goals(root: Goal) -> list[Goal]:
    """The goals at the top; what stood under no goal is gathered under one with the programme's name."""
    loose = root.preconditions or root.indicators or root.activities
    if not loose:
        return root.goals
    rest = Goal(root.title, _first_source(root), 0.4, owners=root.owners, preconditions=root.preconditions)
    rest.indicators, rest.activities = root.indicators, root.activities
    return [*root.goals, rest]


def _first_source(goal: Goal) -> Source:
    return next(
        item.source for items in (goal.activities, goal.indicators, goal.preconditions) for item in items
    )


def _with_content(goals: Sequence[Goal]) -> Iterator[Goal]:
    """The goals without those that only foretell one that comes later, as a table of contents does."""
    full = {(goal.level, goal.number) for goal in goals if not goal.is_empty}
    for goal in goals:
        if goal.is_empty and goal.number and (goal.level, goal.number) in full:
            continue
        if goal.is_empty and not goal.aligned:
            goal.confidence = min(goal.confidence, 0.7)
        yield goal


def _read_without_goals(context: Context, steering: Steering, frame: Frame, blocks: Sequence[Block]) -> None:
    """What a follow-up report or a decision still tells: the plans it speaks of, and the bodies."""
    first = next((block for block in blocks if block.kind is not BlockKind.FURNITURE), None)
    context.doubt(frame.programme["title"], _NO_GOALS, Source(first.number, first.place) if first else None)
    read_followed_plans(context, steering, frame.text)


def _as_file(context: Context, steering: Steering, frame: Frame, goals: Sequence[Goal]) -> Json:
    title = f"{frame.programme['title']} {context.document.filename}"
    name, code = municipality_of(title, frame.text)
    return {
        "format": FORMAT,
        "municipality": {"name": name, "code": code},
        "programme": frame.programme,
        "bodies": context.bodies.as_file(),
        "steering": steering.as_file(),
        "alignments": steering.alignments(),
        "goals": goals_as_file(goals, Keys()),
        "doubts": doubts_as_file(gathered(context.doubts)),
    }
