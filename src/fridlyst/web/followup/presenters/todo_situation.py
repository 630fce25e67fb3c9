"""That the picture of the situation is to be renewed, for the coordinator."""

from collections.abc import Iterable
from datetime import date

from django.utils.translation import gettext as _

from fridlyst.accounts.queries import Visit
from fridlyst.situation.shapes import Standing
from fridlyst.situation.terms import RenewalState
from fridlyst.web.followup.presenters.todo import Todo
from fridlyst.web.situation.finding import list_href, picture_href
from fridlyst.web.situation.presenters import renewal_words


def situation_todos(visit: Visit, found: Standing, today: date) -> Iterable[Todo]:
    """The two years of the picture that holds, when they are nearly over or are over.

    Without any decided picture the calendar tells of what the law demands instead.
    """
    if found.renewal not in (RenewalState.NEAR, RenewalState.LATE):
        return ()
    late = found.renewal == RenewalState.LATE
    said = renewal_words(found, today)
    if found.draft:
        href = picture_href(visit, found.draft.slug)
        return (Todo(said, _("Skriv vidare på utkastet"), href, found.draft.title, late),)
    return (Todo(said, _("Börja på en lägesbild"), list_href(visit, "new"), button=late),)
