"""Whether a unit asks the people it meets about violence."""

from django.db import models
from simple_history.models import HistoricalRecords

from fridlyst.competence.terms import RoutineState
from fridlyst.organisation.models import Body, Municipality


class RoutineUse(models.Model):
    """How it stood on the day. `asked` of the `met` people were asked, where the unit counts; `routine`
    names the routine or instrument."""

    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, related_name="+")
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="routine_uses")
    on = models.DateField()
    state = models.CharField(max_length=10, choices=RoutineState)
    routine = models.CharField(max_length=200, blank=True)
    asked = models.PositiveIntegerField(null=True, blank=True)
    met = models.PositiveIntegerField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    history = HistoricalRecords()

    class Meta:
        ordering = ["on", "id"]
        constraints = [
            models.UniqueConstraint(fields=["body", "on"], name="routine_use_once_a_day"),
            models.CheckConstraint(
                condition=models.Q(asked__isnull=True, met__isnull=True)
                | models.Q(asked__lte=models.F("met")),
                name="routine_use_asked_of_met",
            ),
        ]
        indexes = [models.Index(fields=["municipality", "body"], name="routine_use_of_body")]

    def __str__(self) -> str:
        return f"{self.body_id} {self.on}: {self.state}"
