"""The directory as it is read: whole, frozen, the same for every visitor."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time
from functools import cached_property

from fridlyst.organisation.queries import MunicipalityView
from fridlyst.support.contact_rules import link_to


@dataclass(frozen=True, slots=True)
class Contact:
    """A way to get in touch; `kind` is a ContactKind, `value` as it is shown.

    `free` costs nothing, `unseen` does not stand on the telephone bill; None is not said.
    """

    kind: str
    value: str
    label: str = ""
    free: bool | None = None
    unseen: bool | None = None

    @property
    def link(self) -> str:
        """What leads there: `tel:` and `sms:` with E.164, `mailto:` or https; nothing for a letter."""
        return link_to(self.kind, self.value)


@dataclass(frozen=True, slots=True)
class Opening:
    """Hours of some weekdays, 0 is Monday; `closes` at 00:00 is the end of the day."""

    weekdays: tuple[int, ...]
    opens: time
    closes: time


@dataclass(frozen=True, slots=True)
class ServiceText:
    """A service's words in a language; from `behind_since` the Swedish says something else.

    `labels` maps the Swedish words beside ways to get in touch to the same in the language.
    """

    language: str
    name: str
    description: str = ""
    cost: str = ""
    hours: str = ""
    area: str = ""
    checked: bool = False
    translated_on: date | None = None
    behind_since: date | None = None
    labels: Mapping[str, str] = field(default_factory=dict)

    def label(self, swedish: str) -> tuple[str, str]:
        """The words beside a way to get in touch, and the language that they are in."""
        found = self.labels.get(swedish, "")
        return (found, self.language) if found else (swedish, "sv")


@dataclass(frozen=True)
class PublicService:
    """A service as the public reads it; a `bool | None` that is None is not said. Ages in whole years.

    `place` is empty where the address is protected. `texts` holds Swedish always, by language code.
    """

    id: int
    key: str
    body: str
    body_key: str
    whom: tuple[str, ...]
    target_groups: tuple[str, ...]
    minimum_age: int | None
    maximum_age: int | None
    violence_forms: tuple[str, ...]
    languages: tuple[str, ...]
    interpreter: bool | None
    accessibility: tuple[str, ...]
    free: bool | None
    always_open: bool
    openings: tuple[Opening, ...]
    contacts: tuple[Contact, ...]
    place: str
    protected_address: bool
    pets: bool | None
    children: bool | None
    no_decision: bool | None
    anonymous: bool | None
    reviewed_on: date | None
    changed_on: date | None
    texts: Mapping[str, ServiceText]

    def text(self, code: str) -> ServiceText:
        """The words in the language, else in Swedish."""
        return self.texts.get(code) or self.texts["sv"]

    @property
    def name(self) -> str:
        """The Swedish name."""
        return self.texts["sv"].name


@dataclass(frozen=True, slots=True)
class DirectorySettingsView:
    """What a municipality has chosen; `way_out` empty is the one that everybody has."""

    way_out: str = ""
    languages: tuple[str, ...] = ()
    framers: tuple[str, ...] = ()
    contact_email: str = ""
    contact_phone: str = ""
    version: int = 0


@dataclass(frozen=True)
class Directory:
    """Everything the public may read of a municipality's directory on a day.

    `revision` is another as soon as anything shown is; it says nothing else.
    """

    town: MunicipalityView
    settings: DirectorySettingsView
    services: tuple[PublicService, ...]
    revision: str

    @cached_property
    def by_id(self) -> Mapping[int, PublicService]:
        """The services by number."""
        return {one.id: one for one in self.services}


@dataclass(frozen=True, slots=True)
class LineText:
    """A national line's name and who it is for, in a language."""

    name: str
    note: str


@dataclass(frozen=True, slots=True)
class NationalLine:
    """A number that holds in the whole country; `number` as it is shown, `dial` what `tel:` takes.

    `source` and `checked_on` say where the facts stand and when they were read there.
    """

    key: str
    name: str
    number: str
    dial: str
    whom: tuple[str, ...]
    minimum_age: int | None
    maximum_age: int | None
    forms: tuple[str, ...]
    always_open: bool | None
    free: bool | None
    unseen: bool | None
    interpreter: bool | None
    web: str
    source: str
    checked_on: date
    texts: Mapping[str, LineText] = field(default_factory=dict)

    def text(self, code: str) -> LineText:
        """The words in the language, else in Swedish."""
        return self.texts.get(code) or self.texts["sv"]
