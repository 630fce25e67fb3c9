"""How many work in a body, and how many left, in a period."""

from django.db import models
from simple_history.models import HistoricalRecords

from fridlyst.competence.terms import EnteredBy
from fridlyst.organisation.models import Body, Municipality


class StaffCount(models.Model):
    """`staff` and `managers` (a part of them) on the period's last day, `left` and `joined` during it.

    `turnover` is what the body says itself, in per cent of the staff that leave in a year. Numbers only.
    """

    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, related_name="+")
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="staff_counts")
    period_from = models.DateField()
    period_to = models.DateField()
    staff = models.PositiveIntegerField()
    managers = models.PositiveIntegerField(null=True, blank=True)
    left = models.PositiveIntegerField(null=True, blank=True)
    joined = models.PositiveIntegerField(null=True, blank=True)
    turnover = models.DecimalField(max_digits=5, decimal_places=1, null=True, blank=True)
    entered_by = models.CharField(max_length=300, blank=True)
    how = models.CharField(max_length=10, choices=EnteredBy, default=EnteredBy.FORM)
    version = models.PositiveIntegerField(default=1)

    history = HistoricalRecords()

    class Meta:
        ordering = ["period_to", "id"]
        constraints = [
            models.UniqueConstraint(fields=["body", "period_from", "period_to"], name="staff_count_once"),
            models.CheckConstraint(
                condition=models.Q(period_from__lte=models.F("period_to")), name="staff_count_in_order"
            ),
            models.CheckConstraint(
                condition=models.Q(managers__isnull=True) | models.Q(managers__lte=models.F("staff")),
                name="staff_count_managers_are_staff",
            ),
        ]
        indexes = [models.Index(fields=["municipality", "body"], name="staff_count_of_body")]

    def __str__(self) -> str:
        return f"{self.body_id} {self.period_to}: {self.staff}"
