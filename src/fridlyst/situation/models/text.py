"""A person's own text in a picture of the situation."""

from django.db import models

from fridlyst.situation.models.situation import Situation


class SituationText(models.Model):
    """The text at one place: a part of the picture (`terms.SituationPart`), or beside one kind of figures."""

    situation = models.ForeignKey(Situation, on_delete=models.CASCADE, related_name="texts")
    key = models.CharField(max_length=60)
    text = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=1)
    written_at = models.DateTimeField()
    written_by = models.CharField(max_length=300)

    class Meta:
        ordering = ["key"]
        constraints = [
            models.UniqueConstraint(fields=["situation", "key"], name="situation_text_one_place"),
        ]

    def __str__(self) -> str:
        return self.key
