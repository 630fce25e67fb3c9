"""One number of a delivery."""

from django.db import models

from fridlyst.counts.models.delivery import CountDelivery


class Count(models.Model):
    """How many in one combination; None where the source gave no number.

    A code is empty where the number is of all, or is not divided so. Nothing here is about one person, and
    no page reads it but through a published table.
    """

    delivery = models.ForeignKey(CountDelivery, on_delete=models.CASCADE, related_name="counts")
    form = models.CharField(max_length=60, blank=True)
    sex = models.CharField(max_length=60, blank=True)
    age = models.CharField(max_length=60, blank=True)
    district = models.CharField(max_length=60, blank=True)
    action = models.CharField(max_length=60, blank=True)
    value = models.PositiveIntegerField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["delivery", "form", "sex", "age", "district", "action"], name="count_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.delivery}"
