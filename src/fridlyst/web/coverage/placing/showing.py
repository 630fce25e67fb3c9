"""Which activities the page of placing shows, and in which order."""

from collections.abc import Callable, Iterable, Mapping

from django.utils.translation import gettext_lazy as _

from fridlyst.coverage.proposing_programme import Candidate
from fridlyst.web.shared.text import Words

_MISSING: Mapping[str, tuple[str, Words]] = {
    "utan-niva": ("prevention_levels", _("Saknar preventionsnivå")),
    "utan-samhallsniva": ("social_levels", _("Saknar samhällsnivå")),
    "utan-grupp": ("target_groups", _("Saknar målgrupp")),
    "utan-form": ("violence_forms", _("Saknar våldsform")),
    "utan-arena": ("arenas", _("Saknar arena")),
    "utan-evidens": ("evidence", _("Saknar vad arbetssättet vilar på")),
}
CHOICES: tuple[tuple[str, Words], ...] = (
    ("", _("Ej placerade")),
    ("sakra", _("Säkra förslag")),
    ("alla", _("Alla")),
    *((code, label) for code, (_facet, label) in _MISSING.items()),
)


def shown(every: Iterable[Candidate], wanted: str) -> list[Candidate]:
    """What the address asks for, by goal as they stand; in each the unplaced first, the least sure first."""
    test = _test(wanted)
    found = [one for one in every if test(one)]
    order = {goal_id: place for place, goal_id in enumerate(dict.fromkeys(one.goal.id for one in found))}
    return sorted(
        found, key=lambda one: (order[one.goal.id], one.placed, one.stands, one.placement.certainty)
    )


def _test(wanted: str) -> Callable[[Candidate], bool]:
    if wanted in _MISSING:
        facet = _MISSING[wanted][0]
        return lambda one: not getattr(one.activity, facet)
    tests: dict[str, Callable[[Candidate], bool]] = {
        "sakra": lambda one: one.sure,
        "alla": lambda one: True,
    }
    return tests.get(wanted, lambda one: not one.placed)
