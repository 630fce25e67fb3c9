"""Taking in: what was kept of a reading becomes a draft of a programme."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction

from fridlyst.base import clock
from fridlyst.base.errors import NotPermitted
from fridlyst.base.sentences import Sentence
from fridlyst.decisions.queries import matter
from fridlyst.exchange.exporting import export_programme
from fridlyst.exchange.importing import Imported, import_programme
from fridlyst.exchange.importing_matters import MattersMade, add_matters
from fridlyst.exchange.importing_text import Source
from fridlyst.exchange.programme_file import looks_like_one
from fridlyst.exchange.text_part import text_as_file, text_from_file
from fridlyst.files.actions import keep_file
from fridlyst.files.names import true_name
from fridlyst.organisation.actions import write_trail
from fridlyst.organisation.actor import Actor
from fridlyst.organisation.queries import bodies, municipalities
from fridlyst.programmes.policies import may_edit_programme
from fridlyst.programmes.queries import newest_body
from fridlyst.review import rules
from fridlyst.review.actions.common import under_review
from fridlyst.review.building import Kept, changed_file, new_file
from fridlyst.review.matters import KINDS, matters_file
from fridlyst.review.models import Proposal, Reading
from fridlyst.review.splitting import only_matters
from fridlyst.review.terms import ProposalKind, ProposalState, ReadingState
from fridlyst.texts.keys import with_keys


@dataclass(frozen=True, slots=True)
class TakenIn:
    """What taking in made: the reading, what the import of a programme tells where there was one, and what
    was made of its matters."""

    reading: Reading
    imported: Imported | None
    matters: MattersMade = field(default_factory=MattersMade)


@transaction.atomic
def take_in(*, by: Actor, reading_id: int, version: int, without_open: bool = False) -> TakenIn:
    """A draft programme of all that was accepted or mended, or nothing at all.

    A goal that nobody has decided on is taken in as it was read when something under it was accepted.

    OpenProposals unless everything is reviewed, or `without_open`; NothingAccepted when there is no goal;
    DecidedMeanwhile when somebody decided after `version`; what `import_programme` raises.
    NotPermitted when it is a programme and a registrar takes it in.
    A later version of a programme's document becomes its next edition, where everything that the
    document does not say stands as it was. The document's words become the programme's text.
    Matters of minutes are registered, or given what is new of them.
    """
    reading = under_review(by, reading_id)
    rules.check_seen(reading.version, version)
    rows = list(reading.proposals.exclude(kind=ProposalKind.DOUBT).order_by("number"))
    _check_reviewed(rows, without_open)
    kept = _kept_of(rows, with_programme=reading.revises is None)
    matters = add_matters(by, matters_file(kept))
    imported = _programme(by, reading, kept) if _tells_programme(reading, kept, matters) else None
    rules.check_reading_step(reading.state, ReadingState.TAKEN_IN)
    reading.state, reading.programme_id = ReadingState.TAKEN_IN, imported.programme_id if imported else None
    reading.matter_id = _first_matter(by, matters)
    reading.taken_in_at = clock.now()
    reading.version += 1
    reading.save(update_fields=["state", "programme", "matter", "taken_in_at", "version"])
    made: dict[str, object] = {"programme": reading.programme_id, "matters": len(matters.slugs)}
    write_trail(by, "taken_in", "reading", reading.pk, made)
    return TakenIn(reading, imported, matters)


def _first_matter(by: Actor, made: MattersMade) -> int | None:
    if not made.slugs:
        return None
    return matter(by.municipality_id, made.slugs[0]).id


def _tells_programme(reading: Reading, kept: Sequence[Kept], matters: MattersMade) -> bool:
    """Whether there is a programme to take in: what tells only of matters has none, and where matters are
    kept nothing else needs to be."""
    if only_matters(reading.found):
        if not matters.slugs:
            raise rules.NothingAccepted(
                "Inget ärende är godtaget. Godta minst ett steg, eller avfärda läsningen."
            )
        return False
    wanted = [
        one for one in kept if one.kind not in KINDS and (one.kind != "programme" or one.change != "new")
    ]
    return bool(wanted) or not matters.slugs


def _programme(by: Actor, reading: Reading, kept: Sequence[Kept]) -> Imported:
    if not may_edit_programme(by):
        raise NotPermitted(
            "Dokumentet är ett program. Be en samordnare ta in det. Det du har granskat är kvar."
        )
    return import_programme(
        _with_text(_file(by, reading, kept), reading),
        by=by,
        as_next_edition=reading.revises.slug if reading.revises else None,
        name=reading.filename,
        source=_source(by, reading),
    )


def _with_text(file: dict[str, Any], reading: Reading) -> dict[str, Any]:
    """The file with the document's words instead of what the programme said before; what is the same
    there keeps its key, so that the places of goals and activities hold."""
    read = reading.found.get("text")
    if not read:
        return file
    body, before = text_from_file(read), None
    if reading.revises is not None:
        before = newest_body(municipality_id=reading.municipality_id, programme_id=reading.revises.pk)
    return file | {"text": text_as_file(with_keys(body, before) if before else body)}


def _source(by: Actor, reading: Reading) -> Source | None:
    """The document, kept by what it holds; none for a programme file."""
    data = bytes(reading.data or b"")
    if not data or not reading.found.get("text") or looks_like_one(data):
        return None
    return Source(keep_file(by=by, data=data, filename=true_name(reading.filename, data)), reading.filename)


def _check_reviewed(rows: list[Proposal], without_open: bool) -> None:
    left = sum(row.state == ProposalState.OPEN for row in rows)
    if left and not without_open:
        raise rules.OpenProposals(
            Sentence(
                "%(left)s förslag är inte granskade. Granska dem, eller välj att ta in programmet utan dem.",
                left=left,
            ),
            details={"count": left},
        )


def _kept_of(rows: list[Proposal], *, with_programme: bool) -> list[Kept]:
    """What is taken in: what was accepted, what holds it, and a first programme's own fields."""
    holders = rules.holders(
        (row.pk for row in rows if row.state in rules.KEPT), {row.pk: row.parent_id for row in rows}
    )
    return [
        _kept(row)
        for row in rows
        if row.state in rules.KEPT
        or row.pk in holders
        or (with_programme and row.kind == ProposalKind.PROGRAMME)
    ]


