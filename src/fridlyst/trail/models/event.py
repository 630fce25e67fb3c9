"""One thing that was done."""

from typing import ClassVar, NoReturn

from django.db import models

from fridlyst.base.errors import WrongState


class AppendOnly(models.QuerySet["Event"]):
    """Rows are added, never changed or taken away."""

    def update(self, **kwargs: object) -> NoReturn:
        raise WrongState("Spåret kan inte ändras.")

    def delete(self) -> NoReturn:
        raise WrongState("Spåret kan inte tas bort.")


class Event(models.Model):
    """`hash` is SHA-256 over this row and `previous_hash`; `number` runs from 1 in each municipality.

    Municipality and user are numbers, not foreign keys: the trail outlives what it tells of.
    """

    municipality_id = models.IntegerField()
    number = models.BigIntegerField()
    at = models.DateTimeField()
    user_id = models.IntegerField(null=True)
    user_label = models.CharField(max_length=200)
    verb = models.CharField(max_length=60)
    object_type = models.CharField(max_length=60)
    object_id = models.BigIntegerField(null=True)
    data = models.JSONField(default=dict)
    previous_hash = models.CharField(max_length=64, blank=True)
    hash = models.CharField(max_length=64)

    objects: ClassVar[models.Manager["Event"]] = AppendOnly.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["municipality_id", "number"], name="trail_one_number"),
        ]
        indexes = [models.Index(fields=["municipality_id", "object_type", "object_id"])]

    def __str__(self) -> str:
        return f"{self.number} {self.verb} {self.object_type} {self.object_id}"
