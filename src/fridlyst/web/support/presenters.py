"""A service in words, for those who keep the directory."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fridlyst.accounts.queries import Visit
from fridlyst.programmes.terms import TargetGroup, ViolenceForm
from fridlyst.support.calendar_words import hours_in_words, weekdays_in_words
from fridlyst.support.languages import EASY
from fridlyst.support.queries import ServiceForEditing, ServiceView
from fridlyst.support.shapes import Contact
from fridlyst.support.terms import Access, Missing, Seeker, ServiceState
from fridlyst.web.programmes.presenters import labels
from fridlyst.web.shared.text import Words, day
from fridlyst.web.support.addresses import href, service_href
from fridlyst.web.support.forms.contact import KINDS
from fridlyst.web.support.spoken import spoken_name

_KINDS: Final = {str(kind): label for kind, label in KINDS}
# The part of the form in which what is missing is written.
_PART_OF: Final = {
    Missing.CONTACT: "contacts",
    Missing.WHOM: "edit",
    Missing.HOURS: "hours",
    Missing.LANGUAGES: "terms",
    Missing.OWNER: "edit",
}
_MARKS: Final = {
    ServiceState.DRAFT: "not_started",
    ServiceState.PUBLIC: "done",
    ServiceState.DUE: "ongoing",
    ServiceState.GONE: "late",
}
STATE_WORDS: Final[dict[str, Words]] = {
    ServiceState.DRAFT: gettext_lazy("Utkast"),
    ServiceState.PUBLIC: gettext_lazy("Visas"),
    ServiceState.DUE: gettext_lazy("Visas, ska ses över"),
    ServiceState.GONE: gettext_lazy("Borta från sidan"),
}


@dataclass(frozen=True)
class Fact:
    """A label and what is said, nothing when it has not been said."""

    label: Words
    values: Sequence[Words]


@dataclass(frozen=True)
class Part:
    """One part of the service, with the page that changes it."""

    title: Words
    href: str
    facts: tuple[Fact, ...]

    @property
    def said(self) -> tuple[Fact, ...]:
        """What is known."""
        return tuple(fact for fact in self.facts if fact.values)

    @property
    def unsaid(self) -> str:
        """What nobody has said, in one line: "besöksadress, område"."""
        return ", ".join(str(fact.label).lower() for fact in self.facts if not fact.values)


@dataclass(frozen=True)
class Lack:
    """Something that the service lacks, and where it is written."""

    label: Words
    href: str


def mark_of(state: str) -> str:
    """The status whose shape and colour stand for the state."""
    return _MARKS[ServiceState(state)]


def state_sentence(view: ServiceForEditing) -> str:
    """Where the service stands, and why."""
    told = {"due": day(view.due_on), "gone": day(view.gone_after), "seen": day(view.service.reviewed_on)}
    if view.state == ServiceState.DRAFT:
        return _("Allmänheten ser det inte.")
    if view.state == ServiceState.PUBLIC:
        return _("Ska ses över senast %(due)s.") % told
    if view.state == ServiceState.DUE:
        return _("Skulle ha setts över %(due)s. Visas till och med %(gone)s.") % told
    if view.service.reviewed_on is None:
        return _("Visas inte: ingen har sett över uppgifterna.")
    return _("Visas inte sedan %(gone)s: uppgifterna sågs senast över %(seen)s.") % told


def state_note(view: ServiceForEditing) -> str:
    """What the list says beside the state: the day that matters."""
    if view.state == ServiceState.DRAFT:
        return ""
    if view.state == ServiceState.PUBLIC:
        return _("Ses över senast %(due)s") % {"due": day(view.due_on)}
    return state_sentence(view)


def lacks(visit: Visit, view: ServiceForEditing) -> tuple[Lack, ...]:
    """What is missing, each with the page where it is written."""
    return tuple(_lack(visit, view, Missing(code)) for code in view.missing)


def _lack(visit: Visit, view: ServiceForEditing, code: Missing) -> Lack:
    part = _PART_OF.get(code)
    at = (
        service_href(visit, part, view.service.key)
        if part
        else f"{href(visit)}oversattning/{EASY.code}/insats/{view.service.key}/"
    )
    return Lack(code.label, at)


def parts(visit: Visit, one: ServiceView) -> tuple[Part, ...]:
    """Everything that is said of the service, part by part as the form has it."""
    made: tuple[tuple[Words, str, Iterator[Fact]], ...] = (
        (_("Vad och för vem"), "edit", _what(one)),
        (_("Kontakt"), "contacts", _contacts(one)),
        (_("Öppettider"), "hours", _hours(one)),
        (_("Plats och tillgänglighet"), "place", _place(one)),
        (_("Villkor"), "terms", _terms(one)),
    )
    return tuple(Part(title, service_href(visit, name, one.key), tuple(facts)) for title, name, facts in made)


def _what(one: ServiceView) -> Iterator[Fact]:
    yield Fact(_("Vad man får"), _some(one.description))
    yield Fact(_("För vem"), labels(Seeker, one.whom))
    yield Fact(_("Ålder"), _some(age_words(one) or _("Alla åldrar")))
    yield Fact(_("Vid vilket våld"), labels(ViolenceForm, one.violence_forms) or [_("Allt våld")])
    if one.target_groups:
        yield Fact(_("Särskilda grupper"), labels(TargetGroup, one.target_groups))
    yield Fact(_("Enhet som ansvarar"), _some(one.body))


def _contacts(one: ServiceView) -> Iterator[Fact]:
    for way in one.contacts:
        yield Fact(_KINDS.get(way.kind, way.kind), [contact_words(way)])
    if not one.contacts:
        yield Fact(_("Kontakt"), ())


def contact_words(way: Contact) -> str:
    """ "08-465 004 10, jourtelefon (kostar ingenting, syns inte på telefonräkningen)"."""
    notes = [
        note
        for note, holds in (
            (_("kostar ingenting"), way.free),
            (_("syns inte på telefonräkningen"), way.unseen),
        )
        if holds
    ]
    said = ", ".join(filter(None, (way.value, way.label)))
    return f"{said} ({', '.join(notes)})" if notes else said


def _hours(one: ServiceView) -> Iterator[Fact]:
    yield Fact(_("Öppettider"), hours_words(one))
    if one.hours:
        yield Fact(_("Tiderna i ord"), [one.hours])


def hours_words(one: ServiceView) -> list[str]:
    """ "måndag–fredag kl. 8–16.30", one a row."""
    always = [_("Dygnet runt, alla dagar")] if one.always_open else []
    return always + [
        f"{weekdays_in_words(row.weekdays)} {hours_in_words(row.opens, row.closes)}" for row in one.openings
    ]


def _place(one: ServiceView) -> Iterator[Fact]:
    protected = _("Adressen är skyddad och visas aldrig.")
    yield Fact(_("Besöksadress"), [protected] if one.protected_address else _some(one.place))
    if one.open_office:
        yield Fact(_("Öppen mottagning"), [_("Vem som helst får besöka den.")])
    yield Fact(_("Område"), _some(one.area))
    yield Fact(_("Tillgänglighet"), labels(Access, one.accessibility))


def _terms(one: ServiceView) -> Iterator[Fact]:
    free = _some(_yes(one.free, _("Gratis"), _("Kostar")))
    yield Fact(_("Kostnad"), [*free, *_some(one.cost)])
    yield Fact(_("Utan beslut"), _some(_yes(one.no_decision)))
    yield Fact(_("Anonymt"), _some(_yes(one.anonymous)))
    yield Fact(_("Barn får följa med"), _some(_yes(one.children)))
    yield Fact(_("Husdjur får följa med"), _some(_yes(one.pets)))
    yield Fact(_("Tolk"), _some(_yes(one.interpreter)))
    yield Fact(_("Språk"), _some(", ".join(map(spoken_name, one.languages))))


def _yes(value: bool | None, yes: str = "", no: str = "") -> str:
    if value is None:
        return ""
    return (yes or _("Ja")) if value else (no or _("Nej"))


def _some(text: str) -> list[str]:
    return [text] if text else []


def age_words(service: ServiceView) -> str:
    """ "13–20 år", "från 18 år", "till 25 år", or nothing for all ages."""
    low, high = service.minimum_age, service.maximum_age
    if low is None:
        return _("till %(age)s år") % {"age": high} if high is not None else ""
    if high is None:
        return _("från %(age)s år") % {"age": low}
    return _("%(low)s–%(high)s år") % {"low": low, "high": high}


def contact_line(ways: Iterable[Contact]) -> str:
    """Every way to get in touch, in one cell."""
    return "; ".join(f"{_KINDS.get(one.kind, one.kind)}: {contact_words(one)}" for one in ways)
