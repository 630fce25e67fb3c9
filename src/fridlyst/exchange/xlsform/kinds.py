"""The types of a row in an XLSForm: which become questions, and what the others are called."""

from dataclasses import dataclass

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
# Sound types that Fridlyst has no question for, with what they are.
_LEFT = {
    "note": "en text utan svar", "calculate": "en uträkning", "hidden": "ett dolt fält",
    "time": "ett klockslag", "datetime": "ett datum med klockslag",
    "geopoint": "en plats på kartan", "geotrace": "en sträcka på kartan", "geoshape": "ett område på kartan",
    "location": "en plats på kartan", "gps": "en plats på kartan", "start-geopoint": "en plats på kartan",
    "background-geopoint": "en plats på kartan", "osm": "en plats på kartan",
    "image": "en bild", "photo": "en bild", "audio": "ett ljud", "background-audio": "ett ljud",
    "video": "en film", "file": "en fil", "barcode": "en streckkod", "acknowledge": "ett kryss",
    "trigger": "ett kryss", "rank": "en rangordning", "xml-external": "en hämtad lista",
    "csv-external": "en hämtad lista", "percentage": "ett procenttal",
    "start": "en tid som apparaten skriver",
    "end": "en tid som apparaten skriver", "today": "en dag som apparaten skriver", "audit": "en logg",
    "deviceid": "en uppgift om apparaten", "imei": "en uppgift om apparaten",
    "subscriberid": "en uppgift om apparaten", "simserial": "en uppgift om apparaten",
    "phonenumber": "en uppgift om apparaten", "phone number": "ett telefonnummer",
    "username": "en uppgift om den som svarar", "email": "en uppgift om den som svarar",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Kind:
    """What a row is: `asked` a question, `begins` or `ends` a "group" or "repeat", or `left` (what it is)."""

    asked: QuestionKind | None = None
    list_name: str = ""
    or_other: bool = False
    begins: str = ""
    ends: str = ""
    left: str = ""
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
        return Kind(left="ett val ur en lista i en annan fil")
    if plain.startswith("rank "):
        return Kind(left="en rangordning")
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
