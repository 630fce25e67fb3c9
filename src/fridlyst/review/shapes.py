"""Readings and proposals as pages read them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from fridlyst.decisions.terms import StepKind
from fridlyst.review.rules import certainty


@dataclass(frozen=True, slots=True)
class ReadingRow:
    """A reading in a list; `total` proposals, of which `decided` have been decided on."""

    id: int
    filename: str
    state: str
    state_label: str
    message: str
    made_by: str
    created_at: datetime
    programme_slug: str | None
    total: int
    decided: int


@dataclass(frozen=True, slots=True)
class ReadingView:
    """A reading; `pages` are those that can be shown, `progress` 0–1 of the job that reads it.

    `stalled` when its worker is gone; `file_gone` when the document was taken in and is no longer kept;
    `only_matters` when it is of minutes or a letter, without a programme.
    """

    id: int
    filename: str
    size: int
    state: str
    message: str
    notes: tuple[str, ...]
    page_sizes: tuple[tuple[float, float], ...]
    municipality_name: str
    municipality_code: str
    made_by: str
    created_at: datetime
    version: int
    job_id: int | None
    stalled: bool
    file_gone: bool
    progress: float
    doing: str
    programme_slug: str | None
    programme_title: str | None
    programme_state: str | None
    matter_slug: str | None
    matter_title: str | None
    only_matters: bool
    revises_slug: str | None
    revises_title: str | None

    @property
    def is_pdf(self) -> bool:
        return bool(self.page_sizes)


@dataclass(frozen=True, slots=True)
class ProposalView:
    """A proposal; `now` is its content as it would be taken in, `read` as the document has it."""

    id: int
    number: int
    kind: str
    kind_label: str
    change: str
    parent_id: int | None
    under_key: str
    read: Mapping[str, Any]
    before: Mapping[str, Any] | None
    fields: tuple[str, ...]
    mended: Mapping[str, Any] | None
    confidence: float
    page: int | None
    box: tuple[float, ...]
    leaf: int | None
    unit: int | None
    state: str
    state_label: str
    version: int

    @property
    def now(self) -> Mapping[str, Any]:
        return self.read if self.mended is None else self.mended

    @property
    def title(self) -> str:
        if self.kind == "step":
            return step_title(self.now)
        return str(self.now.get("title") or self.now.get("name") or self.now.get("text") or "")

    @property
    def certainty(self) -> str:
        return certainty(self.confidence)

    @property
    def is_open(self) -> bool:
        return self.state == "open"


def step_title(content: Mapping[str, Any]) -> str:
    """A step in few words: "Återremiss 2025-04-23, Kommunstyrelsen § 58"."""
    kind = str(StepKind(content["kind"]).label)
    paragraph = f"§ {content['paragraph']}" if content.get("paragraph") else ""
    where = " ".join(part for part in (content.get("body"), paragraph) if part)
    return ", ".join(part for part in (f"{kind} {content.get('date') or ''}".strip(), where) if part)


@dataclass(frozen=True, slots=True)
class Leaf:
    """One part of a document as it is shown: `units` as in `leaves.leaves_of`, of `count` leaves."""

    number: int
    count: int
    units: tuple[Mapping[str, Any], ...] = ()
