"""A picture of the situation that is decided, with a file of it, and a draft of the next."""

from datetime import date

from fridlyst.base.clock import today
from fridlyst.reports.situations import order_situation
from fridlyst.situation.actions import choose_facts, decide_situation, start_situation, write_part
from fridlyst.situation.fields import SituationDecision, SituationFields
from fridlyst.situation.models import Situation
from tests.factories import Town


def pictured(town: Town, mark: str, secret: str, year: int) -> tuple[dict[str, object], str]:
    """What the decided one and its file are called in an address, and the draft's address."""
    row = begun(town, f"{mark} lägesbild", f"{mark} analys", year)
    decision = SituationDecision(today(), None, f"{mark} styrelse")
    decide_situation(by=town.actor, situation_id=row.pk, version=row.version, decision=decision)
    draft = begun(town, f"{mark} {secret} lägesbild", f"{mark} {secret} analys", year)
    made = order_situation(by=town.actor, slug=row.slug, format="html")
    return {"situation": row.slug, "file_id": made, "place": "analys"}, draft.slug


def begun(town: Town, title: str, words: str, year: int) -> Situation:
    """A draft with its analysis written, and the follow-up in it."""
    fields = SituationFields(title, date(year - 1, 1, 1), date(year, 12, 31))
    row = start_situation(by=town.actor, fields=fields)
    write_part(by=town.actor, situation_id=row.pk, key="analys", text=words, version=0)
    return choose_facts(by=town.actor, situation_id=row.pk, version=row.version, kinds=["followup"])
