"""What was read of a file, between the steps of taking it in."""

from django.db import models

from fridlyst.counts.models.source import CountSource
from fridlyst.organisation.models import Municipality


class CountDraft(models.Model):
    """The cells of a file that was found to hold counts alone; gone when it is taken in, or after a day.

    `table` is {"columns": [...], "rows": [[...]]}; `mapping` is what the person has said so far.
    """

    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, related_name="count_drafts")
    source = models.ForeignKey(CountSource, on_delete=models.CASCADE, related_name="drafts")
    user_id = models.IntegerField(null=True)
    period = models.CharField(max_length=7)
    file_name = models.CharField(max_length=255)
    file_hash = models.CharField(max_length=64)
    table = models.JSONField()
    mapping = models.JSONField(default=dict)
    made_at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return self.file_name
