"""A page of a PDF as a picture, for showing beside what was read from it."""

import io
from contextlib import closing

import pypdfium2

from fridlyst.base.errors import NotFound
from fridlyst.base.sentences import Sentence
from fridlyst.files.errors import BrokenFile
from fridlyst.intake.extract.pdf import open_pdf

MAX_WIDTH = 3000
_MAX_PIXELS = 20_000_000


def page_picture(data: bytes, page: int, *, width: int = 900) -> bytes:
    """Page `page` (from 1) as PNG, `width` pixels wide (50–3000; narrower where the page is very tall).

    Raises NotFound for a page that is not there, EncryptedFile or BrokenFile for a file that does not open.
    """
    with closing(open_pdf(data)) as document:
        if not 1 <= page <= len(document):
            raise NotFound(
                Sentence(
                    "Sidan %(page)s finns inte: dokumentet har %(pages)s sidor.",
                    page=page,
                    pages=len(document),
                )
            )
        try:
            return _draw(document, page, min(max(width, 50), MAX_WIDTH))
        except pypdfium2.PdfiumError:
            raise BrokenFile(
                Sentence("Sida %(page)s i PDF-filen är skadad och går inte att visa.", page=page)
            ) from None


def _draw(document: pypdfium2.PdfDocument, page: int, width: int) -> bytes:
    with closing(document[page - 1]) as sheet:
        across, down = sheet.get_size()
        scale = min(width / across, (_MAX_PIXELS / (across * down)) ** 0.5)
        bitmap = sheet.render(scale=scale, may_draw_forms=False)
    with closing(bitmap), io.BytesIO() as out:
        bitmap.to_pil().save(out, "PNG")
        return out.getvalue()
