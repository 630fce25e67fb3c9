"""A running text, its versions and their sections."""

from django.db import models

from fridlyst.files.models import StoredFile
from fridlyst.organisation.models import Municipality
from fridlyst.texts.terms import VersionOrigin


class Text(models.Model):
    """A text that is decided on: one for a programme and for the matter that leads to it."""

    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, related_name="texts")
    title = models.CharField(max_length=2000)

    def __str__(self) -> str:
        return self.title


class TextVersion(models.Model):
    """One version, never changed once it is made. `number` from 1; `base` is what it was made of.

    `source` is the document that it was read from; `sha256` is over the words, heading by heading.
    """

    text = models.ForeignKey(Text, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    origin = models.CharField(max_length=20, choices=VersionOrigin)
    base = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="made")
    note = models.CharField(max_length=2000, blank=True)
    source = models.ForeignKey(StoredFile, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    filename = models.CharField(max_length=200, blank=True)
    sha256 = models.CharField(max_length=64)
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=300)

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["text", "number"], name="text_version_one_number")]

    def __str__(self) -> str:
        return f"{self.text_id} version {self.number}"


class TextSection(models.Model):
    """One section of one version; `passages` is a list of `shapes.Passage` as JSON.

    `key` is the same in every version that has the section.
    """

    version = models.ForeignKey(TextVersion, on_delete=models.CASCADE, related_name="sections")
    position = models.PositiveIntegerField()
    key = models.CharField(max_length=120)
    heading = models.CharField(max_length=2000, blank=True)
    level = models.PositiveSmallIntegerField(default=0)
    number = models.CharField(max_length=40, blank=True)
    page = models.PositiveIntegerField(null=True, blank=True)
    passages = models.JSONField(default=list)

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["version", "key"], name="text_section_one_key"),
            models.UniqueConstraint(fields=["version", "position"], name="text_section_one_position"),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.heading}".strip()
