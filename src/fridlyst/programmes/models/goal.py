"""A node of the goal tree."""

from django.db import models
from simple_history.models import HistoricalRecords

from fridlyst.organisation.models import Municipality
from fridlyst.programmes.models.programme import Programme


class Goal(models.Model):
    """`level_word` is what the municipality calls this level; `number` as in the document, "1.2" say.

    `key` is stable and unique in the programme, and is the goal's address.
    """

    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, related_name="+")
    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="goals")
    parent = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.CASCADE, related_name="children"
    )
    carried_from = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    key = models.SlugField(max_length=120)
    position = models.PositiveIntegerField(default=0)
    number = models.CharField(max_length=40, blank=True)
    level_word = models.CharField(max_length=100, blank=True)
    title = models.CharField(max_length=2000)
    description = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=1)

    history = HistoricalRecords()

    class Meta:
        ordering = ["position", "id"]
        constraints = [models.UniqueConstraint(fields=["programme", "key"], name="goal_one_key")]
        indexes = [models.Index(fields=["municipality", "programme", "position"])]

    def __str__(self) -> str:
        return f"{self.level_word} {self.number} {self.title}".strip()
