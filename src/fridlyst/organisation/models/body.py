"""Anyone who can own or answer."""

from django.db import models

from fridlyst.organisation.models.municipality import Municipality
from fridlyst.organisation.terms import BodyKind


class Body(models.Model):
    """A node in the municipality's tree. A collective body owns through its members.

    `aliases` is a list of other names that documents use; `valid_to` is the last day. From the day after
    it `merged_into` answers for all that the body owned.
    """

    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, related_name="bodies")
    parent = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="children"
    )
    key = models.SlugField(max_length=120)
    name = models.CharField(max_length=300)
    kind = models.CharField(max_length=20, choices=BodyKind, default=BodyKind.COMMITTEE)
    aliases = models.JSONField(default=list, blank=True)
    collective = models.BooleanField(default=False)
    members = models.ManyToManyField("self", symmetrical=False, blank=True, related_name="collectives")
    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True)
    merged_into = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="predecessors"
    )
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["name"]
        verbose_name_plural = "bodies"
        constraints = [
            models.UniqueConstraint(fields=["municipality", "key"], name="body_one_key"),
            models.CheckConstraint(
                condition=models.Q(valid_from__isnull=True)
                | models.Q(valid_to__isnull=True)
                | models.Q(valid_from__lte=models.F("valid_to")),
                name="body_valid_in_order",
            ),
            models.CheckConstraint(
                condition=models.Q(merged_into__isnull=True) | models.Q(valid_to__isnull=False),
                name="body_merged_has_an_end",
            ),
            models.CheckConstraint(
                condition=models.Q(merged_into__isnull=True) | ~models.Q(merged_into=models.F("id")),
                name="body_not_into_itself",
            ),
        ]
        indexes = [
            models.Index(
                fields=["municipality"],
                condition=models.Q(merged_into__isnull=False),
                name="body_merged",
            ),
        ]

    def __str__(self) -> str:
        return self.name
