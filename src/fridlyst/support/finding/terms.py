"""Words of finding: why a service fits, and what somebody needs beyond what has happened."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ReasonCode(models.TextChoices):
    """Why a service stands in the list; its values are said in brackets."""

    FOR_WHOM = "for_whom", _("För vem")  # Seeker
    FOR_THE_ONE = "for_the_one", _("Är till för den som du tänker på")  # Seeker, …
    FOR_ALL = "for_all", _("Är till för alla")
    AGE = "age", _("Passar åldern")  # lowest or "", highest or ""
    HAPPENED = "happened", _("Hjälper med det som har hänt")  # Happening, …
    CLOSE_RELATIONS = "close_relations", _("Hjälper vid våld i nära relationer")
    LANGUAGE = "language", _("Kan språket")  # language code, …
    INTERPRETER = "interpreter", _("Har tolk")  # language code, …
    NEED = "need", _("Har det som du behöver")  # Need, …
    WORDS = "words", _("Orden finns i texten")  # words as they were written, …
    NO_DECISION = "no_decision", _("Kräver inget beslut först")
    ALWAYS_OPEN = "always_open", _("Har alltid öppet")
    ANONYMOUS = "anonymous", _("Du behöver inte säga vem du är")
    FREE = "free", _("Kostar inget")


class Need(models.TextChoices):
    """What somebody who writes freely may need."""

    ACUTE = "acute", _("Hjälp genast")
    SHELTER = "shelter", _("Ett skyddat boende")
    HOME = "home", _("Någonstans att bo")
    TALK = "talk", _("Någon att prata med")
    CRIME = "crime", _("Hjälp med polis och rättegång")
    SUPPORT_MONEY = "support_money", _("Pengar till det nödvändigaste")
    DEBTS = "debts", _("Hjälp med skulder och budget")
    FAMILY = "family", _("Hjälp för par eller familj")
    EVERYDAY = "everyday", _("Stöd i vardagen")
    CHILDREN = "children", _("Att barn får komma med")
    PETS = "pets", _("Att husdjur får komma med")
    ANONYMOUS = "anonymous", _("Att inte säga vem man är")
    INTERPRETER = "interpreter", _("Tolk")
    SUBSTANCE_USE = "substance_use", _("Hjälp vid missbruk eller beroende")
    DISABILITY = "disability", _("Hjälp vid funktionsnedsättning")
    ELDERLY = "elderly", _("Hjälp för äldre")
    MAN = "man", _("Hjälp för män")
    HBTQI = "hbtqi", _("Hjälp för hbtqi-personer")
    SEXUAL_HEALTH = "sexual_health", _("Råd om sex och kropp")
    STREETS = "streets", _("Någon ute bland unga")
