"""The words that amendments are said with, as regular expressions."""

import re

from fridlyst.decisions.wording.numbers import ORDINAL
from fridlyst.decisions.wording.quotes import MARK


def words(pattern: str) -> re.Pattern[str]:
    """A pattern in any case, where a space may be several, and " ?" none."""
    return re.compile(pattern.replace(" ?", r"\s*").replace(" ", r"\s+"), re.IGNORECASE)


_NOUNS = (
    r"(?:ordet|orden|begreppet|begreppen|uttrycket|uttrycken|formuleringen|meningen|meningarna|texten|frasen"
    r"|skrivningen|delen|passagen|satsen|bisatsen|raden|punkten|strecksatsen|att-?satsen|aktiviteten|insatsen"
    r"|åtgärden|målet|delmålet|stycket|rubriken|årtalet|siffran|talet)"
)
_NOUN = rf"(?:(?:det |den |de )?(?:{_NOUNS}|där det står|som börjar med|som inleds med) )"
OPERAND = (
    rf"(?:{_NOUN}*{MARK}|(?:ordet|begreppet|uttrycket|årtalet|siffran|talet) [\w-]+"
    r"|orden [\w-]+(?: (?!(?:på s|under|i (?:första|sista|avsnitt|punkt))\w*\b)[\w-]+){0,7})"
)
COLON = r":(?=\s|$|\ue000)"
_KEEP = r"(?P<keep>[^¦\ue000:]{0,200}?)"
_MODAL = r"(?:(?:ska|skall|bör) )?(?:helt )?"
_TAKEN = (
    rf"{_MODAL}(?:stryks|strykas|utgår(?! (?:från|ifrån))|utgå(?! (?:från|ifrån))|tas bort|raderas|utesluts"
    r"|uteslutas)"
)
_SWAPPED = r"(?:ersätts|ersättas|byts ut|bytas ut|byts|bytas)"
_CHANGED = rf"{_MODAL}(?:{_SWAPPED}|ändras|omformuleras|skrivs om|justeras)"
_ADDING = (
    r"(?:läggs|läggas|lägga|lägg|förs|föras|tillförs|tillföra|tillfogas|infogas|införs|införas|skjuts|skrivs"
    r"|skrivas|adderas|tillkommer|kompletteras|komplettera|utökas|utöka|fogas|följs|tillägges)"
)
_NEW_THING = r"(?:punkt|strecksats|att-?sats|stycke|mening|aktivitet|insats|åtgärd)"

# Each with the words that are struck, where there are such; what follows is what comes instead.
REPLACING = tuple(
    words(pattern)
    for pattern in (
        rf"(?P<struck>{OPERAND}) {_TAKEN} och {_SWAPPED} (?:med|mot|av)",
        rf"{_TAKEN} och {_SWAPPED} (?:med|mot|av)",
        rf"\b(?:ersätt|ersätts|ersättas|ersätta|byts|byt|byta|ändra|ändras) (?:ut )?(?P<struck>{OPERAND})"
        rf"{_KEEP} (?:ut )?(?:med|mot|till|av)\b",
        rf"(?P<struck>{OPERAND}){_KEEP} {_CHANGED} (?:med|mot|till|av)\b",
        rf"\bi ?stället för (?P<struck>{OPERAND}){_KEEP} (?:skrivs|används|står|ska det stå|anges)\b",
        rf"\b{_CHANGED} (?:med|mot|till|av)\b",
        r"\b(?:ändras|omformuleras|skrivs om) så att (?:den|det|texten|meningen|punkten|stycket)"
        r" (?:lyder|får lydelsen)\b",
        rf"\b{_MODAL}(?:få|får|ges|ge|ha|erhåller)(?: i ?stället)? (?:följande |ny )?"
        r"(?:lydelsen|lydelse|formuleringen|formulering|innehåll)\b",
        r"\b(?:ska|skall) (?:i ?stället )?lyda\b",
    )
)
STRIKING = tuple(
    words(pattern)
    for pattern in (
        rf"(?P<struck>{OPERAND}){_KEEP} {_TAKEN}",
        rf"\b(?:stryk|stryks|stryka|ta bort|tas bort|radera|raderas|utesluts|utgår) (?P<struck>{OPERAND})",
        rf"\b{_TAKEN}",
        r"\b(?:stryk|ta bort|radera)\b",
    )
)
ADDING = tuple(
    words(pattern)
    for pattern in (
        rf"\b{_ADDING}\b(?P<keep>[^:]{{0,300}}?){COLON}",
        rf"(?P<keep>\bny(?:tt|a)? {_NEW_THING}\b[^:]{{0,300}}?){COLON}",
        rf"\btillägg(?:et|sförslag)?\b(?P<keep>[^:]{{0,300}}?){COLON}",
        rf"\b{_ADDING}\b",
    )
)
_ONE_MORE = (
    r"(?:\b(?:en|ett|ytterligare(?: en| ett)?|följande|som) (?:ny |nytt |egen |eget |extra |följande )?"
)
_PUNKT = r"(?:punkten|punktsatsen|strecksatsen|att-?satsen|aktiviteten|insatsen|åtgärden|raden)"
BULLET = words(
    rf"{_ONE_MORE}|\bny(?:tt)? )(?:punkt|punktsats|strecksats|att-?sats|aktivitet|insats|åtgärd|delmål|rad)\b"
    rf"|\bmed {_PUNKT}(?= ?(?:[¦:]|{MARK}|$))|\btill {_PUNKT}(?= ?(?:[¦:]|$))"
)
PARAGRAPH = words(rf"{_ONE_MORE}|\bnytt )(?:text)?stycke\b")
LIST = words(r"\b(?:punktlistan|listan|uppräkningen)\b")

