"""The steps of taking a file in."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from fridlyst.web.shared.text import Words

_STEPS = (
    ("file", _("Välj filen")),
    ("mapping", _("Säg vad den betyder")),
    ("check", _("Kontrollera och ta in")),
)


@dataclass(frozen=True)
class Step:
    """One step, as `<c-stepper>` takes it."""

    key: str
    label: Words
    done: bool
    href: str = ""


def steps(now: str) -> tuple[Step, ...]:
    """The steps, with those before `now` done."""
    keys = [key for key, _label in _STEPS]
    return tuple(Step(key, label, keys.index(key) < keys.index(now)) for key, label in _STEPS)
