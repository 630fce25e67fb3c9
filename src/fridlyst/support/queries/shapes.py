"""The directory as those who keep it read it."""

from dataclasses import dataclass
from datetime import date

from fridlyst.support.shapes import Contact, Opening, ServiceText


@dataclass(frozen=True, slots=True)
class ServiceView:
    """A support service; ages in whole years, both ends included; None is not said."""

    id: int
    key: str
    name: str
    description: str
    minimum_age: int | None
    maximum_age: int | None
    target_groups: tuple[str, ...]
    violence_forms: tuple[str, ...]
    protected_address: bool
    open_office: bool
    body_id: int | None
    body_key: str | None
    body: str
    whom: tuple[str, ...]
    languages: tuple[str, ...]
    interpreter: bool | None
    accessibility: tuple[str, ...]
    free: bool | None
    cost: str
    always_open: bool
    openings: tuple[Opening, ...]
    hours: str
    contacts: tuple[Contact, ...]
    area: str
    place: str
    pets: bool | None
    children: bool | None
    no_decision: bool | None
    anonymous: bool | None
    published: bool
    reviewed_on: date | None
    review_months: int
    changed_on: date | None
    version: int


@dataclass(frozen=True, slots=True)
class ServiceForEditing:
    """A service with where it stands: `state` a ServiceState, `missing` codes of Missing.

    `due_on` is the day to go through it, `gone_after` its last day on the public page; None before the first
    time that somebody went through it. `languages` are those that it has been translated into.
    """

    service: ServiceView
    state: str
    due_on: date | None
    gone_after: date | None
    missing: tuple[str, ...]
    translated: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StaleService:
    """A service that should have been gone through; `gone_after` None is one that nobody went through."""

    id: int
    key: str
    name: str
    body_id: int | None
    state: str
    due_on: date | None
    gone_after: date | None


@dataclass(frozen=True, slots=True)
class TranslationView:
    """A service's Swedish beside its translation; `text` None when there is none.

    `source_then` is the Swedish that was translated, the same as `source` unless it is behind. `version` is
    the translation's, 0 when there is none.
    """

    service_id: int
    key: str
    body_id: int | None
    published: bool
    source: ServiceText
    text: ServiceText | None
    source_then: ServiceText | None
    checked_by: str
    checked_on: date | None
    version: int


@dataclass(frozen=True, slots=True)
class TranslationCounts:
    """How far a language has come, in services; `done` have every text, and none that is behind."""

    services: int
    translated: int
    behind: int
    checked: int
    done: int
