"""What a municipality has decided about small numbers."""

from typing import Any, ClassVar

from django.db import models

from fridlyst.counts.models.append_only import AppendOnly
from fridlyst.counts.terms import Method
from fridlyst.organisation.models import Municipality


class DisclosureRule(models.Model):
    """One decision; the latest holds. Counts below `threshold` are protected, zeros are said."""

    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, related_name="disclosure_rules")
    number = models.PositiveIntegerField()
    threshold = models.PositiveSmallIntegerField(default=5)
    method = models.CharField(max_length=10, choices=Method, default=Method.SUPPRESS)
    reason = models.TextField()
    decided_at = models.DateTimeField()
    decided_by = models.CharField(max_length=200)

    objects: ClassVar[models.Manager[Any]] = AppendOnly.as_manager()

    class Meta:
        ordering = ["municipality", "number"]
        constraints = [
            models.UniqueConstraint(fields=["municipality", "number"], name="disclosure_rule_one_number"),
            models.CheckConstraint(
                condition=models.Q(threshold__gte=3, threshold__lte=20), name="disclosure_rule_threshold"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.threshold} {self.method}"
