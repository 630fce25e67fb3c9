"""What a table is called."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from fridlyst.counts.shapes import PERIOD, TableChoice
from fridlyst.counts.table_dimensions import period_label
from fridlyst.counts.terms import Facet, Measure


def facet_word(code: str) -> str:
    """What a table is divided by, in words."""
    return _("Halvår") if code == PERIOD else str(Facet(code).label)


def periods_in_words(periods: Sequence[str]) -> str:
    """The half-years of a table, as a title says them."""
    ordered = sorted(periods)
    years = {code[:4] for code in ordered}
    if len(ordered) == 1:
        return period_label(ordered[0]).lower()
    if len(ordered) == 2 and len(years) == 1:
        return ordered[0][:4]
    span = {"first": period_label(ordered[0]).lower(), "last": period_label(ordered[-1]).lower()}
    return _("%(first)s till %(last)s") % span


def title_of(choice: TableChoice, measure: Measure) -> str:
    """What the table shows, and when, without saying any number."""
    parts = [facet_word(one).lower() for one in choice.divides]
    by = _("%(some)s och %(last)s") % {"some": ", ".join(parts[:-1]), "last": parts[-1]}
    said = {
        "what": str(measure.label),
        "by": by,
        "when": periods_in_words(choice.periods),
    }
    return _("%(what)s efter %(by)s, %(when)s") % said
