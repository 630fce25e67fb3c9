"""One thing that was read in a document."""

from django.db import models

from fridlyst.organisation.models import Municipality
from fridlyst.review.models.reading import Reading
from fridlyst.review.terms import Change, ProposalKind, ProposalState


class Proposal(models.Model):
    """`content` is what was read, as the programme file has it, without what hangs under it; `mended`
    what a person made of it. `number` is its order in the document, `path` its keys in the file.

    `leaf` (from 1) and `unit` (from 0) are where it stands in what is shown of the document; `box` is
    left, top, right, bottom as fractions of the page. In a second reading `before` is what the programme
    says now, `fields` what differs, `under_key` the programme's goal that it belongs under.
    """

    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, related_name="+")
    reading = models.ForeignKey(Reading, on_delete=models.CASCADE, related_name="proposals")
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=12, choices=ProposalKind)
    change = models.CharField(max_length=8, choices=Change, default=Change.NEW)
    parent = models.ForeignKey("self", null=True, on_delete=models.CASCADE, related_name="children")
    path = models.TextField(blank=True)
    under_key = models.CharField(max_length=120, blank=True)
    content = models.JSONField()
    before = models.JSONField(null=True)
    fields = models.JSONField(default=list)
    mended = models.JSONField(null=True)
    confidence = models.FloatField()
    page = models.PositiveIntegerField(null=True)
    box = models.JSONField(null=True)
    leaf = models.PositiveIntegerField(null=True)
    unit = models.PositiveIntegerField(null=True)
    state = models.CharField(max_length=8, choices=ProposalState, default=ProposalState.OPEN)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["reading", "number"], name="proposal_one_number"),
            models.CheckConstraint(
                condition=models.Q(confidence__gte=0) & models.Q(confidence__lte=1),
                name="proposal_confidence_in_range",
            ),
        ]
        indexes = [models.Index(fields=["municipality", "reading", "state"])]

    def __str__(self) -> str:
        return f"{self.reading_id}: {self.number}"
