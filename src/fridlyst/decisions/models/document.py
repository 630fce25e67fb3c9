"""A matter's documents."""

from django.db import models

from fridlyst.decisions.models.matter import Matter, Step
from fridlyst.files.models import StoredFile


class MatterDocument(models.Model):
    """A document of a matter, of one of its steps where that is known.

    `file` is None where minutes name an enclosure that has not been attached.
    """

    matter = models.ForeignKey(Matter, on_delete=models.CASCADE, related_name="documents")
    step = models.ForeignKey(Step, null=True, blank=True, on_delete=models.CASCADE, related_name="documents")
    position = models.PositiveIntegerField(default=0)
    title = models.CharField(max_length=500)
    file = models.ForeignKey(StoredFile, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    filename = models.CharField(max_length=200, blank=True)
    added_at = models.DateTimeField(null=True, blank=True)
    added_by = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["position", "id"]

    def __str__(self) -> str:
        return self.title
