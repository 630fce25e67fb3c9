"""The text as it is read: contents, passages and what they are tied to, in any of its versions."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from fridlyst.accounts.queries import Visit
from fridlyst.reports.document import Fact
from fridlyst.texts.queries import VersionView, body
from fridlyst.texts.shapes import MarkedText, TextBody
from fridlyst.web.programmes.on_day import on_day
from fridlyst.web.programmes.views.in_force import shown_on_day
from fridlyst.web.shared.marked import Beside, shown
from fridlyst.web.shared.text import day
from fridlyst.web.texts.files import text_file
from fridlyst.web.texts.homes import Home, around
from fridlyst.web.texts.presenting import (
    chosen,
    contents,
    in_force_words,
    known_versions,
    tied,
    version_rows,
)


@require_safe
def show(request: HttpRequest, visit: Visit, home: Home) -> HttpResponse:
    """The newest version, that of `?version=` or the one in force on the day of `?on=`; `?visa=andra` leads
    from each section to its form, and `?format=docx` or `pdf` gives it as a file."""
    then = on_day(request, visit, home.programme) if home.programme else None
    if home.programme and then is not None and then.text_version_id is None:
        return shown_on_day(request, visit, home.programme, then)
    known = known_versions(visit, home)
    if then is not None:
        version = next(one for one in known if one.id == then.text_version_id)
    elif not known and not request.GET.get("version"):
        return render(request, "texts/none.html", around(visit, home))
    else:
        version = chosen(known, request.GET.get("version", ""))
    words = body(municipality_id=visit.municipality.id, version_id=version.id)
    file = text_file(request, visit, home, version, MarkedText.of(words), facts=_facts(version))
    if file is not None:
        return file
    read = _without_title(home, words)
    newest, force = version is known[-1], in_force_words(visit, home)
    changing = home.may_write and newest and request.GET.get("visa") == "andra"
    beside = _edit_links(home, words) if changing else tied(visit, home)
    context = {
        **around(visit, home),
        "version": version,
        "on_day": then,
        "row": next(row for row in version_rows(home, known, force) if row.number == version.number),
        "newest": newest,
        "another_in_force": bool(force) and version.id not in force,
        "count": len(known),
        "changing": changing,
        "contents": contents(read),
        "sections": shown(MarkedText.of(read), beside=beside),
    }
    return render(request, "texts/show.html", context)


def _without_title(home: Home, words: TextBody) -> TextBody:
    """The text without a title that only says what stands above it on the page."""
    first = words.sections[0]
    same = first.heading.casefold() == home.title.casefold() and not first.passages
    return TextBody(words.sections[1:]) if same and home.programme and len(words.sections) > 1 else words


def _edit_links(home: Home, words: TextBody) -> dict[str, tuple[Beside, ...]]:
    label = _("Ändra avsnittet")
    return {one.key: (Beside(label, home.href("edit", one.key)),) for one in words.sections}


def _facts(version: VersionView) -> tuple[Fact, ...]:
    return (Fact(_("Version"), str(version.number)), Fact(_("Gjord"), day(version.made_at)))
