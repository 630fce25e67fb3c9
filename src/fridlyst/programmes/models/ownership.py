"""Who owns a goal or an activity."""

from django.db import models

from fridlyst.organisation.models import Body, Municipality
from fridlyst.programmes.models.activity import Activity
from fridlyst.programmes.models.goal import Goal
from fridlyst.programmes.terms import Part


class Ownership(models.Model):
    """A body leads or takes part in exactly one goal or activity."""

    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, related_name="+")
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="ownerships")
    goal = models.ForeignKey(Goal, null=True, on_delete=models.CASCADE, related_name="ownerships")
    activity = models.ForeignKey(Activity, null=True, on_delete=models.CASCADE, related_name="ownerships")
    part = models.CharField(max_length=12, choices=Part, default=Part.LEAD)
    position = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["position", "id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(goal__isnull=True) ^ models.Q(activity__isnull=True),
                name="ownership_of_one_thing",
            ),
            models.UniqueConstraint(fields=["body", "goal"], name="ownership_goal_once"),
            models.UniqueConstraint(fields=["body", "activity"], name="ownership_activity_once"),
        ]
        indexes = [models.Index(fields=["municipality", "body"])]

    def __str__(self) -> str:
        return f"{self.body_id}: {self.goal_id or self.activity_id}"
