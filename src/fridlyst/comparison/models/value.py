"""One area's value in a year."""

from django.db import models

from fridlyst.comparison.models.measure import ReferenceMeasure
from fridlyst.comparison.terms import ValueState
from fridlyst.indicators.terms import Sex


class ReferenceValue(models.Model):
    """A value in the measure's unit, per cent 0–100. Without one, `state` says why."""

    measure = models.ForeignKey(ReferenceMeasure, on_delete=models.CASCADE, related_name="values_of_areas")
    area = models.CharField(max_length=12)
    year = models.PositiveIntegerField()
    sex = models.CharField(max_length=6, choices=Sex, blank=True, default=Sex.ALL)
    value = models.FloatField(null=True, blank=True)
    state = models.CharField(max_length=12, choices=ValueState, default=ValueState.GIVEN)

    class Meta:
        ordering = ["area", "year", "sex"]
        constraints = [
            models.UniqueConstraint(fields=["measure", "area", "year", "sex"], name="reference_value_once"),
            models.CheckConstraint(
                condition=models.Q(state=ValueState.GIVEN, value__isnull=False)
                | (~models.Q(state=ValueState.GIVEN) & models.Q(value__isnull=True)),
                name="reference_value_or_why_not",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.area} {self.year} {self.sex}: {self.value}"
