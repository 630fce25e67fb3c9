"""How many of a body's people took a course in a period."""

from django.db import models
from simple_history.models import HistoricalRecords

from fridlyst.competence.models.course import Course
from fridlyst.competence.terms import EnteredBy
from fridlyst.organisation.models import Body, Municipality


class TrainedCount(models.Model):
    """`count` people of the course's group, both days included. Never who they were."""

    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, related_name="+")
    course = models.ForeignKey(Course, on_delete=models.PROTECT, related_name="trained")
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="trained_counts")
    period_from = models.DateField()
    period_to = models.DateField()
    count = models.PositiveIntegerField()
    entered_by = models.CharField(max_length=300, blank=True)
    how = models.CharField(max_length=10, choices=EnteredBy, default=EnteredBy.FORM)
    version = models.PositiveIntegerField(default=1)

    history = HistoricalRecords()

    class Meta:
        ordering = ["period_to", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["course", "body", "period_from", "period_to"], name="trained_count_once"
            ),
            models.CheckConstraint(
                condition=models.Q(period_from__lte=models.F("period_to")), name="trained_count_in_order"
            ),
        ]
        indexes = [models.Index(fields=["municipality", "body"], name="trained_count_of_body")]

    def __str__(self) -> str:
        return f"{self.course_id} {self.body_id} {self.period_to}: {self.count}"
