"""What the municipality's matters wait for, for those who keep them."""

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fridlyst.accounts.queries import Visit
from fridlyst.decisions.policies import may_keep_matters
from fridlyst.decisions.queries import open_matters
from fridlyst.web.decisions.needs import every_need
from fridlyst.web.followup.presenters.todo import Todo
from fridlyst.web.shared.addresses import address

_MOST = 8


def matter_todos(visit: Visit, today: date, *, first: bool) -> tuple[Todo, ...]:
    """Conditions, amendments and times of the matters, at most eight and how many more there are.

    Five statements, one where there are no matters, none for others. The page has one button; `first` when
    it is for this.
    """
    if not may_keep_matters(visit.actor):
        return ()
    found = every_need(visit, open_matters(visit.municipality.id), today)
    shown = [
        Todo(one.text, one.action, one.href, button=first and not at) for at, one in enumerate(found[:_MOST])
    ]
    left = len(found) - len(shown)
    if left:
        text = ngettext("%(count)s sak till i ärendena.", "%(count)s saker till i ärendena.", left)
        shown.append(_all(visit, text % {"count": left}))
    return tuple(shown)


def _all(visit: Visit, text: str) -> Todo:
    href = address("decisions:list", visit.municipality.slug)
    return Todo(text, _("Visa ärendena"), href)
