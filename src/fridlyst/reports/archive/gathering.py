"""What belongs in an archive package: of a programme, or of a matter, and what hangs together with it."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from pathlib import PurePath
from typing import Any

from fridlyst.base.clock import today
from fridlyst.base.errors import NotFound
from fridlyst.base.slugs import slug
from fridlyst.decisions.queries import matters
from fridlyst.decisions.queries.conditions import section_proofs
from fridlyst.decisions.queries.letters import letters
from fridlyst.decisions.shapes import DocumentView, MatterView
from fridlyst.decisions.shapes_letters import LetterView
from fridlyst.files.names import download_name
from fridlyst.files.queries import FileView, pieces, stored_file
from fridlyst.followup.queries import rounds
from fridlyst.followup.shapes import RoundView
from fridlyst.followup.terms import RoundState
from fridlyst.organisation.queries import MunicipalityView
from fridlyst.programmes.queries import EnactmentView, enactments, programmes
from fridlyst.programmes.queries.in_force import with_structure
from fridlyst.programmes.queries.text import text_id_of
from fridlyst.programmes.shapes import ProgrammeView
from fridlyst.programmes.terms import ProgrammeState
from fridlyst.reports.archive.item import Item, ItemKind
from fridlyst.reports.archive.texts import text_items
from fridlyst.reports.contents.matter import MatterFacts, decided_step, matter_document
from fridlyst.reports.formats import render
from fridlyst.reports.kinds import REPORTS
from fridlyst.reports.letters import facts_of, letter_file
from fridlyst.reports.making import make_report
from fridlyst.texts.queries import versions


def of_programme(municipality: MunicipalityView, programme: str) -> tuple[Item, ...]:
    """The programme's text, decisions, matters and closed rounds; NotFound for another municipality's."""
    every = programmes(municipality_id=municipality.id, drafts=True)
    found = next((one for one in every if one.slug == programme), None)
    if found is None:
        raise NotFound(f"Kommunen har inget program med adressen ”{programme[:60]}”.")
    text_id = text_id_of(municipality_id=municipality.id, programme_id=found.id)
    about = [one for one in matters(municipality.id) if _about(one, found, text_id)]
    return _items(municipality, [found], about, {found.id: text_id})


def of_matter(municipality: MunicipalityView, number: str) -> tuple[Item, ...]:
    """The matter with this registration number or address, its text, and the programmes that it led to."""
    found = next(
        (one for one in matters(municipality.id) if number in (one.registration_number, one.slug)), None
    )
    if found is None:
        raise NotFound(f"Kommunen har inget ärende med numret ”{number[:60]}”.")
    decided = programmes(municipality_id=municipality.id, drafts=False)
    texts = {one.id: text_id_of(municipality_id=municipality.id, programme_id=one.id) for one in decided}
    led_to = [one for one in decided if _about(found, one, texts[one.id])]
    return _items(municipality, led_to, [found], texts)


def _about(matter: MatterView, programme: ProgrammeView, text_id: int | None) -> bool:
    same_text = text_id is not None and matter.text_id == text_id
    same_number = programme.registration_number == matter.registration_number
    return same_text or (same_number and bool(programme.registration_number))


def _items(
    municipality: MunicipalityView,
    of: Iterable[ProgrammeView],
    about: Iterable[MatterView],
    texts: Mapping[int, int | None],
) -> tuple[Item, ...]:
    """Everything in order, each file once; names that would be the same are told apart."""
    found: list[Item] = []
    seen: set[int] = set()
    for programme in of:
        decided = enactments(municipality_id=municipality.id, programme_id=programme.id)
        text_id = texts[programme.id]
        if text_id is not None and text_id not in seen:
            seen.add(text_id)
            number = programme.registration_number
            found += text_items(municipality, text_id, programme.title, decided, number)
        found += _decided(programme, decided)
        found += _rounds(municipality, programme)
    for matter in about:
        if matter.text_id is not None and matter.text_id not in seen:
            seen.add(matter.text_id)
            found += text_items(municipality, matter.text_id, matter.title, (), matter.registration_number)
        found += _matter(municipality, matter)
    return tuple(_told_apart(found))


def _told_apart(items: Iterable[Item]) -> Iterator[Item]:
    """Each report once, though two programmes were followed up in it; other names are made unlike."""
    taken: set[str] = set()
    for item in items:
        if item.path in taken and item.kind is ItemKind.REPORT:
            continue
        path, number = PurePath(item.path), 1
        while str(path) in taken:
            number += 1
            path = PurePath(item.path).with_stem(f"{PurePath(item.path).stem}-{number}")
        taken.add(str(path))
        yield replace(item, path=str(path))


def _decided(programme: ProgrammeView, decided: Iterable[EnactmentView]) -> Iterator[Item]:
    """The goals and activities of each decision, as a programme file."""
    for one in sorted(decided, key=lambda view: view.in_force_from):
        yield Item(
            path=f"program/{programme.slug}/galler-fran-{one.in_force_from.isoformat()}.json",
            title=f"{programme.title}: mål och aktiviteter som de beslutades",
            kind=ItemKind.PROGRAMME,
            pieces=_structure(one),
            on=one.decided_on or one.in_force_from,
            body=one.step_body or one.decided_by,
            paragraph=one.step_paragraph,
        )


def _structure(one: EnactmentView) -> Callable[[], Iterable[bytes]]:
    def write() -> Iterable[bytes]:
        whole = with_structure(one)
        structure: Mapping[str, Any] = whole.structure if whole else {}
        yield (json.dumps(structure, ensure_ascii=False, indent=1) + "\n").encode()

    return write


def _rounds(municipality: MunicipalityView, programme: ProgrammeView) -> Iterator[Item]:
    every = rounds(municipality_id=municipality.id, programme_id=programme.id, planned=False)
    for one in reversed(every):
        if one.state == RoundState.CLOSED and programme.state != ProgrammeState.DRAFT:
            yield from _reports(municipality, one)


def _reports(municipality: MunicipalityView, one: RoundView) -> Iterator[Item]:
    for code, report in REPORTS.items():
        yield Item(
            path=f"uppfoljning/{slug(one.slug)}/{report.file}.pdf",
            title=f"{report.label}: {one.title}",
            kind=ItemKind.REPORT,
            pieces=_report(municipality.id, one.slug, code),
            on=one.period_end,
        )


def _report(municipality_id: int, round_slug: str, code: str) -> Callable[[], Iterable[bytes]]:
    return lambda: [
        make_report(municipality_id=municipality_id, round_slug=round_slug, format="pdf", kind=code).data
    ]


def _matter(municipality: MunicipalityView, matter: MatterView) -> Iterator[Item]:
    here = f"arende-{slug(matter.slug)}"
    decision = decided_step(matter)
    yield Item(
        path=f"{here}/arende.pdf",
        title=f"{matter.registration_number} {matter.title}",
        kind=ItemKind.MATTER,
        pieces=lambda: [render(matter_document(matter_facts(municipality, matter)), "pdf").data],
        on=decision.on if decision else None,
        body=decision.body_name if decision else "",
        paragraph=decision.paragraph if decision else "",
    )
    for number, letter in enumerate(reversed(letters(municipality.id, matter.id)), start=1):
        yield _letter(municipality, matter, letter, f"{here}/skrivelser/{number:02}")
    for number, document in enumerate(matter.documents, start=1):
        if document.file_id is not None:
            yield _document(municipality, matter, document, f"{here}/handlingar/{number:02}")


def matter_facts(municipality: MunicipalityView, matter: MatterView, on: date | None = None) -> MatterFacts:
    """A matter with all that its document says; three statements at most."""
    text_id = matter.text_id
    known = () if text_id is None else versions(municipality_id=municipality.id, text_id=text_id)
    return MatterFacts(
        municipality=municipality.name,
        matter=matter,
        on=on or today(),
        proofs=section_proofs(municipality.id, matter),
        versions={one.id: one.number for one in known},
    )


def _letter(municipality: MunicipalityView, matter: MatterView, letter: LetterView, path: str) -> Item:
    return Item(
        path=f"{path}-{slug(letter.title, longest=60)}.pdf",
        title=letter.title,
        kind=ItemKind.LETTER,
        pieces=lambda: [letter_file(facts_of(municipality, matter.slug, letter.id), "pdf").data],
        on=letter.written_on,
        body=letter.to_body,
    )


def _document(municipality: MunicipalityView, matter: MatterView, document: DocumentView, path: str) -> Item:
    step = matter.step(document.step_id) if document.step_id else None
    ending = PurePath(download_name(document.filename, document.kind)).suffix.lower()
    added = document.added_at.date() if document.added_at else None
    file_id = document.file_id or 0
    return Item(
        path=f"{path}-{slug(document.title, longest=60)}{ending}",
        title=document.title,
        kind=ItemKind.DOCUMENT,
        pieces=lambda: pieces(municipality_id=municipality.id, file=kept(municipality.id, file_id)),
        on=step.on if step else added,
        body=step.body_name if step else "",
        paragraph=step.paragraph if step else "",
    )


def kept(municipality_id: int, file_id: int) -> FileView:
    """The stored file; NotFound for another municipality's."""
    return stored_file(municipality_id=municipality_id, file_id=file_id)
