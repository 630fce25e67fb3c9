"""What an activity costs a body in a year, and who pays."""

from django.db import models

from fridlyst.organisation.models import Body
from fridlyst.programmes.models.activity import Activity
from fridlyst.programmes.terms import Payer


class Cost(models.Model):
    """`amount` is whole kronor; 0 with `payer` NONE says that it costs nothing beside what is already there.

    An activity without a row has no cost told: that is not the same as none. `body` is whose budget or
    grant it is, None where it is the municipality's as a whole.
    """

    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="costs")
    body = models.ForeignKey(Body, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    payer = models.CharField(max_length=12, choices=Payer)
    amount = models.PositiveBigIntegerField(default=0)
    note = models.CharField(max_length=500, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["year", "id"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(payer=Payer.NONE) | models.Q(amount=0), name="cost_none_is_nothing"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.year}: {self.amount}"
