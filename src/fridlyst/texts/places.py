"""Where an anchor means: the places of a text that it may name, however wrongly it names them."""

from fridlyst.texts.shapes import Anchor, Change, Found, TextBody


def last_page(body: TextBody) -> int | None:
    """The last page that anything stands on; None for a text without pages."""
    pages = [page for section, passage in body.passages() for page in (section.page, passage.page) if page]
    return max(pages, default=None)


def locate(body: TextBody, anchor: Anchor, change: Change) -> tuple[Found, ...]:
    """The places that are meant, most certain first, at most five; none when nothing fits."""
    words = change.struck or anchor.quote
    found = []
    for section, passage in body.passages():
        start = passage.text.casefold().find(words.casefold()) if words else len(passage.text)
        if start < 0 or (not words and anchor.heading.casefold() not in section.title.casefold()):
            continue
        end = start + len(words)
        found.append(Found(section.key, passage.key, start, end, 0.9, passage.text[start:end]))
    return tuple(found[:5]) if words else tuple(found[-1:])
