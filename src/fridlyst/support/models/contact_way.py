"""A way to get in touch with a service."""

from django.db import models

from fridlyst.support.models.service import SupportService
from fridlyst.support.terms import ContactKind


class ContactWay(models.Model):
    """`value` as it is shown; `free` costs nothing, `unseen` does not stand on the telephone bill."""

    service = models.ForeignKey(SupportService, on_delete=models.CASCADE, related_name="contacts")
    position = models.PositiveSmallIntegerField(default=0)
    kind = models.CharField(max_length=10, choices=ContactKind)
    value = models.CharField(max_length=300)
    label = models.CharField(max_length=120, blank=True)
    free = models.BooleanField(null=True, blank=True)
    unseen = models.BooleanField(null=True, blank=True)

    class Meta:
        ordering = ["position", "id"]

    def __str__(self) -> str:
        return self.value
