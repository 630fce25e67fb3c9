"""A tenant."""

from django.core.validators import RegexValidator
from django.db import models


class Municipality(models.Model):
    """`code` is Statistics Sweden's municipal code, four digits."""

    code = models.CharField(max_length=4, unique=True, validators=[RegexValidator(r"^\d{4}$")])
    name = models.CharField(max_length=200)
    slug = models.SlugField(max_length=60, unique=True)

    class Meta:
        ordering = ["name"]
        verbose_name_plural = "municipalities"

    def __str__(self) -> str:
        return self.name
