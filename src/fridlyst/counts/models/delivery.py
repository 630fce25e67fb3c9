"""A file of counts that was taken in, for one half-year."""

from django.db import models

from fridlyst.counts.models.source import CountSource
from fridlyst.organisation.models import Municipality


class CountDelivery(models.Model):
    """The file itself is not kept: only its name and hash. The latest delivery of a half-year holds.

    `period` is written 2026-H1. `facets` are what the counts are divided by.
    """

    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, related_name="count_deliveries")
    source = models.ForeignKey(CountSource, on_delete=models.PROTECT, related_name="deliveries")
    period = models.CharField(max_length=7)
    replaces = models.OneToOneField(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="replaced_by"
    )
    facets = models.JSONField(default=list)
    file_name = models.CharField(max_length=255)
    file_hash = models.CharField(max_length=64)
    note = models.TextField(blank=True)
    taken_at = models.DateTimeField()
    taken_by = models.CharField(max_length=200)

    class Meta:
        ordering = ["-period", "-id"]
        verbose_name_plural = "count deliveries"
        constraints = [
            models.UniqueConstraint(
                fields=["source", "period"],
                condition=models.Q(replaces__isnull=True),
                name="count_delivery_first_of_period",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.source} {self.period}"
