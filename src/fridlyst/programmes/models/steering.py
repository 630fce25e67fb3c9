"""Documents above the programme, and how the programme relates to them."""

from django.db import models

from fridlyst.organisation.models import Municipality
from fridlyst.programmes.models.goal import Goal
from fridlyst.programmes.models.programme import Programme
from fridlyst.programmes.terms import Stance, SteeringLevel


class SteeringDocument(models.Model):
    """An international, national or regional document; with no municipality it is everyone's."""

    municipality = models.ForeignKey(
        Municipality, null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )
    key = models.SlugField(max_length=120)
    title = models.CharField(max_length=2000)
    level = models.CharField(max_length=15, choices=SteeringLevel)
    publisher = models.CharField(max_length=300, blank=True)
    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["level", "title"]
        constraints = [
            models.UniqueConstraint(fields=["municipality", "key"], name="steering_one_key"),
            models.UniqueConstraint(
                fields=["key"], condition=models.Q(municipality__isnull=True), name="steering_one_shared_key"
            ),
        ]

    def __str__(self) -> str:
        return self.title


class SteeringGoal(models.Model):
    """One goal of such a document."""

    document = models.ForeignKey(SteeringDocument, on_delete=models.CASCADE, related_name="goals")
    number = models.CharField(max_length=60)
    title = models.CharField(max_length=2000)
    position = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["position", "id"]
        constraints = [
            models.UniqueConstraint(fields=["document", "number"], name="steering_goal_one_number")
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.title}"


class Alignment(models.Model):
    """How a programme, or one goal of it, stands to a steering goal; not followed owes a `why`."""

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="alignments")
    goal = models.ForeignKey(Goal, null=True, blank=True, on_delete=models.CASCADE, related_name="alignments")
    steering_goal = models.ForeignKey(SteeringGoal, on_delete=models.PROTECT, related_name="alignments")
    stance = models.CharField(max_length=15, choices=Stance, default=Stance.ADOPTED)
    why = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["programme", "goal", "steering_goal"], name="alignment_once"),
            models.UniqueConstraint(
                fields=["programme", "steering_goal"],
                condition=models.Q(goal__isnull=True),
                name="alignment_once_for_whole",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.goal_id or self.programme_id}: {self.get_stance_display()}"
