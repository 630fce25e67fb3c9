"""Why each kind of gap matters, and when it need not."""

from collections.abc import Callable, Mapping

from django.utils.translation import gettext as _

from fridlyst.coverage.terms import GapCode


def why(code: GapCode) -> str:
    """One or two sentences to the coordinator."""
    return _WHY[code]()


_WHY: Mapping[GapCode, Callable[[], str]] = {
    GapCode.GOAL_EMPTY: lambda: _("Ett mål som ingen gör något för nås bara av en slump."),
    GapCode.NOTHING_UNIVERSAL: lambda: _(
        "Det som riktas till alla är det enda som når fram innan någon vet vem som blir utsatt."
    ),
    GapCode.MOSTLY_AFTER: lambda: _(
        "Stöd efter våldet behövs, men hindrar det inte. Aktiviteter bara för personalen är inte medräknade."
    ),
    GapCode.USING_VIOLENCE: lambda: _("Socialtjänsten ska också hjälpa den som utövar våld att sluta."),
    GapCode.KIND_MISSING: lambda: _("Det programmet lovar behöver någon göra."),
    GapCode.OWNER_MISSING: lambda: _("Utan ansvarig får ingen frågan i uppföljningen."),
    GapCode.CHILDREN_BESIDE: lambda: _(
        "Ett barn som upplever våld är självt utsatt och har egen rätt till stöd."
    ),
    GapCode.GROUP_MISSING: lambda: _(
        "De är mer utsatta än andra och nås sällan av det som är till för alla."
    ),
    GapCode.BODY_IDLE: lambda: _("Den som ska svara för ett resultat behöver något att göra för det."),
    GapCode.PRECONDITION: lambda: _(
        "Fridlyst jämför bara ord och kan missa en aktivitet som säger samma sak på ett annat sätt."
    ),
    GapCode.TRIAL: lambda: _("Det som prövas behöver utvärderas, annars lär sig ingen om det fungerar."),
    GapCode.TIME_MISSING: lambda: _(
        "Utan tid syns aktiviteten inte i årshjulet och blir aldrig sen. Gäller programmets hela tid, "
        "skriv ”löpande”."
    ),
    GapCode.GROUP_THIN: lambda: _("Försvinner den aktiviteten når programmet inte gruppen alls."),
    GapCode.FORM_MISSING: lambda: _(
        "De kan rymmas i ”våld i nära relationer”, men glöms lätt när ingen nämner dem."
    ),
    GapCode.GOAL_AFTER: lambda: _("Det kan följa av vad målen handlar om, till exempel stöd eller skydd."),
    GapCode.KIND_OUTSIDE: lambda: _(
        "Den nationella strategin tar upp dem. Programmet kan vara avgränsat, och då är det ett medvetet val."
    ),
    GapCode.INDICATOR_MISSING: lambda: _("Utan indikator märks det inte om målet nås."),
    GapCode.INDICATORS_NONE: lambda: _("Uppföljningen visar då vad som görs, men inte om det blir bättre."),
}
