"""An uploaded file of open comparisons."""

from django.conf import settings
from django.db import models

from fridlyst.comparison.terms import UploadState
from fridlyst.organisation.models import Municipality


class OpenUpload(models.Model):
    """A file of a year: the columns that it had, those that are kept, and, until they are chosen, what was
    read in it (`table`). The latest that is stored is what the next one is compared with."""

    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, related_name="+")
    year = models.PositiveIntegerField()
    filename = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    sheet = models.CharField(max_length=120, blank=True)
    state = models.CharField(max_length=10, choices=UploadState, default=UploadState.ASKED)
    headings = models.JSONField(default=list)
    kept = models.JSONField(default=list, blank=True)
    table = models.JSONField(null=True, blank=True)
    uploaded_at = models.DateTimeField()
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["-uploaded_at", "-id"]
        indexes = [models.Index(fields=["municipality", "state", "-uploaded_at"])]

    def __str__(self) -> str:
        return f"{self.filename} {self.year}"
