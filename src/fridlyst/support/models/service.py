"""A support service in the directory."""

from django.db import models

from fridlyst.organisation.models import Body, Municipality


class SupportService(models.Model):
    """Ages are in whole years, both ends included; a service with a protected address never shows a place."""

    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, related_name="support_services")
    body = models.ForeignKey(Body, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    key = models.SlugField(max_length=120)
    position = models.PositiveIntegerField(default=0)
    name = models.CharField(max_length=300)
    description = models.TextField(blank=True)
    minimum_age = models.PositiveSmallIntegerField(null=True, blank=True)
    maximum_age = models.PositiveSmallIntegerField(null=True, blank=True)
    target_groups = models.JSONField(default=list, blank=True)
    violence_forms = models.JSONField(default=list, blank=True)
    protected_address = models.BooleanField(default=False)

    class Meta:
        ordering = ["position", "name"]
        constraints = [models.UniqueConstraint(fields=["municipality", "key"], name="service_one_key")]

    def __str__(self) -> str:
        return self.name
