"""What the coordinator says of something that is missing in a programme."""

from django.db import models

from fridlyst.organisation.models import Municipality
from fridlyst.programmes.models import Programme


class GapAnswer(models.Model):
    """That a gap is meant to be so, and why.

    `code` says what kind of gap it is and `subject` what in the programme it is about, both as coverage
    names them.
    """

    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, related_name="+")
    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="gap_answers")
    code = models.CharField(max_length=40)
    subject = models.CharField(max_length=200)
    reason = models.TextField()
    answered_on = models.DateField()
    answered_by = models.CharField(max_length=200)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["code", "subject"]
        constraints = [
            models.UniqueConstraint(fields=["programme", "code", "subject"], name="gap_answered_once")
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.subject}"
