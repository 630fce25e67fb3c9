"""Words of reminders."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ReminderStep(models.TextChoices):
    """Why a letter is written.

    `nobody` says that there is none to remind, `by_hand` is the coordinator's own, and `handed_on` brings
    the link to whom an answer was handed on. Those from `service_due` on are of a service in the directory,
    to those who keep it; `service_lead` is the coordinator's.
    """

    OPENING = "opening", _("När omgången öppnar")
    BEFORE_DUE = "before_due", _("Före sista dagen")
    AFTER_DUE = "after_due", _("Efter sista dagen")
    TO_APPROVER = "to_approver", _("Till den som godkänner")
    TO_COORDINATOR = "to_coordinator", _("Till samordnaren")
    NOBODY = "nobody", _("Ingen att påminna")
    BY_HAND = "by_hand", _("Skickad av samordnaren")
    HANDED_ON = "handed_on", _("Svaret lämnades över")
    SERVICE_DUE = "service_due", _("Stöd ska snart ses över")
    SERVICE_LATE = "service_late", _("Stöd skulle ha setts över")
    SERVICE_LEAVING = "service_leaving", _("Stöd lämnar snart den öppna sidan")
    SERVICE_GONE = "service_gone", _("Stöd har lämnat den öppna sidan")
    SERVICE_LEAD = "service_lead", _("Till samordnaren: stöd lämnar snart den öppna sidan")


class LetterState(models.TextChoices):
    """`held` was not sent, since nothing in it was needed any longer; `sending` is in a worker's hands."""

    QUEUED = "queued", _("Väntar")
    SENDING = "sending", _("Skickas")
    SENT = "sent", _("Skickat")
    FAILED = "failed", _("Kom inte fram")
    BOUNCED = "bounced", _("Studsade")
    HELD = "held", _("Behövdes inte")


class TroubleKind(models.TextChoices):
    """How it was learnt that an address takes no mail."""

    REFUSED = "refused", _("Adressen tar inte emot")
    BOUNCED = "bounced", _("Brevet studsade")
