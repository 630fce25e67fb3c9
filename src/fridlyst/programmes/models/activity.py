"""What is done."""

from django.db import models
from simple_history.models import HistoricalRecords

from fridlyst.organisation.models import Body, Municipality
from fridlyst.programmes.models.goal import Goal
from fridlyst.programmes.terms import Evidence, Origin


class Activity(models.Model):
    """Serves one or more goals, in one or more programmes; a body's own activity names that body.

    The lists hold codes of PreventionLevel, SocialLevel, TargetGroup, ViolenceForm and Arena. `placed_on`
    is the day that a person confirmed them, `placed_by` who it was.
    """

    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, related_name="activities")
    goals = models.ManyToManyField(Goal, through="programmes.GoalActivity", related_name="activities")
    carried_from = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    key = models.SlugField(max_length=120)
    title = models.CharField(max_length=2000)
    description = models.TextField(blank=True)
    origin = models.CharField(max_length=10, choices=Origin, default=Origin.PROGRAMME)
    body = models.ForeignKey(
        Body, null=True, blank=True, on_delete=models.PROTECT, related_name="own_activities"
    )
    prevention_levels = models.JSONField(default=list, blank=True)
    social_levels = models.JSONField(default=list, blank=True)
    target_groups = models.JSONField(default=list, blank=True)
    violence_forms = models.JSONField(default=list, blank=True)
    arenas = models.JSONField(default=list, blank=True)
    evidence = models.CharField(max_length=20, choices=Evidence, blank=True)
    placed_on = models.DateField(null=True, blank=True)
    placed_by = models.CharField(max_length=300, blank=True)
    withdrawn_on = models.DateField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    history = HistoricalRecords()

    class Meta:
        verbose_name_plural = "activities"
        constraints = [
            models.UniqueConstraint(fields=["municipality", "key"], name="activity_one_key"),
            models.CheckConstraint(
                condition=models.Q(origin=Origin.PROGRAMME) | models.Q(body__isnull=False),
                name="activity_own_has_body",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class GoalActivity(models.Model):
    """That an activity serves a goal, and where it stands under it."""

    goal = models.ForeignKey(Goal, on_delete=models.CASCADE, related_name="goal_activities")
    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="goal_activities")
    position = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["position", "id"]
        constraints = [models.UniqueConstraint(fields=["goal", "activity"], name="activity_once_under_goal")]

    def __str__(self) -> str:
        return f"{self.goal_id}: {self.activity_id}"