def _file(by: Actor, reading: Reading, kept: Sequence[Kept]) -> dict[str, Any]:
    kept = [one for one in kept if one.kind not in KINDS]
    known = {
        body.key: {"key": body.key, "name": body.name, "kind": body.kind}
        for body in bodies(by.municipality_id)
    }
    if reading.revises is not None:
        if not kept:
            raise rules.NothingAccepted("Ingen ändring är godtagen. Godta minst en, eller avfärda läsningen.")
        return changed_file(export_programme(by.municipality_id, reading.revises.slug), kept, known)
    if not any(one.kind == ProposalKind.GOAL for one in kept):
        raise rules.NothingAccepted("Inget mål är godtaget. Ett program behöver minst ett mål.")
    here = next(one for one in municipalities() if one.id == by.municipality_id)
    return new_file({"name": here.name, "code": here.code}, kept, known)


def _kept(row: Proposal) -> Kept:
    return Kept(
        id=row.pk,
        kind=row.kind,
        content=row.content if row.mended is None else row.mended,
        parent_id=row.parent_id,
        change=row.change,
        under_key=row.under_key,
        before=row.before,
        fields=tuple(_differing(row)),
    )


def _differing(row: Proposal) -> list[str]:
    """The fields that the document changed, and those that a person changed on top of it."""
    own = [name for name, value in (row.mended or {}).items() if value != row.content.get(name)]
    return list(dict.fromkeys([*row.fields, *own]))
