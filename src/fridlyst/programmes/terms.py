"""Words of programmes."""

from collections.abc import Mapping

from django.db import models
from django.utils.translation import gettext_lazy as _


class ProgrammeKind(models.TextChoices):
    PROGRAMME = "programme", _("Program")
    ACTION_PLAN = "action_plan", _("Handlingsplan")
    ACTIVITY_PLAN = "activity_plan", _("Aktivitetsplan")
    POLICY = "policy", _("Policy")
    GUIDELINE = "guideline", _("Riktlinje")


class ProgrammeState(models.TextChoices):
    DRAFT = "draft", _("Utkast")
    IN_FORCE = "in_force", _("Gäller")
    ENDED = "ended", _("Upphört")


class FollowUpKind(models.TextChoices):
    TERTIAL = "tertial", _("Tertial")
    ANNUAL = "annual", _("Årlig")
    TERM = "term", _("Mandatperiod")
    BEFORE_REVISION = "before_revision", _("Inför revidering")
    STATISTICS = "statistics", _("Statistik två gånger om året")
    LAW = "law", _("Vartannat år, lag (2023:196)")
    AD_HOC = "ad_hoc", _("Särskild")


class Part(models.TextChoices):
    LEAD = "lead", _("Ansvarig")
    TAKING_PART = "taking_part", _("Medverkar")


class Origin(models.TextChoices):
    PROGRAMME = "programme", _("Programmets")
    BODY = "body", _("Egen")


class Payer(models.TextChoices):
    OWN_BUDGET = "own_budget", _("Egen budget")
    STATE_GRANT = "state_grant", _("Statsbidrag")
    NONE = "none", _("Ingen kostnad")


class SteeringLevel(models.TextChoices):
    INTERNATIONAL = "international", _("Internationell")
    NATIONAL = "national", _("Nationell")
    REGIONAL = "regional", _("Regional")
    MUNICIPAL = "municipal", _("Kommunal")


class Stance(models.TextChoices):
    ADOPTED = "adopted", _("Följs")
    ADAPTED = "adapted", _("Anpassat")
    NOT_FOLLOWED = "not_followed", _("Följs inte")


class PreventionLevel(models.TextChoices):
    UNIVERSAL = "universal", _("Universell")
    SELECTIVE = "selective", _("Selektiv")
    INDICATED = "indicated", _("Indikerad")


class SocialLevel(models.TextChoices):
    SOCIETY = "society", _("Samhälle")
    COMMUNITY = "community", _("Närmiljö")
    RELATION = "relation", _("Relation")
    INDIVIDUAL = "individual", _("Individ")


class ViolenceForm(models.TextChoices):
    PHYSICAL = "physical", _("Fysiskt våld")
    PSYCHOLOGICAL = "psychological", _("Psykiskt våld")
    SEXUAL = "sexual", _("Sexuellt våld")
    ECONOMIC = "economic", _("Ekonomiskt våld")
    MATERIAL = "material", _("Materiellt våld")
    DIGITAL = "digital", _("Digitalt våld")
    LATENT = "latent", _("Latent våld")
    NEGLECT = "neglect", _("Försummelse")
    PETS = "pets", _("Våld mot husdjur")
    CLOSE_RELATIONS = "close_relations", _("Våld i nära relationer")
    HONOUR = "honour", _("Hedersrelaterat våld och förtryck")
    PROSTITUTION = "prostitution", _("Prostitution")
    TRAFFICKING = "trafficking", _("Människohandel")
    SEXUAL_ANY_RELATION = "sexual_any_relation", _("Sexuellt våld oavsett relation")
    COMMERCIAL_EXPLOITATION = "commercial_exploitation", _("Kommersiell exploatering")


class TargetGroup(models.TextChoices):
    EXPOSED = "exposed", _("Våldsutsatta")
    USING_VIOLENCE = "using_violence", _("De som utövar våld")
    CHILDREN = "children", _("Barn som upplever våld")
    YOUNG = "young", _("Unga")
    BYSTANDERS = "bystanders", _("Åskådare och närstående")
    STAFF = "staff", _("Medarbetare")
    MANAGERS = "managers", _("Chefer")
    ELECTED = "elected", _("Förtroendevalda")
    PUBLIC = "public", _("Allmänheten")
    ELDERLY = "elderly", _("Äldre")
    DISABILITY = "disability", _("Personer med funktionsnedsättning")
    HONOUR_CONTEXT = "honour_context", _("Personer i hederskontext")
    SUBSTANCE_USE = "substance_use", _("Personer med missbruk")
    HBTQI = "hbtqi", _("Hbtqi-personer")
    SEX_FOR_COMPENSATION = "sex_for_compensation", _("Personer med erfarenhet av sex mot ersättning")


class Arena(models.TextChoices):
    """Where an activity is carried out: the settings of prevention in WHO's and the nation's strategies."""

    HOME = "home", _("Hemmet")
    PRESCHOOL = "preschool", _("Förskola")
    SCHOOL = "school", _("Skola")
    LEISURE = "leisure", _("Fritid, kultur och föreningar")
    WORKPLACE = "workplace", _("Arbetsplats")
    HEALTH_CARE = "health_care", _("Hälso- och sjukvård")
    SOCIAL_SERVICES = "social_services", _("Socialtjänst")
    CARE = "care", _("Äldreomsorg och funktionshinderomsorg")
    HOUSING = "housing", _("Bostad och grannskap")
    JUSTICE = "justice", _("Polis, domstol och kriminalvård")
    PUBLIC_SPACE = "public_space", _("Offentliga rum")
    DIGITAL = "digital", _("Digitala miljöer")


class Evidence(models.TextChoices):
    """What an activity's way of working rests on; nothing chosen is not said."""

    EVIDENCE_BASED = "evidence_based", _("Evidensbaserad metod")
    PROVEN_EXPERIENCE = "proven_experience", _("Beprövad erfarenhet")
    UNDER_TRIAL = "under_trial", _("Prövas")


FACETS: Mapping[str, type[models.TextChoices]] = {
    "prevention_levels": PreventionLevel,
    "social_levels": SocialLevel,
    "target_groups": TargetGroup,
    "violence_forms": ViolenceForm,
    "arenas": Arena,
}
"""The lists of codes by which an activity is placed."""
