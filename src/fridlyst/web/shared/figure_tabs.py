"""The pages below Statistik, as tabs at their top."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from fridlyst.web.shared.text import Words

_TABS = (
    ("overview", _("Överblick"), ""),
    ("indicators", _("Indikatorer"), "indikatorer/"),
    ("counts", _("Antal"), "antal/"),
    ("competence", _("Kompetens"), "kompetens/"),
    ("comparison", _("Jämförelse"), "jamforelse/"),
    ("situation", _("Lägesbild"), "lagesbild/"),
)


@dataclass(frozen=True)
class Tab:
    """One tab, as `<c-tabs>` takes it."""

    key: str
    label: Words
    href: str
    count: int | None = None


def figure_tabs(municipality: str) -> tuple[Tab, ...]:
    """The tabs for the municipality with this slug."""
    return tuple(Tab(key, label, f"/{municipality}/statistik/{path}") for key, label, path in _TABS)