_YRKANDE = r"(?:(?:tilläggs|ändrings)?yrkande|tillägg)"
_NUMBER = r"(?: nr\.?| nummer)?"
_CHANGES_IT = r"(?:ändras|kompletteras|får|ska|skall|justeras)\b"
PREFIX = words(
    rf"^(?:(?:{_YRKANDE}|(?:tilläggs|ändrings)?förslag)(?:et|t)?\b{_NUMBER}(?: \d+)?(?: \([^)]*\))?"
    rf" ?[:.)–-]? ?(?=[A-ZÅÄÖa-zåäö\ue000])(?!{_CHANGES_IT})|\d{{1,2}}[.)] |[•–-] )"
)
MOVED = words(
    r"^.{0,300}?\b(?:yrkar|föreslår|yrka|föreslå)\b(?: \([^)]*\))?(?: på)?"
    r"(?: följande(?: tillägg| ändring)?)?(?: att|:)"
)
AMENDS = words(
    rf"\b(?:i|till|av|från) (?:det )?{_YRKANDE}(?:et|t)?{_NUMBER} (?P<number>\d{{1,3}})\b"
    rf"|\b(?:i|till|av|från) (?:det )?(?P<order>{ORDINAL}) {_YRKANDE}(?:et|t)"
    rf"|\b{_YRKANDE}{_NUMBER} (?P<own>\d{{1,3}})(?= {_CHANGES_IT})"
)

PAGE = words(r"(?:\bpå )?\b(?:sidorna|sidan|sida|sid\.?|s\.?) ?(?P<number>\d{1,4})\b(?:[–-]\d+)?")
PAGE_ORDER = words(rf"(?:\bpå )?(?:den )?\b(?P<number>{ORDINAL}) sidan\b")
COLUMN = words(rf"(?:\bi )?(?:den |tabellens )?\b(?P<number>{ORDINAL}) (?:kolumnen|kolumn|spalten|spalt)\b")
COLUMN_NUMBER = words(r"(?:\bi )?\b(?:kolumn|spalt)(?:en)?(?: nr\.?)? (?P<number>\d{1,2})\b")
_WHERE = r"(?P<where>efter|före|framför|innan|i|till|under|ur|från)"
PARAGRAPH_ORDER = words(
    rf"(?:\b{_WHERE} )?(?:det )?\b(?P<number>{ORDINAL}|sista) (?:stycket|styckets|stycke)\b"
)
PARAGRAPH_NUMBER = words(rf"(?:\b{_WHERE} )?\b(?:stycke|st)\.? (?P<number>\d{{1,2}})\b")
ITEM_ORDER = words(rf"(?:\b{_WHERE} )?(?:den )?\b(?P<number>{ORDINAL}|sista) {_PUNKT}(?= |$|[,.;:])")
ITEM_NUMBER = words(
    rf"(?:\b{_WHERE} )?\b(?:punkt|punkten|p\.|strecksats|att-?sats|aktivitet|insats){_NUMBER}"
    r" (?P<number>\d{1,2})\b(?!\.\d)"
)
SENTENCE = words(
    rf"(?:\b{_WHERE} )?(?:den |styckets |avsnittets )*\b(?P<which>första|sista|inledande|avslutande)"
    r" (?:meningen|mening|satsen)\b(?: i (?:stycket|avsnittet))?"
)
_PART = (
    r"(?:stycket|avsnittet|kapitlet|texten|listan|punktlistan|uppräkningen|kolumnen|cellen|rutan|tabellen"
    r"|programmet|punkten)"
)
AT_END = words(rf"\b(?:allra )?(?:sist|i slutet)\b(?: (?:i|av|på|under) {_PART}\b)?|\bavslutningsvis\b")
AT_START = words(rf"\b(?:allra )?(?:först|i början|inledningsvis)\b(?: (?:i|av|på|under) {_PART}\b)?")
BETWEEN = words(rf"\bmellan {_NOUN}*(?P<quote>{MARK}) och {_NOUN}*{MARK}")
BESIDE = words(
    rf"\b(?P<where>efter|före|framför|innan) (?:{_NOUN}*(?P<quote>{MARK})"
    r"|(?:ordet|begreppet|årtalet) (?P<word>[\w-]+))"
)
INSIDE = words(rf"\b(?:i|ur|från) {_NOUN}+(?P<quote>{MARK})")

