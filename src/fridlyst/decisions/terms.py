"""Words of matters."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class StepKind(models.TextChoices):
    MOTION_RECEIVED = "motion_received", _("Motion väckt")
    MOTION_REPORTED = "motion_reported", _("Motion redovisad")
    MOTION_APPROVED = "motion_approved", _("Motion bifallen")
    MOTION_REJECTED = "motion_rejected", _("Motion avslagen")
    ASSIGNMENT = "assignment", _("Uppdrag")
    DRAFT_APPROVED = "draft_approved", _("Förslag godkänt")
    OUT_FOR_COMMENT = "out_for_comment", _("Ute på remiss")
    REFERRED_BACK = "referred_back", _("Återremiss")
    REVISED = "revised", _("Omarbetat")
    STATEMENT = "statement", _("Tjänsteskrivelse")
    PROPOSAL = "proposal", _("Förslag till beslut")
    DECISION = "decision", _("Beslut")
    APPEALED = "appealed", _("Överklagat")
    APPEAL_SETTLED = "appeal_settled", _("Överklagande avgjort")
    REVISION = "revision", _("Revidering inledd")


class MatterState(models.TextChoices):
    STARTED = "started", _("Väckt")
    IN_PREPARATION = "in_preparation", _("Bereds")
    OUT_FOR_COMMENT = "out_for_comment", _("På remiss")
    REFERRED_BACK = "referred_back", _("Återremitterat")
    PROPOSED = "proposed", _("Förslag lagt")
    DECIDED = "decided", _("Beslutat")
    APPEALED = "appealed", _("Överklagat")
    CLOSED = "closed", _("Avslutat")


class Outcome(models.TextChoices):
    APPROVED = "approved", _("Enligt förslaget")
    APPROVED_AMENDED = "approved_amended", _("Enligt förslaget med ändringar")
    REJECTED = "rejected", _("Avslag")


class AmendmentState(models.TextChoices):
    PROPOSED = "proposed", _("Yrkat")
    ADOPTED = "adopted", _("Bifallet")
    REJECTED = "rejected", _("Avslaget")
    PLACED = "placed", _("Infört i texten")


class PlacedAs(models.TextChoices):
    MADE = "made", _("Infört som det yrkades")
    BY_HAND = "by_hand", _("Infört med stycket skrivet för hand")
    KEPT = "kept", _("Stod redan i texten")


class ProofKind(models.TextChoices):
    SECTION = "section", _("Avsnitt i texten")
    FIGURE = "figure", _("Siffra")
    DOCUMENT = "document", _("Handling")


class CommentStance(models.TextChoices):
    SUPPORTS = "supports", _("Tillstyrker")
    SUPPORTS_WITH_VIEWS = "supports_with_views", _("Tillstyrker med synpunkter")
    OBJECTS = "objects", _("Avstyrker")
    ABSTAINS = "abstains", _("Avstår från att yttra sig")


class TimeKind(models.TextChoices):
    MOTION = "motion", _("Motionen avgörs inom ett år")
    ADJUSTED = "adjusted", _("Protokollet justeras inom 14 dagar")
    POSTED = "posted", _("Justeringen tillkännages den andra dagen")
    COMMENTS = "comments", _("Remissen besvaras")
    NEXT = "next", _("Nästa beslut")


class TimeState(models.TextChoices):
    KEPT = "kept", _("Hållen")
    NEAR = "near", _("Snart")
    MISSED = "missed", _("Missad")
    RUNNING = "running", _("Löper")
    UNKNOWN = "unknown", _("Inte känd")


class LetterPart(models.TextChoices):
    """The parts of a letter, in the order that they stand."""

    PROPOSAL = "proposal", _("Förslag till beslut")
    MATTER = "matter", _("Ärendet")
    BASIS = "basis", _("Beslutsunderlag")
    BACKGROUND = "background", _("Bakgrund")
    ECONOMY = "economy", _("Ekonomiska konsekvenser")
    GOALS = "goals", _("Kommunala mål")
    EQUALITY = "equality", _("Jämställdhet")
    CONSULTATION = "consultation", _("Samråd")
    FOLLOW_UP = "follow_up", _("Uppföljning och utvärdering")
    ASSESSMENT = "assessment", _("Bedömning")
    UNION = "union", _("Information eller förhandling enligt MBL")
    SENT_TO = "sent_to", _("Beslutet skickas till")


class Checklist(models.TextChoices):
    CHILDREN = "children", _("Barnrättschecklista")
    EQUALITY = "equality", _("Jämställdhetschecklista")


class ChecklistAnswer(models.TextChoices):
    YES = "yes", _("Ja")
    NO = "no", _("Nej")
    NOT_RELEVANT = "not_relevant", _("Inte aktuellt")
