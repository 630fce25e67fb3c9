"""Finding: four questions and free words in, services in order with why each fits out; no tables."""

from fridlyst.support.finding.answers import read_answers
from fridlyst.support.finding.lines import fitting_lines
from fridlyst.support.finding.search import find
from fridlyst.support.finding.shapes import Answers, Found, Hit, Reason, Understood

__all__ = ["Answers", "Found", "Hit", "Reason", "Understood", "find", "fitting_lines", "read_answers"]
