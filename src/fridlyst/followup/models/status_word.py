"""What a municipality calls a status."""

from django.db import models

from fridlyst.followup.terms import Status
from fridlyst.organisation.models import Municipality


class StatusWord(models.Model):
    """The municipality's own word for one status; where there is none Fridlyst's own stands."""

    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, related_name="status_words")
    status = models.CharField(max_length=12, choices=Status)
    word = models.CharField(max_length=40)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["municipality", "status"], name="status_word_once"),
            models.UniqueConstraint(fields=["municipality", "word"], name="status_word_one_meaning"),
        ]

    def __str__(self) -> str:
        return self.word
