"""Versions of a text, and their words, as the pages show them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from fridlyst.accounts.queries import Visit
from fridlyst.base.clock import today
from fridlyst.base.errors import NotFound
from fridlyst.programmes.queries import places_of
from fridlyst.programmes.queries.in_force import EnactmentView, enactments
from fridlyst.programmes.queries.text import PlaceView
from fridlyst.texts.queries import VersionView, versions
from fridlyst.texts.shapes import TextBody
from fridlyst.texts.terms import VersionOrigin
from fridlyst.web.programmes.addresses import activity_href, brief, goal_href
from fridlyst.web.shared.marked import Beside
from fridlyst.web.shared.text import day
from fridlyst.web.texts.homes import Home


@dataclass(frozen=True)
class VersionRow:
    """A version in a list; `before` is the address of what it changed, empty for the first one. `remove` is
    empty where it cannot be taken away."""

    number: int
    made_at: datetime
    made_by: str
    origin: str
    filename: str
    note: str
    newest: bool
    href: str
    before: str
    document: str
    remove: str
    in_force: str

    @property
    def said(self) -> str:
        """Where the words come from."""
        return f"{self.origin}: {self.filename}" if self.filename else self.origin


@dataclass(frozen=True)
class Contents:
    """A heading in the list of contents; `deep` where it stands below the first levels."""

    key: str
    title: str
    level: int


def known_versions(visit: Visit, home: Home) -> tuple[VersionView, ...]:
    """Every version, the newest last; none without a text. One statement."""
    if home.text_id is None:
        return ()
    return versions(municipality_id=visit.municipality.id, text_id=home.text_id)


def chosen(known: Sequence[VersionView], asked: str) -> VersionView:
    """The version with the number that the address asks for, the newest without one; NotFound otherwise."""
    if not asked and known:
        return known[-1]
    number = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 9 else 0
    found = next((one for one in known if one.number == number), None)
    if found is None:
        raise NotFound
    return found


def in_force_words(visit: Visit, home: Home) -> dict[int, str]:
    """What is said of the versions that are, were or will be in force, by their ids. One statement."""
    if home.programme is None:
        return {}
    found: dict[int, str] = {}
    for one in enactments(municipality_id=visit.municipality.id, programme_id=home.id):
        if one.text_version_id is not None:
            found.setdefault(one.text_version_id, _force(one))
    return found


def _force(one: EnactmentView) -> str:
    if one.holds_on(today()):
        return _("Gäller sedan %(day)s") % {"day": day(one.in_force_from)}
    if one.in_force_from > today():
        return _("Ska gälla från %(day)s") % {"day": day(one.in_force_from)}
    return _("Gällde från %(first)s till %(last)s") % {
        "first": day(one.in_force_from),
        "last": day(one.until),
    }


def version_rows(
    home: Home, known: Sequence[VersionView], in_force: Mapping[int, str]
) -> tuple[VersionRow, ...]:
    """The versions, the newest first; `in_force` is what is said of some of them, by their ids."""
    return tuple(
        _row(home, one, newest=one is known[-1], in_force=in_force.get(one.id, "")) for one in reversed(known)
    )


def _row(home: Home, one: VersionView, *, newest: bool, in_force: str) -> VersionRow:
    before = f"{home.href('compare')}?fran={one.number - 1}&till={one.number}" if one.number > 1 else ""
    return VersionRow(
        number=one.number,
        made_at=one.made_at,
        made_by=one.made_by,
        origin=str(VersionOrigin(one.origin).label),
        filename=one.filename,
        note=one.note,
        newest=newest,
        href=home.href() if newest else f"{home.href()}?version={one.number}",
        before=before,
        document=home.href("document", one.number) if one.source_id else "",
        remove=home.href("remove", one.number) if home.may_write and newest and one.number > 1 else "",
        in_force=in_force,
    )


def contents(body: TextBody) -> tuple[Contents, ...]:
    """The headings of the text, their levels counted from 1 without gaps."""
    levels = sorted({one.level for one in body.sections if one.heading})
    return tuple(
        Contents(one.key, one.title, levels.index(one.level) + 1) for one in body.sections if one.heading
    )


def tied(visit: Visit, home: Home) -> dict[str, tuple[Beside, ...]]:
    """What stands beside each passage or section: the goals and activities that it says. One statement."""
    if home.programme is None:
        return {}
    found: dict[str, list[Beside]] = {}
    for place in places_of(municipality_id=visit.municipality.id, programme_id=home.id):
        found.setdefault(place.passage or place.section, []).append(_beside(visit, home, place))
    return {key: tuple(every) for key, every in found.items()}


def _beside(visit: Visit, home: Home, place: PlaceView) -> Beside:
    if place.activity_key:
        href = activity_href(visit, place.activity_key)
        return Beside(_("Aktivitet: %(title)s") % {"title": brief(place.activity_title)}, href)
    label = (
        _("Mål %(number)s") % {"number": place.goal_number} if place.goal_number else brief(place.goal_title)
    )
    return Beside(label, goal_href(visit, home.slug, place.goal_key))
