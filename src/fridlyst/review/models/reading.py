"""One document that was read."""

from django.conf import settings
from django.db import models

from fridlyst.decisions.models import Matter
from fridlyst.jobs.models import Job
from fridlyst.organisation.models import Municipality
from fridlyst.programmes.models import Programme
from fridlyst.review.terms import ReadingState


class Reading(models.Model):
    """`data` is the file, kept while it can be shown; `found` the programme file that it was read as.

    `leaves` are the document's parts for showing where it has no pages of its own; `page_sizes` those of
    a PDF, in points. `revises` is the programme whose document this is a later version of, `programme`
    the one that it became, `matter` the first of the matters that it told of, `version` grows by every
    decision. `attempts` counts the workers that began.
    """

    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, related_name="+")
    filename = models.CharField(max_length=200)
    media_type = models.CharField(max_length=120, blank=True)
    size = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    data = models.BinaryField(null=True)
    found = models.JSONField(default=dict)
    leaves = models.JSONField(default=list)
    page_sizes = models.JSONField(default=list)
    notes = models.JSONField(default=list)
    state = models.CharField(max_length=10, choices=ReadingState, default=ReadingState.WAITING)
    message = models.TextField(blank=True)
    job = models.ForeignKey(Job, null=True, on_delete=models.SET_NULL, related_name="+")
    revises = models.ForeignKey(Programme, null=True, on_delete=models.SET_NULL, related_name="+")
    programme = models.ForeignKey(Programme, null=True, on_delete=models.SET_NULL, related_name="+")
    matter = models.ForeignKey(Matter, null=True, on_delete=models.SET_NULL, related_name="+")
    previous = models.ForeignKey("self", null=True, on_delete=models.SET_NULL, related_name="+")
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    made_by_name = models.CharField(max_length=200, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    taken_in_at = models.DateTimeField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        indexes = [models.Index(fields=["municipality", "-created_at"])]

    def __str__(self) -> str:
        return self.filename
