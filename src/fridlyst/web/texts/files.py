"""A text as a file to keep: Word and PDF, clean or with its changes marked."""

from collections.abc import Mapping, Sequence

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from fridlyst.accounts.queries import Visit
from fridlyst.base.clock import today
from fridlyst.base.sentences import Sentence
from fridlyst.base.slugs import slug
from fridlyst.reports.contents.running_text import TextParticulars, text_document
from fridlyst.reports.document import Fact, Revision
from fridlyst.reports.formats import render
from fridlyst.texts.queries import VersionView
from fridlyst.texts.shapes import MarkedText
from fridlyst.web.shared.exports import UnknownFormat, file_answer
from fridlyst.web.texts.homes import Home


def text_file(
    request: HttpRequest,
    visit: Visit,
    home: Home,
    version: VersionView,
    text: MarkedText,
    *,
    facts: Sequence[Fact] = (),
    revisions: Mapping[int, Revision] | None = None,
) -> HttpResponse | None:
    """The text as the file that `?format=` asks for, None without it; UnknownFormat for any other."""
    wanted = request.GET.get("format")
    if not wanted:
        return None
    if wanted not in ("docx", "pdf"):
        raise UnknownFormat(Sentence("Texten kan hämtas som Word eller PDF."), field="format")
    about = TextParticulars(
        title=home.title,
        author=visit.municipality.name,
        on=version.made_at.date(),
        subtitle=_("Version %(number)s") % {"number": version.number},
        identifier=home.number,
        facts=tuple(facts),
    )
    made = render(text_document(about, text, revisions), wanted)
    name = f"{slug(f'{home.title} version {version.number}')}-{today().isoformat()}.{made.extension}"
    return file_answer(made.data, name=name, media_type=made.media_type)
