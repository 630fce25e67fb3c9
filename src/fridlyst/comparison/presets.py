"""The measures of violence that every municipality begins with, in our own words.

What a measure counts in full, its title and its unit come from Kolada. Where nothing certain is known of
a code beforehand it has no words of its own. Facts: SKR's page on the follow-up of adults exposed to
violence (U30750–U30752: cases per 10 000 adults), Brå's statistics of reported offences (per 100 000).
No measure says by itself that more, or fewer, is better: a reported offence may be a crime more or a
silence less. The municipality may decide on a direction of its own.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from fridlyst.comparison.terms import Theme


@dataclass(frozen=True, slots=True)
class Preset:
    """A code with its theme, a name until its title is fetched, and what to think of reading it."""

    code: str
    theme: Theme
    name: "str | Promise" = ""
    means: "str | Promise" = ""


_SUPPORT = _(
    "Kommunen räknar själv och lämnar in. Fler kan betyda mer våld, men också att fler söker och får stöd."
)
_REPORTED = _(
    "Brott som har anmälts till polisen. De flesta brott i nära relationer anmäls aldrig, så fler "
    "anmälda kan också betyda att fler vågar berätta."
)

PRESETS: Mapping[str, Preset] = {
    one.code: one
    for one in (
        Preset(
            "U30750", Theme.SUPPORT, _("Våldsutsatta vuxna som socialtjänsten har fått veta om"), _SUPPORT
        ),
        Preset("U30751", Theme.SUPPORT, _("Våldsutsatta vuxna som har fått en insats"), _SUPPORT),
        Preset("U30752", Theme.SUPPORT, _("Våldsutsatta vuxna vars insats nådde sitt mål"), _SUPPORT),
        Preset("N07402", Theme.CRIME, _("Anmäld grov kvinnofridskränkning"), _REPORTED),
        Preset("N07403", Theme.CRIME, _("Anmälda våldsbrott"), _REPORTED),
        Preset("N07537", Theme.CRIME, _("Anmälda sexualbrott"), _REPORTED),
        Preset("N07536", Theme.CRIME, means=_REPORTED),
        Preset("N07541", Theme.CRIME, means=_REPORTED),
        Preset("N07542", Theme.CRIME, means=_REPORTED),
        Preset("N01460", Theme.OTHER),
        Preset("U21558", Theme.ELDERLY),
        Preset("U23567", Theme.ELDERLY),
        Preset("U28125", Theme.DISABILITY),
        Preset("U28140", Theme.DISABILITY),
        Preset("U28490", Theme.DISABILITY),
    )
}


def theme_of(code: str) -> Theme:
    """The theme of a measure; what a municipality has added itself is among the others."""
    return PRESETS[code].theme if code in PRESETS else Theme.OTHER
