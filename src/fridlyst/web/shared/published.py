"""Published numbers of persons as pages show them: a number, or a quiet word."""

from html import escape

from django.utils.safestring import SafeString
from django.utils.translation import get_language

from fridlyst.reports.columns import Published, published_text, published_value


def count_cell(cell: Published | None, decimals: int = 0) -> SafeString:
    """The number, or "skyddat" or "saknas" in quiet; nothing asked for is an en dash."""
    if cell is None:
        return SafeString("–")
    text = escape(published_text(cell, get_language() or "sv", decimals=decimals or None))
    if published_value(cell) is not None:
        return SafeString(text)
    return SafeString(f'<span class="quiet">{text}</span>')
