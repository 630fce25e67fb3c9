"""What the page of placing shows of each activity: its boxes, the words that decided, and how sure it is."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.forms import ChoiceField
from django.utils.translation import gettext as _

from fridlyst.accounts.queries import Visit
from fridlyst.coverage.proposing import ASKED, Proposed
from fridlyst.coverage.proposing_programme import Candidate
from fridlyst.programmes.shapes import GoalView
from fridlyst.programmes.terms import FACETS
from fridlyst.web.coverage.placing.forms import PlacingForm
from fridlyst.web.programmes.addresses import activity_href, goal_href
from fridlyst.web.shared.saving import choice_labels

_MOST_WORDS = 3
_FEW = 4


@dataclass(frozen=True)
class Stretch:
    """A stretch of a text; `decides` when a proposal rests on it."""

    text: str
    decides: bool


@dataclass(frozen=True)
class Boxes:
    """The boxes of one list: a short one whole, of others those chosen or proposed, the rest folded."""

    field: Any
    first: tuple[Any, ...]
    more: tuple[Any, ...]


@dataclass(frozen=True)
class Why:
    """A proposal and the words that it rests on."""

    label: str
    words: str


@dataclass(frozen=True)
class Row:
    """An activity ready to be placed."""

    candidate: Candidate
    form: PlacingForm
    href: str
    title: tuple[Stretch, ...]
    description: tuple[Stretch, ...]
    lists: tuple[Boxes, ...]
    why: tuple[Why, ...]
    says: str
    sure: bool


@dataclass(frozen=True)
class Group:
    """The rows under one goal."""

    goal: GoalView
    href: str
    rows: tuple[Row, ...]


def grouped(forms: Iterable[PlacingForm], visit: Visit, slug: str) -> list[Group]:
    """The rows of a page by goal, in their order."""
    by_goal: dict[int, list[PlacingForm]] = {}
    for form in forms:
        by_goal.setdefault(form.candidate.goal.id, []).append(form)
    return [
        Group(
            rows[0].candidate.goal,
            goal_href(visit, slug, rows[0].candidate.goal.key),
            tuple(_row(form, visit) for form in rows),
        )
        for rows in by_goal.values()
    ]


def _row(form: PlacingForm, visit: Visit) -> Row:
    one = form.candidate
    words = _own_words(one)
    return Row(
        candidate=one,
        form=form,
        href=activity_href(visit, one.activity.key),
        title=_stretches(one.activity.title, words),
        description=_stretches(one.activity.description, words),
        lists=tuple(_boxes(form, facet) for facet in FACETS),
        why=tuple(_why(form)),
        says=_says(one),
        sure=one.sure,
    )


def _boxes(form: PlacingForm, facet: str) -> Boxes:
    proposed = form.candidate.placement.codes(facet)
    every = list(form[facet])
    chosen = [box for box in every if box.data["selected"] or str(box.data["value"]) in proposed]
    first = every if len(every) <= _FEW else chosen
    more = [box for box in every if box not in first]
    return Boxes(form[facet], tuple(first), tuple(more))


def _why(form: PlacingForm) -> Iterator[Why]:
    """Each proposal with its words: "Indikerad: ”våldsutsatta”, ”stöd till”"."""
    for facet in (*FACETS, "evidence"):
        field = form.fields[facet]
        assert isinstance(field, ChoiceField)
        labels = choice_labels(field)
        for one in form.candidate.placement.of(facet):
            yield Why(labels[one.code], _quoted(one))


def _quoted(one: Proposed) -> str:
    said = ", ".join(f"”{word}”" for word in one.words[:_MOST_WORDS])
    where = {"goal": _("i målet"), "programme": _("i programmet"), "owners": _("bland de ansvariga")}
    return f"{said} {where[one.where]}" if one.where in where else said


def _says(one: Candidate) -> str:
    """How sure the proposal is, or what is missing in it."""
    if one.placed:
        return ""
    if one.stands:
        return _("Angivet, men inte bekräftat")
    said = {
        "prevention_levels": _("preventionsnivå"),
        "social_levels": _("samhällsnivå"),
        "violence_forms": _("våldsform"),
    }
    missing = [said[facet] for facet in ASKED if not one.codes(facet)]
    if missing:
        return _("Inget förslag på %(what)s") % {"what": ", ".join(missing)}
    if any(level.disputed for level in one.placement.prevention_levels):
        return _("Orden drar åt olika nivåer")
    return _("Säkert förslag") if one.placement.sure else _("Osäkert förslag")


def _own_words(one: Candidate) -> set[str]:
    """The words of the activity's own text that any proposal rests on."""
    every = (proposed for facet in (*FACETS, "evidence") for proposed in one.placement.of(facet))
    return {word for proposed in every if proposed.where == "own" for word in proposed.words}


def _stretches(text: str, words: set[str]) -> tuple[Stretch, ...]:
    """The text in stretches, the deciding words apart."""
    if not words:
        return (Stretch(text, False),)
    longest_first = sorted(words, key=lambda word: (-len(word), word))
    found = "|".join(r"\s+".join(map(re.escape, word.split())) for word in longest_first)
    parts = re.split(rf"\b({found})\b", text, flags=re.IGNORECASE)
    return tuple(Stretch(part, at % 2 == 1) for at, part in enumerate(parts) if part)
