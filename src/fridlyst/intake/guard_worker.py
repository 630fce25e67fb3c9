"""The process that reads a stranger's file: sets its own limits, reads, answers in frames, ends."""

import json
import os
import resource
from collections.abc import Callable, Mapping
from typing import IO, Any

from fridlyst.base.errors import NotFound
from fridlyst.base.sentences import Sentence, packed
from fridlyst.files.errors import TooManyPages, UnreadableDocument
from fridlyst.files.kinds import Format, detect
from fridlyst.intake.extract import extract_document
from fridlyst.intake.extract.cells import extract_cells
from fridlyst.intake.extract.pdf import count_pages
from fridlyst.intake.guard_frames import (
    CELLS,
    DOCUMENT,
    ERROR,
    OUT_OF_MEMORY,
    PICTURE,
    PROGRESS,
    dump_document,
    frame,
)
from fridlyst.intake.pictures import page_picture

_Order = dict[str, Any]
_Tell = Callable[[bytes, bytes], None]


def main(given: IO[bytes], answer: IO[bytes]) -> None:
    """Reads the order and the file from `given`, writes frames to `answer`."""
    order = json.loads(given.readline())
    set_limits(cpu=order["cpu"], memory=order["memory"])

    def tell(kind: bytes, body: bytes) -> None:
        answer.write(frame(kind, body))
        answer.flush()

    try:
        tell(*_WORKS[order["work"]](given.read(), order, tell))
    except (UnreadableDocument, NotFound) as error:
        told = {
            "code": error.code,
            "message": packed(error.message),
            "details": getattr(error, "details", {}),
        }
        tell(ERROR, json.dumps(told).encode())
    except MemoryError:
        os._exit(OUT_OF_MEMORY)


def _read(data: bytes, order: _Order, tell: _Tell) -> tuple[bytes, bytes]:
    check_pages(data, order["pages"])

    def progress(share: float, sentence: str) -> None:
        tell(PROGRESS, json.dumps([share, packed(sentence)]).encode())

    return DOCUMENT, dump_document(extract_document(data, order["filename"], progress=progress))


def _draw(data: bytes, order: _Order, tell: _Tell) -> tuple[bytes, bytes]:
    return PICTURE, page_picture(data, order["page"], width=order["width"])


def _cells(data: bytes, _order: _Order, _tell: _Tell) -> tuple[bytes, bytes]:
    return CELLS, json.dumps(extract_cells(data)).encode()


_WORKS: Mapping[str, Callable[[bytes, _Order, _Tell], tuple[bytes, bytes]]] = {
    "read": _read,
    "draw": _draw,
    "cells": _cells,
}


def set_limits(*, cpu: int, memory: int) -> None:
    """Bounds this process: processor seconds, bytes of memory, no file written, no core left behind."""
    resource.setrlimit(resource.RLIMIT_CPU, (cpu, cpu + 5))
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def check_pages(data: bytes, limit: int) -> None:
    """Raises TooManyPages for a PDF with more than `limit` pages."""
    if detect(data) is not Format.PDF:
        return
    pages = count_pages(data)
    if pages > limit:
        raise TooManyPages(
            Sentence(
                "Dokumentet har %(pages)s sidor. Högst %(limit)s sidor kan läsas: "
                "dela upp det och försök igen.",
                pages=pages,
                limit=limit,
            ),
            details={"pages": pages, "limit": limit},
        )
