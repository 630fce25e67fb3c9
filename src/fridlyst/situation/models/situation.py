"""A picture of the situation."""

from django.db import models

from fridlyst.decisions.models import Matter
from fridlyst.organisation.models import Body, Municipality
from fridlyst.situation.terms import SituationState


class Situation(models.Model):
    """One picture of the situation (lägesbild), lag (2023:196) 4 §.

    `kinds` are the kinds of figures that stand in it, in order. `kept` holds those figures as they were
    when it was decided (`keeping.as_plain`), told of the day `facts_on`; nothing of it changes afterwards.
    `due_on` is the last day to renew it.
    """

    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, related_name="situations")
    slug = models.SlugField(max_length=60)
    title = models.CharField(max_length=300)
    period_start = models.DateField()
    period_end = models.DateField()
    state = models.CharField(max_length=20, choices=SituationState, default=SituationState.DRAFT)
    kinds = models.JSONField(default=list, blank=True)
    decided_on = models.DateField(null=True, blank=True)
    decided_by = models.ForeignKey(Body, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    decided_by_name = models.CharField(max_length=300, blank=True)
    paragraph = models.CharField(max_length=20, blank=True)
    matter = models.ForeignKey(Matter, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    due_on = models.DateField(null=True, blank=True)
    kept = models.JSONField(default=list, blank=True)
    facts_on = models.DateField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["-period_end", "-id"]
        constraints = [
            models.UniqueConstraint(fields=["municipality", "slug"], name="situation_one_slug"),
            models.UniqueConstraint(
                fields=["municipality"],
                condition=models.Q(state=SituationState.DECIDED),
                name="situation_one_holds",
            ),
            models.UniqueConstraint(
                fields=["municipality"],
                condition=models.Q(state=SituationState.DRAFT),
                name="situation_one_draft",
            ),
        ]

    def __str__(self) -> str:
        return self.title
