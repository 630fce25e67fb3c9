"""Addresses that get no reminders: those that said stop, and those that take no mail."""

from django.db import models

from fridlyst.organisation.models import Municipality
from fridlyst.reminders.terms import TroubleKind


class ReminderStop(models.Model):
    """Whoever has the address wants no reminders from the municipality."""

    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, related_name="+")
    email = models.EmailField()
    stopped_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["municipality", "email"], name="reminder_stop_once")]

    def __str__(self) -> str:
        return self.email


class AddressTrouble(models.Model):
    """The address takes no mail; nothing more is sent to it until the coordinator says so.

    `code` is the receiver's own (RFC 5321 and 3463), such as "550 5.1.1".
    """

    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, related_name="+")
    email = models.EmailField()
    kind = models.CharField(max_length=10, choices=TroubleKind)
    code = models.CharField(max_length=60, blank=True)
    since = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["municipality", "email"], name="address_trouble_once")]

    def __str__(self) -> str:
        return f"{self.email}: {self.code}"
