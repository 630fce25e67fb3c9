"""How a place is written, so that it can be found: streets, postal addresses, floors, maps, coordinates."""

import re
from typing import Final

from fridlyst.support.terms import PlaceKind

# Nothing repeats without bound, so that the work grows with the text and never with its square.
_BOUNDS: Final = (
    (r"\s*", r"\s{0,3}"), (r"\s+", r"\s{1,3}"), (r"\w*", r"\w{0,40}"), (r"\w+", r"\w{1,40}"),
    (r"\d+", r"\d{1,9}"), (r"_]+", r"_]{1,40}"),
)  # fmt: skip


def _of(*parts: str, flags: re.RegexFlag = re.IGNORECASE) -> re.Pattern[str]:
    pattern = "|".join(parts)
    for unbounded, bounded in _BOUNDS:
        pattern = pattern.replace(unbounded, bounded)
    return re.compile(pattern, flags)


_WORD_NUMBERS: Final = (
    "ett|två|tre|fyra|fem|sex|sju|åtta|nio|tio|elva|tolv|tretton|fjorton|femton|sexton|sjutton|arton|"
    "nitton|tjugo"
)
_ORDINALS: Final = "första|andra|tredje|fjärde|femte|sjätte|sjunde|åttonde|nionde|tionde|översta|nedersta"
# A number that counts something is none of a house.
_COUNTED: Final = (
    r"\d|[.,:]\d|\s*(?:år|dag|dygn|gång|kr|procent|%|min|tim|mån|veck|plats|person|barn|–|-\s?\d{4})"
)
_HOUSE: Final = rf"(?:nr\.?|no\.?|nummer|#)?\s*(?:\d{{1,4}}(?!{_COUNTED})|(?:{_WORD_NUMBERS})\b)"
_ROADS: Final = (
    "gatan|gata|vägen|väg|gränden|gränd|torget|torg|allén|allé|stigen|stig|esplanaden|esplanad|kajen|kaj|slingan|"
    "slinga|tvär|brinken|brink|liden|backen|backe|stranden|strand|hamnen|kvarteret"
)
_SQUARES: Final = "planen|plan|platsen|plats|ringen|parken|bron|gården"

# What can stand between a street and its number; a full stop ends a sentence when there is room after it.
_BEFORE: Final = r"(?:[\s,:]{0,3}|\s?[./_*=(<–-]{1,2}\s?(?<!\.\s))"

