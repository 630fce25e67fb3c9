"""The process that reads a stranger's file: sets its own limits, reads, answers in frames, ends."""

import json
import os
import resource
from typing import IO

from fridlyst.intake.extract import extract_document
from fridlyst.intake.extract.detect import Format, detect
from fridlyst.intake.extract.errors import TooManyPages, UnreadableDocument
from fridlyst.intake.extract.pdf import count_pages
from fridlyst.intake.guard_frames import DOCUMENT, ERROR, OUT_OF_MEMORY, PROGRESS, dump_document, frame


def main(given: IO[bytes], answer: IO[bytes]) -> None:
    """Reads the order and the file from `given`, writes frames to `answer`."""
    order = json.loads(given.readline())
    set_limits(cpu=order["cpu"], memory=order["memory"])

    def tell(share: float, sentence: str) -> None:
        answer.write(frame(PROGRESS, json.dumps([share, sentence]).encode()))
        answer.flush()

    try:
        data = given.read()
        check_pages(data, order["pages"])
        body = dump_document(extract_document(data, order["filename"], progress=tell))
        answer.write(frame(DOCUMENT, body))
        answer.flush()
    except UnreadableDocument as error:
        told = {"code": error.code, "message": error.message, "details": error.details}
        answer.write(frame(ERROR, json.dumps(told).encode()))
        answer.flush()
    except MemoryError:
        os._exit(OUT_OF_MEMORY)


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
            f"Dokumentet har {pages} sidor. Högst {limit} sidor kan läsas: dela upp det och försök igen.",
            details={"pages": pages, "limit": limit},
        )
