"""A body that was asked for comments."""

from django.db import models

from fridlyst.decisions.models.document import MatterDocument
from fridlyst.decisions.models.matter import Step
from fridlyst.decisions.terms import CommentStance
from fridlyst.organisation.models import Body


class Comment(models.Model):
    """One body's answer when a draft is out for comment; without `answered_on` it has not answered."""

    step = models.ForeignKey(Step, on_delete=models.CASCADE, related_name="comments")
    position = models.PositiveIntegerField(default=0)
    body = models.ForeignKey(Body, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    body_name = models.CharField(max_length=300)
    answered_on = models.DateField(null=True, blank=True)
    stance = models.CharField(max_length=20, choices=CommentStance, blank=True)
    text = models.TextField(blank=True)
    document = models.ForeignKey(
        MatterDocument, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["position", "id"]

    def __str__(self) -> str:
        return self.body_name
