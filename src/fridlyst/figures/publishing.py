"""The only way out for counts of people.

What is hidden
    A count from 1 to k - 1 (`Rule.threshold` is k) is small and is hidden. Zero is shown as zero, and no
    zero is ever hidden; missing is said to be missing. Other counts are hidden only where they are needed so
    that no small one can be worked out: as few cells as can be found, then those with the smallest sum.
What an attacker is taken to know
    The rule and k, the categories and every sum between them, that counts are whole numbers from zero up,
    that a hidden count is at least 1, every value that is shown, and every table that was published before.
What is promised
    For every small count v that is hidden there are two whole tables that agree with all of that: one in
    which it is k or more, and one in which it is v - 1 or less, unless v is the number of counts that are
    not zero below it: so much every attacker knows (1 for a leaf). So no small count can be told, nor that it
    is small. The tables are made and reckoned in whole numbers before anything is returned: what is not
    proven is not published.
"""

from collections.abc import Sequence
from dataclasses import replace

from fridlyst.figures.engine import solving
from fridlyst.figures.errors import CannotProtect
from fridlyst.figures.system import System, ask, key_of, system_of
from fridlyst.figures.tables import (
    _SEAL,
    Cell,
    CellState,
    CountTable,
    Key,
    PublishedTable,
    Rule,
)

SECONDS = 3.0
_MISSING, _HIDDEN = Cell(CellState.MISSING), Cell(CellState.SUPPRESSED)


def publish(
    table: CountTable, rule: Rule, *, already: Sequence[PublishedTable] = (), seconds: float = SECONDS
) -> PublishedTable:
    """What may be shown of a table, together with what was published before (`already`, oldest first).

    A cell that was shown is shown again; one that was hidden is shown only where that gives nothing away. A
    value that was corrected since is protected as it is now. `seconds` is how long to look for the fewest
    cells once that has turned out to be hard; the answer is safe whatever it is, and then only perhaps a
    cell more than needed. CannotProtect when what was published before makes it impossible.

    On one core about 0.1 s for 100 cells with totals; 0.1 to 3 s for 600 in two dimensions; up to `seconds`
    and 1 s for a few hundred in three or four; 3 to 10 s for 1,500 to 4,000: above 1,000 in a job.
    """
    if rule.method == "round" and (rounded := _rounded(table, rule, already)):
        return rounded
    exact = replace(rule, method="suppress")
    system = _known(table, exact, already)
    ask(system, table, exact, already)
    hidden = solving().hidden(system, seconds=seconds)
    if hidden is None:
        raise CannotProtect(
            "Tabellen kan inte visas: ihop med det som redan är publicerat skulle ett litet antal gå att "
            "räkna ut. Visa den med färre indelningar."
        )
    cells = {key: _exact(table.values[key], is_hidden=cell in hidden) for key, cell in system.own.items()}
    return PublishedTable(table.dimensions, cells, exact, _SEAL)


def _known(table: CountTable, rule: Rule, already: Sequence[PublishedTable]) -> System:
    """The system with as much of what was published as can still be true at once: the newest first."""
    for first in range(len(already) + 1):
        system = system_of(table, already[first:])
        if not system.unknown or solving().completed(system):
            return system
    raise AssertionError(f"{table} alone can always be completed.")


def _exact(value: int | None, *, is_hidden: bool) -> Cell:
    if value is None:
        return _MISSING
    return _HIDDEN if is_hidden else Cell(CellState.SHOWN, value)


def _rounded(table: CountTable, rule: Rule, already: Sequence[PublishedTable]) -> PublishedTable | None:
    """Every count to a multiple of the base next to it, sums kept; None where hiding has to do instead.

    Nothing is worked out from a rounded table: every count can be whatever its rounded value stands for,
    from base - 1 below to base - 1 above. That holds as long as nothing of it was published another way.
    """
    if any(one.rule.method != "round" or one.rule.base != rule.base for one in already):
        return None
    system = system_of(table, already)
    kept = {
        cell: value
        for one in already
        for key, said in one.cells.items()
        if (value := said.value) is not None
        and (cell := system.places.get(key_of(system, one.dimensions, key))) is not None
        and (now := system.values[cell]) is not None
        and abs(now - value) < rule.base
    }
    rounded = solving().rounded(system, base=rule.base, kept=kept)
    if rounded is None:
        return None
    cells: dict[Key, Cell] = {
        key: _MISSING if table.values[key] is None else Cell(CellState.SHOWN, rounded[cell])
        for key, cell in system.own.items()
    }
    return PublishedTable(table.dimensions, cells, rule, _SEAL)
