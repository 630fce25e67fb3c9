"""The bodies, registration numbers and paragraphs that minutes name."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from fridlyst.intake.owners.names import canonical
from fridlyst.intake.owners.vocabulary import ABBREVIATIONS

_JOINT = r"(?:[A-ZÅÄÖa-zåäö]{3,}-(?:,\s[a-zåäö]{3,}-)*\s(?:och|samt)\s)?"
_STEM = r"[A-ZÅÄÖa-zåäö-]{0,40}"
_KINDS = (
    r"(?:fullmäktige|styrelsen|nämnden|kontoret|förvaltningen|utskottet|beredningen|kommittén|kansliet"
    r"|sektorn|rådet)"
)
_UNDER = r"(?:s\s+(?:[a-zåäö]{2,20}utskott(?:et)?|presidium))"
_SHORT = "|".join(sorted((one.upper() for one in ABBREVIATIONS), key=len, reverse=True))
_BODY = re.compile(
    rf"\b(?P<name>{_JOINT}{_STEM}{_KINDS})(?P<under>{_UNDER})?(?P<genitive>s\b)?"
    rf"|\b(?P<short>{_SHORT}|Kf|Ks|Sn)\b(?=[\s,.:)§]|$)",
)
_GENERAL = re.compile(
    r"^(?:nämnden|förvaltningen|kontoret|styrelsen|utskottet|sektorn|kommunen|kansliet|rådet|beredningen"
    r"|\w+lagsstyrelsen|länsstyrelsen|socialstyrelsen|domstolen)$",
    re.IGNORECASE,
)
_LABEL = r"(?:Dnr|Diarie(?:nr|nummer)|Ärende(?:nr|nummer))"
_BARE = (
    r"(?:(?:19|20)\d\d\.\d{1,6}\s[A-ZÅÄÖ]{2,5}\b|[A-ZÅÄÖ]{2,6}[\s/-]?(?:19|20)\d\d[/:.-]\d{1,6}(?:-\d{1,4})?)"
)
_NUMBER = re.compile(
    rf"(?:\b{_LABEL}\s*[.:]?\s*(?P<told>{_BARE}|[A-ZÅÄÖ]{{0,6}}[\s/-]?\d{{2,4}}[/:.-]\d{{1,6}}(?:[-.:/]\d{{1,4}})?)"
    rf"|(?<![\w/-])(?P<bare>{_BARE}))(?![\w/])"
)
_ISO = re.compile(r"^\d{4}-\d\d-\d\d$")
PARAGRAPH = re.compile(r"§{1,2}\s*(?P<number>\d{1,4})(?:\s?/\s?(?P<year>(?:19|20)?\d\d)\b)?")


@dataclass(frozen=True, slots=True)
class Named:
    """A name in the text, as it is shown."""

    start: int
    end: int
    name: str


def bodies_in(text: str, start: int = 0, end: int | None = None) -> Iterator[Named]:
    """The bodies that the text names, in order; a general word such as "nämnden" is none."""
    for found in _BODY.finditer(text, start, len(text) if end is None else end):
        name = _shown(found)
        if name and not _GENERAL.match(name):
            yield Named(found.start(), found.end(), name)


def _shown(found: re.Match[str]) -> str:
    if found["short"]:
        whole = canonical(found["short"])
        return whole[:1].upper() + whole[1:]
    name = " ".join(f"{found['name']}{found['under'] or ''}".split())
    return name[:1].upper() + name[1:]


def registration_number(text: str, start: int = 0, end: int | None = None) -> Named | None:
    """The first registration number in the stretch, with the label that stands before it in its place."""
    for found in _NUMBER.finditer(text, start, len(text) if end is None else end):
        number = " ".join((found["told"] or found["bare"]).split())
        if not _ISO.match(number):
            return Named(found.start(), found.end(), number)
    return None
