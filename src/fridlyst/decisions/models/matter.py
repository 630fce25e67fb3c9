"""A political matter and its steps."""

from django.db import models

from fridlyst.decisions.terms import MatterState, Outcome, StepKind
from fridlyst.organisation.models import Body, Municipality
from fridlyst.texts.models import Text


class Matter(models.Model):
    """One matter in the municipality's register. `text` is the one that it leads to a decision on.

    `next_body` is who decides next, on `next_on` where it is known; `next_body_name` where no body of
    ours is meant.
    """

    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, related_name="matters")
    registration_number = models.CharField(max_length=100)
    slug = models.SlugField(max_length=120)
    title = models.CharField(max_length=2000)
    state = models.CharField(max_length=20, choices=MatterState, default=MatterState.STARTED)
    text = models.ForeignKey(Text, null=True, blank=True, on_delete=models.PROTECT, related_name="matters")
    next_body = models.ForeignKey(Body, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    next_body_name = models.CharField(max_length=300, blank=True)
    next_on = models.DateField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["registration_number"]
        constraints = [
            models.UniqueConstraint(fields=["municipality", "registration_number"], name="matter_one_number"),
            models.UniqueConstraint(fields=["municipality", "slug"], name="matter_one_slug"),
        ]

    def __str__(self) -> str:
        return f"{self.registration_number} {self.title}"


class Step(models.Model):
    """One step of a matter; `body_name` as the document writes it, `paragraph` without the sign.

    `adjusted_on` and `posted_on` are when the minutes were adjusted and that was posted (kommunallagen
    5:69 and 8:12). `override_reason` is why a step stands that a warning was given for. `sent_to` are the
    names of those that the decision is sent to. `comment_by` is when comments are due.
    """

    matter = models.ForeignKey(Matter, on_delete=models.CASCADE, related_name="steps")
    position = models.PositiveIntegerField(default=0)
    date = models.DateField(null=True, blank=True)
    body = models.ForeignKey(Body, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    body_name = models.CharField(max_length=300, blank=True)
    paragraph = models.CharField(max_length=20, blank=True)
    kind = models.CharField(max_length=20, choices=StepKind)
    outcome = models.CharField(max_length=20, choices=Outcome, blank=True)
    summary = models.TextField(blank=True)
    adjusted_on = models.DateField(null=True, blank=True)
    posted_on = models.DateField(null=True, blank=True)
    comment_by = models.DateField(null=True, blank=True)
    override_reason = models.CharField(max_length=2000, blank=True)
    sent_to = models.JSONField(default=list, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["position", "id"]

    def __str__(self) -> str:
        return f"{self.date} {self.get_kind_display()}"


class Reservation(models.Model):
    """Somebody who reserved themselves against a decision."""

    step = models.ForeignKey(Step, on_delete=models.CASCADE, related_name="reservations")
    position = models.PositiveIntegerField(default=0)
    who = models.CharField(max_length=300)
    text = models.TextField(blank=True)

    class Meta:
        ordering = ["position", "id"]

    def __str__(self) -> str:
        return self.who
