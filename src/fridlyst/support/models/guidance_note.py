"""A municipality's own words beside the guidance for staff."""

from django.db import models

from fridlyst.organisation.models import Municipality


class GuidanceNote(models.Model):
    """`situation` is a code of support/guidance; whom to call inside the house, where the routine stands."""

    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, related_name="+")
    situation = models.CharField(max_length=40)
    call = models.CharField(max_length=300, blank=True)
    routine = models.CharField(max_length=500, blank=True)
    text = models.TextField(blank=True)
    changed_on = models.DateField()
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["situation"]
        constraints = [
            models.UniqueConstraint(fields=["municipality", "situation"], name="guidance_one_note"),
        ]

    def __str__(self) -> str:
        return self.situation
