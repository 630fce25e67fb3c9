"""Words of texts."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class PassageKind(models.TextChoices):
    PARAGRAPH = "paragraph", _("Stycke")
    LIST_ITEM = "list_item", _("Punkt")
    CELL = "cell", _("Ruta i tabell")


class VersionOrigin(models.TextChoices):
    READ = "read", _("Läst ur dokument")
    EDITED = "edited", _("Ändrad för hand")
    CONSOLIDATED = "consolidated", _("Gjord av beslutade ändringar")


class ChangeKind(models.TextChoices):
    ADD = "add", _("Lägg till")
    STRIKE = "strike", _("Stryk")
    REPLACE = "replace", _("Ersätt")
    ADD_BULLET = "add_bullet", _("Lägg till en punkt")
    ADD_PARAGRAPH = "add_paragraph", _("Lägg till ett stycke")


class Standing(models.TextChoices):
    TO_THE_LETTER = "to_the_letter", _("Står ordagrant i texten")
    OTHER_WORDS = "other_words", _("Står i texten med andra ord")
    ABSENT = "absent", _("Står inte i texten")
    ANCHOR_NOT_FOUND = "anchor_not_found", _("Platsen hittades inte")
