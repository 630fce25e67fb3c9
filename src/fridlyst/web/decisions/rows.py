"""The list of matters: what is searched for, and each matter on a line."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fridlyst.accounts.queries import Visit
from fridlyst.decisions.condition_rules import unanswered
from fridlyst.decisions.shapes import MatterView
from fridlyst.decisions.terms import MatterState, StepKind
from fridlyst.decisions.times import Watched, pressing, watched
from fridlyst.web.decisions import heading, times
from fridlyst.web.decisions.finding import matter_href
from fridlyst.web.decisions.needs import open_conditions
from fridlyst.web.shared.text import day

_SETTLED = frozenset({MatterState.DECIDED.value, MatterState.CLOSED.value})


@dataclass(frozen=True)
class MatterRow:
    """One matter in the list."""

    number: str
    title: str
    href: str
    state: str
    last: str
    next: str
    times: tuple[times.TimeLine, ...]
    conditions: str


class Filters(forms.Form):
    """What the address asks the list for; what it holds by mistake is nothing."""

    q = forms.CharField(label=gettext_lazy("Nummer eller rubrik"), required=False, max_length=200)
    lage = forms.ChoiceField(
        label=gettext_lazy("Läge"),
        required=False,
        choices=[("", gettext_lazy("Alla")), *MatterState.choices],
    )

    def chosen(self) -> dict[str, str]:
        """What is asked for, without what is not."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}


def chosen(matters: Iterable[MatterView], asked: dict[str, str]) -> list[MatterView]:
    """The matters whose number or title holds the words, in the state asked for."""
    words, state = asked.get("q", "").casefold(), asked.get("lage", "")
    return [
        one
        for one in matters
        if words in f"{one.registration_number} {one.title}".casefold() and state in ("", one.state)
    ]


def in_order(matters: Iterable[MatterView], today: date) -> list[MatterView]:
    """Those whose times press first, the most pressing first; then the open ones, then what is settled;
    the latest step first."""
    return sorted(matters, key=lambda one: _place(one, pressing(watched(one, today))))


def _place(matter: MatterView, pressed: Sequence[Watched]) -> tuple[int, int, int, str]:
    latest = max((step.on.toordinal() for step in matter.steps if step.on), default=0)
    if pressed:
        return 0, pressed[0].days or 0, -latest, matter.registration_number
    return (2 if matter.state in _SETTLED else 1), 0, -latest, matter.registration_number


def matter_row(visit: Visit, matter: MatterView, today: date) -> MatterRow:
    """The matter on its line."""
    last = matter.steps[-1] if matter.steps else None
    asked = open_conditions(matter)
    answered = len(asked) - len(unanswered(asked))
    return MatterRow(
        number=matter.registration_number,
        title=matter.title,
        href=matter_href(visit, matter),
        state=str(MatterState(matter.state).label),
        last=" ".join(filter(None, (str(StepKind(last.kind).label), day(last.on) if last.on else "")))
        if last
        else "",
        next=heading.next_words(matter.next),
        times=times.time_lines(pressing(watched(matter, today))),
        conditions=_("%(done)s av %(all)s villkor besvarade") % {"done": answered, "all": len(asked)}
        if asked
        else "",
    )
