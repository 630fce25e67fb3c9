"""Swedish words about time, as tables."""

MONTHS = {
    "januari": 1,
    "februari": 2,
    "mars": 3,
    "april": 4,
    "maj": 5,
    "juni": 6,
    "juli": 7,
    "augusti": 8,
    "september": 9,
    "oktober": 10,
    "november": 11,
    "december": 12,
    "jan": 1,
    "feb": 2,
    "febr": 2,
    "mar": 3,
    "apr": 4,
    "jun": 6,
    "jul": 7,
    "aug": 8,
    "sep": 9,
    "sept": 9,
    "okt": 10,
    "nov": 11,
    "dec": 12,
}

MONTH_NAMES = tuple(list(MONTHS)[:12])

# Seasons by the calendar months of everyday speech; school terms by the half-years they fall in.
SEASONS = {
    "vår": (3, 5),
    "våren": (3, 5),
    "sommar": (6, 8),
    "sommaren": (6, 8),
    "höst": (9, 11),
    "hösten": (9, 11),
    "vinter": (12, 2),
    "vintern": (12, 2),
    "vårtermin": (1, 6),
    "vårterminen": (1, 6),
    "vt": (1, 6),
    "hösttermin": (8, 12),
    "höstterminen": (8, 12),
    "ht": (8, 12),
    "första halvåret": (1, 6),
    "andra halvåret": (7, 12),
    "halvår 1": (1, 6),
    "halvår 2": (7, 12),
    "årsskiftet": (12, 12),
}

NUMBERS = {
    "en": 1,
    "ett": 1,
    "två": 2,
    "tre": 3,
    "fyra": 4,
    "fem": 5,
    "sex": 6,
    "sju": 7,
    "åtta": 8,
    "nio": 9,
    "tio": 10,
    "elva": 11,
    "tolv": 12,
}

ORDINALS = {
    "första": 1,
    "andra": 2,
    "annan": 2,
    "annat": 2,
    "tredje": 3,
    "fjärde": 4,
    "femte": 5,
    "sjätte": 6,
    "sjunde": 7,
    "åttonde": 8,
    "nionde": 9,
    "tionde": 10,
}

# How many months each unit of repetition lasts. A term of office is four years.
UNIT_MONTHS = {
    "år": 12,
    "året": 12,
    "kalenderår": 12,
    "verksamhetsår": 12,
    "läsår": 12,
    "läsåret": 12,
    "halvår": 6,
    "termin": 6,
    "tertial": 4,
    "kvartal": 3,
    "månad": 1,
    "mandatperiod": 48,
    "mandatperioden": 48,
}

UNIT_DAYS = {"vecka": 7, "veckan": 7, "dag": 1, "dagen": 1, "dygn": 1, "arbetsdag": 1}

ADVERBS = {
    "årligen": "år",
    "årlig": "år",
    "årligt": "år",
    "årsvis": "år",
    "årsvisa": "år",
    "halvårsvis": "halvår",
    "terminsvis": "termin",
    "tertialvis": "tertial",
    "tertialuppföljning": "tertial",
    "tertialrapport": "tertial",
    "tertialrapporter": "tertial",
    "tertialrapporterna": "tertial",
    "kvartalsvis": "kvartal",
    "månadsvis": "månad",
    "månatligen": "månad",
    "månatlig": "månad",
    "veckovis": "vecka",
    "dagligen": "dag",
}

ONGOING = (
    "löpande",
    "fortlöpande",
    "kontinuerligt",
    "kontinuerlig",
    "pågående",
    "pågår",
    "ständigt",
    "regelbundet",
    "återkommande",
    "tills vidare",
    "tillsvidare",
    "året om",
    "året runt",
    "hela året",
    "under året",
    "under hela året",
    "hela perioden",
    "under perioden",
    "under hela perioden",
    "programperioden",
    "under programperioden",
    "under hela programperioden",
    "under planperioden",
    "under hela planperioden",
    "under mandatperioden",
    "under hela mandatperioden",
)

# Events that come back every year on their own, by the start of the word.
YEARLY_EVENTS = (
    "bokslut",
    "verksamhetsberättelse",
    "årsredovisning",
    "årsrapport",
    "verksamhetsplan",
    "budget",
)
HALF_YEAR_EVENTS = ("delårs",)
