"""The fixed words of a brochure and a card, in the language in use; few, plain and short."""

from dataclasses import dataclass

from django.utils.translation import gettext as _


@dataclass(frozen=True, slots=True)
class PrintedWords:
    """Every fixed word; `front` is all that can be read while the thing is folded or lies face up."""

    front: str
    danger: str
    danger_more: str
    safe_title: str
    safe: tuple[str, ...]
    right_title: str
    right: tuple[str, ...]
    numbers: str
    help_here: str
    town_contact: str
    more: str
    always_open: str
    free: str
    unseen: str
    anonymous: str
    not_read: str


def printed_words() -> PrintedWords:
    """The words in the language in use."""
    return PrintedWords(
        front=_("Information"),
        danger=_("Ring 112 om du är i fara."),
        danger_more=_("Det går att ringa även om telefonen saknar abonnemang eller är låst."),
        safe_title=_("Var rädd om dig"),
        safe=(
            _("Ring gärna från en telefon som ingen annan använder."),
            _("Ta bort samtalet ur telefonens lista efteråt."),
            _("Lägg det här pappret där bara du hittar det."),
        ),
        right_title=_("Du har rätt till hjälp"),
        right=(
            _("Ingen får slå, hota, kontrollera eller tvinga dig."),
            _("Du behöver inte vara säker på vad du vill. Du kan ringa bara för att prata."),
            _("Säg vilket språk du talar. Kommunen ordnar tolk när det behövs."),
        ),
        numbers=_("Ring"),
        help_here=_("Hjälp nära dig"),
        town_contact=_("Kommunen"),
        more=_("Läs mer"),
        always_open=_("Öppet dygnet runt"),
        free=_("Gratis"),
        unseen=_("Syns inte på telefonräkningen"),
        anonymous=_("Du behöver inte säga vad du heter"),
        not_read=_("Ingen som har språket som modersmål har läst översättningen än."),
    )


def ages_in_words(low: int | None, high: int | None) -> str:
    """ "13–20 år", "från 18 år", "till 25 år", or nothing for all ages."""
    if low is None:
        return _("till %(age)s år") % {"age": high} if high is not None else ""
    if high is None:
        return _("från %(age)s år") % {"age": low} if low else ""
    return _("%(low)s–%(high)s år") % {"low": low, "high": high}


def more_in_words(count: int) -> str:
    """That there was not room for everything; nothing is left out in silence."""
    return _("Det finns mer hjälp som inte fick plats här: %(count)s till.") % {"count": count}
