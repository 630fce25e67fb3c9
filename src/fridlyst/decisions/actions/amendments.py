"""Amendments moved, changed, given their place, decided, and decisions on them taken back."""

from collections.abc import Mapping
from dataclasses import replace

from django.db import transaction

from fridlyst.base.checks import check_code, check_name, check_text
from fridlyst.base.errors import BadInput, NotFound
from fridlyst.base.sentences import Sentence
from fridlyst.decisions import amendment_rules as rules
from fridlyst.decisions import policies
from fridlyst.decisions.actions.common import check_version, own_matter, own_step
from fridlyst.decisions.fields import AmendmentFields
from fridlyst.decisions.models import Amendment, Matter, Step
from fridlyst.decisions.placing import moved, placing_from_plain, stands
from fridlyst.decisions.queries.matter import matter as read_matter
from fridlyst.decisions.terms import AmendmentState, PlacedAs
from fridlyst.decisions.wording import understand_amendment
from fridlyst.organisation.actions import write_trail
from fridlyst.organisation.actor import Actor
from fridlyst.organisation.policies import require
from fridlyst.texts.models import TextVersion
from fridlyst.texts.places import last_page, spelled_out
from fridlyst.texts.plain import anchor_to_plain, change_to_plain, found_to_plain
from fridlyst.texts.queries import body as read_body
from fridlyst.texts.shapes import Anchor, Change, Found, TextBody
from fridlyst.texts.terms import ChangeKind

LONGEST = 2000
_SENTENCES = ("", "first", "last")


@transaction.atomic
def propose_amendment(*, by: Actor, step_id: int, fields: AmendmentFields) -> Amendment:
    """An amendment moved in a step, against the version named or the newest.

    PageMissing, ChangeMissing, OtherText or AmendmentCircle for what cannot be; see `decisions.fields`.
    """
    require(policies.may_keep_matters(by))
    step = own_step(by, step_id)
    row = Amendment(step=step, position=step.amendments.count())
    _fill(by, row, fields)
    row.save()
    write_trail(by, "moved", "amendment", row.pk, {"matter": step.matter_id})
    return row


@transaction.atomic
def edit_amendment(*, by: Actor, amendment_id: int, version: int, fields: AmendmentFields) -> Amendment:
    """Change an amendment that is not decided, or only what one that was adopted means. A place that was
    chosen is forgotten when the meaning is another. EditedMeanwhile when somebody saved after `version`."""
    require(policies.may_keep_matters(by))
    row = own_amendment(by, amendment_id)
    check_version(row.version, version, "yrkandet")
    rules.check_editable(row.state)
    words, before = row.text, (row.anchor, row.change, row.amends_id)
    _fill(by, row, fields)
    rules.check_words(row.state, words, row.text)
    if before != (row.anchor, row.change, row.amends_id):
        row.place = None
    _saved(row)
    write_trail(by, "edited", "amendment", row.pk)
    return row


@transaction.atomic
def choose_place(
    *, by: Actor, amendment_id: int, version: int, text_version_id: int, place: Found | None
) -> Amendment:
    """Say where in the text the amendment is meant; None lets Fridlyst seek it again.

    Only the passage and the signs of `place` are taken: its words are read from the version.
    """
    require(policies.may_keep_matters(by))
    row = own_amendment(by, amendment_id)
    check_version(row.version, version, "yrkandet")
    rules.check_editable(row.state)
    if place is None:
        row.place = None
    else:
        row.place = found_to_plain(_own_place(by, row, text_version_id, place))
    _saved(row)
    write_trail(by, "place_chosen", "amendment", row.pk)
    return row


@transaction.atomic
def decide_amendments(*, by: Actor, step_id: int, verdicts: Mapping[int, str]) -> None:
    """Adopt or reject amendments in a step that decides; `verdicts` are states by the amendments' ids.

    NoDecision, DecidedTooEarly, FirstRejected or AmendmentStep for what cannot be; then nothing is decided.
    """
    require(policies.may_keep_matters(by))
    step = own_step(by, step_id)
    if not verdicts:
        raise BadInput(Sentence("Välj bifall eller avslag för minst ett yrkande."), field="verdicts")
    rows = {one.pk: one for one in _of_matter(step.matter)}
    if not verdicts.keys() <= rows.keys():
        raise NotFound
    for number, state in verdicts.items():
        _decide(rows[number], step, check_code(state, sorted(rules.DECIDED), "verdicts"))
    _check_firsts(rows)
    for number in verdicts:
        _saved(rows[number])
        write_trail(by, "decided", "amendment", number, {"state": rows[number].state, "step": step.pk})


@transaction.atomic
def reopen_amendment(*, by: Actor, amendment_id: int, version: int, reason: str) -> Amendment:
    """Take back what was recorded wrongly: a decision, or that the words stood in the text already.

    ReasonMissing without a reason; AmendmentStep when a version of the text was made with it, or when an
    adopted amendment changes it.
    """
    require(policies.may_keep_matters(by))
    row = own_amendment(by, amendment_id)
    check_version(row.version, version, "yrkandet")
    why = check_reason(reason)
    was = row.state
    _take_back(row)
    _saved(row)
    write_trail(by, "reopened", "amendment", row.pk, {"from": was, "to": row.state, "reason": why})
    return row


