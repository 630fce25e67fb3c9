"""A change to the text that was moved in a step."""

from django.db import models

from fridlyst.decisions.models.matter import Step
from fridlyst.decisions.terms import AmendmentState
from fridlyst.texts.models import TextVersion


class Amendment(models.Model):
    """`text` is what was moved, word by word; `anchor` and `change` are what it was understood as
    (`texts.shapes.Anchor`, `Change`), `place` the place that a person chose (`Found`).

    `against` is the version of the text that it was moved against, `amends` the amendment that it
    changes. `decided_in` is the step that adopted or rejected it, `placed_in` the version that holds it,
    `placing` how it came to stand there (`placing.Placing`).
    """

    step = models.ForeignKey(Step, on_delete=models.CASCADE, related_name="amendments")
    position = models.PositiveIntegerField(default=0)
    text = models.CharField(max_length=2000)
    moved_by = models.CharField(max_length=300, blank=True)
    state = models.CharField(max_length=12, choices=AmendmentState, default=AmendmentState.PROPOSED)
    anchor = models.JSONField(default=dict, blank=True)
    change = models.JSONField(default=dict, blank=True)
    place = models.JSONField(null=True, blank=True)
    against = models.ForeignKey(
        TextVersion, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    amends = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="amended_by"
    )
    decided_in = models.ForeignKey(Step, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    placed_in = models.ForeignKey(
        TextVersion, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    placing = models.JSONField(default=dict, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["position", "id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(amends__isnull=True) | ~models.Q(amends=models.F("id")),
                name="amendment_not_of_itself",
            ),
        ]

    def __str__(self) -> str:
        return self.text
