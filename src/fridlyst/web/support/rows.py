"""The list of services: its rows, what it can be narrowed by, and its order."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fridlyst.accounts.queries import Visit
from fridlyst.programmes.terms import TargetGroup, ViolenceForm
from fridlyst.support.queries import ServiceForEditing, ServiceView
from fridlyst.support.terms import Missing, Seeker, ServiceState
from fridlyst.web.programmes.presenters import labels
from fridlyst.web.shared.figure_tabs import Tab
from fridlyst.web.shared.lists import Sorting
from fridlyst.web.shared.text import Words
from fridlyst.web.support import presenters
from fridlyst.web.support.addresses import service_href

SORTS: Final = ("stod", "enhet", "lage", "ses")
# "lage" of the address → the states that it shows.
STATES: Final[dict[str, tuple[Words, tuple[str, ...]]]] = {
    "visas": (gettext_lazy("Visas"), (ServiceState.PUBLIC, ServiceState.DUE)),
    "ses-over": (gettext_lazy("Ska ses över"), (ServiceState.DUE, ServiceState.GONE)),
    "borta": (gettext_lazy("Borta från sidan"), (ServiceState.GONE,)),
    "utkast": (gettext_lazy("Utkast"), (ServiceState.DRAFT,)),
}
_ORDER: Final = (ServiceState.GONE, ServiceState.DUE, ServiceState.DRAFT, ServiceState.PUBLIC)
_LAST: Final = {ord("å"): "{", ord("ä"): "|", ord("ö"): "}"}


@dataclass(frozen=True)
class EditRow:
    """A service in the list to work in."""

    name: str
    href: str
    body: str
    mark: str
    state: Words
    note: str
    missing: tuple[presenters.Lack, ...]
    may_review: bool
    key: str


@dataclass(frozen=True)
class ReadRow:
    """A service as everybody in the municipality reads it."""

    service: ServiceView
    href: str
    ages: str
    groups: str
    forms: str
    state: str


@dataclass(frozen=True)
class Narrowed:
    """What the address asks for: one of STATES, and something that is missing."""

    state: str
    missing: str

    @property
    def active(self) -> bool:
        """Whether anything is asked for."""
        return bool(self.state or self.missing)

    def holds(self, one: ServiceForEditing) -> bool:
        """Whether the service is among those asked for."""
        is_state = not self.state or one.state in STATES[self.state][1]
        return is_state and (not self.missing or self.missing in one.missing)


def narrowed(request: HttpRequest) -> Narrowed:
    """What the address asks for; what is no choice is not asked."""
    state, missing = request.GET.get("lage", ""), request.GET.get("saknas", "")
    return Narrowed(state if state in STATES else "", missing if missing in Missing.values else "")


def state_tabs(home: str, every: Sequence[ServiceForEditing]) -> list[Tab]:
    """Every state with how many stand in it, those that hold none left out."""
    counted = [
        Tab(key, label, f"{home}?lage={key}", sum(one.state in states for one in every))
        for key, (label, states) in STATES.items()
    ]
    return [Tab("", _("Alla"), home, len(every)), *(one for one in counted if one.count)]


def missing_links(home: str, every: Sequence[ServiceForEditing]) -> list[Tab]:
    """Everything that some service lacks, with how many."""
    counted = [
        Tab(code, Missing(code).label, f"{home}?saknas={code}", sum(code in one.missing for one in every))
        for code in Missing.values
    ]
    return [one for one in counted if one.count]


def ordered(every: Sequence[ServiceForEditing], by: Sorting) -> list[ServiceForEditing]:
    """The services in the order asked for; those with the same stand by name."""
    keys: dict[str, Callable[[ServiceForEditing], object]] = {
        "stod": lambda one: alphabetic(one.service.name),
        "enhet": lambda one: (not one.service.body, alphabetic(one.service.body)),
        "lage": lambda one: _ORDER.index(ServiceState(one.state)),
        "ses": lambda one: one.due_on or date.min,
    }
    by_name = sorted(every, key=lambda one: alphabetic(one.service.name))
    return sorted(by_name, key=keys[by.by], reverse=by.descending)  # type: ignore[arg-type]


def alphabetic(text: str) -> str:
    """What sorts a text as Swedish does: å, ä and ö last."""
    return text.casefold().translate(_LAST)


def edit_row(visit: Visit, one: ServiceForEditing, *, may_keep: bool) -> EditRow:
    """The service as a row to work in."""
    service = one.service
    return EditRow(
        name=service.name,
        href=service_href(visit, "show", service.key),
        body=service.body,
        mark=presenters.mark_of(one.state),
        state=presenters.STATE_WORDS[one.state],
        note=presenters.state_note(one),
        missing=presenters.lacks(visit, one),
        may_review=may_keep and one.state in STATES["ses-over"][1],
        key=service.key,
    )


def read_row(visit: Visit, one: ServiceForEditing) -> ReadRow:
    """Ages, groups and forms as text."""
    service = one.service
    groups = labels(TargetGroup, service.target_groups) or labels(Seeker, service.whom)
    return ReadRow(
        service=service,
        href=service_href(visit, "show", service.key),
        ages=presenters.age_words(service),
        groups=", ".join(groups),
        forms=", ".join(labels(ViolenceForm, service.violence_forms)),
        state="" if one.state in STATES["visas"][1] else str(presenters.STATE_WORDS[one.state]),
    )
