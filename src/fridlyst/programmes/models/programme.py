"""A steering document that the municipality has decided."""

from django.db import models
from simple_history.models import HistoricalRecords

from fridlyst.organisation.models import Municipality
from fridlyst.programmes.terms import ProgrammeKind, ProgrammeState
from fridlyst.texts.models import Text


class Programme(models.Model):
    """One edition of a programme; `previous` is the edition it follows on.

    `follow_up` is a list of {kind, text}: how the programme says that it is followed up. `text` is the
    programme's running text, where it is known.
    """

    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, related_name="programmes")
    previous = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="editions"
    )
    slug = models.SlugField(max_length=60)
    title = models.CharField(max_length=2000)
    kind = models.CharField(max_length=20, choices=ProgrammeKind, default=ProgrammeKind.PROGRAMME)
    state = models.CharField(max_length=10, choices=ProgrammeState, default=ProgrammeState.DRAFT)
    vision = models.TextField(blank=True)
    purpose = models.TextField(blank=True)
    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True)
    adopted_on = models.DateField(null=True, blank=True)
    adopted_by = models.CharField(max_length=300, blank=True)
    registration_number = models.CharField(max_length=100, blank=True)
    follow_up = models.JSONField(default=list, blank=True)
    text = models.OneToOneField(
        Text, null=True, blank=True, on_delete=models.PROTECT, related_name="programme"
    )
    version = models.PositiveIntegerField(default=1)

    history = HistoricalRecords()

    class Meta:
        ordering = ["-valid_from", "title"]
        constraints = [
            models.UniqueConstraint(fields=["municipality", "slug"], name="programme_one_slug"),
            models.CheckConstraint(
                condition=models.Q(valid_from__isnull=True)
                | models.Q(valid_to__isnull=True)
                | models.Q(valid_from__lte=models.F("valid_to")),
                name="programme_valid_in_order",
            ),
        ]

    def __str__(self) -> str:
        return self.title
