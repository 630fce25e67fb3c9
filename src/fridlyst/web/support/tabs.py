"""The pages below Stöd, as tabs at their top."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from fridlyst.accounts.queries import Visit
from fridlyst.support.policies import may_edit_directory
from fridlyst.web.shared.addresses import address
from fridlyst.web.shared.figure_tabs import Tab

_FOR_ALL: Final = (("services", _("Stödinsatser"), ""),)
_FOR_EDITORS: Final = (
    ("translations", _("Översättningar"), "oversattning/"),
    ("print", _("Trycksaker"), "trycksaker/"),
    ("staff", _("För personal"), "personal/"),
    ("settings", _("Inställningar"), "installningar/"),
)


def support_tabs(visit: Visit) -> tuple[Tab, ...]:
    """The tabs that the visitor may use; one tab alone is no choice, so that there are none."""
    if not may_edit_directory(visit.actor):
        return ()
    home = address("support:list", visit.municipality.slug)
    return tuple(Tab(key, label, f"{home}{path}") for key, label, path in (*_FOR_ALL, *_FOR_EDITORS))
