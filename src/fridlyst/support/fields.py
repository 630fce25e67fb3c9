"""What is given when a service, a translation or the directory's settings are written."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import time

from fridlyst.support.review_rules import USUAL_MONTHS


@dataclass(frozen=True, slots=True)
class ContactFields:
    """A way to get in touch; `kind` is a ContactKind."""

    kind: str
    value: str
    label: str = ""
    free: bool | None = None
    unseen: bool | None = None


@dataclass(frozen=True, slots=True)
class OpeningFields:
    """Hours of some weekdays, 0 is Monday; `closes` at 00:00 is the end of the day."""

    weekdays: Sequence[int]
    opens: time
    closes: time


@dataclass(frozen=True, slots=True)
class ServiceFields:
    """A service's own fields; a `bool | None` that is None is not said."""

    name: str
    description: str = ""
    minimum_age: int | None = None
    maximum_age: int | None = None
    target_groups: Sequence[str] = ()
    violence_forms: Sequence[str] = ()
    protected_address: bool = False
    open_office: bool = False
    body_id: int | None = None
    whom: Sequence[str] = ()
    languages: Sequence[str] = ()
    interpreter: bool | None = None
    accessibility: Sequence[str] = ()
    free: bool | None = None
    cost: str = ""
    always_open: bool = False
    openings: Sequence[OpeningFields] = ()
    hours: str = ""
    contacts: Sequence[ContactFields] = ()
    area: str = ""
    place: str = ""
    pets: bool | None = None
    children: bool | None = None
    no_decision: bool | None = None
    anonymous: bool | None = None
    review_months: int = USUAL_MONTHS


@dataclass(frozen=True, slots=True)
class TranslationFields:
    """A service's words in another language; `labels` by the Swedish ones beside ways to get in touch."""

    name: str
    description: str = ""
    cost: str = ""
    hours: str = ""
    area: str = ""
    labels: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class DirectorySettingsFields:
    """What a municipality chooses; Swedish, easy Swedish and English are always shown."""

    way_out: str = ""
    languages: Sequence[str] = ()
    framers: Sequence[str] = ()
    contact_email: str = ""
    contact_phone: str = ""


@dataclass(frozen=True, slots=True)
class GuidanceNoteFields:
    """A municipality's own words beside the guidance: whom to call, where the routine stands, what else."""

    call: str = ""
    routine: str = ""
    text: str = ""
