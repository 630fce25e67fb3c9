"""HTML: a file that stands alone, and a fragment for a page that has its own look."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from fridlyst.base.sentences import Sentence
from fridlyst.reports.document import Appendix, ReportDocument
from fridlyst.reports.formats.markup import Markup, said, tag
from fridlyst.reports.formats.progress import Progress, silently
from fridlyst.reports.wording import date_text, words

_CSS = Path(__file__).with_name("page.css")
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"


def write_page(document: ReportDocument, progress: Progress = silently) -> bytes:
    """The whole report as one HTML file, with its style inside and nothing fetched from anywhere."""
    progress(0.1, Sentence("Skriver sidan"))
    head = (
        '<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
        f"<title>{said(document.title)}</title><style>{_style()}</style>"
    )
    body = tag("main", fragment(document), class_="report")
    page = tag("html", tag("head", head) + tag("body", body), lang=document.language)
    return f"<!DOCTYPE html>\n{page}\n".encode()


def fragment(
    document: ReportDocument,
    *,
    top: int = 1,
    prefix: str = "",
    places: Mapping[str, str] | None = None,
    folded: bool = False,
) -> str:
    """The report as markup with classes only, its title as heading level `top`, its ids after `prefix`.

    Safe to put in a page as it is: every text from people is escaped, nothing has a style or a script.
    `folded` closes each appendix under its heading.
    `places` holds markup, safe as it is, that stands instead of the own text with that key.
    """
    markup = Markup(document.language, deeper=top, prefix=prefix, places=places or {})
    parts = [
        _title(document, top),
        markup.blocks(document.summary),
        _contents(document, markup),
        markup.blocks(document.blocks),
        *(
            _appendix(position, it, document, markup, folded=folded)
            for position, it in enumerate(document.appendices, start=1)
        ),
    ]
    return "\n".join(part for part in parts if part)


def _title(document: ReportDocument, top: int) -> str:
    made = f"{said(document.author)} · {date_text(document.date, document.language)}"
    author = tag("p", f"{made} · {said(document.identifier)}".removesuffix(" · "), class_="report-author")
    subtitle = tag("p", said(document.subtitle), class_="report-subtitle") if document.subtitle else ""
    facts = "".join(
        tag("div", tag("dt", said(it.label)) + tag("dd", said(it.value))) for it in document.facts
    )
    listed = tag("dl", facts, class_="report-facts") if facts else ""
    heading = tag(f"h{top}", said(document.title))
    if document.is_letter:
        sender = tag("p", said(document.author), class_="report-author")
        return sender + subtitle + listed + heading
    return heading + subtitle + author + listed


def _contents(document: ReportDocument, markup: Markup) -> str:
    entries = document.contents()
    if not entries:
        return ""
    items = "".join(tag("li", tag("a", said(title), href=f"#{markup.prefix}{key}")) for key, title in entries)
    name = words(document.language).contents
    heading = tag(f"h{1 + markup.deeper}", name)
    return tag("nav", heading + tag("ol", items), class_="report-contents", aria_label=name)


def _appendix(
    position: int, appendix: Appendix, document: ReportDocument, markup: Markup, *, folded: bool
) -> str:
    title = document.appendix_title(position)
    heading = tag(f"h{1 + markup.deeper}", said(title), id=markup.prefix + appendix.key)
    if folded:
        inside = tag("summary", heading) + markup.blocks(appendix.blocks)
        return tag("details", inside, class_="report-appendix")
    return tag("section", heading + markup.blocks(appendix.blocks), class_="report-appendix")


@cache
def _style() -> str:
    return _CSS.read_text(encoding="utf-8")
