"""A case system, or a department that counts by hand."""

from django.db import models

from fridlyst.counts.terms import Absent, Measure
from fridlyst.organisation.models import Body, Municipality


class CountSource(models.Model):
    """`mapping` is what its last file's columns and words were taken to mean, for the next one.

    `overlapping` says that one person may be counted under several forms of violence. One that is `closed`
    delivers no more.
    """

    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, related_name="count_sources")
    body = models.ForeignKey(
        Body, null=True, blank=True, on_delete=models.PROTECT, related_name="count_sources"
    )
    name = models.CharField(max_length=200)
    measure = models.CharField(max_length=20, choices=Measure, default=Measure.PERSONS)
    absent = models.CharField(max_length=10, choices=Absent, default=Absent.ZERO)
    overlapping = models.BooleanField(default=False)
    closed = models.BooleanField(default=False)
    mapping = models.JSONField(default=dict, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["name", "id"]
        constraints = [
            models.UniqueConstraint(fields=["municipality", "name"], name="count_source_one_name"),
        ]

    def __str__(self) -> str:
        return self.name
