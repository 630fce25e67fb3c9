"""What a body plans, so that its people learn."""

from django.db import models
from simple_history.models import HistoricalRecords

from fridlyst.competence.models.course import Course
from fridlyst.competence.terms import PlanState
from fridlyst.organisation.models import Body, Municipality


class CompetencePlan(models.Model):
    """`title` is what, `whom` for whom in words, `until` the last day; `course` where one is meant."""

    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, related_name="+")
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="competence_plans")
    course = models.ForeignKey(Course, null=True, blank=True, on_delete=models.PROTECT, related_name="plans")
    title = models.CharField(max_length=300)
    whom = models.CharField(max_length=300, blank=True)
    until = models.DateField(null=True, blank=True)
    state = models.CharField(max_length=10, choices=PlanState, default=PlanState.PLANNED)
    text = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=1)

    history = HistoricalRecords()

    class Meta:
        ordering = ["body__name", "until", "id"]
        indexes = [models.Index(fields=["municipality", "body"], name="competence_plan_of_body")]

    def __str__(self) -> str:
        return self.title
