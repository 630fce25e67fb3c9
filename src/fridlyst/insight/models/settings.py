"""How a municipality takes feedback."""

from django.db import models

from fridlyst.organisation.models import Municipality


class InsightSettings(models.Model):
    """`keep_months` is how long feedback is kept; `contact` how else to reach the municipality, in words."""

    municipality = models.OneToOneField(Municipality, on_delete=models.CASCADE, related_name="+")
    receives = models.BooleanField(default=True)
    keep_months = models.PositiveSmallIntegerField(default=12)
    contact = models.CharField(max_length=300, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name_plural = "insight settings"

    def __str__(self) -> str:
        return f"{self.municipality_id}: {self.keep_months}"
