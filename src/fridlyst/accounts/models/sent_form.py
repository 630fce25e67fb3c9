"""A form that a person has sent, so that sending it twice makes one thing."""

from django.db import models

from fridlyst.accounts.models.user import User
from fridlyst.base import clock


class SentForm(models.Model):
    """`token` was drawn when the form was opened; `address` is the page of what came of it."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    token = models.CharField(max_length=64)
    address = models.CharField(max_length=500, blank=True)
    sent_at = models.DateTimeField(default=clock.now, db_index=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "token"], name="sent_form_once")]

    def __str__(self) -> str:
        return self.address
