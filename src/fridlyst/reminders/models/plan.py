"""A municipality's own days for its reminders."""

from django.db import models

from fridlyst.organisation.models import Municipality


class ReminderPlan(models.Model):
    """`choices` maps a step to its days, or to null where it is off; a step that is missing is as by default.

    `looked_at` is when it was last seen what is due, so that of several workers one looks.
    """

    municipality = models.OneToOneField(Municipality, on_delete=models.CASCADE, related_name="reminder_plan")
    choices = models.JSONField(default=dict)
    looked_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return str(self.municipality_id)
