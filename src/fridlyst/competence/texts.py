"""Short texts about numbers: nobody's personal number may stand in them."""

from fridlyst.base.checks import check_name, check_text
from fridlyst.base.errors import BadInput
from fridlyst.counts.taking_in.scanning import holds_personal_number


class NamesSomebody(BadInput):
    """A text that holds a personal number."""

    code = "names-somebody"


def check_nobody(text: str, field: str, *, longest: int) -> str:
    """As `check_text`; NamesSomebody for a text with a personal number in it."""
    return _nobody(check_text(text, field, longest=longest), field)


def check_title_of_nobody(text: str, field: str, *, longest: int, missing: str) -> str:
    """As `check_name`; NamesSomebody for a text with a personal number in it."""
    return _nobody(check_name(text, field, longest=longest, missing=missing), field)


def _nobody(kept: str, field: str) -> str:
    if holds_personal_number([kept]):
        raise NamesSomebody(
            "Texten innehåller ett personnummer. Här räknas bara antal: ta bort det och spara igen.",
            field=field,
        )
    return kept
