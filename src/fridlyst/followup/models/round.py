"""A follow-up round."""

from django.db import models

from fridlyst.followup.terms import RoundState
from fridlyst.organisation.models import Municipality
from fridlyst.programmes.models import Programme
from fridlyst.programmes.terms import FollowUpKind


class FollowUpRound(models.Model):
    """Asks about `period_start`–`period_end`; answers are due on `closes_on`, that day included.

    Opens by itself on `opens_on`, and closes by itself `grace_days` after the day that answers are due;
    where these are None a person does it. `reminders` is the coordinator's stop for all its reminders.
    When it could not open by itself `not_opened_because` says why (a code), and `opening_tried_at` when.
    """

    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, related_name="rounds")
    programmes = models.ManyToManyField(Programme, related_name="rounds")
    slug = models.SlugField(max_length=60)
    title = models.CharField(max_length=200)
    kind = models.CharField(max_length=20, choices=FollowUpKind, default=FollowUpKind.ANNUAL)
    state = models.CharField(max_length=10, choices=RoundState, default=RoundState.DRAFT)
    period_start = models.DateField()
    period_end = models.DateField()
    opens_on = models.DateField(null=True, blank=True)
    closes_on = models.DateField()
    grace_days = models.PositiveSmallIntegerField(null=True, blank=True)
    reminders = models.BooleanField(default=True)
    opening_tried_at = models.DateTimeField(null=True, blank=True)
    not_opened_because = models.CharField(max_length=40, blank=True)
    note = models.TextField(blank=True)
    opened_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["-period_end", "-id"]
        indexes = [models.Index(fields=["state", "opens_on"], name="round_due")]
        constraints = [
            models.UniqueConstraint(fields=["municipality", "slug"], name="round_one_slug"),
            models.UniqueConstraint(fields=["municipality", "title"], name="round_one_title"),
            models.CheckConstraint(
                condition=models.Q(period_start__lte=models.F("period_end")), name="round_period_in_order"
            ),
            models.CheckConstraint(
                condition=models.Q(opens_on__isnull=True) | models.Q(opens_on__lte=models.F("closes_on")),
                name="round_opens_before_due",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class RoundText(models.Model):
    """The coordinator's own text at a marked place in the round's report.

    `facts` maps names to the counts that stood beside the text when it was written.
    """

    round = models.ForeignKey(FollowUpRound, on_delete=models.CASCADE, related_name="texts")
    key = models.CharField(max_length=120)
    text = models.TextField(blank=True)
    facts = models.JSONField(default=dict, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["round", "key"], name="round_text_once")]

    def __str__(self) -> str:
        return self.key
