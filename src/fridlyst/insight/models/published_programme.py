"""What a municipality has chosen to show of a programme."""

from django.db import models

from fridlyst.decisions.models import Matter
from fridlyst.followup.models import ActivityReport, FollowUpRound
from fridlyst.indicators.models import Indicator
from fridlyst.organisation.models import Municipality
from fridlyst.programmes.models import Programme


class PublishedProgramme(models.Model):
    """The choices stand here before and after the programme is `public`; only then does anybody see it.

    `texts` shows the vision, the purpose and what goals say, `activities` each activity with who answers
    for it. `round` is the closed round that the status is told from: none shows no status. `comments` are
    the reports of that round whose words were chosen one by one. `numbers` holds, for each indicator, its
    days as they were made public at `numbers_at`, `told` what its published reports have told of them
    (insight/tables.py, insight/reported.py).
    """

    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, related_name="+")
    programme = models.OneToOneField(Programme, on_delete=models.CASCADE, related_name="published")
    public = models.BooleanField(default=False)
    texts = models.BooleanField(default=True)
    activities = models.BooleanField(default=True)
    round = models.ForeignKey(
        FollowUpRound, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    indicators = models.ManyToManyField(Indicator, blank=True, related_name="+")
    matters = models.ManyToManyField(Matter, blank=True, related_name="+")
    comments = models.ManyToManyField(ActivityReport, blank=True, related_name="+")
    numbers = models.JSONField(default=dict, blank=True)
    told = models.JSONField(default=dict, blank=True)
    numbers_at = models.DateTimeField(null=True, blank=True)
    published_at = models.DateTimeField(null=True, blank=True)
    changed_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["id"]
        indexes = [models.Index(fields=["municipality", "public"], name="published_of_town")]

    def __str__(self) -> str:
        return f"{self.programme_id}: {self.public}"
