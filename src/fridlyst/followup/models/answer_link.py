"""A personal address at which somebody without an account answers for a body."""

from django.db import models

from fridlyst.followup.models.submission import Submission
from fridlyst.organisation.models import Municipality


class AnswerLink(models.Model):
    """Bound to one body's answer in one round; works through `expires_on` unless it is revoked.

    The address is signed over the row's id and `nonce`; nothing in the row alone opens it.
    """

    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, related_name="+")
    submission = models.ForeignKey(Submission, on_delete=models.CASCADE, related_name="links")
    name = models.CharField(max_length=200)
    email = models.EmailField()
    nonce = models.CharField(max_length=40)
    made_by = models.CharField(max_length=200)
    made_at = models.DateTimeField()
    expires_on = models.DateField()
    revoked_at = models.DateTimeField(null=True, blank=True)
    revoked_by = models.CharField(max_length=200, blank=True)
    last_used_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-made_at", "-id"]
        indexes = [models.Index(fields=["municipality", "email"])]

    def __str__(self) -> str:
        return f"{self.name}: {self.submission_id}"
