"""One body's answer in a round."""

from django.db import models

from fridlyst.followup.models.round import FollowUpRound
from fridlyst.followup.terms import Status, SubmissionState
from fridlyst.organisation.models import Body, Municipality
from fridlyst.programmes.models import Activity


class Submission(models.Model):
    """`reported_by` and `approved_by` are names as they were then; the body owns, people come and go.

    `first_submitted_at` tells whether the answer was in time, though it was sent back and sent in again.
    `decided_on` and `decision_paragraph` are the committee's own decision on it, if there is one.
    """

    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, related_name="+")
    round = models.ForeignKey(FollowUpRound, on_delete=models.CASCADE, related_name="submissions")
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="submissions")
    state = models.CharField(max_length=12, choices=SubmissionState, default=SubmissionState.NOT_OPENED)
    opened_at = models.DateTimeField(null=True, blank=True)
    saved_at = models.DateTimeField(null=True, blank=True)
    first_submitted_at = models.DateTimeField(null=True, blank=True)
    submitted_at = models.DateTimeField(null=True, blank=True)
    approved_at = models.DateTimeField(null=True, blank=True)
    reported_by = models.CharField(max_length=200, blank=True)
    approved_by = models.CharField(max_length=200, blank=True)
    decided_on = models.DateField(null=True, blank=True)
    decision_paragraph = models.CharField(max_length=40, blank=True)
    sent_back_comment = models.TextField(blank=True)
    comment = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["round", "body"], name="submission_once")]
        indexes = [models.Index(fields=["municipality", "round", "state"])]

    def __str__(self) -> str:
        return f"{self.round_id}: {self.body_id}"


class ActivityReport(models.Model):
    """One activity, one body, one round. Made when the round opens, so that what was asked is known."""

    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, related_name="+")
    submission = models.ForeignKey(Submission, on_delete=models.CASCADE, related_name="reports")
    activity = models.ForeignKey(Activity, on_delete=models.PROTECT, related_name="reports")
    status = models.CharField(max_length=12, choices=Status, default=Status.UNKNOWN)
    comment = models.TextField(blank=True)
    hindrance = models.TextField(blank=True)
    saved_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["submission", "activity"], name="activity_report_once")
        ]
        indexes = [models.Index(fields=["municipality", "activity"])]

    def __str__(self) -> str:
        return f"{self.activity_id}: {self.get_status_display()}"
