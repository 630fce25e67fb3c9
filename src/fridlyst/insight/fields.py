"""What is given when a programme is published, and when somebody says something of it."""

from collections.abc import Collection
from dataclasses import dataclass, field

from fridlyst.insight.numbers import ToldNumbers
from fridlyst.insight.terms import FeedbackAbout


@dataclass(frozen=True, slots=True)
class PublishingFields:
    """What to show of a programme; `round_id` the closed round that the status is told from."""

    texts: bool = True
    activities: bool = True
    round_id: int | None = None
    indicator_ids: Collection[int] = ()
    matter_ids: Collection[int] = ()


@dataclass(frozen=True, slots=True)
class FrozenReport:
    """A report as it is to be published: `page` markup that is safe as it is, `pdf` the same as a file.

    `told` is what it says of numbers, table by table (insight/reported.py).
    """

    round_id: int
    kind: str
    title: str
    page: str
    pdf: bytes
    told: ToldNumbers = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class FeedbackFields:
    """What somebody says; `programme_id` is none where it is about accessibility.

    `key` names the goal or activity that it is about, `title` what that is called. `stamp` is the form's,
    `trap` what stood in the field that no person sees.
    """

    programme_id: int | None
    text: str
    stamp: str
    about: str = FeedbackAbout.PROGRAMME
    key: str = ""
    title: str = ""
    email: str = ""
    trap: str = ""


@dataclass(frozen=True, slots=True)
class SettingsFields:
    """How feedback is taken."""

    receives: bool = True
    keep_months: int = 12
    contact: str = ""
