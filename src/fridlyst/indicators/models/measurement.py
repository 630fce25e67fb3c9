"""One body's outcome on one occasion."""

from django.db import models

from fridlyst.indicators.models.indicator import Indicator
from fridlyst.indicators.terms import Entry, Sex
from fridlyst.organisation.models import Body, Municipality


class Measurement(models.Model):
    """`occasion` names what asked for it ("round:12") or, outside rounds, its day ("day:2026-06-30").

    An unanswered one has neither value nor numerator. `value` is in the indicator's unit; for shares it is
    per cent, with numerator and denominator kept; for yes/no it is 1 or 0. The row without a `sex` is the
    whole. What is not `told` is still a draft, which only the body's own people may see. `certain` says that
    a person stood by an outcome that is far from the one before.
    """

    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, related_name="+")
    indicator = models.ForeignKey(Indicator, on_delete=models.PROTECT, related_name="measurements")
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="measurements")
    occasion = models.CharField(max_length=60)
    sex = models.CharField(max_length=10, choices=Sex, default=Sex.ALL, blank=True)
    as_of = models.DateField()
    numerator = models.DecimalField(max_digits=14, decimal_places=4, null=True, blank=True)
    denominator = models.DecimalField(max_digits=14, decimal_places=4, null=True, blank=True)
    value = models.DecimalField(max_digits=14, decimal_places=4, null=True, blank=True)
    comment = models.TextField(blank=True)
    entered = models.CharField(max_length=10, choices=Entry, default=Entry.ROUND)
    told = models.BooleanField(default=True)
    certain = models.BooleanField(default=False)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["indicator", "body", "occasion", "sex"], name="measurement_once_each_sex"
            ),
            models.CheckConstraint(
                condition=models.Q(denominator__isnull=True) | models.Q(denominator__gt=0),
                name="measurement_denominator_positive",
            ),
        ]
        indexes = [models.Index(fields=["municipality", "occasion", "body"])]

    def __str__(self) -> str:
        return f"{self.indicator_id} {self.body_id} {self.occasion} {self.sex}".strip()
