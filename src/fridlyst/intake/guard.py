"""Reads a file from outside in a process of its own, with limits on everything it could use up.

What is checked before any reader sees the file: size, type by content against name, and for packed
formats the number of members, what they swell to and how much. The rest is the process's own limits:
processor time, wall time, memory. Nothing is left on disk.
"""

import json
import os
import selectors
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from fridlyst.base.errors import FridlystError, NotFound
from fridlyst.base.sentences import Sentence, unpacked
from fridlyst.files.errors import (
    EmptyFile,
    EncryptedFile,
    ReaderFailed,
    TooLarge,
    TooMuchMemory,
    TooSlow,
    UnreadableDocument,
    WrongType,
)
from fridlyst.files.kinds import READABLE, Format, detect, named_format
from fridlyst.files.office import check_no_macros
from fridlyst.files.package import check_package
from fridlyst.intake.blocks import Document
from fridlyst.intake.extract.cells import Sheets
from fridlyst.intake.guard_frames import ERROR, HEAD, OUT_OF_MEMORY, PROGRESS, load_document

Progress = Callable[[float, str], None]
_SOURCE = Path(__file__).resolve().parents[2]
_MEGABYTE = 1_000_000
_MAX_ANSWER = 400 * _MEGABYTE


@dataclass(frozen=True, slots=True)
class Limits:
    """What one file may use. Bytes, pages, seconds of wall and processor time, bytes of memory."""

    size: int = 25 * _MEGABYTE
    pages: int = 400
    members: int = 2000
    unpacked: int = 250 * _MEGABYTE
    ratio: int = 120
    wall_seconds: float = 120
    cpu_seconds: int = 90
    memory: int = 1500 * _MEGABYTE


def read_in_worker(
    data: bytes, filename: str, *, limits: Limits | None = None, progress: Progress | None = None
) -> Document:
    """`extract_document` behind every limit. A false name that can be read past gives a note on the document.

    Raises the subclasses of UnreadableDocument in `fridlyst.files.errors`.
    """
    limits = limits or Limits()
    note = check_file(data, filename, limits)
    order: dict[str, object] = {"work": "read", "filename": filename, "pages": limits.pages}
    document = load_document(_run(order, data, limits, progress or _silent)[1])
    return replace(document, notes=(note, *document.notes)) if note else document


def check_file(data: bytes, filename: str, limits: Limits) -> str | None:
    """Refuses what can be told without reading; a note where the name says something else than the bytes."""
    if not data:
        raise EmptyFile("Filen är tom.")
    if len(data) > limits.size:
        raise TooLarge(
            Sentence(
                "Filen är %(size)s MB. Högst %(limit)s MB kan läsas.",
                size=_megabytes(len(data)),
                limit=_megabytes(limits.size),
            ),
            details={"size": len(data), "limit": limits.size},
        )
    found, named = detect(data), named_format(filename)
    if found not in READABLE:
        raise _wrong_type(found, named, filename)
    if found in (Format.WORD, Format.SHEET):
        check_package(data, members=limits.members, unpacked=limits.unpacked, ratio=limits.ratio)
        check_no_macros(data, filename)
    if found is Format.TEXT and named is not Format.TEXT and named is not None:
        raise WrongType(
            Sentence(
                "Filen heter %(file)s men är inte %(kind)s: den kan vara skadad eller fel sparad.",
                file=filename,
                kind=named.label,
            )
        )
    if found is not named and named is not None:
        return Sentence(
            "Filen heter %(file)s men är %(kind)s. Den har lästs som det den är.",
            file=filename,
            kind=found.label,
        )
    return None


def _wrong_type(found: Format, named: Format | None, filename: str) -> UnreadableDocument:
    if found is Format.OLD_OFFICE and named in (Format.WORD, Format.SHEET):
        return EncryptedFile(
            "Filen är låst med lösenord eller sparad i ett äldre format. "
            "Spara den utan lösenord som DOCX eller XLSX."
        )
    if named is None:
        said = "Filen heter %(file)s och är %(kind)s och kan inte läsas. Använd PDF, Word, Excel eller text."
    else:
        said = "Filen heter %(file)s men är %(kind)s och kan inte läsas. Använd PDF, Word, Excel eller text."
    return WrongType(
        Sentence(said, file=filename, kind=found.label),
        details={"found": found.value},
    )


def _megabytes(size: int) -> str:
    return f"{size / _MEGABYTE:.1f}".rstrip("0").rstrip(".").replace(".", ",")


def picture_in_worker(data: bytes, page: int, *, width: int = 900, limits: Limits | None = None) -> bytes:
    """`page_picture` behind the same limits: drawing a stranger's page is as dangerous as reading it.

    Raises NotFound for a page that is not there, and the subclasses of UnreadableDocument.
    """
    limits = limits or Limits()
    return _run({"work": "draw", "page": page, "width": width}, data, limits, _silent)[1]


