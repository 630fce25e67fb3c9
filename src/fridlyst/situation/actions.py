"""The only writer of pictures of the situation."""

from collections.abc import Mapping, Sequence
from datetime import date

from django.db import transaction
from django.db.models import Max

from fridlyst.base import clock
from fridlyst.base.checks import check_codes, check_name, check_text
from fridlyst.base.errors import BadInput, NotFound
from fridlyst.base.sentences import Sentence
from fridlyst.base.slugs import free_slug
from fridlyst.base.translating import speaking
from fridlyst.decisions.models import Matter
from fridlyst.followup.fields import Saved
from fridlyst.organisation.actions import check_own_body, hold, write_trail
from fridlyst.organisation.actor import Actor
from fridlyst.organisation.models import Body
from fridlyst.organisation.policies import require
from fridlyst.programmes.actions.common import check_version
from fridlyst.situation import policies, rules
from fridlyst.situation.facts.gathering import gathered
from fridlyst.situation.fields import SituationDecision, SituationFields
from fridlyst.situation.keeping import as_plain
from fridlyst.situation.models import Situation, SituationText
from fridlyst.situation.terms import FactKind, SituationPart, SituationState

PLACES = (*SituationPart.values, *(rules.place_of(kind) for kind in FactKind.values))


class DraftAlready(BadInput):
    """A municipality writes one picture at a time; `details["slug"]` is the address of the draft."""

    code = "situation-draft-already"


@transaction.atomic
def start_situation(*, by: Actor, fields: SituationFields) -> Situation:
    """A new draft with the figures that the last one had; DraftAlready while there is another draft."""
    require(policies.may_write_situation(by))
    hold(by.municipality_id)
    known = list(Situation.objects.filter(municipality_id=by.municipality_id))
    _check_no_draft(known)
    title, start, end = _checked(fields)
    last = max(known, key=lambda one: (one.decided_on or date.min, one.pk), default=None)
    made = Situation.objects.create(
        municipality_id=by.municipality_id,
        slug=free_slug(str(end.year), {*rules.RESERVED, *(one.slug for one in known)}),
        title=title,
        period_start=start,
        period_end=end,
        kinds=last.kinds if last and last.kinds else list(FactKind.values),
    )
    write_trail(by, "started", "situation", made.pk)
    return made


@transaction.atomic
def edit_situation(*, by: Actor, situation_id: int, version: int, fields: SituationFields) -> Situation:
    """Change the head of a draft; SavedMeanwhile when somebody saved after `version`."""
    row = _own_draft(by, situation_id)
    check_version(row.version, version, "lägesbilden")
    row.title, row.period_start, row.period_end = _checked(fields)
    return _saved(by, row, "edited")


@transaction.atomic
def choose_facts(*, by: Actor, situation_id: int, version: int, kinds: Sequence[str]) -> Situation:
    """Which kinds of figures stand in the draft, in this order."""
    row = _own_draft(by, situation_id)
    check_version(row.version, version, "lägesbilden")
    check_codes(kinds, FactKind.values, "kinds")
    row.kinds = list(dict.fromkeys(kinds))
    return _saved(by, row, "chose_facts")


@transaction.atomic
def write_part(*, by: Actor, situation_id: int, key: str, text: str, version: int) -> Saved:
    """A person's own text at one place of the draft, kept as typed; version 0 for the first."""
    row = _own_draft(by, situation_id)
    if key not in PLACES:
        raise NotFound
    kept = check_text(text, "text")
    part = SituationText.objects.select_for_update(no_key=True).filter(situation=row, key=key).first()
    part = part or SituationText(situation=row, key=key, version=0)
    if part.text != kept:
        check_version(part.version, version, "texten")
        part.text, part.version = kept, part.version + 1
        part.written_at, part.written_by = clock.now(), by.label[:300]
        part.save()
        write_trail(by, "wrote", "situation", row.pk, {"part": key})
    return Saved(part.version, clock.now())


