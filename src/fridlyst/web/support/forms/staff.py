"""The municipality's own words to a situation in the guidance for staff."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from fridlyst.support.fields import GuidanceNoteFields
from fridlyst.support.guidance.shapes import NoteView
from fridlyst.web.programmes.forms.parts import long_text, short_text
from fridlyst.web.shared.saving import SavingForm


class NoteForm(SavingForm):
    """Whom to call inside the house, where the routine stands, and what else."""

    call = short_text(
        _("Vem ringer man i huset?"),
        help_text=_("Till exempel: Mottagningsgruppen, 08-465 004 10, vardagar 8–16."),
    )
    routine = short_text(
        _("Länk till er rutin"), help_text=_("Hela adressen, börjar med https://."), most=500
    )
    text = long_text(_("Mer att veta hos er"), rows=5)

    def values(self) -> GuidanceNoteFields:
        """As the action takes them."""
        given = self.cleaned_data
        return GuidanceNoteFields(given["call"], given["routine"], given["text"])


def note_initial(note: NoteView | None) -> dict[str, Any]:
    """What the form begins with."""
    if note is None:
        return {"version": 0}
    return {"call": note.call, "routine": note.routine, "text": note.text, "version": note.version}