def cells_in_worker(data: bytes, filename: str, *, limits: Limits | None = None) -> Sheets:
    """The text of a workbook's cells, sheet by sheet, behind the same limits.

    Raises the subclasses of UnreadableDocument; WrongType for a file that is no workbook.
    """
    limits = limits or Limits(size=5 * _MEGABYTE, unpacked=50 * _MEGABYTE, wall_seconds=30, cpu_seconds=20)
    check_file(data, filename, limits)
    found = detect(data)
    if found is not Format.SHEET:
        raise WrongType(
            Sentence("Filen är %(kind)s. Använd en Excel-fil (XLSX).", kind=found.label),
            details={"found": found.value},
        )
    sheets: Sheets = json.loads(_run({"work": "cells"}, data, limits, _silent)[1])
    return sheets


def _run(order: dict[str, object], data: bytes, limits: Limits, progress: Progress) -> tuple[bytes, bytes]:
    """The worker gets its order and the bytes as a nameless file on stdin; it answers in frames."""
    order |= {"cpu": limits.cpu_seconds, "memory": limits.memory}
    with tempfile.TemporaryFile() as given:
        given.write(json.dumps(order).encode() + b"\n" + data)
        given.seek(0)
        worker = subprocess.Popen(
            [sys.executable, "-I", "-B", "-c", _START, str(_SOURCE)],
            stdin=given,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={"PATH": os.environ.get("PATH", ""), "LC_ALL": "C.UTF-8"},
            start_new_session=True,
        )
    with worker:
        try:
            return _answer(worker, limits, progress)
        finally:
            worker.kill()


def _answer(worker: subprocess.Popen[bytes], limits: Limits, progress: Progress) -> tuple[bytes, bytes]:
    """The last frame that the worker sends. Raises the error that it sends, or what its end says."""
    for kind, body in _frames(worker, time.monotonic() + limits.wall_seconds):
        if kind == PROGRESS:
            share, sentence = json.loads(body)
            progress(float(share), unpacked(sentence))
        elif kind == ERROR:
            raise _named_error(json.loads(body))
        else:
            return kind, body
    raise _end_of(worker.wait())


def _frames(worker: subprocess.Popen[bytes], deadline: float) -> Iterator[tuple[bytes, bytes]]:
    """(kind, body) of each frame until the worker closes. Raises TooSlow at the deadline."""
    waiting = bytearray()
    for piece in _pieces(worker, deadline):
        waiting += piece
        while len(waiting) >= HEAD.size:
            kind, length = HEAD.unpack_from(waiting)
            if length > _MAX_ANSWER:
                raise _too_much_memory()
            if len(waiting) < HEAD.size + length:
                break
            yield kind, bytes(waiting[HEAD.size : HEAD.size + length])
            del waiting[: HEAD.size + length]


def _pieces(worker: subprocess.Popen[bytes], deadline: float) -> Iterator[bytes]:
    assert worker.stdout is not None
    with selectors.DefaultSelector() as selector:
        selector.register(worker.stdout, selectors.EVENT_READ)
        while True:
            if not selector.select(max(0.0, deadline - time.monotonic())):
                raise _too_slow()
            piece = os.read(worker.stdout.fileno(), 1 << 20)
            if not piece:
                return
            yield piece


def _named_error(told: Mapping[str, Any]) -> FridlystError:
    if told["code"] == NotFound.code:
        return NotFound(unpacked(told["message"]))
    known = {kind.code: kind for kind in UnreadableDocument.__subclasses__()}
    return known.get(told["code"], UnreadableDocument)(unpacked(told["message"]), details=told["details"])


def _end_of(code: int) -> UnreadableDocument:
    """The error that a worker which ended without an answer stands for."""
    if code in (-signal.SIGXCPU, -signal.SIGKILL):
        return _too_slow()
    if code == OUT_OF_MEMORY:
        return _too_much_memory()
    return ReaderFailed(
        "Läsningen avbröts: filen är troligen skadad. Spara den på nytt och försök igen.",
        details={"exit": code},
    )


def _too_slow() -> TooSlow:
    return TooSlow("Dokumentet tog för lång tid att läsa. Dela upp det i mindre delar och försök igen.")


def _too_much_memory() -> TooMuchMemory:
    return TooMuchMemory("Dokumentet kräver för mycket minne för att läsas. Dela upp det och försök igen.")


def _silent(share: float, sentence: str) -> None:
    """Tells nobody."""


_START = (
    "import sys; sys.path.insert(0, sys.argv[1]); "
    "from fridlyst.intake.guard_worker import main; main(sys.stdin.buffer, sys.stdout.buffer)"
)
