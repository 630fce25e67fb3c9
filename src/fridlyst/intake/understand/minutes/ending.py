"""What stands last in minutes and letters: enclosures, reservations, and whom the decision is sent to."""

import re
from collections.abc import Iterator

from fridlyst.intake.owners import is_owner_text, parse_owners
from fridlyst.intake.understand.minutes.draft import Reservation
from fridlyst.intake.understand.minutes.flow import Flow
from fridlyst.intake.understand.minutes.sections import Part
from fridlyst.intake.understand.words import fold

MOST = 60
_BULLET = re.compile(r"(?:^|\s)•\s*")
_DASH = re.compile(r"(?:^|\n)\s*[-–]\s+|(?<=\d)\s[-–]\s(?=[A-ZÅÄÖ])")
_BEGINS = re.compile(
    r"(?<=[\wåäö”\").])\s+(?=(?:Tjänste(?:skrivelse|utlåtande)|Bilag[aor]+\b|Protokollsutdrag|Remissvar"
    r"|Remissammanställning"
    r"|Skrivelse\b|Motion(?:en)?\b|Sammanträdesprotokoll|[A-ZÅÄÖ][A-Za-zåäö]{1,5}\s§\s?\d))"
    r"|(?<=\d{4}-\d\d-\d\d)\s+(?=[A-ZÅÄÖ])"
)
_FINISHED = re.compile(
    r"\s(?:Justera(?:s|t|ndes?)\b|Utdragsbestyrk\w+|Signatur|Paragrafen är|_{3,}|"
    r"Ordförande\b|Sekreterare\b|Anslaget\b).*$",
    re.DOTALL,
)
_PERSON = r"[A-ZÅÄÖ][\wåäöéü-]+(?:\s[A-ZÅÄÖ][\wåäöéü-]+){0,3}\s\((?:[A-ZÅÄÖ]{1,4}|-)\)"
_RESERVED = re.compile(r"\s(?:reserverar|reserverade)\ssig(?P<text>[^.\n]{0,1500})")
_NAMES = re.compile(rf"(?:{_PERSON}(?:(?:,\s|\soch\s|\ssamt\s){_PERSON}){{0,30}}|[A-ZÅÄÖ][\wåäö ]{{2,60}})$")
_LONGEST_NAMES = 600
_EACH = re.compile(_PERSON)
_RUN_TOGETHER = re.compile(
    r"((?:nämnden|styrelsen|fullmäktige|kontoret|förvaltningen|bolaget|utskottet|rådet))\s+(?=[A-ZÅÄÖ])"
)
_LONGEST_TITLE = 500
_OWNERS = 0.35


def enclosures(flow: Flow, part: Part | None) -> list[str]:
    """The titles of the documents that the decision stands on."""
    if part is None:
        return []
    text = _FINISHED.sub("", " " + part.text(flow)).strip()
    return [title[:_LONGEST_TITLE] for title in _titles(flow, part, text) if len(title) > 2][:MOST]


def _titles(flow: Flow, part: Part, text: str) -> Iterator[str]:
    if "•" in text:
        pieces = _BULLET.split(text)
    elif _DASH.match(text):
        pieces = _DASH.split(text)
    else:
        pieces = [piece for line in _meant_lines(flow, part, len(text)) for piece in _BEGINS.split(line)]
    for piece in pieces:
        if plain := fold(piece).strip(" .,;_-–•"):
            yield plain


def _meant_lines(flow: Flow, part: Part, length: int) -> Iterator[str]:
    """The lines of a part; one that goes on with a small letter belongs to the one before."""
    stop = min(part.end, part.start + length + 1)
    starts = [at for at in sorted(flow.fresh_between(part.start, stop)) if _opens(flow.text[at : at + 3])]
    for at, end in zip([part.start, *starts], [*starts, stop], strict=True):
        if flow.text[at:end].strip():
            yield flow.text[at:end]


def _opens(beginning: str) -> bool:
    return beginning[:1].isupper() or beginning[:1] in '§”"“' or beginning[:1].isdigit()


def sent_to(flow: Flow, part: Part | None) -> list[str]:
    """Those that the decision is sent to, also where they have run together without marks."""
    if part is None:
        return []
    text = _FINISHED.sub("", " " + part.text(flow)).strip()
    found: list[str] = []
    for line in _meant_lines(flow, part, len(text)):
        plain = fold(_FINISHED.sub("", " " + line).replace("•", ", ")).strip(" .,;:-–")
        plain = _RUN_TOGETHER.sub(r"\1, ", plain)
        found += (
            [one.name for one in parse_owners(plain)] if is_owner_text(plain) > _OWNERS else _others(plain)
        )
    names = (f"{name[:1].upper()}{name[1:300]}" for name in found if name)
    return list(dict.fromkeys(names))[:MOST]


def _others(line: str) -> list[str]:
    """Names that no table knows: each between its commas."""
    return [piece.strip() for piece in re.split(r",\s*|;\s*", line) if 1 < len(piece.strip()) <= 120]


def reservations(flow: Flow, start: int, end: int) -> list[Reservation]:
    """Who reserved themselves, each by name, with what they say of why."""
    made: list[Reservation] = []
    for found in _RESERVED.finditer(flow.text, start, end):
        before = flow.text[max(start, found.start() - _LONGEST_NAMES) : found.start()]
        named = _NAMES.search(re.split(r"\.\s|\n", before)[-1])
        whole = fold(named[0]) if named else ""
        words = fold(found["text"]).strip(" .:")
        made += [Reservation(fold(who)[:300], words) for who in _EACH.findall(whole) or [whole] if who]
    return list({(one.who, one.text): one for one in made}.values())[:MOST]
