"""What a municipality has chosen for its directory."""

from django.db import models

from fridlyst.organisation.models import Municipality


class DirectorySettings(models.Model):
    """`way_out` empty is the one that everybody has; `framers` are the sites that may frame the pages.

    `revision` is a word made anew, in the same transaction, each time that anything shown is changed:
    what is kept of the directory holds as long as it is the same.
    """

    municipality = models.OneToOneField(Municipality, on_delete=models.CASCADE, related_name="directory")
    revision = models.CharField(max_length=32, blank=True)
    way_out = models.CharField(max_length=500, blank=True)
    languages = models.JSONField(default=list, blank=True)
    framers = models.JSONField(default=list, blank=True)
    contact_email = models.CharField(max_length=300, blank=True)
    contact_phone = models.CharField(max_length=60, blank=True)
    version = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name_plural = "directory settings"

    def __str__(self) -> str:
        return str(self.municipality)
