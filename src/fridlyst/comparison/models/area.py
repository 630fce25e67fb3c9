"""An area that values are known for."""

from django.db import models

from fridlyst.comparison.terms import AreaKind


class ReferenceArea(models.Model):
    """A municipality by its kommunkod, a region, the nation (0000), or a group with the codes of its members.

    `about` says whose group it is: a kommunkod for those alike it (in the `field`, such as IFO), the first
    two digits for the municipalities of a county. `year` is the year that the group was put together.
    """

    code = models.CharField(max_length=12, unique=True)
    title = models.CharField(max_length=500)
    kind = models.CharField(max_length=12, choices=AreaKind)
    about = models.CharField(max_length=4, blank=True, db_index=True)
    field = models.CharField(max_length=120, blank=True)
    year = models.PositiveIntegerField(null=True, blank=True)
    members = models.JSONField(default=list, blank=True)

    class Meta:
        ordering = ["title", "code"]

    def __str__(self) -> str:
        return f"{self.code} {self.title}"
