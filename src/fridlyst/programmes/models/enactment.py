"""Which version of a programme is in force, from which day, by whose decision."""

from django.db import models

from fridlyst.decisions.models import Step
from fridlyst.programmes.models.programme import Programme
from fridlyst.texts.models import TextVersion


class Enactment(models.Model):
    """In force from `in_force_from` until the next one begins or the programme ends.

    `step` is the decision; `decided_by` and `decided_on` say it in words, also where no matter is kept.
    `structure` is the programme's goals and activities as they were decided, as a programme file.
    """

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="enactments")
    text_version = models.ForeignKey(
        TextVersion, null=True, blank=True, on_delete=models.PROTECT, related_name="enactments"
    )
    step = models.ForeignKey(Step, null=True, blank=True, on_delete=models.PROTECT, related_name="enactments")
    in_force_from = models.DateField()
    decided_on = models.DateField(null=True, blank=True)
    decided_by = models.CharField(max_length=300, blank=True)
    structure = models.JSONField(default=dict)
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=300)

    class Meta:
        ordering = ["in_force_from", "id"]
        constraints = [
            models.UniqueConstraint(fields=["programme", "in_force_from"], name="enactment_one_a_day"),
        ]

    def __str__(self) -> str:
        return f"{self.programme_id} from {self.in_force_from}"
