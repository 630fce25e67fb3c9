"""What somebody has chosen to print, checked."""

from dataclasses import dataclass, replace

from fridlyst.base.checks import check_code, check_codes, check_text
from fridlyst.base.errors import BadInput
from fridlyst.reports.printed.terms import PrintedKind, Sheet
from fridlyst.support.languages import LANGUAGES
from fridlyst.support.shapes import Directory, PublicService

MOST_SERVICES = 200
LONGEST_CONTACT = 200
PRINTABLE = tuple(one for one in LANGUAGES if one.translated)


class NoLanguage(BadInput):
    """Nothing can be printed in no language."""

    code = "no-language"


class UnknownService(BadInput):
    """A service that the public cannot see is not printed either."""

    code = "unknown-service"


@dataclass(frozen=True, slots=True)
class PrintChoice:
    """`services` are their numbers in the order that they are printed; `code` asks for a QR code.

    `contact` is how the municipality is reached: a line or a few.
    """

    kind: str
    services: tuple[int, ...] = ()
    languages: tuple[str, ...] = ("sv",)
    code: bool = False
    sheet: str = Sheet.A4
    contact: str = ""


def checked(choice: PrintChoice, directory: Directory) -> PrintChoice:
    """The choice as it can be printed; NoLanguage, UnknownService, UnknownCode."""
    check_code(choice.kind, PrintedKind.values, "kind")
    check_code(choice.sheet, Sheet.values, "sheet")
    languages = check_codes(choice.languages, [one.code for one in PRINTABLE], "languages")
    if not languages and choice.kind != PrintedKind.POSTER:
        raise NoLanguage("Välj minst ett språk.", field="languages")
    services_of(choice, directory)
    contact = check_text(choice.contact.replace("\r", ""), "contact", longest=LONGEST_CONTACT)
    return replace(
        choice, services=tuple(dict.fromkeys(choice.services)), languages=tuple(languages), contact=contact
    )


def services_of(choice: PrintChoice, directory: Directory) -> tuple[PublicService, ...]:
    """The chosen services in their order; UnknownService for one that is not shown to the public."""
    missing = [one for one in choice.services if one not in directory.by_id]
    if missing or len(choice.services) > MOST_SERVICES:
        raise UnknownService(
            "En stödinsats som du valde visas inte längre. Ladda sidan på nytt och välj igen.",
            field="services",
        )
    return tuple(directory.by_id[one] for one in dict.fromkeys(choice.services))
