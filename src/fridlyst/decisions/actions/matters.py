"""Matters: registered and changed."""

from collections.abc import Sequence
from datetime import date

from django.db import IntegrityError, transaction

from fridlyst.base.checks import check_name, check_text
from fridlyst.base.errors import BadInput
from fridlyst.base.sentences import Sentence
from fridlyst.base.slugs import free_slug
from fridlyst.decisions import policies
from fridlyst.decisions.actions.bodies import Bodies
from fridlyst.decisions.actions.common import check_version, own_matter
from fridlyst.decisions.actions.steps import take_in
from fridlyst.decisions.fields import MatterFields, StepFields
from fridlyst.decisions.models import Matter
from fridlyst.organisation.actions import write_trail
from fridlyst.organisation.actor import Actor
from fridlyst.organisation.policies import require

# What stands in addresses where a matter's own name would.
RESERVED = frozenset({"nytt", "mallar"})


class NumberTaken(BadInput):
    """Another matter has the number; `details["slug"]` is its address."""

    code = "number-taken"


@transaction.atomic
def register_matter(
    *,
    by: Actor,
    registration_number: str,
    title: str,
    steps: Sequence[StepFields] = (),
    next_body_name: str = "",
    next_on: date | None = None,
) -> Matter:
    """The matter with this number, made when it is new; steps are added only to a new one.

    Steps are taken as a history that somebody read: some may be missing, warnings need no reason, and
    conditions no answers. What cannot be at all is refused whole.
    """
    require(policies.may_keep_matters(by))
    fields = MatterFields(registration_number, title, next_body_name, next_on)
    return _registered(by, fields, steps)[0]


def _registered(by: Actor, fields: MatterFields, steps: Sequence[StepFields]) -> tuple[Matter, bool]:
    """The matter with the number, and whether it is new."""
    number = _number(fields.registration_number)
    matter, made = Matter.objects.get_or_create(
        municipality_id=by.municipality_id,
        registration_number=number,
        defaults={"slug": free_slug(number, _slugs(by), longest=110), "title": _title(fields.title)},
    )
    if made:
        take_in(by, matter, steps)
        _fill_next(matter, fields.next_body_name, fields.next_on, Bodies(by.municipality_id))
        matter.save()
        write_trail(by, "registered", "matter", matter.pk)
    return matter, made


@transaction.atomic
def open_matter(*, by: Actor, fields: MatterFields) -> Matter:
    """A new matter; NumberTaken when the number is another's."""
    require(policies.may_keep_matters(by))
    matter, made = _registered(by, fields, ())
    if not made:
        raise _taken(matter)
    return matter


@transaction.atomic
def edit_matter(*, by: Actor, matter_id: int, version: int, fields: MatterFields) -> Matter:
    """Change what stands at the head; the address stays. EditedMeanwhile when saved after `version`."""
    require(policies.may_keep_matters(by))
    matter = own_matter(by, matter_id)
    check_version(matter.version, version, "ärendet")
    matter.registration_number = _number(fields.registration_number)
    matter.title = _title(fields.title)
    _check_free(by, matter.registration_number, matter)
    _fill_next(matter, fields.next_body_name, fields.next_on, Bodies(by.municipality_id))
    matter.version += 1
    _save(by, matter)
    write_trail(by, "edited", "matter", matter.pk)
    return matter


def _fill_next(matter: Matter, name: str, on: date | None, bodies: Bodies) -> None:
    """Who decides next: a name that is one of the bodies' is that body."""
    kept = check_text(name, "next_body", longest=300)
    matter.next_body = bodies.meant(None, kept)
    matter.next_body_name = "" if matter.next_body else kept
    matter.next_on = on


def _check_free(by: Actor, number: str, matter: Matter | None) -> None:
    others = Matter.objects.filter(municipality_id=by.municipality_id, registration_number=number)
    other = (others.exclude(pk=matter.pk) if matter else others).first()
    if other is not None:
        raise _taken(other)


def _taken(other: Matter) -> NumberTaken:
    return NumberTaken(
        Sentence(
            "Diarienumret %(number)s finns redan: ”%(title)s”.",
            number=other.registration_number,
            title=other.title[:200],
        ),
        field="registration_number",
        details={"slug": other.slug},
    )


def _save(by: Actor, matter: Matter) -> None:
    """Save; NumberTaken when somebody else took the number at the same moment."""
    try:
        with transaction.atomic():
            matter.save()
    except IntegrityError:
        _check_free(by, matter.registration_number, matter)
        raise


def _number(text: str) -> str:
    return check_name(text, "registration_number", longest=100, missing="Skriv ärendets diarienummer.")


def _title(text: str) -> str:
    return check_name(text, "title", longest=2000, missing="Skriv vad ärendet gäller.")


def _slugs(by: Actor) -> set[str]:
    rows = Matter.objects.filter(municipality_id=by.municipality_id)
    return {*RESERVED, *rows.values_list("slug", flat=True)}
