"""When a service is open."""

from django.db import models

from fridlyst.support.models.service import SupportService


class OpeningHours(models.Model):
    """The same hours of some `weekdays`, 0 is Monday; `closes` at 00:00 is the end of the day."""

    service = models.ForeignKey(SupportService, on_delete=models.CASCADE, related_name="openings")
    position = models.PositiveSmallIntegerField(default=0)
    weekdays = models.JSONField(default=list)
    opens = models.TimeField()
    closes = models.TimeField()

    class Meta:
        ordering = ["position", "id"]
        verbose_name_plural = "opening hours"

    def __str__(self) -> str:
        return f"{self.opens:%H:%M}–{self.closes:%H:%M}"
