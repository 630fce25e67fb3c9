"""What the headings of columns say, compared without signs and capitals."""

import re

_SIGNS = re.compile(r"[\W_]+")
# What a column of individuals is called, whole or as a part of the heading.
_INDIVIDUAL = frozenset((
    "namn", "klient", "klienter", "brukare", "person", "personen", "sökande", "vårdnadshavare",
    "telefon", "mobil", "telefonnummer", "epost", "mejl", "email", "mail", "gata", "id", "nr",
    "löpnummer", "löpnr", "akt", "journal", "pnr", "persnr", "född", "födelseår", "födelsedag", "handläggare",
    "anhörig", "förövare", "den enskilde", "barnets namn", "e post", "klient id", "person id",
    "ärende id", "akt nr", "id nr",
))  # fmt: skip
_INDIVIDUAL_PARTS = (
    "personnummer", "personnr", "samordningsnummer", "förnamn", "efternamn", "fullständigt namn", "adress",
    "telefon", "ärendenummer", "ärendenr", "ärendeid", "diarienummer", "diarienr", "aktnummer", "aktnr",
    "journalnummer", "klientid", "klientnummer", "personid", "brukarid", "födelsedatum", "födelsedata",
    "klientnamn", "reservnummer", "namnteckning",
)  # fmt: skip
_FREE_TEXT = ("fritext", "anteckning", "kommentar", "beskrivning", "orsak i text", "övrigt text", "händelse")
_VALUE = ("antal", "värde", "summa", "totalt", "total", "personer", "n", "frekvens", "count", "value", "st")
_DIMENSION = ("ålder", "kön", "form", "insats", "område", "distrikt", "stadsdel", "period", "år", "halvår",
              "kod", "kommun", "månad", "kvartal")  # fmt: skip


def plain(heading: str) -> str:
    """The heading in small letters, each run of signs one space."""
    return _SIGNS.sub(" ", heading.casefold()).strip()


def names_individuals(heading: str) -> bool:
    """Whether a column with this heading would be about persons one by one."""
    said = plain(heading)
    closed = said.replace(" ", "")
    return said in _INDIVIDUAL or any(part in said or part in closed for part in _INDIVIDUAL_PARTS)


def names_free_text(heading: str) -> bool:
    """Whether a column with this heading would hold what somebody wrote."""
    return any(plain(heading).startswith(part) for part in _FREE_TEXT)


def names_value(heading: str) -> bool:
    """Whether a column with this heading would hold the numbers."""
    words = plain(heading).split()
    return bool(words) and (words[0] in _VALUE or "antal" in plain(heading))


def names_dimension(heading: str) -> bool:
    """Whether a column with this heading divides the numbers, though it may hold digits itself."""
    return plain(heading).startswith(_DIMENSION)
