"""A version of the text with what amendments did marked, on screen and as files."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from fridlyst.accounts.queries import Visit
from fridlyst.base.clock import today
from fridlyst.base.errors import NotFound
from fridlyst.base.slugs import slug
from fridlyst.decisions import queries
from fridlyst.decisions.policies import may_keep_matters
from fridlyst.decisions.queries.amendments import Consolidated, consolidated
from fridlyst.decisions.shapes import AmendmentView, MatterView
from fridlyst.decisions.terms import PlacedAs
from fridlyst.reports.columns import Column, Kind, Row
from fridlyst.reports.contents.running_text import TextParticulars, text_document
from fridlyst.reports.document import Fact
from fridlyst.reports.document import Revision as WrittenRevision
from fridlyst.reports.formats import render as render_file
from fridlyst.texts.shapes import MarkedText
from fridlyst.texts.terms import VersionOrigin
from fridlyst.web.decisions.amendments.addresses import amendment_href, amendments_href, crumbs, listed
from fridlyst.web.decisions.amendments.forms import version_said
from fridlyst.web.decisions.amendments.listing import revision_name
from fridlyst.web.decisions.amendments.words import step_of, step_said
from fridlyst.web.shared.exports import exported, file_answer
from fridlyst.web.shared.marked import Revision, shown
from fridlyst.web.shared.municipal import municipal


@dataclass(frozen=True)
class _Made:
    """The amendments that made the version, and the matter that they are of."""

    matter: MatterView
    version: Consolidated
    amendments: tuple[AmendmentView, ...]


@dataclass(frozen=True)
class Spot:
    """The first change of a section, and the section's name."""

    key: str
    label: str


@require_safe
@municipal("decisions")
def show(request: HttpRequest, visit: Visit, matter: str) -> HttpResponse:
    """The version of `?version=`, or the newest that was made of amendments; `?format=docx` with tracked
    changes, `pdf` with the same marks, and the list of amendments as csv, xlsx and json."""
    found = queries.matter(visit.municipality.id, matter)
    try:
        version = consolidated(visit.municipality.id, found, _number(request))
    except NotFound:
        if request.GET:
            raise
        return render(request, "decisions/amendments/unmarked.html", _context(visit, found))
    placed = tuple(one for one in found.amendments if one.placed_in_id == version.version.id)
    made = _Made(found, version, placed)
    if request.GET.get("format") in ("docx", "pdf"):
        return _file(visit, made, request.GET["format"])
    file = exported(
        request,
        title=f"införda yrkanden {found.registration_number}",
        columns=_columns(),
        rows=lambda: [_cells(made, one) for one in placed],
    )
    revisions = _revisions(visit, made)
    context = {
        "made": made,
        "base": version.base,
        "said": version_said(version.version),
        "sections": shown(version.text, revisions=revisions),
        "revisions": tuple(revisions.values()),
        "spots": _spots(version.text),
        "kept": tuple(one for one in placed if one.placing.get("how") == PlacedAs.KEPT),
        "may_undo": may_keep_matters(visit.actor) and _is_made(version),
    }
    return file or render(request, "decisions/amendments/marked.html", _context(visit, found) | context)


def _context(visit: Visit, matter: MatterView) -> dict[str, object]:
    return {
        "visit": visit,
        "matter": matter,
        "crumbs": crumbs(visit, matter, listed(visit, matter)),
        "href": amendments_href(visit, matter),
    }


def _spots(text: MarkedText) -> tuple[Spot, ...]:
    """Where the changes are, each section once: a long text has few."""
    firsts = (
        (one.section, next((it.passage.key for it in one.passages if it.is_changed), ""))
        for one in text.sections
    )
    return tuple(Spot(key, section.title or _("Utan rubrik")) for section, key in firsts if key)


def _is_made(found: Consolidated) -> bool:
    return found.version.origin == VersionOrigin.CONSOLIDATED


def _number(request: HttpRequest) -> int | None:
    wanted = request.GET.get("version", "")
    if wanted and not (wanted.isascii() and wanted.isdigit() and len(wanted) < 9):
        raise NotFound
    return int(wanted) if wanted else None


def _revisions(visit: Visit, made: _Made) -> Mapping[int, Revision]:
    return {
        one.number: Revision(
            one.number,
            revision_name(one.number),
            step_said(step_of(made.matter, one.decided_in_id)),
            _iso_day(made, one),
            amendment_href(visit, made.matter, one.number),
        )
        for one in _changing(made)
    }


def _changing(made: _Made) -> tuple[AmendmentView, ...]:
    """Those that changed words."""
    if not made.version.by_amendment:
        return ()
    return tuple(one for one in made.amendments if one.placing.get("how") != PlacedAs.KEPT)


def _iso_day(made: _Made, one: AmendmentView) -> str:
    step = step_of(made.matter, one.decided_in_id)
    return step.on.isoformat() if step and step.on else ""


def _file(visit: Visit, made: _Made, format: str) -> HttpResponse:
    version = made.version.version
    about = TextParticulars(
        title=made.matter.title,
        author=visit.municipality.name,
        on=version.made_at.date(),
        subtitle=version_said(version),
        identifier=made.matter.registration_number,
        facts=(Fact(_("Ärende"), made.matter.registration_number), Fact(_("Version"), str(version.number))),
    )
    document = text_document(about, made.version.text, _written(made))
    rendered = render_file(document, format)
    name = f"{slug(f'{made.matter.title} version {version.number} markerad')}-{today().isoformat()}"
    return file_answer(rendered.data, name=f"{name}.{rendered.extension}", media_type=rendered.media_type)


def _written(made: _Made) -> dict[int, WrittenRevision]:
    """Who made each change, as Word's tracked changes and the legend of the PDF say it."""
    found: dict[int, WrittenRevision] = {}
    for one in _changing(made):
        step = step_of(made.matter, one.decided_in_id)
        found[one.number] = WrittenRevision(
            one.number, revision_name(one.number), step.where if step else "", step.on if step else None
        )
    return found


def _columns() -> tuple[Column, ...]:
    return (
        Column(_("Nummer"), Kind.NUMBER, key="number"),
        Column(_("Yrkande"), weight=3, key="text"),
        Column(_("Av vem"), key="moved_by"),
        Column(_("Beslutades i"), key="decided_in"),
        Column(_("Beslutsdag"), Kind.DATE, key="decided_on"),
        Column(_("Så infördes det"), key="how"),
        Column(_("Skäl"), key="reason"),
        Column(_("Version"), Kind.NUMBER, key="version"),
    )


def _cells(made: _Made, one: AmendmentView) -> Row:
    step = step_of(made.matter, one.decided_in_id)
    how = one.placing.get("how", "")
    return (
        one.number,
        one.text,
        one.moved_by,
        step_said(step),
        step.on if step else None,
        str(PlacedAs(how).label) if how in PlacedAs.values else "",
        one.placing.get("reason", ""),
        made.version.version.number,
    )
