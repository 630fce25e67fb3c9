"""Pictures of the situation in the demonstration, invented and said to be so: one that soon is two years old,
and the draft of the next."""

from collections.abc import Mapping
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from fridlyst.organisation.actor import Actor
from fridlyst.situation.actions import choose_facts, decide_situation, start_situation, write_part
from fridlyst.situation.fields import SituationDecision, SituationFields
from fridlyst.situation.models import Situation
from fridlyst.situation.terms import FactKind

_WHERE = "askersund"
_TITLE = "Lägesbild över våld i nära relationer {year} (påhittad)"
_OLD: Mapping[str, str] = {
    "viktigast": (
        "Få söker stöd, och de som gör det kommer sent.\n"
        "Skolan är den som oftast ser barnens situation först.\n"
        "Ingen samlad statistik finns över ärenden om hedersrelaterat våld."
    ),
    "kartlaggning": (
        "Polisen tog emot färre anmälningar om misshandel inomhus än året före. Kvinnojouren hade ändå fler "
        "samtal, så nedgången behöver inte betyda att våldet minskar."
    ),
    "information": (
        "Enheterna beskriver att frågor om våld ställs olika ofta. Ungdomsmottagningen ställer dem alltid, "
        "hemtjänsten sällan."
    ),
    "analys": (
        "Mörkertalet är stort. Det mesta som görs kommer efter våldet, och de som använder våld erbjuds "
        "sällan stöd att sluta. Äldre och personer med funktionsnedsättning nås minst."
    ),
    "forslag": (
        "Ställ frågor om våld som rutin i all myndighetsutövning inom socialtjänsten.\n"
        "Ta fram siffror ur verksamhetssystemet två gånger om året.\n"
        "Ge all personal i hemtjänsten den nationella webbutbildningen."
    ),
}
_NEXT: Mapping[str, str] = {
    "viktigast": (
        "Siffror tas nu fram två gånger om året, men serien är kort.\n"
        "Frågor om våld ställs som rutin på fler enheter än förra gången."
    ),
    "kartlaggning": (
        "Samtalen till kvinnojouren fortsätter att öka. Socialtjänsten ser fler ärenden där barn har upplevt "
        "våld, vilket också kan bero på att frågan ställs oftare."
    ),
    "ord-followup": "Två enheter bytte chef under våren och svarade därför inte i tid.",
}


def load_situation(*, by: Actor, place: str, today: date) -> None:
    """Askersund's two pictures; elsewhere there is none."""
    if place != _WHERE:
        return
    decided_on = today - relativedelta(years=2) + timedelta(days=70)
    _decided(_written(by, decided_on, _OLD), by, decided_on)
    row = _written(by, today, _NEXT)
    choose_facts(by=by, situation_id=row.pk, version=row.version, kinds=FactKind.values)


def _decided(row: Situation, by: Actor, on: date) -> None:
    kinds = [FactKind.FOLLOW_UP, FactKind.DECISIONS]
    row = choose_facts(by=by, situation_id=row.pk, version=row.version, kinds=kinds)
    decision = SituationDecision(on, None, "Kommunstyrelsen", "112")
    decide_situation(by=by, situation_id=row.pk, version=row.version, decision=decision, today=on)


def _written(by: Actor, day: date, texts: Mapping[str, str]) -> Situation:
    fields = SituationFields(_TITLE.format(year=day.year), date(day.year - 1, 1, 1), date(day.year, 12, 31))
    row = start_situation(by=by, fields=fields)
    for key, text in texts.items():
        write_part(by=by, situation_id=row.pk, key=key, text=text, version=0)
    return row
