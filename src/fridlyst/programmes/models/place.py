"""Where in the running text a part of the structure stands."""

from django.db import models

from fridlyst.programmes.models.activity import Activity
from fridlyst.programmes.models.goal import Goal
from fridlyst.programmes.models.programme import Programme


class TextPlace(models.Model):
    """A goal, or an activity of the programme, and the section and passage that say it.

    The keys are the same in every version of the text that has them; `passage` is empty for a heading.
    """

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="places")
    goal = models.ForeignKey(Goal, null=True, blank=True, on_delete=models.CASCADE, related_name="places")
    activity = models.ForeignKey(
        Activity, null=True, blank=True, on_delete=models.CASCADE, related_name="places"
    )
    section = models.CharField(max_length=120)
    passage = models.CharField(max_length=120, blank=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(goal__isnull=True) ^ models.Q(activity__isnull=True),
                name="text_place_of_one",
            ),
            models.UniqueConstraint(fields=["programme", "goal"], name="text_place_one_a_goal"),
            models.UniqueConstraint(fields=["programme", "activity"], name="text_place_one_an_activity"),
        ]

    def __str__(self) -> str:
        return f"{self.section} {self.passage}".strip()
