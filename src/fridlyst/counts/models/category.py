"""A municipality's own lists: age bands, districts and actions."""

from django.db import models

from fridlyst.counts.terms import Facet
from fridlyst.organisation.models import Municipality


class CountCategory(models.Model):
    """One entry of a list, in order; `parent` is the code of the group that it belongs to, if any."""

    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, related_name="count_categories")
    facet = models.CharField(max_length=10, choices=Facet)
    code = models.SlugField(max_length=60)
    label = models.CharField(max_length=120)
    parent = models.CharField(max_length=60, blank=True)
    position = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["facet", "position", "id"]
        verbose_name_plural = "count categories"
        constraints = [
            models.UniqueConstraint(fields=["municipality", "facet", "code"], name="count_category_one_code"),
        ]

    def __str__(self) -> str:
        return self.label
