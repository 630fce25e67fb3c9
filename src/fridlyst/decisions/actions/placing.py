"""Adopted amendments made into a new version of the text, and that version taken away again."""

from collections.abc import Sequence
from dataclasses import replace

from django.db import transaction
from django.db.models import ProtectedError

from fridlyst.base.checks import check_code, check_name, check_text
from fridlyst.base.errors import NotFound
from fridlyst.base.sentences import Sentence
from fridlyst.decisions import amendment_rules as rules
from fridlyst.decisions import policies
from fridlyst.decisions.actions.amendments import LONGEST, check_reason
from fridlyst.decisions.actions.common import own_matter
from fridlyst.decisions.fields import Handling
from fridlyst.decisions.models import Amendment, Matter
from fridlyst.decisions.placing import (
    Moved,
    Placing,
    Stands,
    all_stand,
    is_waiting,
    marked,
    moved,
    needs_choice,
    placing_to_plain,
)
from fridlyst.decisions.queries.matter import matter as read_matter
from fridlyst.decisions.terms import AmendmentState, PlacedAs
from fridlyst.organisation.actions import write_trail
from fridlyst.organisation.actor import Actor
from fridlyst.organisation.policies import require
from fridlyst.texts.actions import add_version, own_text, remove_last_version
from fridlyst.texts.models import TextVersion
from fridlyst.texts.queries import body as read_body
from fridlyst.texts.shapes import MarkedText, TextBody
from fridlyst.texts.terms import Standing, VersionOrigin


@transaction.atomic
def place_amendments(
    *, by: Actor, matter_id: int, base_id: int, handlings: Sequence[Handling], note: str = ""
) -> TextVersion:
    """Make one new version of the text out of the version `base_id`, the newest, and every adopted
    amendment, in the order of `handlings`; the base itself when all of them stand there already.

    PlacedMeanwhile when the text or what is adopted is not what was seen; ChoiceMissing when the text says
    one in other words and nobody chose; AmendmentsClash names those that cannot be placed. Then nothing is
    done.
    """
    require(policies.may_keep_matters(by))
    matter = own_matter(by, matter_id)
    base = _newest(by, matter, base_id)
    every = moved(read_matter(by.municipality_id, matter.slug).amendments)
    body = read_body(municipality_id=by.municipality_id, version_id=base.pk)
    placed = _placed(body, every, handlings)
    text = marked(body, placed)
    _check_clashes(text)
    made = [one for one in placed if one.placing and one.placing.how != PlacedAs.KEPT]
    version = _add(by, matter, base, text, note or _note(made)) if made else base
    for one in placed:
        _store(one, version if one in made else base)
        write_trail(by, "placed", "amendment", one.id, {"version": version.number})
    return version


@transaction.atomic
def undo_placing(*, by: Actor, matter_id: int, version_id: int, reason: str) -> None:
    """Take the newest version away again when it was made of amendments; they are adopted as before.

    AmendmentStep when it is not the newest, was not made so, is in force or something stands on it.
    """
    require(policies.may_keep_matters(by))
    matter = own_matter(by, matter_id)
    why = check_reason(reason)
    version = _newest(by, matter, version_id)
    if version.origin != VersionOrigin.CONSOLIDATED:
        raise rules.AmendmentStep(Sentence("Versionen är inte gjord av yrkanden. Den kan inte ångras här."))
    held = Amendment.objects.filter(step__matter=matter, placed_in=version)
    for row in held:
        row.state, row.placed_in, row.placing = AmendmentState.ADOPTED, None, {}
        row.version += 1
        row.save()
    try:
        remove_last_version(by=by, text_id=version.text_id, version_id=version.pk)
    except ProtectedError as error:
        raise rules.AmendmentStep(
            Sentence(
                "Versionen gäller, eller så har något annat gjorts mot den. Därför kan den inte tas bort."
            )
        ) from error
    write_trail(by, "placing_undone", "matter", matter.pk, {"version": version.number, "reason": why})


def _newest(by: Actor, matter: Matter, version_id: int) -> TextVersion:
    """The newest version of the matter's text, which must be the one that was seen; the text is held, for
    another matter, or somebody who writes a section by hand, may make the next version of it meanwhile."""
    if matter.text_id is None:
        raise rules.AmendmentStep(Sentence("Ärendet har ingen text än. Lägg till texten först."))
    own_text(by, matter.text_id)
    newest = TextVersion.objects.filter(text_id=matter.text_id).order_by("-number").first()
    if newest is None:
        raise rules.AmendmentStep(Sentence("Ärendets text har ingen version än. Lägg till en först."))
    if newest.pk != version_id:
        raise rules.PlacedMeanwhile(
            Sentence("Texten har en annan nyaste version nu. Inget har ändrats: läs igenom och försök igen.")
        )
    return newest


