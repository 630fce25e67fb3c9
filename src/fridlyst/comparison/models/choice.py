"""Whom and what a municipality compares."""

from django.db import models

from fridlyst.comparison.terms import PeerChoice
from fridlyst.organisation.models import Municipality


class ComparisonChoice(models.Model):
    """`field` names Kolada's group of similar municipalities (empty: IFO, else the nearest there is);
    `own_peers` are kommunkoder; `measures` codes, and `directions` what the municipality holds for better.

    Without a row the municipality compares every preset with Kolada's group."""

    municipality = models.OneToOneField(Municipality, on_delete=models.CASCADE, related_name="+")
    peers = models.CharField(max_length=10, choices=PeerChoice, default=PeerChoice.SIMILAR)
    field = models.CharField(max_length=120, blank=True)
    own_peers = models.JSONField(default=list, blank=True)
    measures = models.JSONField(default=list, blank=True)
    directions = models.JSONField(default=dict, blank=True)
    version = models.PositiveIntegerField(default=1)

    def __str__(self) -> str:
        return f"{self.municipality_id}: {self.peers}"
