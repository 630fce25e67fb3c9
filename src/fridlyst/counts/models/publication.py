"""The ledger: what was shown, of what, when, by whom and under which rule."""

from typing import Any, ClassVar

from django.db import models

from fridlyst.counts.models.append_only import AppendOnly
from fridlyst.counts.models.source import CountSource
from fridlyst.counts.terms import Measure, Method
from fridlyst.organisation.models import Municipality


class Publication(models.Model):
    """One published table, cell by cell as it was shown: what the next has to agree with.

    `dimensions` is [{"key", "categories": [[code, parent]]}], `cells` is [[codes, state, value]] and
    `headings` what each category was called, {key: [[code, label, depth]]}. `system` names what adds up
    together.
    """

    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, related_name="publications")
    source = models.ForeignKey(CountSource, on_delete=models.PROTECT, related_name="publications")
    number = models.PositiveIntegerField()
    title = models.CharField(max_length=300)
    measure = models.CharField(max_length=20, choices=Measure)
    system = models.CharField(max_length=100)
    periods = models.JSONField()
    delivery_ids = models.JSONField()
    rows = models.CharField(max_length=10)
    columns = models.CharField(max_length=10)
    split = models.CharField(max_length=10, blank=True)
    dimensions = models.JSONField()
    headings = models.JSONField()
    cells = models.JSONField()
    threshold = models.PositiveSmallIntegerField()
    method = models.CharField(max_length=10, choices=Method)
    base = models.PositiveSmallIntegerField()
    published_at = models.DateTimeField()
    published_by = models.CharField(max_length=200)

    objects: ClassVar[models.Manager[Any]] = AppendOnly.as_manager()

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["municipality", "number"], name="publication_one_number"),
        ]
        indexes = [models.Index(fields=["municipality", "source", "system"], name="publication_system")]

    def __str__(self) -> str:
        return self.title
