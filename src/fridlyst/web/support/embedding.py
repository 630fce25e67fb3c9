"""The line that shows the public directory inside another site."""

from html import escape


def embed_line(address: str, town: str) -> str:
    """One line of HTML; `address` is the whole address of the first page."""
    return (
        f'<iframe src="{escape(address)}" title="Information, {escape(town)}" width="100%" height="900" '
        'loading="lazy" referrerpolicy="no-referrer"></iframe>'
    )