def own_amendment(by: Actor, amendment_id: int) -> Amendment:
    """The municipality's own amendment, its matter held; NotFound otherwise."""
    rows = Amendment.objects.filter(step__matter__municipality_id=by.municipality_id, pk=amendment_id)
    matter_id = rows.values_list("step__matter_id", flat=True).first()
    if matter_id is None:
        raise NotFound
    own_matter(by, matter_id)
    row = rows.select_for_update(no_key=True, of=("self",)).select_related("step__matter").first()
    if row is None:
        raise NotFound
    return row


def check_reason(reason: str) -> str:
    """The reason, or ReasonMissing."""
    why = check_text(reason, "reason", longest=LONGEST)
    if not why:
        raise rules.ReasonMissing(Sentence("Skriv varför."), field="reason")
    return why


def _fill(by: Actor, row: Amendment, fields: AmendmentFields) -> None:
    """What was given, checked, into the row; what changes a heading has no place among the passages."""
    matter = row.step.matter
    row.text = check_name(fields.text, "text", longest=LONGEST, missing="Skriv yrkandet som det lades.")
    row.moved_by = check_text(fields.moved_by, "moved_by", longest=300)
    row.against_id = _version_id(matter, fields.against_id)
    above = {one.pk: one.amends_id for one in _of_matter(matter)}
    rules.check_no_circle(row.pk, fields.amends_id, above)
    row.amends_id = fields.amends_id
    said = understand_amendment(row.text)
    if fields.change is None and said.of_heading:
        row.anchor, row.change = {}, {}
        return
    body = _body(by, row.against_id)
    if fields.change is None:
        anchor, change = said.anchor, said.change
        change = spelled_out(body, anchor, change) if body else change
    else:
        anchor, change = _meaning(fields, fields.change)
    rules.check_change(change)
    rules.check_anchor(anchor, last_page(body) if body else None)
    row.anchor, row.change = anchor_to_plain(anchor), change_to_plain(change)


def _meaning(fields: AmendmentFields, change: Change) -> tuple[Anchor, Change]:
    anchor = fields.anchor or Anchor()
    check_code(change.kind, ChangeKind.values, "kind")
    check_code(anchor.sentence, _SENTENCES, "sentence")
    return (
        replace(anchor, heading=_short(anchor.heading, "heading"), quote=_short(anchor.quote, "quote")),
        replace(change, added=_short(change.added, "added"), struck=_short(change.struck, "struck")),
    )


def _short(text: str, field: str) -> str:
    return check_text(text, field, longest=LONGEST)


def _version_id(matter: Matter, given: int | None) -> int | None:
    versions = TextVersion.objects.filter(text__matters=matter)
    if given is None:
        return versions.order_by("-number").values_list("pk", flat=True).first()
    if not versions.filter(pk=given).exists():
        raise rules.OtherText(
            Sentence("Versionen hör inte till ärendets text. Välj en version av den."), field="against"
        )
    return given


def _body(by: Actor, version_id: int | None) -> TextBody | None:
    return read_body(municipality_id=by.municipality_id, version_id=version_id) if version_id else None


def _own_place(by: Actor, row: Amendment, version_id: int, place: Found) -> Found:
    """The place as the version has it; OtherText or BadInput for one that is not there."""
    matter = row.step.matter
    _version_id(matter, version_id)
    everyone = {one.id: one for one in moved(read_matter(by.municipality_id, matter.slug).amendments)}
    body = read_body(municipality_id=by.municipality_id, version_id=version_id)
    stand = stands(body, everyone[row.pk], everyone.get(row.amends_id or 0))
    return _in_body(stand.body, place)


def _in_body(body: TextBody, place: Found) -> Found:
    for section, passage in body.passages():
        if passage.key == place.passage_key and 0 <= place.start <= place.end <= len(passage.text):
            words = passage.text[place.start : place.end]
            return Found(section.key, passage.key, place.start, place.end, 1.0, words)
    raise BadInput(Sentence("Stället finns inte i den här versionen. Välj ett annat."), field="place")


def _of_matter(matter: Matter) -> list[Amendment]:
    """Every amendment of a matter that is held."""
    rows = Amendment.objects.filter(step__matter=matter).select_related("step")
    return list(rows.order_by("step__position", "step_id", "position", "pk"))


def _decide(row: Amendment, step: Step, state: str) -> None:
    rules.check_amendment_step(row.state, state)
    rules.check_deciding(step.kind)
    rules.check_decided_after((step.date, step.position), (row.step.date, row.step.position))
    row.state, row.decided_in = state, step


def _check_firsts(rows: Mapping[int, Amendment]) -> None:
    numbers = {pk: number for number, pk in enumerate(rows, start=1)}
    for row in rows.values():
        if row.state == AmendmentState.ADOPTED and row.amends_id:
            rules.check_first_stands(numbers[row.pk], numbers[row.amends_id], rows[row.amends_id].state)


def _take_back(row: Amendment) -> None:
    if row.state == AmendmentState.PLACED:
        placing = placing_from_plain(row.placing)
        if placing is None or placing.how != PlacedAs.KEPT:
            rules.check_amendment_step(row.state, AmendmentState.PROPOSED)
        row.state, row.placed_in, row.placing = AmendmentState.ADOPTED, None, {}
        return
    rules.check_amendment_step(row.state, AmendmentState.PROPOSED)
    if row.amended_by.filter(state__in=(AmendmentState.ADOPTED, AmendmentState.PLACED)).exists():
        raise rules.AmendmentStep(Sentence("Ett bifallet yrkande ändrar det här. Återta det beslutet först."))
    row.state, row.decided_in = AmendmentState.PROPOSED, None


def _saved(row: Amendment) -> None:
    row.version += 1
    row.save()
