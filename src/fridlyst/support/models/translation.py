"""A service's words in another language."""

from django.db import models

from fridlyst.support.models.service import SupportService


class ServiceTranslation(models.Model):
    """`source` holds the Swedish that was translated, so that what has changed since can be shown.

    `source_print` is its fingerprint: the translation is behind when the Swedish has another one. `labels`
    maps the Swedish words beside ways to get in touch, as they were, to the same in the language; it is
    behind too when there is another.
    """

    service = models.ForeignKey(SupportService, on_delete=models.CASCADE, related_name="translations")
    language = models.CharField(max_length=20)
    name = models.CharField(max_length=300)
    description = models.TextField(blank=True)
    cost = models.TextField(blank=True)
    hours = models.TextField(blank=True)
    area = models.TextField(blank=True)
    labels = models.JSONField(default=dict, blank=True)
    source = models.JSONField(default=dict)
    source_print = models.BigIntegerField()
    translated_on = models.DateField()
    checked_by = models.CharField(max_length=200, blank=True)
    checked_on = models.DateField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["language"]
        constraints = [
            models.UniqueConstraint(fields=["service", "language"], name="service_one_translation"),
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.language})"
