"""The letter to those who decide, its templates, and the mail to those that the decision is sent to."""

from django.db import models

from fridlyst.decisions.models.matter import Matter, Step
from fridlyst.files.models import StoredFile
from fridlyst.organisation.models import Body, Municipality


class LetterTemplate(models.Model):
    """A municipality's own Word template; `fields` are those that it holds."""

    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, related_name="letter_templates")
    name = models.CharField(max_length=200)
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    fields = models.JSONField(default=list)
    added_at = models.DateTimeField()
    added_by = models.CharField(max_length=300)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["name", "id"]
        constraints = [
            models.UniqueConstraint(fields=["municipality", "name"], name="letter_template_one_name"),
        ]

    def __str__(self) -> str:
        return self.name


class Letter(models.Model):
    """A letter (tjänsteskrivelse) in a matter. `sent_to` are the names that the decision goes to.

    `parts` holds a person's own text by the part's key (`shapes_letters.OwnPart`); what is not there is
    written from the system's facts, of the programme with the slug `programme`. `checklists` holds answers
    by checklist and question (`shapes_letters.ChecklistAnswers`).
    """

    matter = models.ForeignKey(Matter, on_delete=models.CASCADE, related_name="letters")
    title = models.CharField(max_length=2000)
    to_body = models.ForeignKey(Body, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    written_on = models.DateField(null=True, blank=True)
    signed_by = models.CharField(max_length=300, blank=True)
    parts = models.JSONField(default=dict, blank=True)
    checklists = models.JSONField(default=dict, blank=True)
    sent_to = models.JSONField(default=list, blank=True)
    programme = models.SlugField(max_length=60, blank=True)
    template = models.ForeignKey(
        LetterTemplate, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["-written_on", "-id"]

    def __str__(self) -> str:
        return self.title


class Dispatch(models.Model):
    """That a decision was sent to somebody by mail; `sent_at` is empty while it waits.

    `failure` is why it will not arrive. `claimed_at` is when a worker took it in hand; `message_id` stays
    the same however often sending is tried.
    """

    step = models.ForeignKey(Step, on_delete=models.CASCADE, related_name="dispatches")
    body = models.ForeignKey(Body, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=300)
    address = models.EmailField(max_length=254)
    queued_at = models.DateTimeField()
    queued_by = models.CharField(max_length=300)
    sent_at = models.DateTimeField(null=True, blank=True)
    failure = models.CharField(max_length=500, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    next_try_at = models.DateTimeField(null=True, blank=True)
    claimed_at = models.DateTimeField(null=True, blank=True)
    message_id = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["queued_at", "id"]
        constraints = [
            models.UniqueConstraint(fields=["step", "address"], name="dispatch_once"),
        ]

    def __str__(self) -> str:
        return f"{self.name} {self.address}"
