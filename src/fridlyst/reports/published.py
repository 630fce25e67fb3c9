"""How published numbers of persons are explained: in the same words wherever they are shown."""

from collections.abc import Iterable

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from fridlyst.figures.tables import Cell, CellState, Rule
from fridlyst.reports.columns import Published, published_text


def legend(cells: Iterable[Published | None], rule: Rule) -> str:
    """What the words among the cells mean; only of those that are there, nothing where all are numbers."""
    states = {cell.state for cell in cells if cell is not None}
    said = []
    if rule.method == "round" and CellState.SHOWN in states:
        said.append(_("Antalen är avrundade till jämna %(base)s.") % {"base": rule.base})
    if CellState.SUPPRESSED in states:
        said.append(protected_legend())
    if CellState.MISSING in states:
        said.append(_("Saknas: ingen uppgift är lämnad."))
    return " ".join(said)


def protected_legend() -> str:
    """What it means that a number is protected."""
    return _("Skyddat: antalet är för litet för att visas, eller skulle röja ett annat.")


def protected_word() -> str:
    """What stands instead of a number that is protected."""
    return published_text(Cell(CellState.SUPPRESSED, None), get_language() or "sv")


def rule_in_words(rule: Rule) -> str:
    """The rule as anybody can read it."""
    least = rule.threshold - 1
    if rule.method == "round":
        return _(
            "Alla antal är avrundade till jämna %(base)s, så att ingen kan räkna ut hur många det är när de "
            "är färre än %(threshold)s. Summor är avrundade på samma sätt. Noll visas som 0."
        ) % {"base": rule.base, "threshold": rule.threshold}
    return _(
        "Antal från 1 till %(least)s visas inte. Där ett sådant antal skulle gå att räkna ut, från en summa "
        "eller från något som visats tidigare, är fler antal skyddade. Noll visas som 0."
    ) % {"least": least}