# A heading that is itself to be changed, struck or new; never one that says where.
_HEADING_ITSELF = r"(?:under)?rubrik(?:en|ens)?\b"
_BEFORE_HEADING = r"(?:^|\batt |[,;:] ?)(?:den |även )?"
OF_HEADING = words(
    rf"{_BEFORE_HEADING}{_HEADING_ITSELF}[^,;:]{{0,120}}? "
    rf"(?:{_CHANGED}|{_TAKEN}|{_MODAL}(?:få|får|ges|lyda|lyder|heta))\b"
    rf"|\b(?:ändra|ändras|byt|byta|byts|ersätt|ersätta|ersätts|stryk|stryka|stryks|ta bort|tas bort) (?:ut )?"
    rf"(?:den )?{_HEADING_ITSELF}"
    rf"|\b(?:får|få|ges|ny|nya) (?:den )?(?:nya? )?{_HEADING_ITSELF}"
    rf"|\bi {_HEADING_ITSELF}[^,;:]{{0,120}}? (?:{_CHANGED}|{_TAKEN})\b"
    rf"|{OPERAND} i {_HEADING_ITSELF}"
)

_VERBS = (
    r"(?:läggs|lägg|stryks|utgår|tas|ersätts|byts|ändras|tillkommer|infogas|införs|tillförs|kompletteras|får"
    r"|ska|skall)"
)
_UP_TO = (
    rf"(?=\s*(?:[,;:¦]|$|{MARK}|\.(?:\s|$)|\b(?:{_VERBS}|som|efter|före|sist|först|på (?:sid\w*|s\.?)"
    r"|med (?:en|ett|följande|ordet|orden|texten)"
    r"|i (?:första|sista|andra|tredje|den|det|slutet|början))\b|\bmed\s*¦))"
)
HEADING = words(
    r"\b(?:(?:under|i|till|efter|på) )?(?:den )?(?:under)?"
    rf"(?:rubriken|rubrik|avsnittet|avsnitt|kapitlet|kapitel|kap\.) (?P<heading>{MARK}|.{{1,200}}?){_UP_TO}"
)
BARE_HEADING = words(rf"\bunder (?P<heading>{MARK}|(?-i:[A-ZÅÄÖ])[^,;:¦\ue000]{{0,200}}?){_UP_TO}")
COLUMN_HEADING = words(
    r"\b(?:i )?(?:kolumnen|spalten)(?: med rubriken)? "
    rf"(?P<heading>{MARK}|(?-i:[A-ZÅÄÖ])[^,;:¦\ue000]{{0,200}}?){_UP_TO}"
)
NUMBERED_HEADING = words(r"\b(?:i|under)(?: punkt| punkten| p\.)? (?P<heading>\d+(?:\.\d+)+)\b")
LABEL = words(
    r"(?P<heading>\b(?:Mål|Delmål|Inriktningsmål|Område|Målområde|Fokusområde|Avsnitt|Kapitel)"
    r" \d{1,3}(?:\.\d+)*)\b"
)
UNQUOTED = words(
    r"\b(?:ordet|orden|begreppet|texten) (?P<added>[\w-]+(?: [\w-]+){0,9}?)(?=\s*(?:[¦,;:]|\.(?:\s|$)|$))"
)
AGAINST = words(rf"{_NOUN}*(?P<quote>{MARK})")
AT_PLACE = words(
    r" (?:på (?:sid\w*|s)\.? ?\d|i (?:första|sista|andra|tredje|avsnitt|kapitel)|under (?:rubrik|avsnitt)"
    r"|efter \ue000)"
)
LEADING = words(r"^[\s:]*(?:i ?stället )?(?:följande(?: (?:text|mening|lydelse|formulering))?[\s:]*)?")
NAMED = words(
    r"^(?:det |den |de )?(?:ordet|orden|begreppet|texten|meningen|formuleringen|siffran|årtalet) "
    rf"(?={MARK}|\w)"
)
