"""A file's bytes, kept once for each municipality."""

from django.db import models

from fridlyst.organisation.models import Municipality


class StoredFile(models.Model):
    """`sha256` is the content's address: the same bytes are stored once, whatever they are called.

    `kind` is what the content is (`files.kinds.Format`); `data` is never changed.
    """

    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, related_name="+")
    sha256 = models.CharField(max_length=64)
    kind = models.CharField(max_length=12)
    size = models.PositiveIntegerField()
    data = models.BinaryField()
    stored_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["municipality", "sha256"], name="file_one_content"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.sha256[:12]}"
