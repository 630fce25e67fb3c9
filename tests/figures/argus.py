"""τ-ARGUS's own optimiser on one of our tables, asked for the same protection.

What is handed over is the format of its solver (JJ): cell, value, cost, status, the bounds that an attacker
knows, and how far below and above its value a small count has to be possible.
"""

import tempfile
import time
from contextlib import chdir
from pathlib import Path

from pytauargus import HiTaSCtrl

from fridlyst.figures.tables import CountTable, Key, Rule, height_of, relations

_CELL = 1000


def secondary(table: CountTable, rule: Rule, *, seconds: int = 60) -> tuple[set[Key], float]:
    """The cells that τ-ARGUS hides beside the small ones, and how many seconds it took, files included."""
    begun = time.perf_counter()
    # It writes its logs where it stands.
    with tempfile.TemporaryDirectory() as folder, chdir(folder):
        given, answer = Path(folder) / "JJ.IN", Path(folder) / "JJ.OUT"
        keys = list(table.values)
        given.write_text(_jj(table, rule, keys), encoding="ascii")
        code = HiTaSCtrl().full_jj(in_file_jj=str(given), out_file=str(answer), max_time=seconds)
        assert code <= 1, code
        found = {keys[int(line)] for line in answer.read_text(encoding="ascii").split()}
    return found, time.perf_counter() - begun


def _jj(table: CountTable, rule: Rule, keys: list[Key]) -> str:
    place, least = {key: number for number, key in enumerate(keys)}, known_least(table)
    most = 10 * max(value or 0 for value in table.values.values()) + 10 * rule.threshold
    lines = ["0", str(len(keys))]
    for key in keys:
        value = table.values[key] or 0
        below, above = _levels(value, least[key], rule)
        status = "u" if rule.is_small(value) else "s" if value else "z"
        bounds = f"{least[key]} {most if value else 0}"
        cost = _CELL + value if value else 1
        lines.append(f"{place[key]} {value} {cost} {status} {bounds} {below:.3f} {above:.3f} 0")
    sums = [[key, *parts] for key in keys for parts in relations(table.dimensions, key)]
    lines.append(str(len(sums)))
    for total, *parts in sums:
        terms = "".join(f"{place[part]} (1) " for part in parts)
        lines.append(f"0 {len(parts) + 1} : {place[total]} (-1) {terms}")
    return "\n".join(lines) + "\n"


def _levels(value: int, least: int, rule: Rule) -> tuple[int, int]:
    if not rule.is_small(value):
        return 0, 0
    return value - max(value - 1, least), rule.threshold - value


def known_least(table: CountTable) -> dict[Key, int]:
    """What everybody knows of each cell: as many as there are leaves below it that are not zero."""
    heights = [one.heights for one in table.dimensions]
    found: dict[Key, int] = {}
    for key in sorted(table.values, key=lambda key: height_of(heights, key)):
        sums = [sum(found[part] for part in parts) for parts in relations(table.dimensions, key)]
        found[key] = max([int(bool(table.values[key])), *sums])
    return found
