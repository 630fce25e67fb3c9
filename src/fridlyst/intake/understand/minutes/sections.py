"""The headings of minutes and letters, also where they have run together with the text below."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from fridlyst.intake.understand.minutes.flow import Flow, ends_of

_WHO = r"[A-ZÅÄÖ][\wåäöÅÄÖ]*(?:-\s(?:och|samt)\s\w+)?(?:s\s\w+utskott)?s"
_TO = r"(?:[a-zåäöA-ZÅÄÖ]+(?:-\s(?:och|samt)\s[a-zåäö]+)?(?:s\s[a-zåäö]+utskott)?s\s)"
_IN = r"(?:\s(?:i|till)\s[a-zåäöA-ZÅÄÖ]+(?:-\soch\s[a-zåäö]+)?(?:s\s[a-zåäö]+utskott)?)"
_HEADINGS = (
    ("at_meeting", r"Förslag\still\sbeslut\spå\ssammanträdet|Förslag\spå\ssammanträdet|Dagens\ssammanträde"
                   r"|Yrkande(?:n|na)?(?:\spå\ssammanträdet)?|Tilläggsyrkanden?|Ändringsyrkanden?|Överläggning\w*"),
    ("procedure", r"Beslutsgång(?:en)?|Propositionsordning(?:en)?|Omröstning(?:en)?"),
    ("proposal", rf"Förslag\still\s{_TO}?beslut{_IN}?|Beslutsförslag"
                 rf"|{_WHO}\sförslag\still\s(?:beslut{_IN}?|[a-zåäö]+(?:styrelsen|fullmäktige|nämnden))"),
    ("sent_to", r"(?:Beslut(?:et)?|Paragrafen|Protokollet|Protokollsutdrag(?:et)?|Utdrag(?:et)?)\s"
                r"(?:ska\s|har\s)?(?:skickas?|skickats|sänds?|expedieras?|delges)\s(?:ut\s)?till"
                r"|(?:Skickas|Sänds|Expedieras|Delges|Expediering|Protokollsutdrag|Utdrag|Kopia)\still|Sändlista"
                r"|Expediering"),
    ("decision", rf"Beslut(?:\si\s[a-zåäö]+)?|{_WHO}\sbeslut"),
    ("enclosures", r"Beslutsunderlag(?:et)?|Underlag\sför\sbeslut(?:et)?|Handlingar\si\särendet|Bilagor"
                   r"|Underlag"),
    ("reservations", r"Reservation(?:er)?|Särskil(?:t|da)\syttranden?|Protokollsanteckning(?:ar)?"),
    ("matter", r"Ärende(?:t|beskrivning(?:en)?)?|Sammanfattning(?:\sav\särendet)?|Beskrivning\sav\särendet"
               r"|Redogörelse\sför\särendet|Ärendets\sgång|Motionen"),
    ("preparation", r"Beredning(?:en)?|Ärendets\sberedning|Tidigare\s(?:beslut|behandling)|Yttrande"),
    ("background", r"Bakgrund(?:en)?"),
    ("economy", r"Ekonomiska\skonsekvenser|Ekonomi(?:\soch\sfinansiering)?|Finansiering"
                r"|Kostnader(?:\soch\sfinansiering)?"),
    ("goals", r"Kommunala\smål|Koppling\still\s(?:kommunens\s)?mål|Måluppfyllelse"),
    ("equality", r"Jämställdhet(?:sanalys|sperspektiv|skonsekvenser)?|Jämlikhet"),
    ("children", r"Barn(?:konventionen|(?:rätts)?perspektiv(?:et)?|konsekvensanalys|ets\sbästa)"),
    ("consultation", r"Samråd|Samverkan"),
    ("follow_up", r"Uppföljning(?:\soch\sutvärdering)?"),
    ("assessment", rf"(?:{_WHO}\s)?[Bb]edömning(?:en)?|Motivering(?:\still\sbeslut(?:et)?)?"),
    ("labour_law", r"Information\seller\sförhandling\senligt\slag\s\(1976:580\)\som\smedbestämmande"
                   r"\si\sarbetslivet"
                   r"|(?:Information\seller\s)?[Ff]örhandling\senligt\sMBL|MBL(?!-information\senligt\s§)[\wåäö-]*"
                   r"|Facklig\s(?:samverkan|information)"),
)  # fmt: skip
_ANY = re.compile("|".join(rf"(?P<{key}>\b(?:{words})\b)" for key, words in _HEADINGS))
_BEFORE = re.compile(r"[.:!?”\"’)_•\n]\s*$")
_AFTER = re.compile(r"\s*(?:$|\n|:)|\s+(?=[A-ZÅÄÖ0-9•§“”\"–-])")
_CITED = re.compile(r"\s*(?:den\s)?(?:\d{1,4}(?!\d*\.\s)|§|[A-ZÅÄÖ]\w{1,4}\s(?:§|\d{4}))")
_SPACE = re.compile(r"\s")
_NUMBERED = re.compile(r"\s*\d")
_LOOK_BACK = 4
# Words that a sentence may hold with a capital as well: headings only where a line begins.
_LOOSE = frozenset(
    {"motionen", "yttrande", "underlag", "bilagor", "ekonomi", "ärendet", "samverkan", "beslut"}
)


@dataclass(frozen=True, slots=True)
class Part:
    """What stands under one heading: the heading from `at`, its text from `start` to `end`."""

    key: str
    heading: str
    at: int
    start: int
    end: int

    def text(self, flow: Flow) -> str:
        return flow.text[self.start : self.end]


def parts_of(flow: Flow, start: int = 0, end: int | None = None) -> tuple[Part, ...]:
    """The parts of a stretch, in order; what stands before the first heading is none of them."""
    stop = len(flow.text) if end is None else end
    heads = _headings(flow, start, stop)
    ends = ends_of([head[1].start() for head in heads], stop)
    return tuple(
        Part(key, " ".join(found[0].split()), found.start(), after, until)
        for (key, found, after), until in zip(heads, ends, strict=True)
    )


def part(parts: Sequence[Part], *keys: str) -> Part | None:
    """The first part with one of the keys."""
    return next((one for one in parts if one.key in keys), None)


Head = tuple[str, re.Match[str], int]


def _headings(flow: Flow, start: int, stop: int) -> list[Head]:
    found: list[Head] = []
    for one in _ANY.finditer(flow.text, start, stop):
        key = str(one.lastgroup)
        after = _AFTER.match(flow.text, one.end(), stop) or _alone(flow, one)
        if after is None or not _is_heading(flow, one, key, found[-1] if found else None):
            continue
        found.append((key, one, after.end()))
    return found


def _alone(flow: Flow, one: re.Match[str]) -> re.Match[str] | None:
    """The space behind words that have a line of their own."""
    alone = one.start() in flow.fresh and one.end() + 1 in flow.fresh
    return _SPACE.match(flow.text, one.end()) if alone else None


def _is_heading(flow: Flow, one: re.Match[str], key: str, before: Head | None) -> bool:
    """A heading's capital stands where no sentence begins, or a line begins with it; a decision that is
    cited with its day or its paragraph is none, nor a matter with its number."""
    if key == "decision" and _CITED.match(flow.text, one.end()):
        return False
    if one[0] == "Ärende" and _NUMBERED.match(flow.text, one.end()):
        return False
    if one.start() in flow.fresh or (before is not None and one.start() == before[2]):
        return True
    if one[0].lower() not in _LOOSE:
        return True
    return _BEFORE.search(flow.text, max(one.start() - _LOOK_BACK, 0), one.start()) is not None