def _placed(body: TextBody, every: Sequence[Moved], handlings: Sequence[Handling]) -> list[Moved]:
    """The adopted amendments with how each is placed, in order."""
    waiting = {one.id: one for one in every if is_waiting(one)}
    given = [one.amendment_id for one in handlings]
    if not waiting:
        raise rules.AmendmentStep(Sentence("Det finns inget bifallet yrkande att föra in."))
    if sorted(given) != sorted(waiting):
        raise rules.PlacedMeanwhile(
            Sentence(
                "Ett beslut om ett yrkande har ändrats medan du läste. "
                "Inget har förts in: läs igenom och försök igen."
            )
        )
    standing = all_stand(body, every)
    return [
        replace(one, placing=_placing(body, one, standing[one.number], how, order))
        for order, how in enumerate(handlings, start=1)
        for one in [waiting[how.amendment_id]]
    ]


def _placing(body: TextBody, one: Moved, stand: Stands, given: Handling, order: int) -> Placing:
    how = given.how or _how(one, stand)
    check_code(how, PlacedAs.values, "how")
    if how == PlacedAs.BY_HAND:
        return _by_hand(body, given, order)
    if how == PlacedAs.MADE:
        _check_understood(one)
        return Placing(how, order)
    if stand.checked.standing == Standing.TO_THE_LETTER:
        return Placing(how, order, check_text(given.reason, "reason", longest=LONGEST), stand.checked.words)
    return Placing(how, order, check_reason(given.reason), stand.checked.words)


def _how(one: Moved, stand: Stands) -> str:
    """What is done when nobody chose."""
    if needs_choice(stand.checked.standing, one.change):
        raise rules.ChoiceMissing(
            Sentence(
                "Yrkande %(number)s står i texten med andra ord. "
                "Välj om textens ord ska stå kvar eller om yrkandet ska föras in ordagrant.",
                number=one.number,
            ),
            field="how",
            details={"number": one.number},
        )
    return PlacedAs.KEPT if stand.checked.standing == Standing.TO_THE_LETTER else PlacedAs.MADE


def _check_understood(one: Moved) -> None:
    if not rules.is_complete(one.change):
        raise rules.NotUnderstood(
            Sentence(
                "Yrkande %(number)s är inte förstått än. Skriv vad som ska läggas till eller strykas, "
                "eller skriv stycket för hand.",
                number=one.number,
            ),
            details={"number": one.number},
        )


def _by_hand(body: TextBody, given: Handling, order: int) -> Placing:
    if given.passage_key not in {passage.key for _section, passage in body.passages()}:
        raise NotFound
    text = check_name(given.text, "text", longest=20_000, missing="Skriv stycket som det ska lyda.")
    words = " ".join(text.split())
    return Placing(PlacedAs.BY_HAND, order, passage_key=given.passage_key, text=words)


def _check_clashes(text: MarkedText) -> None:
    if text.clashes:
        numbers = sorted({clash.by for clash in text.clashes})
        raise rules.AmendmentsClash(rules.clash_sentence(numbers), details={"clashes": numbers})


def _add(by: Actor, matter: Matter, base: TextVersion, text: MarkedText, note: str) -> TextVersion:
    assert matter.text_id is not None
    made = add_version(
        by=by,
        text_id=matter.text_id,
        body=text.body,
        origin=VersionOrigin.CONSOLIDATED,
        note=note,
        base_id=base.pk,
    )
    if made.pk == base.pk:
        raise rules.ChoiceMissing(
            Sentence("Texten blir densamma som förut. Välj i stället att orden redan står i texten.")
        )
    return made


def _note(made: Sequence[Moved]) -> str:
    numbers = ", ".join(str(one.number) for one in made)
    return f"Yrkande {numbers} infört" if len(made) == 1 else f"Yrkandena {numbers} införda"


def _store(one: Moved, version: TextVersion) -> None:
    row = Amendment.objects.get(pk=one.id)
    rules.check_amendment_step(row.state, AmendmentState.PLACED)
    assert one.placing is not None
    row.state, row.placed_in, row.placing = (
        AmendmentState.PLACED,
        version,
        placing_to_plain(one.placing),
    )
    row.version += 1
    row.save()
