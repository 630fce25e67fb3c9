"""A report as it was when it was published."""

from django.db import models

from fridlyst.files.models import StoredFile
from fridlyst.followup.models import FollowUpRound
from fridlyst.insight.models.published_programme import PublishedProgramme
from fridlyst.organisation.models import Municipality


class PublishedReport(models.Model):
    """`page` is markup, safe as it is; `file` the same report as PDF. Neither is changed afterwards."""

    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, related_name="+")
    published = models.ForeignKey(PublishedProgramme, on_delete=models.CASCADE, related_name="reports")
    round = models.ForeignKey(FollowUpRound, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=20)
    title = models.CharField(max_length=300)
    period_end = models.DateField()
    page = models.TextField()
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    published_at = models.DateTimeField()

    class Meta:
        ordering = ["-period_end", "id"]
        constraints = [
            models.UniqueConstraint(fields=["published", "round", "kind"], name="published_report_once"),
        ]

    def __str__(self) -> str:
        return self.title
