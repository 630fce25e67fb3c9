"""What the municipality chooses for its public directory."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from fridlyst.support.fields import DirectorySettingsFields
from fridlyst.support.languages import LANGUAGES, Language
from fridlyst.support.settings_rules import ALWAYS_SHOWN
from fridlyst.support.shapes import DirectorySettingsView
from fridlyst.web.decisions.forms.parts import lines
from fridlyst.web.programmes.forms.parts import long_text, short_text
from fridlyst.web.shared.saving import CheckList, SavingForm
from fridlyst.web.support.spoken import spoken_name


def _offered() -> list[tuple[str, str]]:
    """The languages that can be chosen, and which of them have no words yet."""
    return [(one.code, _label(one)) for one in LANGUAGES if one.code not in ALWAYS_SHOWN]


def _label(language: Language) -> str:
    name = spoken_name(language.code)[:1].upper() + spoken_name(language.code)[1:]
    return name if language.translated else gettext("%(name)s (ännu på svenska)") % {"name": name}


class SettingsForm(SavingForm):
    """Where the way out leads, languages, sites that may frame the pages, whom to ask."""

    way_out = short_text(
        _("Dit ”Lämna sidan snabbt” leder"),
        help_text=_(
            "En sida som vem som helst kan ha öppen, till exempel vädret. Hela adressen, börjar med "
            "https://. Lämna tomt för SMHI."
        ),
        most=500,
    )
    languages = forms.MultipleChoiceField(
        label=_("Språk utöver svenska, lätt svenska och engelska"),
        required=False,
        choices=_offered,
        widget=CheckList(),
        help_text=_("De tre visas alltid. Det som inte är översatt visas på svenska, och sidan säger det."),
    )
    framers = long_text(
        _("Webbplatser som får bädda in sidan"),
        help_text=_(
            "En adress på varje rad, till exempel https://www.exempel.se. Lämna tomt om ingen får det."
        ),
        rows=3,
    )
    contact_email = short_text(
        _("E-post för frågor om tillgänglighet"),
        help_text=_("Visas i tillgänglighetsredogörelsen, så att besökaren kan säga till om något brister."),
    )
    contact_phone = short_text(_("Telefon för frågor om tillgänglighet"), most=60)

    def values(self) -> DirectorySettingsFields:
        """As the action takes them."""
        given = self.cleaned_data
        return DirectorySettingsFields(
            way_out=given["way_out"],
            languages=_whole(given["languages"]),
            framers=lines(given["framers"]),
            contact_email=given["contact_email"],
            contact_phone=given["contact_phone"],
        )


def _whole(chosen: Sequence[str]) -> tuple[str, ...]:
    return (*ALWAYS_SHOWN, *chosen)


def settings_initial(saved: DirectorySettingsView) -> dict[str, Any]:
    """What the form begins with."""
    return {
        "way_out": saved.way_out,
        "languages": [code for code in saved.languages if code not in ALWAYS_SHOWN],
        "framers": "\n".join(saved.framers),
        "contact_email": saved.contact_email,
        "contact_phone": saved.contact_phone,
        "version": saved.version,
    }