@transaction.atomic
def decide_situation(
    *, by: Actor, situation_id: int, version: int, decision: SituationDecision, today: date | None = None
) -> Situation:
    """Note that the picture was decided on: its figures are kept as they stand, in Swedish, for good.

    The one that held until now is replaced. What `rules.check_decided_on` and `check_whole` raise.
    """
    require(policies.may_write_situation(by))
    hold(by.municipality_id)
    row = _own_draft(by, situation_id)
    check_version(row.version, version, "lägesbilden")
    rules.check_step(row.state, SituationState.DECIDED)
    _take_decision(by, row, decision, today or clock.today())
    _replace(by, row)
    with speaking("sv"):
        facts = gathered(municipality_id=by.municipality_id, kinds=row.kinds, today=today or clock.today())
    row.kept, row.facts_on = [as_plain(one) for one in facts], today or clock.today()
    row.state, row.due_on = SituationState.DECIDED, rules.renew_by(decision.decided_on)
    return _saved(by, row, "decided", {"decided_on": decision.decided_on.isoformat()})


@transaction.atomic
def remove_situation(*, by: Actor, situation_id: int, version: int) -> None:
    """Take a draft away with all that was written in it."""
    row = _own_draft(by, situation_id)
    check_version(row.version, version, "lägesbilden")
    write_trail(by, "removed", "situation", row.pk, {"title": row.title})
    row.delete()


def _own_draft(by: Actor, situation_id: int) -> Situation:
    """The municipality's own draft, held; NotFound for another's, SituationStep for one that is decided."""
    require(policies.may_write_situation(by))
    rows = Situation.objects.select_for_update(no_key=True)
    row = rows.filter(municipality_id=by.municipality_id, pk=situation_id).first()
    if row is None:
        raise NotFound
    rules.check_step(row.state, SituationState.DECIDED)
    return row


def _take_decision(by: Actor, row: Situation, decision: SituationDecision, today: date) -> None:
    held = Situation.objects.filter(municipality_id=by.municipality_id)
    latest = held.aggregate(latest=Max("decided_on"))["latest"]
    rules.check_decided_on(decision.decided_on, today=today, latest=latest)
    texts = SituationText.objects.filter(situation=row).exclude(text="")
    rules.check_whole(set(texts.values_list("key", flat=True)))
    row.decided_on = decision.decided_on
    row.decided_by_id, row.decided_by_name = _who(by, decision)
    row.paragraph = check_text(decision.paragraph, "paragraph", longest=20).removeprefix("§").strip()
    row.matter_id = _own_matter(by, decision.matter_id)


def _who(by: Actor, decision: SituationDecision) -> tuple[int | None, str]:
    """The body that decided, with its name as it is now: names change, and what was decided does not."""
    check_own_body(by, decision.body_id)
    if decision.body_id:
        return decision.body_id, Body.objects.values_list("name", flat=True).get(pk=decision.body_id)[:300]
    missing = "Skriv vem som beslutade om lägesbilden."
    return None, check_name(decision.body_name, "body_name", longest=300, missing=missing)


def _own_matter(by: Actor, matter_id: int | None) -> int | None:
    if matter_id is None:
        return None
    if not Matter.objects.filter(municipality_id=by.municipality_id, pk=matter_id).exists():
        raise NotFound
    return matter_id


def _replace(by: Actor, row: Situation) -> None:
    held = Situation.objects.select_for_update(no_key=True).filter(
        municipality_id=by.municipality_id, state=SituationState.DECIDED
    )
    for one in held.exclude(pk=row.pk):
        one.state, one.version = SituationState.REPLACED, one.version + 1
        one.save(update_fields=["state", "version"])
        write_trail(by, "replaced", "situation", one.pk, {"by": row.pk})


def _check_no_draft(known: Sequence[Situation]) -> None:
    for one in known:
        if one.state == SituationState.DRAFT:
            raise DraftAlready(
                Sentence("Det finns redan ett utkast: ”%(title)s”. Skriv vidare på det.", title=one.title),
                details={"slug": one.slug},
            )


def _checked(fields: SituationFields) -> tuple[str, date, date]:
    rules.check_period(fields.period_start, fields.period_end)
    title = check_name(fields.title, "title", longest=300, missing="Skriv vad lägesbilden ska heta.")
    return title, fields.period_start, fields.period_end


def _saved(by: Actor, row: Situation, verb: str, data: Mapping[str, object] | None = None) -> Situation:
    row.version += 1
    row.save()
    write_trail(by, verb, "situation", row.pk, dict(data or {}))
    return row
