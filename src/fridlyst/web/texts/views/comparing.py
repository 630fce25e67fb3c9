"""Two versions of a text beside one another: what was struck and what was added."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from fridlyst.accounts.queries import Visit
from fridlyst.base.errors import NotFound
from fridlyst.reports.document import Revision
from fridlyst.texts.comparing import compare
from fridlyst.texts.queries import VersionView, body
from fridlyst.texts.shapes import MarkedPassage, MarkedSection, MarkedText
from fridlyst.web.shared.marked import shown
from fridlyst.web.texts.files import text_file
from fridlyst.web.texts.homes import Home, around
from fridlyst.web.texts.presenting import chosen, known_versions

_CHANGE = 0


@dataclass(frozen=True)
class Counts:
    """How many passages changed, came and went."""

    changed: int
    added: int
    struck: int

    @property
    def said(self) -> str:
        """In words, those that are not none."""
        words = (
            (self.changed, ngettext("%(n)s stycke ändrat", "%(n)s stycken ändrade", self.changed)),
            (self.added, ngettext("%(n)s nytt", "%(n)s nya", self.added)),
            (self.struck, ngettext("%(n)s borttaget", "%(n)s borttagna", self.struck)),
        )
        return ", ".join(said % {"n": count} for count, said in words if count)


@require_safe
def show(request: HttpRequest, visit: Visit, home: Home) -> HttpResponse:
    """From version `fran` to `till`, the newest two without them; `visa=allt` shows what is the same too,
    and `?format=docx` or `pdf` gives it as a file, in Word as tracked changes."""
    known = known_versions(visit, home)
    if not known:
        raise NotFound
    after = chosen(known, request.GET.get("till", ""))
    before = chosen(known, request.GET.get("fran", "") or str(max(1, after.number - 1)))
    here = visit.municipality.id
    text = compare(
        body(municipality_id=here, version_id=before.id), body(municipality_id=here, version_id=after.id)
    )
    file = text_file(request, visit, home, after, text, revisions=_revisions(before, after))
    if file is not None:
        return file
    whole = request.GET.get("visa") == "allt"
    context = {
        **around(visit, home, _("Jämför")),
        "known": tuple(reversed(known)),
        "before": before,
        "after": after,
        "whole": whole,
        "counts": _counts(text),
        "sections": shown(text if whole else _changed(text)),
    }
    return render(request, "texts/compare.html", context)


def _revisions(before: VersionView, after: VersionView) -> dict[int, Revision]:
    label = _("Från version %(before)s till %(after)s") % {"before": before.number, "after": after.number}
    return {_CHANGE: Revision(_CHANGE, label, after.made_by, after.made_at.date())}


def _changed(text: MarkedText) -> MarkedText:
    """Only the sections where something differs."""
    return MarkedText(tuple(one for one in text.sections if _differs(one)))


def _differs(one: MarkedSection) -> bool:
    whole = one.added_by is not None or one.struck_by is not None or bool(one.heading)
    return whole or any(passage.is_changed for passage in one.passages)


def _counts(text: MarkedText) -> Counts:
    every = [passage for one in text.sections for passage in one.passages if passage.is_changed]
    added = [one for one in every if one.added_by is not None]
    struck = [one for one in every if _is_struck(one)]
    return Counts(len(every) - len(added) - len(struck), len(added), len(struck))


def _is_struck(one: MarkedPassage) -> bool:
    return not one.passage.text
