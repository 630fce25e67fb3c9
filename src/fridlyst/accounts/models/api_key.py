"""A key by which a program speaks for a municipality or one of its bodies."""

from django.db import models

from fridlyst.accounts.models.user import User
from fridlyst.base import clock
from fridlyst.organisation.models import Body, Municipality
from fridlyst.organisation.terms import Role


class ApiKey(models.Model):
    """Only the key's SHA-256 is kept; `start` is its first signs, by which a person knows it again.

    `role` is what the program may do, on `body` or, with none, in the whole municipality: a reader reads, a
    reporter also records. It works through `expires_on` unless it is revoked.
    """

    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, related_name="+")
    body = models.ForeignKey(Body, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=20, choices=Role)
    name = models.CharField(max_length=100)
    start = models.CharField(max_length=12)
    digest = models.CharField(max_length=64, unique=True)
    made_by = models.ForeignKey(User, null=True, on_delete=models.SET_NULL, related_name="+")
    made_at = models.DateTimeField(default=clock.now)
    expires_on = models.DateField()
    revoked_at = models.DateTimeField(null=True, blank=True)
    last_used_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["-made_at", "-id"]

    def __str__(self) -> str:
        return f"{self.name} ({self.start}…)"
