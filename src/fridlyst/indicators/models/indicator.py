"""What is measured under a goal."""

from django.db import models
from simple_history.models import HistoricalRecords

from fridlyst.indicators.terms import Direction, Frequency, IndicatorKind
from fridlyst.organisation.models import Body, Municipality
from fridlyst.programmes.models import Goal
from fridlyst.programmes.terms import Origin, Part


class Indicator(models.Model):
    """`numerator` and `denominator` say in words what is counted; `target_value` in the indicator's unit
    (per cent for shares), and so are `scale_low` and `scale_high`.

    What is `about_persons` is shown through the rule of small numbers; `not_persons_because` says why not.
    """

    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, related_name="+")
    goal = models.ForeignKey(Goal, on_delete=models.CASCADE, related_name="indicators")
    carried_from = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    key = models.SlugField(max_length=120)
    position = models.PositiveIntegerField(default=0)
    title = models.CharField(max_length=2000)
    kind = models.CharField(max_length=10, choices=IndicatorKind, default=IndicatorKind.NUMBER)
    unit = models.CharField(max_length=60, blank=True)
    numerator = models.TextField(blank=True)
    denominator = models.TextField(blank=True)
    target_value = models.DecimalField(max_digits=14, decimal_places=4, null=True, blank=True)
    purpose = models.TextField(blank=True)
    source = models.TextField(blank=True)
    frequency = models.CharField(max_length=10, choices=Frequency, blank=True)
    direction = models.CharField(max_length=10, choices=Direction, default=Direction.NEITHER)
    scale_low = models.DecimalField(max_digits=14, decimal_places=4, null=True, blank=True)
    scale_high = models.DecimalField(max_digits=14, decimal_places=4, null=True, blank=True)
    by_sex = models.BooleanField(default=False)
    about_persons = models.BooleanField(default=True)
    not_persons_because = models.TextField(blank=True)
    method_note = models.TextField(blank=True)
    origin = models.CharField(max_length=10, choices=Origin, default=Origin.PROGRAMME)
    body = models.ForeignKey(
        Body, null=True, blank=True, on_delete=models.PROTECT, related_name="own_indicators"
    )
    version = models.PositiveIntegerField(default=1)

    history = HistoricalRecords()

    class Meta:
        ordering = ["position", "id"]
        constraints = [models.UniqueConstraint(fields=["goal", "key"], name="indicator_one_key")]

    def __str__(self) -> str:
        return self.title


class IndicatorOwnership(models.Model):
    """A body that measures the indicator."""

    indicator = models.ForeignKey(Indicator, on_delete=models.CASCADE, related_name="ownerships")
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="indicator_ownerships")
    part = models.CharField(max_length=12, choices=Part, default=Part.LEAD)
    position = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["position", "id"]
        constraints = [models.UniqueConstraint(fields=["indicator", "body"], name="indicator_owner_once")]

    def __str__(self) -> str:
        return f"{self.body_id}: {self.indicator_id}"
