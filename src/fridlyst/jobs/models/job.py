"""One piece of long work."""

from django.conf import settings
from django.db import models

from fridlyst.base import clock
from fridlyst.jobs.terms import JobKind, JobState


class Job(models.Model):
    """`progress` 0–1 with a sentence; `result` what the work gave, as JSON; `content` the file it made.

    `language` is the one that the person who ordered it reads; the worker writes in it.
    `municipality_id` is 0 for work of the whole installation, which no page of a municipality shows.
    `seen_at` is the worker's last sign of life. A file is kept for a time; its name stands.
    """

    municipality_id = models.IntegerField()
    kind = models.CharField(max_length=20, choices=JobKind)
    subject = models.CharField(max_length=200, blank=True)
    state = models.CharField(max_length=10, choices=JobState, default=JobState.WAITING)
    progress = models.FloatField(default=0.0)
    message = models.CharField(max_length=500, blank=True)
    language = models.CharField(max_length=10, blank=True)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    created_at = models.DateTimeField(default=clock.now, editable=False)
    seen_at = models.DateTimeField(default=clock.now)
    finished_at = models.DateTimeField(null=True)
    result = models.JSONField(default=dict)
    content = models.BinaryField(null=True)
    content_type = models.CharField(max_length=120, blank=True)
    content_name = models.CharField(max_length=200, blank=True)

    class Meta:
        indexes = [models.Index(fields=["municipality_id", "kind", "-created_at"])]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(progress__gte=0) & models.Q(progress__lte=1), name="job_progress_in_range"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.subject}"
