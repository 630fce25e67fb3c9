"""One body's outcome on one occasion."""

from django.db import models

from fridlyst.indicators.models.indicator import Indicator
from fridlyst.organisation.models import Body, Municipality


class Measurement(models.Model):
    """`occasion` names what asked for it ("round:12"); an unanswered one has neither value nor numerator.

    `value` is in the indicator's unit; for shares it is per cent, with numerator and denominator kept;
    for yes/no it is 1 or 0.
    """

    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, related_name="+")
    indicator = models.ForeignKey(Indicator, on_delete=models.PROTECT, related_name="measurements")
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="measurements")
    occasion = models.CharField(max_length=60)
    as_of = models.DateField()
    numerator = models.DecimalField(max_digits=14, decimal_places=4, null=True, blank=True)
    denominator = models.DecimalField(max_digits=14, decimal_places=4, null=True, blank=True)
    value = models.DecimalField(max_digits=14, decimal_places=4, null=True, blank=True)
    comment = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["indicator", "body", "occasion"], name="measurement_once"),
            models.CheckConstraint(
                condition=models.Q(denominator__isnull=True) | models.Q(denominator__gt=0),
                name="measurement_denominator_positive",
            ),
        ]
        indexes = [models.Index(fields=["municipality", "occasion", "body"])]

    def __str__(self) -> str:
        return f"{self.indicator_id} {self.body_id} {self.occasion}"
