"""Sets of services as whole numbers, one bit a service, and sums over them: the lowest bit stands first."""

from collections.abc import Iterable, Iterator
from itertools import islice

Mask = int


def mask_of(ranks: Iterable[int], size: int) -> Mask:
    """The set of these ranks, each below `size`."""
    held = bytearray(size // 8 + 1)
    for rank in ranks:
        held[rank >> 3] |= 1 << (rank & 7)
    return int.from_bytes(held, "little")


def ranks_in(mask: Mask) -> Iterator[int]:
    """The ranks in a set, the lowest first."""
    while mask:
        lowest = mask & -mask
        yield lowest.bit_length() - 1
        mask ^= lowest


class Scores:
    """A sum for each service, kept as binary digits: adding to a whole set is a few operations."""

    def __init__(self) -> None:
        self._digits: list[Mask] = []

    def add(self, mask: Mask, weight: int) -> None:
        """Add a weight (0 or more) to every service in the set."""
        at = 0
        while weight and mask:
            if weight & 1:
                self._carry(mask, at)
            weight >>= 1
            at += 1

    def _carry(self, mask: Mask, at: int) -> None:
        while len(self._digits) <= at:
            self._digits.append(0)
        while mask:
            if at == len(self._digits):
                self._digits.append(0)
            digit = self._digits[at]
            self._digits[at], mask = digit ^ mask, digit & mask
            at += 1

    def best(self, among: Mask, most: int) -> list[tuple[int, int]]:
        """The first `most` of a set as rank and sum: the highest sum first, equals by rank."""
        found: list[tuple[int, int]] = []
        waiting = [(among, len(self._digits) - 1, 0)]
        while waiting and len(found) < most:
            among, at, above = waiting.pop()
            if at < 0:
                found += [(rank, above) for rank in islice(ranks_in(among), most - len(found))]
                continue
            high = among & self._digits[at]
            low = among ^ high
            if low:
                waiting.append((low, at - 1, above))
            if high:
                waiting.append((high, at - 1, above | 1 << at))
        return found
