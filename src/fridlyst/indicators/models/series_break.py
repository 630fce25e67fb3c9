"""A day from which a series is counted otherwise than before."""

from django.db import models

from fridlyst.indicators.models.indicator import Indicator
from fridlyst.organisation.models import Municipality


class SeriesBreak(models.Model):
    """Outcomes from `on` and later are not to be compared with those before; `why` says what changed."""

    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, related_name="+")
    indicator = models.ForeignKey(Indicator, on_delete=models.CASCADE, related_name="breaks")
    on = models.DateField()
    why = models.TextField()

    class Meta:
        ordering = ["on", "id"]
        constraints = [models.UniqueConstraint(fields=["indicator", "on"], name="series_break_once")]

    def __str__(self) -> str:
        return f"{self.indicator_id} {self.on}"
