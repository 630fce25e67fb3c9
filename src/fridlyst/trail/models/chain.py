"""The end of each municipality's chain, so that rows cut off at the end are missed too."""

from django.db import models


class Chain(models.Model):
    """`length` and `hash` of the last event; the row is also the lock that keeps the chain one chain."""

    municipality_id = models.IntegerField(primary_key=True)
    length = models.BigIntegerField(default=0)
    hash = models.CharField(max_length=64, blank=True)

    def __str__(self) -> str:
        return f"{self.municipality_id}: {self.length}"
