"""The rule that every number of persons is published under."""

from dataclasses import dataclass
from datetime import datetime

from fridlyst.counts.models import DisclosureRule
from fridlyst.counts.rules import DEFAULT_THRESHOLD
from fridlyst.counts.terms import Method
from fridlyst.figures.tables import Rule


@dataclass(frozen=True, slots=True)
class DecidedRule:
    """A decision about small numbers; `number` 0 is what holds before anybody has decided."""

    number: int
    threshold: int
    method: str
    reason: str = ""
    decided_at: datetime | None = None
    decided_by: str = ""

    @property
    def as_figures(self) -> Rule:
        """As `figures` takes it: rounding is to the threshold, so that a rounded zero says nothing small."""
        if self.method == Method.ROUND:
            return Rule(threshold=self.threshold, method="round", base=self.threshold)
        return Rule(threshold=self.threshold, method="suppress")


FIRST = DecidedRule(0, DEFAULT_THRESHOLD, Method.SUPPRESS)


def rule_of(municipality_id: int) -> Rule:
    """The municipality's rule, five and suppression until it decides otherwise; one statement."""
    return decided_rule(municipality_id).as_figures


def decided_rule(municipality_id: int) -> DecidedRule:
    """The decision that holds now; one statement."""
    return next(iter(_decided(municipality_id, 1)), FIRST)


def decided_rules(municipality_id: int) -> tuple[DecidedRule, ...]:
    """Every decision, the latest first; one statement."""
    return _decided(municipality_id, None)


def _decided(municipality_id: int, most: int | None) -> tuple[DecidedRule, ...]:
    rows = DisclosureRule.objects.filter(municipality_id=municipality_id).order_by("-number")[:most]
    columns = ("number", "threshold", "method", "reason", "decided_at", "decided_by")
    return tuple(DecidedRule(*row) for row in rows.values_list(*columns))
