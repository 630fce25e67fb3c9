"""Every command: where it stands and what it does. Only the one that is called is imported."""

from collections.abc import Mapping
from dataclasses import dataclass

# The list of collected files is written only where the files are to be used.
_COLLECTING = (("FRIDLYST_COLLECTED", "1"),)
_DEMO = (("FRIDLYST_DEMO", "1"), ("FRIDLYST_DATA", "var/demo"))


@dataclass(frozen=True, slots=True)
class Entry:
    """`module` (in `fridlyst.cli`) holds `run` or, for a group, `app`.

    `environment` is set before the settings are read, where nothing else stands there.
    """

    module: str
    summary: str
    group: bool = False
    environment: tuple[tuple[str, str], ...] = ()


COMMANDS: Mapping[str, Entry] = {
    "demo": Entry("demonstration", "Visa Fridlyst med fyra kommuner och påhittade svar", environment=_DEMO),
    "read": Entry("documents", "Läs ett dokument och visa vad som står där"),
    "import": Entry("importing", "Ta in ett program från ett dokument eller en programfil"),
    "export": Entry("exporting", "Skriv ut ett program som en programfil", group=True),
    "round": Entry("rounds", "Öppna, stäng och följ en uppföljningsomgång", group=True),
    "matter": Entry("matters", "Visa kommunens ärenden, från motion till beslut", group=True),
    "mail": Entry("mail", "Skicka påminnelser, se vad som väntar, ta emot studsar", group=True),
    "compare": Entry("comparing", "Hämta jämförelsetal från Kolada, eller bär dem i en fil"),
    "report": Entry("reporting", "Skriv omgångens rapport: PDF, Word, Excel, webbsida"),
    "nation": Entry("nation", "Räkna lägesrapporterna i alla kommuner", group=True),
    "add-municipality": Entry("municipality", "Lägg till en kommun"),
    "add-user": Entry("user", "Lägg till en person, eller ge en person en roll till"),
    "upgrade": Entry(
        "upgrading", "Gör databasen och filerna klara för den här versionen", environment=_COLLECTING
    ),
    "check": Entry("checking", "Kontrollera inställningar, databas och spår"),
    "verify-trail": Entry("trail", "Kontrollera att ingen har ändrat i spåret"),
    "backup": Entry("saving", "Spara databasen och filerna i en säkerhetskopia"),
    "restore": Entry("restoring", "Läs tillbaka en säkerhetskopia"),
    "tidy": Entry("tidying", "Ta bort filer vars tid är ute; arbetaren gör det en gång om dagen"),
    "serve": Entry("server", "Starta webbservern"),
    "worker": Entry("worker", "Starta arbetaren: den läser dokument, gör rapporter och skickar påminnelser"),
}
