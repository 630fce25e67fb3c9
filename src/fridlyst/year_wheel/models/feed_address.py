"""A secret address at which a calendar program reads the year wheel."""

from django.db import models

from fridlyst.accounts.models import User
from fridlyst.organisation.models import Body, Municipality
from fridlyst.programmes.models import Programme


class FeedAddress(models.Model):
    """One person's address for the whole municipality, for a programme or for a body's part.

    The address is signed over the row's id and `nonce`, so nothing in the row alone opens it; a new nonce
    closes the old address. `full_titles` shows what activities are called in the calendar, otherwise only
    what goal they belong to.
    """

    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, related_name="+")
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    programme = models.ForeignKey(
        Programme, null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )
    body = models.ForeignKey(Body, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    full_titles = models.BooleanField(default=False)
    nonce = models.CharField(max_length=40)
    made_at = models.DateTimeField()

    class Meta:
        ordering = ["id"]
        verbose_name_plural = "feed addresses"
        indexes = [models.Index(fields=["municipality", "user"])]

    def __str__(self) -> str:
        return f"{self.user_id}: {self.municipality_id}"
