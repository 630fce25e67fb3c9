"""The demonstration's people: one for each role of each municipality; names and addresses are invented."""

from dataclasses import dataclass

from fridlyst.organisation.terms import Role

DOMAIN = "demo"
# Somebody without an account, whom the coordinator has given a link to answer by.
COLLEAGUE, COLLEAGUES_ADDRESS = "Ebba Norling", "kollega"


@dataclass(frozen=True, slots=True)
class Person:
    """Someone with one role, on `bodies` (keys) or, with none, in the whole municipality."""

    name: str
    role: Role
    bodies: tuple[str, ...] = ()

    def email(self, place: str) -> str:
        return f"{_ADDRESS[self.role]}@{place}.{DOMAIN}"


_ADDRESS = {
    Role.COORDINATOR: "samordnare",
    Role.REPORTER: "rapportor",
    Role.APPROVER: "godkannare",
    Role.READER: "lasare",
    Role.REGISTRAR: "registrator",
}


def _people(names: tuple[str, str, str, str, str], answers: str, waits: str) -> tuple[Person, ...]:
    """The five roles; the reporter answers for `answers`, the approver for it and for `waits`."""
    coordinator, reporter, approver, reader, registrar = names
    return (
        Person(coordinator, Role.COORDINATOR),
        Person(reporter, Role.REPORTER, (answers,)),
        Person(approver, Role.APPROVER, (answers, waits)),
        Person(reader, Role.READER),
        Person(registrar, Role.REGISTRAR),
    )


PEOPLE: dict[str, tuple[Person, ...]] = {
    "alingsas": _people(
        ("Ylva Sandin", "Petter Lagergren", "Gunilla Ahlqvist", "Samir Haddad", "Elsa Wikander"), "buf", "sf"
    ),
    "askersund": _people(
        ("Malin Tornér", "Jonatan Ekelund", "Birgitta Hellman", "Roza Karimi", "Love Stenmark"),
        "funktionsstod",
        "ifo",
    ),
    "linkoping": _people(
        ("Hedda Rosenlund", "Idris Warsame", "Katarina Blomstrand", "Nils Åkerhielm", "Tova Lindvall"),
        "bun",
        "son",
    ),
    "stockholm": _people(
        ("Agnes Hallström", "Milad Rahimi", "Christina Vinter", "Oskar Dahlgren", "Fanny Löfberg"),
        "aln",
        "sn",
    ),
}
