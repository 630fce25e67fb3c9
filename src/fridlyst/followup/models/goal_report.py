"""What a body says of a goal that it owns."""

from django.db import models

from fridlyst.followup.models.submission import Submission
from fridlyst.followup.terms import Status
from fridlyst.organisation.models import Municipality
from fridlyst.programmes.models import Goal


class GoalReport(models.Model):
    """One goal, one body, one round. Made when the round opens, so that what was asked is known."""

    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, related_name="+")
    submission = models.ForeignKey(Submission, on_delete=models.CASCADE, related_name="goal_reports")
    goal = models.ForeignKey(Goal, on_delete=models.PROTECT, related_name="reports")
    status = models.CharField(max_length=12, choices=Status, default=Status.UNKNOWN)
    comment = models.TextField(blank=True)
    saved_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["submission", "goal"], name="goal_report_once")]
        indexes = [models.Index(fields=["municipality", "goal"])]

    def __str__(self) -> str:
        return f"{self.goal_id}: {self.get_status_display()}"
