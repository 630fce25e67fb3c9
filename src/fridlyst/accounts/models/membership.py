"""A role that a person holds."""

from django.db import models

from fridlyst.accounts.models.user import User
from fridlyst.organisation.models import Body, Municipality
from fridlyst.organisation.terms import Role


class Membership(models.Model):
    """A role in a municipality, on one body or, with none, in all of it."""

    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, related_name="memberships")
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="memberships")
    body = models.ForeignKey(
        Body, null=True, blank=True, on_delete=models.CASCADE, related_name="memberships"
    )
    role = models.CharField(max_length=20, choices=Role)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["municipality", "user", "role", "body"], name="membership_once"),
            models.UniqueConstraint(
                fields=["municipality", "user", "role"],
                condition=models.Q(body__isnull=True),
                name="membership_once_in_whole",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user}: {self.get_role_display()}"
