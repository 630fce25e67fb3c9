"""The organisation and a body's own part as their pages show them."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from fridlyst.accounts.queries import Visit
from fridlyst.followup.shapes import LatestSubmission
from fridlyst.followup.terms import SubmissionState
from fridlyst.organisation.queries import BodyView
from fridlyst.organisation.rules import expand, is_valid_on
from fridlyst.organisation.terms import BodyKind
from fridlyst.programmes.schedules import next_dates
from fridlyst.programmes.shapes import ActivityView
from fridlyst.reports.columns import Column, Kind, Row
from fridlyst.web.followup.presenters.deciding import decision_words
from fridlyst.web.programmes.addresses import activity_href, body_href
from fridlyst.web.shared.addresses import address
from fridlyst.web.shared.text import day

_MOST_DATES = 8


@dataclass(frozen=True)
class BodyNode:
    """A body in the tree with what stands under it."""

    body: BodyView
    href: str
    kind: str
    notes: tuple[str, ...]
    children: tuple["BodyNode", ...]


@dataclass(frozen=True)
class Coming:
    """A day on which something is due."""

    day: date
    title: str
    href: str


def body_nodes(bodies: Sequence[BodyView], visit: Visit, today: date) -> tuple[BodyNode, ...]:
    """The tree of bodies, each level by name."""
    names = {body.id: body.name for body in bodies}
    under: dict[int | None, list[BodyView]] = defaultdict(list)
    for body in bodies:
        under[body.parent_id].append(body)

    def node(body: BodyView) -> BodyNode:
        return BodyNode(
            body=body,
            href=body_href(visit, body.key),
            kind=kind_words(body),
            notes=tuple(_notes(body, names, today)),
            children=tuple(node(child) for child in under.get(body.id, ())),
        )

    return tuple(node(body) for body in under[None])


def kind_words(body: BodyView) -> str:
    """The kind, and that the body owns through its members when it does."""
    kind = str(BodyKind(body.kind).label)
    return _("%(kind)s, gemensamt namn") % {"kind": kind} if body.collective else kind


def _notes(body: BodyView, names: dict[int, str], today: date) -> Iterable[str]:
    if body.aliases:
        yield _("kallas också %(names)s") % {"names": ", ".join(body.aliases)}
    if body.members:
        members = ", ".join(names[member] for member in body.members)
        yield _("%(count)s ingår: %(members)s") % {"count": len(body.members), "members": members}
    if body.merged_into_id in names:
        yield _("går upp i %(body)s") % {"body": names[body.merged_into_id]}
    if not is_valid_on(body.valid_from, body.valid_to, today):
        yield validity_words(body)


def validity_words(body: BodyView) -> str:
    """From when and until when the body is in being."""
    if body.valid_from and body.valid_to:
        return f"{day(body.valid_from)} – {day(body.valid_to)}"
    if body.valid_from:
        return _("från %(day)s") % {"day": day(body.valid_from)}
    return _("till %(day)s") % {"day": day(body.valid_to)} if body.valid_to else ""


def collectives_of(body_ids: Collection[int], bodies: Sequence[BodyView]) -> dict[int, str]:
    """Collective → its name: those that any of the bodies answers as a member of."""
    members = {one.id: one.members for one in bodies if one.members}
    return {
        one.id: one.name
        for one in bodies
        if one.members and not set(body_ids).isdisjoint(expand([one.id], members))
    }


def coming_dates(activities: Iterable[ActivityView], visit: Visit, today: date) -> tuple[Coming, ...]:
    """The next days on which any of the activities is due, soonest first."""
    found = [
        Coming(when, one.title, activity_href(visit, one.key))
        for one in activities
        if one.withdrawn_on is None or one.withdrawn_on > today
        for when in next_dates(one.schedules, today=today, limit=2)
    ]
    return tuple(sorted(found, key=lambda one: (one.day, one.title))[:_MOST_DATES])


def submission_words(latest: LatestSubmission, today: date) -> str:
    """How the body's answer in a round stands, with the day."""
    if latest.state == SubmissionState.APPROVED and latest.approved_at:
        approved = _("Godkänt %(day)s") % {"day": day(latest.approved_at)}
        return f"{approved}. {decision_words(latest.decision)}" if latest.decision else approved
    if latest.submitted_at and latest.state == SubmissionState.SUBMITTED:
        return _("Inskickat %(day)s") % {"day": day(latest.submitted_at)}
    if latest.round_state == "open":
        words = {"state": SubmissionState(latest.state).label, "day": day(latest.closes_on)}
        if latest.closes_on < today:
            return _("%(state)s. Sista dag att svara var %(day)s.") % words
        return _("%(state)s. Svara senast %(day)s.") % words
    return _("Ej besvarad")


def answer_href(visit: Visit, latest: LatestSubmission, body: BodyView) -> str:
    """Where the body answers in the round."""
    return address("followup:answer", visit.municipality.slug, latest.round_slug, body.key)


def body_columns() -> tuple[Column, ...]:
    """Of the list of bodies."""
    return (
        Column(_("Namn"), key="name"),
        Column(_("Slag"), key="kind"),
        Column(_("Ligger under"), key="parent"),
        Column(_("Kallas också"), key="aliases"),
        Column(_("Gemensam"), key="collective"),
        Column(_("Ingår"), key="members"),
        Column(_("Från"), Kind.DATE, key="valid_from"),
        Column(_("Till"), Kind.DATE, key="valid_to"),
        Column(_("Går upp i"), key="merged_into"),
    )


def body_cells(body: BodyView, names: dict[int, str]) -> Row:
    """One body."""
    return (
        body.name,
        str(BodyKind(body.kind).label),
        names.get(body.parent_id, "") if body.parent_id else "",
        ", ".join(body.aliases),
        _("ja") if body.collective else _("nej"),
        ", ".join(names[member] for member in body.members),
        body.valid_from,
        body.valid_to,
        names.get(body.merged_into_id, "") if body.merged_into_id else "",
    )
