"""Counts that are large, and 3 apart: who reads both of a pair has counted three persons."""

import re

Pair = tuple[int, int]
# Numerator and denominator of an indicator, trained and staff, asked and met, a cell and its row's total.
MEASURED: Pair = (9708, 9711)
TRAINED: Pair = (9728, 9731)
ASKED: Pair = (9738, 9741)
COUNTED: Pair = (9750, 9753)
PAIRS = (MEASURED, TRAINED, ASKED, COUNTED)


def says(words: str, number: int) -> bool:
    """Whether the number stands in a page or a file, however its thousands are set apart."""
    thousands, rest = divmod(number, 1000)
    apart = r"(?:[\s,.\u00a0\u202f\u2009]|&nbsp;|&#\w+;)?"
    return re.search(rf"(?<!\d){thousands}{apart}{rest:03}(?!\d)", words) is not None
