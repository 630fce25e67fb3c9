"""A fetch of reference values, and how it went."""

from django.db import models

from fridlyst.comparison.terms import FetchState, Source


class Fetch(models.Model):
    """For the whole installation. `code` and `message` say why it failed; `given_at` is the day that the
    values were fetched, which for a file carried in is earlier than `begun_at`."""

    source = models.CharField(max_length=20, choices=Source)
    state = models.CharField(max_length=10, choices=FetchState, default=FetchState.RUNNING)
    begun_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True, blank=True)
    given_at = models.DateTimeField(null=True, blank=True)
    version = models.CharField(max_length=20, blank=True)
    code = models.CharField(max_length=60, blank=True)
    message = models.CharField(max_length=500, blank=True)
    values_stored = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["-begun_at", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["source"],
                condition=models.Q(state=FetchState.RUNNING),
                name="comparison_one_fetch_at_a_time",
            )
        ]
        indexes = [models.Index(fields=["source", "state", "-begun_at"])]

    def __str__(self) -> str:
        return f"{self.source} {self.begun_at:%Y-%m-%d} {self.state}"
