"""A letter to one person, and what it is about."""

from django.db import models

from fridlyst.followup.models import FollowUpRound
from fridlyst.organisation.models import Body, Municipality
from fridlyst.reminders.terms import LetterState, ReminderStep
from fridlyst.support.models import SupportService


class Letter(models.Model):
    """At most one a day for each address of a municipality: `day` is the Swedish day that it counts for.

    `day` is None for a letter that was held. `message_id` stays the same however often sending is tried.
    `code` is the receiver's own (RFC 5321 and 3463), such as "550 5.1.1". The words are not stored: a letter
    is written when it is sent, from how things stand then.
    """

    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, related_name="+")
    email = models.EmailField()
    name = models.CharField(max_length=200)
    state = models.CharField(max_length=10, choices=LetterState, default=LetterState.QUEUED)
    day = models.DateField(null=True)
    message_id = models.CharField(max_length=200, unique=True)
    queued_at = models.DateTimeField()
    next_try_at = models.DateTimeField()
    claimed_at = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveIntegerField(default=0)
    code = models.CharField(max_length=60, blank=True)

    class Meta:
        ordering = ["-queued_at", "-id"]
        constraints = [
            models.UniqueConstraint(fields=["municipality", "email", "day"], name="letter_one_a_day"),
            models.UniqueConstraint(
                fields=["municipality", "email"],
                condition=models.Q(state__in=["queued", "sending"]),
                name="letter_one_waiting",
            ),
        ]
        indexes = [
            models.Index(fields=["state", "next_try_at"]),
            models.Index(fields=["municipality", "-queued_at"]),
        ]

    def __str__(self) -> str:
        return f"{self.email}: {self.get_state_display()}"


class LetterLine(models.Model):
    """One thing that a letter tells of: a step of a round, of one body or, with none, of the whole.

    Or a step of a `service`, which the log no longer names when it is taken away.
    """

    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, related_name="+")
    letter = models.ForeignKey(Letter, on_delete=models.CASCADE, related_name="lines")
    round = models.ForeignKey(
        FollowUpRound, null=True, blank=True, on_delete=models.CASCADE, related_name="letter_lines"
    )
    body = models.ForeignKey(Body, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    service = models.ForeignKey(
        SupportService, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    step = models.CharField(max_length=16, choices=ReminderStep)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["letter", "round", "body", "step"], name="letter_line_once"),
            models.UniqueConstraint(fields=["letter", "service", "step"], name="letter_line_service_once"),
        ]
        indexes = [models.Index(fields=["municipality", "round"])]

    def __str__(self) -> str:
        return f"{self.letter_id}: {self.step}"
