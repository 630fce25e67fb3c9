"""A condition that a referral back sets, and how it was answered."""

from django.db import models

from fridlyst.decisions.models.document import MatterDocument
from fridlyst.decisions.models.matter import Step
from fridlyst.decisions.terms import ProofKind
from fridlyst.texts.models import TextVersion


class Condition(models.Model):
    """Answered when it has an `answer` and a proof: a section of a text's version, a figure (in words,
    with its source) or a document of the matter, as `proof_kind` says."""

    step = models.ForeignKey(Step, on_delete=models.CASCADE, related_name="conditions")
    position = models.PositiveIntegerField(default=0)
    text = models.CharField(max_length=2000)
    answer = models.TextField(blank=True)
    proof_kind = models.CharField(max_length=12, choices=ProofKind, blank=True)
    proof_version = models.ForeignKey(
        TextVersion, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    proof_section = models.CharField(max_length=120, blank=True)
    proof_figure = models.CharField(max_length=500, blank=True)
    proof_document = models.ForeignKey(
        MatterDocument, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.CharField(max_length=300, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["position", "id"]

    def __str__(self) -> str:
        return self.text
