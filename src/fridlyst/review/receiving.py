"""The reading itself, in a worker: the document becomes proposals, or a sentence that says why not."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from fridlyst.base.errors import FridlystError
from fridlyst.base.translating import speaking, translated
from fridlyst.decisions.queries import matters
from fridlyst.exchange import programme_file
from fridlyst.exchange.exporting import export_programme
from fridlyst.intake.blocks import Document
from fridlyst.intake.read import read_document
from fridlyst.jobs import actions as jobs
from fridlyst.jobs.queries import language_of
from fridlyst.organisation.actions import write_trail
from fridlyst.organisation.actor import system_actor
from fridlyst.organisation.queries import bodies
from fridlyst.review.drafts import Draft
from fridlyst.review.leaves import Spot, find, leaves_of
from fridlyst.review.matters import split_matters
from fridlyst.review.models import Proposal, Reading
from fridlyst.review.plain import storable
from fridlyst.review.rules import check_reading_step
from fridlyst.review.splitting import split, split_changes
from fridlyst.review.terms import ReadingState

Progress = Callable[[float, str], None]
_BROKE = (
    "Läsningen avbröts av ett fel i Fridlyst. Inget har sparats. Försök igen, eller prova ett annat format."
)


@dataclass(frozen=True, slots=True)
class Understood:
    """What the file said: a programme file, and the document where there is one to show."""

    programme: Mapping[str, Any]
    document: Document | None = None


def run(reading_id: int) -> None:
    """Read the document of a reading that waits; a reading that was dismissed meanwhile is left alone."""
    reading = _begin(reading_id)
    if reading is None:
        return
    with speaking(language_of(reading.job_id)):
        _read(reading)


def _read(reading: Reading) -> None:
    reading_id = int(reading.pk)
    try:
        found = _understand(reading)
        _receive(reading_id, found)
    except FridlystError as error:
        _fail(reading_id, error.message)
    except Exception:
        _fail(reading_id, _BROKE)
        raise


@transaction.atomic
def _begin(reading_id: int) -> Reading | None:
    reading = Reading.objects.select_for_update().filter(pk=reading_id, state=ReadingState.WAITING).first()
    if reading is not None:
        reading.state = ReadingState.READING
        reading.attempts += 1
        reading.save(update_fields=["state", "attempts"])
        if reading.job_id:
            jobs.begin(reading.job_id)
    return reading


def _understand(reading: Reading) -> Understood:
    data = bytes(reading.data or b"")
    if programme_file.looks_like_one(data):
        return Understood(programme_file.load(data, name=reading.filename))
    tell: Progress = jobs.progress_of(reading.job_id) if reading.job_id else _silent
    result = read_document(data, reading.filename, progress=tell)
    return Understood(result.programme, result.document)


@transaction.atomic
def _receive(reading_id: int, found: Understood) -> None:
    """Store every proposal, or none."""
    reading = _under_way(reading_id)
    if reading is None:
        return
    programme = storable(found.programme)
    drafts = _drafts(reading, programme)
    leaves = storable(leaves_of(found.document)) if found.document else []
    reading.found = programme
    reading.leaves = leaves
    if found.document:
        reading.page_sizes = [list(size) for size in found.document.page_sizes]
        reading.media_type, reading.notes = (
            found.document.media_type,
            [translated(note) for note in found.document.notes],
        )
    reading.state = ReadingState.TO_REVIEW
    reading.save()
    _store(reading, drafts, leaves)
    if reading.job_id:
        jobs.finish(job_id=reading.job_id, result={"reading": reading_id, "proposals": len(drafts)})
    write_trail(
        system_actor(reading.municipality_id), "read", "reading", reading_id, {"proposals": len(drafts)}
    )


@transaction.atomic
def _fail(reading_id: int, sentence: str) -> None:
    """Nothing is left but the sentence: neither the file nor anything read from it."""
    reading = _under_way(reading_id)
    if reading is None:
        return
    reading.state, reading.message, reading.data = ReadingState.FAILED, translated(sentence), None
    reading.save()
    if reading.job_id:
        jobs.fail(job_id=reading.job_id, message=sentence)
    write_trail(system_actor(reading.municipality_id), "failed", "reading", reading_id)


def _under_way(reading_id: int) -> Reading | None:
    rows = Reading.objects.select_for_update().filter(pk=reading_id, state=ReadingState.READING)
    reading = rows.first()
    if reading is not None:
        check_reading_step(reading.state, ReadingState.TO_REVIEW)
    return reading


def _drafts(reading: Reading, file: Mapping[str, Any]) -> tuple[Draft, ...]:
    """What is proposed: the programme's, then the matters', then what was not understood."""
    found = _of_programme(reading, file)
    there = matters(reading.municipality_id) if file.get("matters") else ()
    last = [draft for draft in found if draft.kind == "doubt"]
    return (*(draft for draft in found if draft.kind != "doubt"), *split_matters(file, there), *last)


def _of_programme(reading: Reading, file: Mapping[str, Any]) -> tuple[Draft, ...]:
    known = frozenset(name.casefold() for body in bodies(reading.municipality_id) for name in _names(body))
    if reading.revises is None:
        return split(file, known)
    now = export_programme(reading.municipality_id, reading.revises.slug)
    previous = reading.previous.found if reading.previous else None
    return split_changes(file, now, previous, known)


def _names(body: Any) -> tuple[str, ...]:  # noqa: ANN401
    return (body.name, *body.aliases)


def _store(reading: Reading, drafts: Sequence[Draft], leaves: Sequence[Sequence[Any]]) -> None:
    """Rows in the document's order; parents are pointed at when all have their ids."""
    Proposal.objects.bulk_create(
        (_row(reading, number, draft, leaves) for number, draft in enumerate(drafts, start=1)), batch_size=200
    )
    ids = dict(reading.proposals.values_list("number", "pk"))
    by_path = {draft.path: ids[number] for number, draft in enumerate(drafts, start=1)}
    children = [
        Proposal(pk=ids[number], parent_id=by_path[draft.parent])
        for number, draft in enumerate(drafts, start=1)
        if draft.parent in by_path and draft.parent
    ]
    Proposal.objects.bulk_update(children, ["parent"], batch_size=200)


def _row(reading: Reading, number: int, draft: Draft, leaves: Sequence[Sequence[Any]]) -> Proposal:
    spot = _spot(draft, leaves)
    return Proposal(
        municipality_id=reading.municipality_id,
        reading=reading,
        number=number,
        kind=draft.kind,
        change=draft.change,
        path="/".join(draft.path),
        under_key=draft.under_key,
        content=draft.content,
        before=draft.before,
        fields=list(draft.fields),
        confidence=draft.confidence,
        page=draft.source.get("page"),
        box=draft.source.get("box"),
        leaf=spot.leaf,
        unit=spot.unit,
    )


def _spot(draft: Draft, leaves: Sequence[Sequence[Any]]) -> Spot:
    if not leaves:
        return Spot(draft.source.get("page"))
    names = ("title", "text", "name", "summary")
    text = next((draft.content[name] for name in names if draft.content.get(name)), "")
    return find(leaves, draft.source.get("block"), str(text))


def _silent(share: float, sentence: str) -> None:
    """Tells nobody."""
