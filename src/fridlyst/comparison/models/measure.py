"""A measure that others' values are known for."""

from django.db import models

from fridlyst.comparison.terms import MeasureKind, Source
from fridlyst.organisation.models import Municipality


class ReferenceMeasure(models.Model):
    """What a service says of a measure. Without a `municipality` it is everybody's; with one, it came in a
    file that the municipality uploaded, and is its alone."""

    municipality = models.ForeignKey(
        Municipality, null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )
    source = models.CharField(max_length=20, choices=Source)
    code = models.CharField(max_length=20)
    title = models.CharField(max_length=500)
    description = models.TextField(blank=True)
    kind = models.CharField(max_length=10, choices=MeasureKind, default=MeasureKind.NUMBER)
    by_sex = models.BooleanField(default=False)
    position = models.PositiveIntegerField(default=0)
    fetched_at = models.DateTimeField()

    class Meta:
        ordering = ["position", "code"]
        constraints = [
            models.UniqueConstraint(
                fields=["source", "code"],
                condition=models.Q(municipality__isnull=True),
                name="reference_measure_shared_once",
            ),
            models.UniqueConstraint(
                fields=["municipality", "source", "code"],
                condition=models.Q(municipality__isnull=False),
                name="reference_measure_own_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.title}"
