"""A support service in the directory."""

from django.db import models

from fridlyst.organisation.models import Body, Municipality


class SupportService(models.Model):
    """Ages are in whole years, both ends included; a service with a protected address never shows a place.

    What is None is not said. `whom` holds Seeker, `languages` codes of languages that are spoken,
    `accessibility` Access. `open_office`: the coordinator has said that anyone may come, though the name
    is a shelter's. `changed_on` is the day when its words last changed, which translations go by.
    """

    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, related_name="support_services")
    body = models.ForeignKey(Body, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    key = models.SlugField(max_length=120)
    position = models.PositiveIntegerField(default=0)
    name = models.CharField(max_length=300)
    description = models.TextField(blank=True)
    cost = models.TextField(blank=True)
    hours = models.TextField(blank=True)
    area = models.TextField(blank=True)
    place = models.TextField(blank=True)
    whom = models.JSONField(default=list, blank=True)
    minimum_age = models.PositiveSmallIntegerField(null=True, blank=True)
    maximum_age = models.PositiveSmallIntegerField(null=True, blank=True)
    target_groups = models.JSONField(default=list, blank=True)
    violence_forms = models.JSONField(default=list, blank=True)
    languages = models.JSONField(default=list, blank=True)
    interpreter = models.BooleanField(null=True, blank=True)
    accessibility = models.JSONField(default=list, blank=True)
    free = models.BooleanField(null=True, blank=True)
    pets = models.BooleanField(null=True, blank=True)
    children = models.BooleanField(null=True, blank=True)
    no_decision = models.BooleanField(null=True, blank=True)
    anonymous = models.BooleanField(null=True, blank=True)
    always_open = models.BooleanField(default=False)
    protected_address = models.BooleanField(default=False)
    open_office = models.BooleanField(default=False)
    published = models.BooleanField(default=False)
    reviewed_on = models.DateField(null=True, blank=True)
    review_months = models.PositiveSmallIntegerField(default=6)
    changed_on = models.DateField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["position", "name"]
        constraints = [
            models.UniqueConstraint(fields=["municipality", "key"], name="service_one_key"),
            models.CheckConstraint(
                condition=models.Q(protected_address=False) | models.Q(place=""),
                name="service_protected_has_no_place",
            ),
        ]

    def __str__(self) -> str:
        return self.name
