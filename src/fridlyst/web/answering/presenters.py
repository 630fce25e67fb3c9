"""Links as their lists show them."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from fridlyst.accounts.queries import Visit
from fridlyst.followup.link_shapes import LinkView
from fridlyst.reminders.shapes import Reminded
from fridlyst.reports.columns import Column, Kind, Row
from fridlyst.web.shared.addresses import address
from fridlyst.web.shared.text import day


@dataclass(frozen=True)
class LinkRow:
    """One link; `revoke_href` is empty when there is nothing left to take back."""

    link: LinkView
    state: str
    links_href: str
    revoke_href: str


def link_row(visit: Visit, round_slug: str, one: LinkView) -> LinkRow:
    """A link with its state in words, and the ways from it."""
    here = (visit.municipality.slug, round_slug, one.body_key)
    revoke = address("handing:revoke", *here, one.id) if one.works else ""
    return LinkRow(one, state_words(one), address("handing:links", *here), revoke)


def state_words(one: LinkView) -> str:
    """Until when it works, or since when it does not and who closed it."""
    if one.closed_on is None:
        return _("Fungerar till och med %(day)s") % {"day": day(one.expires_on)}
    if one.revoked_by:
        return _("Dragen tillbaka %(day)s av %(who)s") % {"day": day(one.closed_on), "who": one.revoked_by}
    return _("Stängd sedan %(day)s") % {"day": day(one.closed_on)}


def letter_words(done: Reminded, name: str) -> str:
    """Whether a letter brings the link."""
    if done.reminded:
        return _("Ett brev med länken är på väg till %(name)s.") % {"name": name}
    if done.had_today:
        words = _(
            "%(name)s har redan fått ett brev från Fridlyst i dag. "
            "Skicka adressen själv, eller vänta på nästa påminnelse: den innehåller länken."
        )
        return words % {"name": name}
    return _("Fridlyst skickar inget brev till %(name)s. Skicka adressen själv.") % {"name": name}


def link_columns() -> tuple[Column, ...]:
    """Of the list of a round's links."""
    return (
        Column(_("Enhet"), key="body"),
        Column(_("Namn"), key="name"),
        Column(_("E-postadress"), key="email"),
        Column(_("Läge"), key="state"),
        Column(_("Fungerar till och med"), Kind.DATE, key="expires_on"),
        Column(_("Senast öppnad"), Kind.DATE, key="last_used"),
        Column(_("Skapad"), Kind.DATE, key="made"),
        Column(_("Skapad av"), key="made_by"),
    )


def link_cells(one: LinkView) -> Row:
    """One link; its address is nowhere."""
    return (
        one.body_name,
        one.name,
        one.email,
        state_words(one),
        one.expires_on,
        one.last_used_at,
        one.made_at,
        one.made_by,
    )
