"""A matter's documents as its page shows them."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from fridlyst.accounts.queries import Visit
from fridlyst.decisions.policies import may_keep_matters
from fridlyst.decisions.shapes import DocumentView, MatterView
from fridlyst.files.kinds import Format
from fridlyst.reports.columns import Column, Kind, Row
from fridlyst.web.decisions.finding import below, step_words
from fridlyst.web.shared.text import day, number

_KINDS = {Format.PDF: "PDF", Format.WORD: "Word", Format.SHEET: "Excel"}
SHORT = 12


@dataclass(frozen=True)
class DocumentRow:
    """One document; `href` is empty where only its name is known, `proves` where it proves nothing."""

    id: int
    title: str
    href: str
    what: str
    sha256: str
    belongs_to: str
    added: str
    added_by: str
    same_as: str
    proves: str
    attach_href: str
    edit_href: str
    remove_href: str

    @property
    def short_sum(self) -> str:
        """The first signs of the checksum, enough to compare by eye."""
        return self.sha256[:SHORT]


@dataclass(frozen=True)
class Documents:
    """All of them, how many lack their file, and where one is added."""

    rows: tuple[DocumentRow, ...]
    missing: int
    add_href: str
    list_href: str


def present(matter: MatterView, visit: Visit) -> Documents:
    """The documents in order."""
    keeps = may_keep_matters(visit.actor)
    same, proofs = _same(matter), _proofs(matter)
    rows = tuple(_row(one, matter, visit, same, proofs, keeps=keeps) for one in matter.documents)
    return Documents(
        rows=rows,
        missing=sum(not row.href for row in rows),
        add_href=below(visit, matter, "add_document") if keeps else "",
        list_href=below(visit, matter, "documents"),
    )


def _row(
    one: DocumentView,
    matter: MatterView,
    visit: Visit,
    same: Mapping[int, str],
    proofs: Mapping[int, str],
    *,
    keeps: bool,
) -> DocumentRow:
    step = matter.step(one.step_id) if one.step_id else None
    has_file = one.file_id is not None
    return DocumentRow(
        id=one.id,
        title=one.title,
        href=below(visit, matter, "document", one.id) if has_file else "",
        what=f"{kind_word(one.kind)}, {size_words(one.size)}" if has_file else "",
        sha256=one.sha256,
        belongs_to=step_words(step) if step else "",
        added=day(one.added_at) if one.added_at else "",
        added_by=one.added_by,
        same_as=same.get(one.id, ""),
        proves=proofs.get(one.id, ""),
        attach_href=below(visit, matter, "attach_file", one.id) if keeps and not has_file else "",
        edit_href=below(visit, matter, "edit_document", one.id) if keeps else "",
        remove_href=below(visit, matter, "remove_document", one.id) if keeps else "",
    )


def _same(matter: MatterView) -> dict[int, str]:
    """Document → the titles of others with the very same content."""
    held: dict[int, list[DocumentView]] = defaultdict(list)
    for one in matter.documents:
        if one.file_id is not None:
            held[one.file_id].append(one)
    return {
        one.id: ", ".join(other.title for other in group if other.id != one.id)
        for group in held.values()
        if len(group) > 1
        for one in group
    }


def _proofs(matter: MatterView) -> dict[int, str]:
    """Document → which conditions it proves: "1, 3"."""
    found: dict[int, list[str]] = defaultdict(list)
    for place, one in enumerate(matter.conditions, start=1):
        if one.proof_document_id is not None:
            found[one.proof_document_id].append(str(place))
    return {document: ", ".join(places) for document, places in found.items()}


def kind_word(kind: str) -> str:
    """What a file is, in a word."""
    return _KINDS.get(Format(kind), _("Text")) if kind else ""


def size_words(size: int) -> str:
    """Bytes as people say them: "840 byte", "12 kB", "1,4 MB"."""
    if size < 1000:
        return _("%(count)s byte") % {"count": size}
    if size < 1_000_000:
        return f"{number(size / 1000)} kB"
    return f"{number(size / 1_000_000, 1)} MB"


def columns() -> tuple[Column, ...]:
    """The list as a file."""
    return (
        Column(_("Handling"), weight=2, key="title"),
        Column(_("Hör till"), key="step"),
        Column(_("Filnamn"), key="filename"),
        Column(_("Slag"), key="kind"),
        Column(_("Storlek (byte)"), Kind.NUMBER, key="size"),
        Column(_("Kontrollsumma (SHA-256)"), key="sha256"),
        Column(_("Tillagd"), Kind.DATE, key="added_on"),
        Column(_("Tillagd av"), key="added_by"),
    )


def cells(matter: MatterView, one: DocumentView) -> Row:
    """One row of it."""
    step = matter.step(one.step_id) if one.step_id else None
    return (
        one.title,
        step_words(step) if step else "",
        one.filename,
        kind_word(one.kind),
        one.size if one.file_id else None,
        one.sha256,
        localdate(one.added_at) if one.added_at else None,
        one.added_by,
    )
