"""Pictures of PDF pages."""

import io

import pytest
from PIL import Image

from fridlyst.base.errors import NotFound
from fridlyst.files.errors import BrokenFile, TooSlow
from fridlyst.intake.guard import Limits, picture_in_worker
from fridlyst.intake.pictures import page_picture
from tests.intake.extract.making import pdf

TWO = "#set page(width: 200pt, height: 100pt)\nEtt\n#pagebreak()\nTvå"


def test_a_page_as_png() -> None:
    picture = Image.open(io.BytesIO(page_picture(pdf(TWO), 2, width=400)))
    assert (picture.format, picture.size) == ("PNG", (400, 200))
    assert picture.convert("L").getextrema() == (0, 255)


@pytest.mark.parametrize("page", [0, -1, 3])
def test_a_page_that_is_not_there(page: int) -> None:
    with pytest.raises(NotFound):
        page_picture(pdf(TWO), page)


def test_size_is_bounded() -> None:
    tall = pdf("#set page(width: 10pt, height: 9000pt, margin: 1pt)\n.")
    picture = Image.open(io.BytesIO(page_picture(tall, 1, width=10**9)))
    assert picture.width * picture.height <= 21_000_000


def test_a_broken_file() -> None:
    with pytest.raises(BrokenFile):
        page_picture(b"%PDF-1.7 trunk", 1)


def test_drawn_in_a_process_of_its_own() -> None:
    assert picture_in_worker(pdf(TWO), 1, width=300) == page_picture(pdf(TWO), 1, width=300)
    with pytest.raises(NotFound, match="dokumentet har 2 sidor"):
        picture_in_worker(pdf(TWO), 9)
    with pytest.raises(BrokenFile):
        picture_in_worker(b"%PDF-1.7 trunk", 1)
    with pytest.raises(TooSlow):
        picture_in_worker(pdf(TWO), 1, limits=Limits(wall_seconds=0.01))
