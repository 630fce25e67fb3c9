"""What reading answer links gives: frozen values, no rows."""

from dataclasses import dataclass
from datetime import date, datetime

from fridlyst.organisation.actor import Actor, Grant
from fridlyst.organisation.queries import MunicipalityView
from fridlyst.organisation.terms import Role


@dataclass(frozen=True, slots=True)
class LinkPlace:
    """Where a link leads: one body's answer in one round. `closed_on` is None while it works."""

    id: int
    name: str
    municipality: MunicipalityView
    round_slug: str
    round_title: str
    body_id: int
    body_key: str
    body_name: str
    closed_on: date | None
    last_used_at: datetime | None

    @property
    def actor(self) -> Actor:
        """Who answers by the link: a reporter of the body and nothing else."""
        return Actor(
            self.municipality.id,
            None,
            f"{self.name} via länk",
            (Grant(Role.REPORTER, self.body_id),),
            link_id=self.id,
        )


@dataclass(frozen=True, slots=True)
class LinkView:
    """A link in a list; `closed_on` is None while it works, `revoked_by` empty unless somebody did."""

    id: int
    body_key: str
    body_name: str
    name: str
    email: str
    made_by: str
    made_at: datetime
    expires_on: date
    revoked_by: str
    last_used_at: datetime | None
    closed_on: date | None

    @property
    def works(self) -> bool:
        return self.closed_on is None


@dataclass(frozen=True, slots=True)
class Handing:
    """An answer that can be handed on, and the last day that a link to it usually has."""

    submission_id: int
    round_id: int
    round_slug: str
    round_title: str
    round_state: str
    body_id: int
    body_key: str
    body_name: str
    expires_on: date


@dataclass(frozen=True, slots=True)
class MadeLink:
    """A new link, and the word in its address; `replaced` when it took the place of an earlier one."""

    id: int
    token: str
    replaced: bool


@dataclass(frozen=True, slots=True)
class Contact:
    """Somebody to ask."""

    name: str
    email: str
