"""What somebody has said through a public page: of a programme, or of something that is in the way."""

from django.db import models

from fridlyst.insight.terms import FeedbackAbout
from fridlyst.organisation.models import Municipality
from fridlyst.programmes.models import Programme


class Feedback(models.Model):
    """`programme` is none where it is about the pages' accessibility.

    `title` is what it is about as it was called then. Nothing tells who sent it but `email`, if given.

    `stamp` is a digest of the form that it came by, which can be sent once; `same` one of the words, so
    that the same text is not kept twice. Without history: what is removed is gone.
    """

    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, related_name="+")
    programme = models.ForeignKey(
        Programme, null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )
    about = models.CharField(max_length=16, choices=FeedbackAbout, default=FeedbackAbout.PROGRAMME)
    key = models.CharField(max_length=120, blank=True)
    title = models.CharField(max_length=300, blank=True)
    text = models.TextField()
    email = models.CharField(max_length=254, blank=True)
    stamp = models.CharField(max_length=64)
    same = models.CharField(max_length=64)
    received_at = models.DateTimeField()
    handled_at = models.DateTimeField(null=True, blank=True)
    handled_by = models.CharField(max_length=300, blank=True)
    note = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["-received_at", "-id"]
        constraints = [
            models.UniqueConstraint(fields=["municipality", "stamp"], name="feedback_stamp_once"),
            models.UniqueConstraint(fields=["municipality", "same"], name="feedback_text_once"),
        ]
        indexes = [models.Index(fields=["municipality", "received_at"], name="feedback_of_town")]

    def __str__(self) -> str:
        return f"{self.received_at:%Y-%m-%d}: {self.about}"
