"""The words of the directory: who seeks, what has happened, how to get in touch, what is made easy."""

from collections.abc import Mapping
from typing import Final

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Seeker(models.TextChoices):
    """Whom a service is for; the same words say who seeks help."""

    EXPOSED = "exposed", _("Den som är utsatt")
    USING_VIOLENCE = "using_violence", _("Den som skadar någon")
    CHILD = "child", _("Barn")
    YOUNG = "young", _("Unga")
    RELATIVE = "relative", _("Den som oroar sig för någon")
    PROFESSIONAL = "professional", _("Den som möter våld i sitt arbete")


# The same as an answer to "Vem gäller det?".
ASKED: Final[Mapping[str, str | Promise]] = {
    Seeker.EXPOSED: _("Mig. Någon gör mig illa"),
    Seeker.USING_VIOLENCE: _("Mig. Jag gör någon illa"),
    Seeker.CHILD: _("Ett barn"),
    Seeker.YOUNG: _("En ung person"),
    Seeker.RELATIVE: _("Någon som jag oroar mig för"),
    Seeker.PROFESSIONAL: _("Någon som jag möter i mitt arbete"),
}


class Happening(models.TextChoices):
    """What has happened, as one who lives with it would say it."""

    BODY = "body", _("Någon slår eller skadar kroppen")
    THREATS = "threats", _("Någon hotar, kränker eller följer efter")
    CONTROL = "control", _("Någon bestämmer vem man får träffa och vad man får göra")
    SEXUAL = "sexual", _("Någon tvingar till sex eller tar på kroppen")
    DIGITAL = "digital", _("Någon övervakar mobilen eller sprider bilder")
    MONEY = "money", _("Någon tar pengar eller bestämmer över dem")
    HONOUR = "honour", _("Familjen eller släkten vaktar, tvingar eller vill gifta bort")
    THINGS = "things", _("Någon slår sönder saker eller skadar djur")
    NEGLECT = "neglect", _("Någon låter bli att ge mat, vård eller hjälp")
    COMPENSATION = "compensation", _("Sex mot pengar, saker eller någonstans att bo")


# Codes of programmes.terms.ViolenceForm, which stands above the directory.
_FORMS: Final[Mapping[str, frozenset[str]]] = {
    Happening.BODY: frozenset({"physical", "close_relations"}),
    Happening.THREATS: frozenset({"psychological", "latent", "close_relations"}),
    Happening.CONTROL: frozenset({"psychological", "latent", "close_relations", "honour"}),
    Happening.SEXUAL: frozenset({"sexual", "sexual_any_relation"}),
    Happening.DIGITAL: frozenset({"digital", "psychological"}),
    Happening.MONEY: frozenset({"economic"}),
    Happening.HONOUR: frozenset({"honour"}),
    Happening.THINGS: frozenset({"material", "pets"}),
    Happening.NEGLECT: frozenset({"neglect"}),
    Happening.COMPENSATION: frozenset({"prostitution", "trafficking", "commercial_exploitation"}),
}


def forms_of(happening: str) -> frozenset[str]:
    """The codes of the forms of violence that it may be; none for what is no happening."""
    return _FORMS.get(happening, frozenset())


class ContactKind(models.TextChoices):
    """A way to get in touch."""

    PHONE = "phone", _("Ring")
    SMS = "sms", _("Skicka sms")
    CHAT = "chat", _("Chatta")
    EMAIL = "email", _("Mejla")
    WEB = "web", _("Webbplats")
    LETTER = "letter", _("Skriv brev")


class Access(models.TextChoices):
    """What is made easy for whom it else would be hard."""

    STEP_FREE = "step_free", _("Går att nå utan trappsteg")
    HEARING_LOOP = "hearing_loop", _("Hörslinga")
    SIGN_LANGUAGE = "sign_language", _("Teckenspråk")
    EASY_LANGUAGE = "easy_language", _("Lätt språk")
    TEXT_ONLY = "text_only", _("Går att nå utan att prata")
    HOME_VISIT = "home_visit", _("Kan komma hem")
    LATE_HOURS = "late_hours", _("Tider på kvällar eller helger")
    DISABILITY = "disability", _("Ordnat för den som har en funktionsnedsättning")


class ServiceState(models.TextChoices):
    """Where a service stands on a day."""

    DRAFT = "draft", _("Utkast")
    PUBLIC = "public", _("Visas")
    DUE = "due", _("Visas, ska ses över")
    GONE = "gone", _("Visas inte, inte sedd över på länge")


class Missing(models.TextChoices):
    """What a service lacks for who seeks it."""

    CONTACT = "contact", _("Kontakt")
    WHOM = "whom", _("För vem")
    HOURS = "hours", _("Öppettider")
    LANGUAGES = "languages", _("Språk")
    EASY_TEXT = "easy_text", _("Text på lätt svenska")
    OWNER = "owner", _("Enhet som ansvarar")


class PlaceKind(models.TextChoices):
    """What a text can tell a place by."""

    STREET = "street", _("en gatuadress")
    POSTAL = "postal", _("en postadress")
    INSIDE = "inside", _("en våning, port eller lägenhet")
    BESIDE = "beside", _("vad det ligger intill")
    ESTATE = "estate", _("en fastighet")
    COORDINATES = "coordinates", _("koordinater")
    MAP = "map", _("en länk till en karta")
