"""A course that people who work in the municipality should have taken."""

from django.db import models
from simple_history.models import HistoricalRecords

from fridlyst.competence.terms import CourseKind, CourseTheme, StaffGroup
from fridlyst.organisation.models import Body, Municipality
from fridlyst.organisation.terms import BodyKind


class Course(models.Model):
    """`holds_months` is how long it counts (None: for ever), `target_share` in per cent of `group`.

    Everybody who takes `taught_in`, an introduction, has taken this course too.
    """

    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, related_name="courses")
    key = models.SlugField(max_length=120)
    position = models.PositiveIntegerField(default=0)
    title = models.CharField(max_length=200)
    kind = models.CharField(max_length=20, choices=CourseKind, default=CourseKind.OWN)
    theme = models.CharField(max_length=20, choices=CourseTheme, default=CourseTheme.CLOSE_RELATIONS)
    provider = models.CharField(max_length=200, blank=True)
    web_address = models.CharField(max_length=500, blank=True)
    group = models.CharField(max_length=20, choices=StaffGroup, default=StaffGroup.EVERYONE)
    holds_months = models.PositiveSmallIntegerField(null=True, blank=True)
    target_share = models.DecimalField(max_digits=5, decimal_places=1, null=True, blank=True)
    taught_in = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="teaches"
    )
    archived = models.BooleanField(default=False)
    version = models.PositiveIntegerField(default=1)

    history = HistoricalRecords()

    class Meta:
        ordering = ["position", "id"]
        constraints = [models.UniqueConstraint(fields=["municipality", "key"], name="course_one_key")]

    def __str__(self) -> str:
        return self.title


class CourseAudience(models.Model):
    """Whose people should take the course: one body's, or those of every body of a `kind`.

    A course without any is for every body that counts its staff.
    """

    course = models.ForeignKey(Course, on_delete=models.CASCADE, related_name="audiences")
    body = models.ForeignKey(Body, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=20, choices=BodyKind, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["course", "body", "kind"], name="course_audience_once"),
            models.CheckConstraint(
                condition=models.Q(body__isnull=False, kind="")
                | (models.Q(body__isnull=True) & ~models.Q(kind="")),
                name="course_audience_body_or_kind",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.course_id}: {self.body_id or self.kind}"
