"""Reading which version of a programme was in force on a day."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any
from zlib import crc32

from django.db.models import Q

from fridlyst.decisions.models import Step
from fridlyst.decisions.terms import Outcome, StepKind
from fridlyst.programmes.enactment_rules import last_day
from fridlyst.programmes.models import Enactment
from fridlyst.programmes.terms import ProgrammeState


@dataclass(frozen=True, slots=True)
class EnactmentView:
    """A version in force from a day, `until` the day before the next or the programme's last (None: open).

    The matter's fields are empty where the decision is told in words only. `structure` is the programme
    file as decided, read by `in_force` alone. `version` changes when the row does.
    """

    id: int
    programme_id: int
    in_force_from: date
    until: date | None
    text_version_id: int | None
    text_version_number: int | None
    step_id: int | None
    matter_slug: str
    matter_number: str
    matter_title: str
    step_body: str
    step_paragraph: str
    decided_on: date | None
    decided_by: str
    made_at: datetime
    made_by: str
    version: int
    structure: Mapping[str, Any] = field(default_factory=dict)

    def holds_on(self, day: date) -> bool:
        """Whether it is in force on the day."""
        return self.in_force_from <= day and (self.until is None or day <= self.until)


_COLUMNS = (
    *("id", "programme_id", "in_force_from", "programme__valid_to", "text_version_id"),
    *("text_version__number", "step_id", "step__matter__slug", "step__matter__registration_number"),
    *("step__matter__title", "step__body_name", "step__paragraph", "decided_on", "decided_by"),
    *("made_at", "made_by"),
)


def enactments(*, municipality_id: int, programme_id: int) -> tuple[EnactmentView, ...]:
    """Every version of a programme that is or was to be in force, the newest first; one statement."""
    rows = Enactment.objects.filter(
        programme__municipality_id=municipality_id, programme_id=programme_id
    ).order_by("-in_force_from", "-id")
    return _views(list(rows.values_list(*_COLUMNS)))


def in_force(*, municipality_id: int, slug: str, on: date, drafts: bool = False) -> EnactmentView | None:
    """What was in force on a day, with its goals and activities as decided; None where nothing was.

    Two statements.
    """
    rows = Enactment.objects.filter(programme__municipality_id=municipality_id, programme__slug=slug)
    if not drafts:
        rows = rows.exclude(programme__state=ProgrammeState.DRAFT)
    views = _views(list(rows.order_by("-in_force_from", "-id").values_list(*_COLUMNS)))
    return with_structure(next((one for one in views if one.holds_on(on)), None))


def with_structure(view: EnactmentView | None) -> EnactmentView | None:
    """The view with the programme file as decided; one statement."""
    if view is None:
        return None
    kept = Enactment.objects.filter(pk=view.id).values_list("structure", flat=True).first()
    return replace(view, structure=kept or {})


def stamp(row: Enactment) -> int:
    """A number that changes when what the row says does; it stands for a version when it is corrected."""
    return _stamp(row.in_force_from, row.text_version_id, row.step_id, row.decided_on, row.decided_by)


def _stamp(*said: object) -> int:
    return crc32("|".join(map(str, said)).encode())


def _views(rows: Sequence[Sequence[Any]]) -> tuple[EnactmentView, ...]:
    days = [row[2] for row in rows]
    return tuple(_view(row, days) for row in rows)


def _view(row: Sequence[Any], days: Iterable[date]) -> EnactmentView:
    number, programme_id, begins, valid_to, text_id, text_number, step_id, *matter = row
    slug, registration, title, body, paragraph, decided_on, decided_by, made_at, made_by = matter
    return EnactmentView(
        id=number,
        programme_id=programme_id,
        in_force_from=begins,
        until=last_day(begins, list(days), valid_to),
        text_version_id=text_id,
        text_version_number=text_number,
        step_id=step_id,
        matter_slug=slug or "",
        matter_number=registration or "",
        matter_title=title or "",
        step_body=body or "",
        step_paragraph=paragraph or "",
        decided_on=decided_on,
        decided_by=decided_by,
        made_at=made_at,
        made_by=made_by,
        version=_stamp(begins, text_id, step_id, decided_on, decided_by),
    )


_CHOICE = ("id", "date", "body_name", "paragraph", "matter__registration_number", "matter__title")


@dataclass(frozen=True, slots=True)
class DecisionChoice:
    """A step of a matter that may have brought a version into force."""

    step_id: int
    on: date | None
    body: str
    paragraph: str
    matter_number: str
    matter_title: str


def decision_on_text(*, municipality_id: int, text_id: int | None) -> DecisionChoice | None:
    """The newest decision that adopted the text, in a matter that leads to it; at most one statement."""
    if text_id is None:
        return None
    rows = Step.objects.filter(
        matter__municipality_id=municipality_id, matter__text_id=text_id, kind=StepKind.DECISION
    ).exclude(outcome=Outcome.REJECTED)
    found = rows.order_by("-date", "-id").values_list(*_CHOICE).first()
    return DecisionChoice(*found) if found else None


def decisions_for(*, municipality_id: int, programme_id: int) -> tuple[DecisionChoice, ...]:
    """Decisions in matters that lead to the programme's text or to none, newest first; one statement."""
    rows = Step.objects.filter(matter__municipality_id=municipality_id, kind=StepKind.DECISION)
    ours = Q(matter__text=None) | Q(matter__text__programme=programme_id)
    kept = rows.filter(ours).exclude(outcome=Outcome.REJECTED).order_by("-date", "-id")
    return tuple(DecisionChoice(*row) for row in kept.values_list(*_CHOICE))
