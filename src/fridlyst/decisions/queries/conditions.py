"""Reading what proves the answers to conditions, and how it stands now."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from fridlyst.decisions.shapes import MatterView
from fridlyst.texts.models import TextSection
from fridlyst.texts.queries import VersionView, versions


@dataclass(frozen=True, slots=True)
class SectionProof:
    """A section that proves an answer: in which version it was read, and whether the newest version
    (`newest_id`) says something else there. `is_gone`: the newest has no such section."""

    key: str
    title: str
    version_id: int
    version_number: int
    newest_id: int
    newest_number: int
    is_changed: bool
    is_gone: bool


_Said = tuple[str, str, tuple[str, ...]]


def section_proofs(
    municipality_id: int, matter: MatterView, known: tuple[VersionView, ...] | None = None
) -> Mapping[int, SectionProof]:
    """The sections that prove answers, by the condition's id; two statements at most, one where the text's
    versions are `known`.

    A section is changed when its heading or its passages say something else, whatever place they stand in.
    """
    asked = {
        one.id: (one.proof_version_id, one.proof_section) for one in matter.conditions if one.proof_section
    }
    if not asked or matter.text_id is None:
        return {}
    if known is None:
        known = versions(municipality_id=municipality_id, text_id=matter.text_id)
    numbers = {one.id: one.number for one in known}
    if not numbers:
        return {}
    newest = max(numbers, key=lambda pk: numbers[pk])
    said = _said(
        {newest, *(pk for pk, _ in asked.values() if pk in numbers)}, {key for _, key in asked.values()}
    )
    return {
        condition: SectionProof(
            key=key,
            title=_title(then),
            version_id=pk,
            version_number=numbers[pk],
            newest_id=newest,
            newest_number=numbers[newest],
            is_changed=said.get((newest, key), then) != then,
            is_gone=(newest, key) not in said,
        )
        for condition, (pk, key) in asked.items()
        if pk is not None and (then := said.get((pk, key))) is not None
    }


def _said(version_ids: Collection[int], keys: Collection[str]) -> dict[tuple[int, str], _Said]:
    """What the sections say: number, heading and the passages' words."""
    rows = TextSection.objects.filter(version_id__in=version_ids, key__in=keys)
    return {
        (row.version_id, row.key): (row.number, row.heading, tuple(one["text"] for one in row.passages))
        for row in rows
    }


def _title(said: _Said) -> str:
    return f"{said[0]} {said[1]}".strip()
