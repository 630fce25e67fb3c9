"""A political matter and its steps."""

from django.db import models

from fridlyst.decisions.terms import StepKind
from fridlyst.organisation.models import Municipality


class Matter(models.Model):
    """One matter in the municipality's register."""

    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, related_name="matters")
    registration_number = models.CharField(max_length=100)
    title = models.CharField(max_length=2000)

    class Meta:
        ordering = ["registration_number"]
        constraints = [
            models.UniqueConstraint(fields=["municipality", "registration_number"], name="matter_one_number"),
        ]

    def __str__(self) -> str:
        return f"{self.registration_number} {self.title}"


class Step(models.Model):
    """One step of a matter; `body_name` as the document writes it, `paragraph` without the sign."""

    matter = models.ForeignKey(Matter, on_delete=models.CASCADE, related_name="steps")
    position = models.PositiveIntegerField(default=0)
    date = models.DateField(null=True, blank=True)
    body_name = models.CharField(max_length=300, blank=True)
    paragraph = models.CharField(max_length=20, blank=True)
    kind = models.CharField(max_length=20, choices=StepKind)
    summary = models.TextField(blank=True)

    class Meta:
        ordering = ["position", "id"]

    def __str__(self) -> str:
        return f"{self.date} {self.get_kind_display()}"


class Condition(models.Model):
    """A condition that a referral sets."""

    step = models.ForeignKey(Step, on_delete=models.CASCADE, related_name="conditions")
    position = models.PositiveIntegerField(default=0)
    text = models.CharField(max_length=2000)

    class Meta:
        ordering = ["position", "id"]

    def __str__(self) -> str:
        return self.text


class Amendment(models.Model):
    """A change to the text that was moved in a step."""

    step = models.ForeignKey(Step, on_delete=models.CASCADE, related_name="amendments")
    position = models.PositiveIntegerField(default=0)
    text = models.CharField(max_length=2000)

    class Meta:
        ordering = ["position", "id"]

    def __str__(self) -> str:
        return self.text
