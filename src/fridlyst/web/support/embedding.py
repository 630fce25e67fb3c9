"""The line that shows the public directory inside another site."""

from html import escape


def embed_line(address: str, town: str) -> str:
    """One line of HTML; `address` is the whole address of the first page.

    The frame is lower than the screen, so that the way out at its top can be in view with the rest of it.
    """
    return (
        f'<iframe src="{escape(address)}" title="Information, {escape(town)}" width="100%" height="640" '
        'style="box-sizing:border-box;height:85vh;border:1px solid #d9dee5" '
        'loading="lazy" referrerpolicy="no-referrer"></iframe>'
    )