COMPOUND: Final = _of(rf"(?<![\w@./-])([^\W\d_]{{2,40}}?)({_ROADS}|{_SQUARES}){_BEFORE}{_HOUSE}")
APART: Final = _of(rf"(?<![\w@./])([^\W\d_]{{2,30}}\.?)\s+({_ROADS})[\s,:]{{1,3}}{_HOUSE}")
# The number first, as in other countries: 5 Storgatan, 12 B, Norra vägen.
TURNED: Final = _of(
    r"(?<![\w.,:–-])(?:nr\.?\s?)?\d{1,3}(?:\s?[A-H]\b)?[\s,./_*(-]{1,3}"
    rf"(?P<before>[^\W\d_]{{2,20}}\s)?(?P<first>[^\W\d_]{{2,40}}?)(?P<last>{_ROADS}|{_SQUARES})\b"
)
SHORT: Final = _of(rf"(?<!\w)[A-ZÅÄÖ][^\W\d_]{{2,30}}(?:v|g)\.\s?{_HOUSE}", flags=re.NOFLAG)
NAMED: Final = _of(
    r"\b(?:på|vid|i|längs|nära|korsningen|hörnet av|kring|intill|från)\s+"
    r"[A-ZÅÄÖ][^\W\d_]{2,40}(?:gatan|vägen|gränd|gränden|torget|allén|esplanaden|kajen)\b",
    flags=re.NOFLAG,
)
POSTCODE: Final = _of(
    r"(?<![\d+\-–])(?:SE?[\s-]?)?[1-9]\d{2}[\s.\-]{0,2}\d{2}[\s,.]{0,3}(?P<town>[^\W\d_][\w-]{1,40})"
)
POSTCODE_AFTER: Final = _of(
    r"(?<![\w-])(?P<town>[^\W\d_][^\W\d_-]{2,40})[\s,.:(]{1,3}(?:SE?[\s-]?)?[1-9]\d{2}(?P<apart>[\s.-]?)\d{2}"
    r"(?![\d%]|[.,:]\d|\s?(?:kr|år|min|tim|–|-)|\s\d)"
)
BOX: Final = _of(
    r"\b(?:box|postbox|po box)\s*\d{1,6}\b(?:[\s,]{0,4}(?:SE?[\s-]?)?\d{3}\s?\d{2}\s+[^\W\d_]+)?"
)
PHONE: Final = _of(r"(?<![\d.,])(?:\+\d{1,3}[\s-]?(?:\(0\)\s?)?|0)\d(?:[\s\-–/]{0,3}\d){5,12}(?!\d)")
DATE: Final = _of(
    r"\b(?:19|20)\d{2}-\d{2}-\d{2}\b",
    r"\b\d{1,2}[./]\d{1,2}[./]\d{2,4}\b",
    r"\b\d{1,2}[.:]\d{2}(?:\s*[–-]\s*\d{1,2}[.:]\d{2})?\b(?!\d)",
)
_LANDMARKS: Final = (
    r"(?:\w*kyrkan|\w*skolan|\w*stationen|\w*apoteket|\w*torget|\w*sjukhuset|\w*biblioteket|\w*badhuset|"
    r"\w*hallen|vårdcentralen|\w*polishuset|\w*hållplatsen|stadshuset|kommunhuset|centralen|macken|"
    r"ica\b|coop\b|willys\b|lidl\b|systembolaget|moskén)"
)
# In the order that they are tried; each is enough alone.
PLAIN: Final[tuple[tuple[str, re.Pattern[str]], ...]] = (
    (
        PlaceKind.MAP,
        _of(
            r"\bgeo:\s?-?\d", r"maps\.app\.goo\.gl", r"goo\.gl/maps", r"google\.[a-z.]{2,6}/maps",
            r"\bmaps?\.(?:google|apple|bing|yandex|here)\b", r"openstreetmap\.", r"\bosm\.org",
            r"bing\.com/maps",
            r"\bwaze\.com", r"what3words", r"\bw3w\.co", r"\bplus\.codes", r"kartor\.eniro",
            r"eniro\.se/kart",
            r"hitta\.se/(?:kart|vägbeskr)", r"[?&](?:ll|daddr|destination|lat|lon|lng)=",
            r"/maps?/(?:dir|place)/",
            r"/{3}\s?[^\W\d_]{2,20}[.。][^\W\d_]{2,20}[.。][^\W\d_]{2,20}",
        ),
    ),
    (
        PlaceKind.COORDINATES,
        _of(
            r"\d{1,3}\s?°\s?\d", r"\b[NS]\s?\d{1,2}\s\d{1,2}[.,'′]\d",
            r"\b\d{1,2}[.,]\d{3,9}\s?°?\s?[NS]?[\s,;/]{1,4}[-+]?\d{1,3}[.,]\d{3,9}\b",
            r"\b\d{1,2}[.,]\d{2,9}\s?°?\s?[NS]\b[\s,;/]{0,4}\d{1,3}[.,]\d{2,9}\s?°?\s?[EÖW]\b",
            r"\b(?:lat|long?|latitude?|longitude?)\b\.?\s*[:=]?\s*[-+]?\d{1,3}[.,]\d+",
            r"\b[67]\d{6}\s*[,;/\s]\s*[1-9]\d{5}\b", r"\b3[2-5][VW][A-Z]{2}\s?\d{4,10}\b",
            r"(?<!\w)[23456789CFGHJMPQRVWX]{4,8}\+[23456789CFGHJMPQRVWX]{2,3}\b",
        ),
    ),
    (
        PlaceKind.INSIDE,
        _of(
            rf"\b(?:våning(?:en|splan)?|vån\.?|etage)\s*(?:\d{{1,2}}|{_WORD_NUMBERS})\b",
            rf"(?<!\w)(?:\d{{1,2}}\s*(?::?[ea])?|{_ORDINALS})\s+(?:våning|vån\b|etage)",
            rf"(?<!\w)(?:\d{{1,2}}|{_WORD_NUMBERS})\s*(?:tr\b\.?|trappor\b)",
            r"\b(?:portkod|dörrkod|port|uppgång|lägenhet|lgh)\.?\s*(?:nr\.?\s*)?(?:\d{1,4}|[A-H])\b",
            r"\bplan\s+\d{1,2}\b(?!\s*[–-]\s*\d)", r"(?<!\w)c\s?/\s?o\s+\w",
        ),
    ),
    (
        PlaceKind.BESIDE,
        _of(
            r"\b(?:mitt\s?emot|bredvid|intill|bakom|ovanför|nedanför|grannar? med|tvärs över|"
            r"runt hörnet från|i samma hus som|(?:meter|minuter|gångväg|promenad) från|"
            r"vägg i vägg med|nära)\s+"
            rf"(?:den\s+|det\s+|gamla\s+)?{_LANDMARKS}"
        ),
    ),
    (
        PlaceKind.ESTATE,
        _of(
            r"\b(?i:kv\.?|kvarteret|fastigheten|fastighetsbeteckning:?)\s+[A-ZÅÄÖ]\w+(?:\s\w+)?\s\d{1,3}(?::\d{1,3})?\b",
            flags=re.NOFLAG,
        ),
    ),
    (PlaceKind.STREET, NAMED),
    (PlaceKind.STREET, SHORT),
    (
        PlaceKind.STREET,
        _of(
            r"\b\w{2,30}(?:katu|kuja|polku)\s*\d{1,3}\b", r"\b\d{1,4}\s+\w{2,30}\s+(?:street|road|avenue)\b",
            r"\b\w{2,30}\s+(?:street|road|avenue)\s+\d{1,4}\b",
            r"(?:شارع|سرک|خیابان|вулиця|вул\.|waddada|ጎደና)\s+\S{2,30}(?:\s+\S{2,30})?[\s,]{1,2}\d{1,4}",
        ),
    ),
    (PlaceKind.POSTAL, _of(r"(?<!\w)SE?-\d{3}\s?\d{2}(?!\d)", flags=re.NOFLAG)),
    (PlaceKind.POSTAL, _of(r"\bpost(?:nr|nummer|adress)\.?:?\s*(?:är\s+)?\w*\s?\d{3}")),
)  # fmt: skip
