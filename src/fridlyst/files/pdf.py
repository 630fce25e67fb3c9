"""What a PDF may not hold: a lock, or something that runs when it is opened.

Nothing is drawn and no PDF reader is started. The names that matter stand in the open, or in object
streams, which are unpacked within bounds; what is written so that it cannot be looked in is refused.
"""

import re
import zlib

from fridlyst.base.sentences import Sentence
from fridlyst.files.errors import BrokenFile, EncryptedFile, HasMacros, ZipBomb
from fridlyst.files.kinds import Format, detect

_END, _PIECE = 4096, 65536
# No document has as many; each costs a look backwards or an unpacking.
_MOST = 3_000
_LONGEST, _TOGETHER = 20_000_000, 150_000_000
_ESCAPED = re.compile(rb"#([0-9A-Fa-f]{2})")
_RUNS = re.compile(rb"/(?:JavaScript|Launch)(?![A-Za-z0-9])")
_LOCKED = re.compile(rb"/Encrypt[\s\0%<]")
_HOLDS = re.compile(rb"/(ObjStm|EmbeddedFile)(?![A-Za-z0-9])")
_STREAM = re.compile(rb"\bstream\r?\n")
_FLATE = re.compile(rb"/Filter\s*(?:/(?:FlateDecode|Fl)|\[\s*/(?:FlateDecode|Fl)\s*\])\s*(?:/|>>)")
_PREDICTED = re.compile(rb"/Predictor\s+(?!1\b)")
_FIRST = re.compile(rb"/First\s+(\d{1,9})")
_PROGRAM_NAME = re.compile(
    rb"/U?F\s*\([^)\r\n]{0,80}\.(?:exe|com|scr|bat|cmd|jse?|vb[se]|wsf|hta|msi|ps1|jar|lnk|[dxp][olp][cst]m)\)",
    re.IGNORECASE,
)


def check_pdf(data: bytes, filename: str) -> None:
    """Raise BrokenFile for a PDF that ends too soon, EncryptedFile for a locked one, ZipBomb for one that
    swells, and HasMacros for one with a script, with an order to start something, or with a program attached.

    A PDF that is locked only against printing or copying is locked too: what it holds cannot be checked, and
    no archive takes it. Other attachments (a table beside a report, as PDF/A-3 has them) are let through.
    """
    if b"startxref" not in data[-_END:]:
        raise BrokenFile("Filen är skadad eller avhuggen. Hämta eller spara den på nytt och försök igen.")
    plain = _plain(data)
    if _LOCKED.search(plain):
        raise EncryptedFile("Filen är låst med lösenord. Spara den utan lösenord och försök igen.")
    hides = len(_HOLDS.findall(plain)) != len(_HOLDS.findall(data))
    if hides or _runs(plain) or _holds_program(data):
        raise HasMacros(
            Sentence(
                "%(file)s innehåller ett skript, ett startkommando eller ett program. "
                "Skriv ut den till en ny PDF och lägg till den i stället.",
                file=filename,
            )
        )


def _plain(words: bytes) -> bytes:
    """With names as they are meant: /JavaScri#70t is /JavaScript."""
    return _ESCAPED.sub(lambda found: bytes([int(found[1], 16)]), words)


def _runs(words: bytes) -> bool:
    """Whether an action of a kind that runs something is named, in place or as an object of its own."""
    if _PROGRAM_NAME.search(words):
        return True
    for number, found in enumerate(_RUNS.finditer(words)):
        if number > _MOST or _is_kind(words[max(0, found.start() - _END) : found.start()]):
            return True
    return False


def _is_kind(before: bytes) -> bool:
    """Whether what stands before a name makes it the kind of an action, blanks and remarks left aside."""
    for line in reversed(re.split(rb"[\r\n]", before)):
        said = line.partition(b"%")[0].strip(b" \t\f\0")
        if line.rstrip(b" \t\f\0").endswith((b"/S", b"obj")) or said.endswith((b"/S", b"obj")):
            return True
        if said:
            return False
    return True


def _holds_program(data: bytes) -> bool:
    room = _TOGETHER
    for number, found in enumerate(_HOLDS.finditer(data)):
        begun = _STREAM.search(data, found.end(), found.end() + _END)
        is_objects = found[1] == b"ObjStm"
        if begun is None or number > _MOST:
            if is_objects:
                return True
            continue
        head = data[max(data.rfind(b"obj", max(0, found.start() - _END), found.start()), 0) : begun.start()]
        if is_objects and _cannot_be_seen(head):
            return True
        held = _unpacked(data, begun.end(), head, room)
        room -= len(held)
        if _objects_run(_plain(held), head) if is_objects else _is_program(held):
            return True
    return False


def _cannot_be_seen(head: bytes) -> bool:
    """Objects packed in a way that no program writes them; nothing but Flate is undone here."""
    return b"/Filter" in head and (_FLATE.search(head) is None or _PREDICTED.search(head) is not None)


def _unpacked(data: bytes, start: int, head: bytes, room: int) -> bytes:
    """What the stream holds, as far as it can be unpacked; ZipBomb when that is out of proportion."""
    if b"/Filter" not in head:
        return data[start : start + _PIECE]
    unpacking, held, most = zlib.decompressobj(), bytearray(), min(_LONGEST, room)
    while not unpacking.eof and start < len(data):
        try:
            held += unpacking.decompress(data[start : start + _PIECE], most - len(held) + 1)
        except zlib.error:
            break
        start += _PIECE
        if len(held) > most:
            raise ZipBomb(
                Sentence(
                    "Filen är packad på ett sätt som inte kan läsas säkert: den har %(why)s.",
                    why=Sentence("en del som växer orimligt mycket när den packas upp"),
                )
            )
    return bytes(held)


def _objects_run(held: bytes, head: bytes) -> bool:
    """Whether one of the objects runs something; each begins where the list before them says."""
    first = _FIRST.search(head)
    start = int(first[1]) if first else 0
    places = [start + int(one) for one in held[:start].split()[1::2] if one.isdigit() and len(one) < 9]
    return _runs(held) or any(_RUNS.match(held[at : at + 40].lstrip(b" \t\r\n\f\0")) for at in places)


def _is_program(held: bytes) -> bool:
    return detect(held) in (Format.PROGRAM, Format.OLD_OFFICE)
