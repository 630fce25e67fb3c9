"""When something is to be done."""

from django.db import models

from fridlyst.programmes.models.activity import Activity
from fridlyst.programmes.models.goal import Goal
from fridlyst.programmes.schedules import ScheduleKind


class Schedule(models.Model):
    """One part of the time of a goal or an activity; `text` keeps the document's own words."""

    goal = models.ForeignKey(Goal, null=True, on_delete=models.CASCADE, related_name="schedules")
    activity = models.ForeignKey(Activity, null=True, on_delete=models.CASCADE, related_name="schedules")
    position = models.PositiveIntegerField(default=0)
    text = models.CharField(max_length=2000, blank=True)
    kind = models.CharField(max_length=10, choices=[(kind.value, kind.value) for kind in ScheduleKind])
    start = models.DateField(null=True, blank=True)
    end = models.DateField(null=True, blank=True)
    rrule = models.CharField(max_length=500, blank=True)
    event = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering = ["position", "id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(goal__isnull=True) ^ models.Q(activity__isnull=True),
                name="schedule_of_one_thing",
            ),
        ]

    def __str__(self) -> str:
        return self.text or self.kind
