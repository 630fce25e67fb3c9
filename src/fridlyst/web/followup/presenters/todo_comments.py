"""What the visitor's own bodies are asked to comment on."""

from datetime import date

from django.utils.translation import gettext as _

from fridlyst.accounts.queries import Visit
from fridlyst.decisions.queries.comments import OpenComment, open_comments
from fridlyst.organisation.terms import Role
from fridlyst.web.followup.presenters.todo import Todo
from fridlyst.web.shared.addresses import address
from fridlyst.web.shared.text import day

_ANSWERING = (Role.REPORTER, Role.APPROVER)
_LONGEST = 140


def comment_todos(visit: Visit, today: date, *, first: bool) -> tuple[Todo, ...]:
    """One for each body and matter, the most pressing first. One statement, none for who answers nowhere.

    The page has one button; `first` when it is for this.
    """
    grants = [grant for grant in visit.actor.grants if grant.role in _ANSWERING]
    if not grants:
        return ()
    bodies = {grant.body_id for grant in grants if grant.body_id is not None}
    whole = any(grant.body_id is None for grant in grants)
    found = open_comments(visit.municipality.id, None if whole else bodies)
    return tuple(_todo(visit, one, today, button=first and not at) for at, one in enumerate(found))


def _todo(visit: Visit, one: OpenComment, today: date, *, button: bool) -> Todo:
    href = address("decisions:comment", visit.municipality.slug, one.matter_slug, one.id)
    return Todo(_words(one, today), _("Skriv yttrandet"), href, button=button)


def _words(one: OpenComment, today: date) -> str:
    title = one.matter_title
    told = {
        "body": one.body_name,
        "matter": title if len(title) <= _LONGEST else f"{title[: _LONGEST - 1].rstrip()}…",
        "number": one.registration_number,
        "day": day(one.comment_by),
    }
    if one.comment_by is None:
        return _("%(body)s är ombedd att yttra sig över ”%(matter)s” (%(number)s).") % told
    if one.comment_by < today:
        return _("%(body)s skulle ha yttrat sig över ”%(matter)s” (%(number)s) senast %(day)s.") % told
    return _("%(body)s är ombedd att yttra sig över ”%(matter)s” (%(number)s), senast %(day)s.") % told
