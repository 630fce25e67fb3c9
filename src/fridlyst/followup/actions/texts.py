"""Writing the coordinator's own texts in a round's report."""

from collections.abc import Mapping

from django.db import transaction

from fridlyst.base import clock
from fridlyst.base.checks import check_name, check_text, storable
from fridlyst.base.errors import BadInput
from fridlyst.followup import policies
from fridlyst.followup.actions.rounds import own_round
from fridlyst.followup.fields import Saved
from fridlyst.followup.models import RoundText
from fridlyst.organisation.actions import write_trail
from fridlyst.organisation.actor import Actor
from fridlyst.organisation.policies import require
from fridlyst.programmes.actions.common import check_version

MOST_FACTS = 20
_LARGEST = 10**9
_LONGEST_NAME = 60


@transaction.atomic
def write_text(
    *, by: Actor, round_id: int, key: str, text: str, version: int, facts: Mapping[str, int] | None = None
) -> Saved:
    """The coordinator's own text at a marked place of the report; version 0 for the first.

    `facts` are the counts that stood beside the text when it was written, by name. The same text saved
    again with other facts says that it still holds, now beside these.
    """
    require(policies.may_run_rounds(by))
    plan, kept = own_round(by, round_id), check_text(text, "text")
    row = RoundText.objects.select_for_update(no_key=True).filter(round=plan, key=key).first()
    row = row or RoundText(round=plan, key=_place(key), version=0)
    seen = _checked(facts or {})
    if row.text != kept:
        check_version(row.version, version, "texten")
        row.text, row.version, row.facts = kept, row.version + 1, seen
        row.save()
        write_trail(by, "wrote", "round_text", row.pk)
    elif row.pk and facts is not None and row.facts != seen and row.version == version:
        row.facts = seen
        row.save(update_fields=["facts"])
        write_trail(by, "confirmed", "round_text", row.pk)
    return Saved(row.version, clock.now())


def _place(key: str) -> str:
    return check_name(key, "key", longest=120, missing="Platsen i rapporten saknar namn.")


def _checked(facts: Mapping[str, int]) -> dict[str, int]:
    if len(facts) > MOST_FACTS or not all(map(_fits, facts.items())):
        raise BadInput("Siffrorna bredvid texten går inte att läsa. Ladda om sidan och spara igen.")
    return dict(facts)


def _fits(fact: tuple[str, int]) -> bool:
    name, count = fact
    return len(name) <= _LONGEST_NAME and storable(name) and type(count) is int and 0 <= count <= _LARGEST
