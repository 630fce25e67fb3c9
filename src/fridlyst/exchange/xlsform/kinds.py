"""The types of a row in an XLSForm: which become questions, and what the others are called."""

from dataclasses import dataclass

from fridlyst.base.sentences import Sentence
from fridlyst.followup.terms import QuestionKind

_ASKED = {
    "text": QuestionKind.TEXT, "string": QuestionKind.TEXT, "decimal": QuestionKind.NUMBER,
    "integer": QuestionKind.NUMBER, "int": QuestionKind.NUMBER, "range": QuestionKind.NUMBER,
    "date": QuestionKind.DATE,
}  # fmt: skip
_SELECTS = {
    "select_one": QuestionKind.ONE_CHOICE, "select one": QuestionKind.ONE_CHOICE,
    "select one from": QuestionKind.ONE_CHOICE, "select1": QuestionKind.ONE_CHOICE,
    "add select one prompt using": QuestionKind.ONE_CHOICE,
    "select_multiple": QuestionKind.MANY_CHOICES, "select multiple": QuestionKind.MANY_CHOICES,
    "select multiple from": QuestionKind.MANY_CHOICES, "select all that apply": QuestionKind.MANY_CHOICES,
    "select all that apply from": QuestionKind.MANY_CHOICES,
    "add select multiple prompt using": QuestionKind.MANY_CHOICES,
}  # fmt: skip
_FROM_FILE = ("select_one_from_file", "select_multiple_from_file", "select_one_external",
              "select one from file", "select multiple from file")  # fmt: skip
_BEGIN = {
    "begin_group": "group", "begin group": "group", "begin_repeat": "repeat", "begin repeat": "repeat",
    "begin_loop": "repeat", "begin loop": "repeat",
}  # fmt: skip
_END = {begin.replace("begin", "end"): what for begin, what in _BEGIN.items()}
# Sound types that Fridlyst has no question for, by what they are.
_LEFT_AS = {
    Sentence("en text utan svar"): ("note",),
    Sentence("en uträkning"): ("calculate",),
    Sentence("ett dolt fält"): ("hidden",),
    Sentence("ett klockslag"): ("time",),
    Sentence("ett datum med klockslag"): ("datetime",),
    Sentence("en plats på kartan"): (
        "geopoint",
        "location",
        "gps",
        "start-geopoint",
        "background-geopoint",
        "osm",
    ),
    Sentence("en sträcka på kartan"): ("geotrace",),
    Sentence("ett område på kartan"): ("geoshape",),
    Sentence("en bild"): ("image", "photo"),
    Sentence("ett ljud"): ("audio", "background-audio"),
    Sentence("en film"): ("video",),
    Sentence("en fil"): ("file",),
    Sentence("en streckkod"): ("barcode",),
    Sentence("ett kryss"): ("acknowledge", "trigger"),
    Sentence("en rangordning"): ("rank",),
    Sentence("en hämtad lista"): ("xml-external", "csv-external"),
    Sentence("ett procenttal"): ("percentage",),
    Sentence("en tid som apparaten skriver"): ("start", "end"),
    Sentence("en dag som apparaten skriver"): ("today",),
    Sentence("en logg"): ("audit",),
    Sentence("en uppgift om apparaten"): ("deviceid", "imei", "subscriberid", "simserial", "phonenumber"),
    Sentence("ett telefonnummer"): ("phone number",),
    Sentence("en uppgift om den som svarar"): ("username", "email"),
}
_LEFT = {name: said for said, names in _LEFT_AS.items() for name in names}


@dataclass(frozen=True, slots=True)
class Kind:
    """What a row is: `asked` a question, `begins` or `ends` a "group" or "repeat", or `left` (what it is)."""

    asked: QuestionKind | None = None
    list_name: str = ""
    or_other: bool = False
    begins: str = ""
    ends: str = ""
    left: Sentence | None = None
    whole: bool = False
    range: bool = False


def kind_of(written: str) -> Kind | None:
    """The kind of a row by what stands under `type`; None when no XLSForm has such a type."""
    flat = " ".join(written.split())
    plain = flat.lower()
    if plain in _ASKED:
        return Kind(asked=_ASKED[plain], whole=plain in ("integer", "int"), range=plain == "range")
    if plain in _BEGIN or plain in _END:
        return Kind(begins=_BEGIN.get(plain, ""), ends=_END.get(plain, ""))
    if plain in _LEFT:
        return Kind(left=_LEFT[plain])
    if plain.startswith(tuple(f"{one} " for one in _FROM_FILE)):
        return Kind(left=Sentence("ett val ur en lista i en annan fil"))
    if plain.startswith("rank "):
        return Kind(left=Sentence("en rangordning"))
    return _select(flat)


def _select(flat: str) -> Kind | None:
    """A choice: the longest way of saying so that fits, then the name of the list."""
    for start in sorted(_SELECTS, key=len, reverse=True):
        if flat.lower() == start or flat.lower().startswith(f"{start} "):
            name = flat[len(start) :].strip()
            for ending in (" or_other", " or specify other", " or other"):
                if name.lower().endswith(ending):
                    return Kind(_SELECTS[start], name[: -len(ending)].strip(), or_other=True)
            return Kind(_SELECTS[start], name)
    return None
