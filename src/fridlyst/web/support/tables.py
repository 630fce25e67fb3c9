"""The list of services as a file."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from fridlyst.programmes.terms import TargetGroup, ViolenceForm
from fridlyst.reports.columns import Column, Kind, Row
from fridlyst.support.queries import ServiceForEditing
from fridlyst.support.terms import Access, Missing, Seeker
from fridlyst.web.programmes.presenters import labels
from fridlyst.web.support import presenters
from fridlyst.web.support.spoken import spoken_name


def service_columns() -> tuple[Column, ...]:
    """Everything that is said of a service, and where it stands."""
    return (
        Column(_("Stöd"), key="name"),
        Column(_("Beskrivning"), weight=3, key="description"),
        Column(_("Lägsta ålder"), Kind.NUMBER, key="minimum_age"),
        Column(_("Högsta ålder"), Kind.NUMBER, key="maximum_age"),
        Column(_("Målgrupp"), key="target_groups"),
        Column(_("Våldsform"), key="violence_forms"),
        Column(_("Skyddad adress"), key="protected_address"),
        Column(_("För vem"), key="whom"),
        Column(_("Enhet som ansvarar"), key="body"),
        Column(_("Kontakt"), weight=2, key="contacts"),
        Column(_("Öppettider"), key="openings"),
        Column(_("Tiderna i ord"), key="hours"),
        Column(_("Besöksadress"), key="place"),
        Column(_("Område"), key="area"),
        Column(_("Gratis"), key="free"),
        Column(_("Kostnad"), key="cost"),
        Column(_("Utan beslut"), key="no_decision"),
        Column(_("Anonymt"), key="anonymous"),
        Column(_("Barn får följa med"), key="children"),
        Column(_("Husdjur får följa med"), key="pets"),
        Column(_("Tolk"), key="interpreter"),
        Column(_("Språk"), key="languages"),
        Column(_("Tillgänglighet"), key="accessibility"),
        Column(_("Läge"), key="state"),
        Column(_("Sedd över"), Kind.DATE, key="reviewed_on"),
        Column(_("Ska ses över"), Kind.DATE, key="due_on"),
        Column(_("Saknas"), key="missing"),
    )


def service_cells(one: ServiceForEditing) -> Row:
    """One service, in the order of the columns."""
    it = one.service
    return (
        *(it.name, it.description, it.minimum_age, it.maximum_age),
        _joined(labels(TargetGroup, it.target_groups)),
        _joined(labels(ViolenceForm, it.violence_forms)),
        _answer(it.protected_address),
        _joined(labels(Seeker, it.whom)),
        it.body,
        presenters.contact_line(it.contacts),
        "; ".join(presenters.hours_words(it)),
        *(it.hours, it.place, it.area, _answer(it.free), it.cost),
        *map(_answer, (it.no_decision, it.anonymous, it.children, it.pets, it.interpreter)),
        _joined(map(spoken_name, it.languages)),
        _joined(labels(Access, it.accessibility)),
        str(presenters.STATE_WORDS[one.state]),
        it.reviewed_on,
        one.due_on,
        _joined(labels(Missing, one.missing)),
    )


def _answer(value: bool | None) -> str:
    return "" if value is None else _("ja") if value else _("nej")


def _joined(given: Iterable[object]) -> str:
    return ", ".join(str(one) for one in given)
