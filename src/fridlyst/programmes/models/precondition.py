"""What has to be in place for a goal."""

from django.db import models

from fridlyst.programmes.models.goal import Goal


class Precondition(models.Model):
    """One thing that the programme says must be in place under a goal."""

    goal = models.ForeignKey(Goal, on_delete=models.CASCADE, related_name="preconditions")
    position = models.PositiveIntegerField(default=0)
    text = models.CharField(max_length=2000)

    class Meta:
        ordering = ["position", "id"]

    def __str__(self) -> str:
        return self.text
