"""What bodies tell of their staff and of those who were trained."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date

from django.db import transaction

from fridlyst.base.checks import check_code
from fridlyst.base.errors import BadInput, NotFound
from fridlyst.base.sentences import Sentence
from fridlyst.competence import policies, rules
from fridlyst.competence.counting import may_count
from fridlyst.competence.fields import CountFields
from fridlyst.competence.models import Course, StaffCount, TrainedCount
from fridlyst.competence.terms import EnteredBy, StaffGroup
from fridlyst.competence.versions import version_of_counts
from fridlyst.organisation.actions import own_body, write_trail
from fridlyst.organisation.actor import Actor
from fridlyst.organisation.policies import require
from fridlyst.organisation.queries import bodies
from fridlyst.programmes.actions.common import check_version

_STAFF = ("staff", "managers", "left", "joined", "turnover")
# Nowhere is the whole staff changed more times than this in a period, but a few may be all who were there.
_TIMES_OVER, _FEW = 5, 100


class NoStaff(rules.BadCount):
    """Something is told of the staff, but not how many they are."""

    code = "no-staff"


class RowRefused(rules.BadCount):
    """One row of many is refused, and with it all."""

    code = "row-refused"


@transaction.atomic
def enter(*, by: Actor, fields: CountFields, today: date, version: int | None = None) -> None:
    """What a body tells of a period; what is None is taken back.

    Courses that `fields.trained` does not name are left as they are. SavedMeanwhile when somebody saved
    after `version` (`version_of_counts` of what was shown).
    """
    require(policies.may_enter(by, fields.body_id))
    _enter(by, fields, today, version, _staffed(by, today))


@transaction.atomic
def enter_many(*, by: Actor, rows: Sequence[CountFields], today: date) -> int:
    """What several bodies tell, all of it or nothing; how many rows."""
    for fields in rows:
        require(policies.may_enter(by, fields.body_id))
    allowed = _staffed(by, today)
    for fields in sorted(rows, key=lambda one: (one.body_id, one.period_from)):
        try:
            _enter(by, fields, today, None, allowed)
        except BadInput as error:
            raise _of_row(by, fields, error) from error
    return len(rows)


def _of_row(by: Actor, fields: CountFields, error: BadInput) -> RowRefused:
    name = own_body(by, fields.body_id).name
    why = error.message if isinstance(error.message, Sentence) else Sentence(error.message)
    first = fields.period_from.isoformat()
    return RowRefused(Sentence("%(body)s från %(first)s: %(said)s", body=name, first=first, said=why))


def _enter(
    by: Actor, fields: CountFields, today: date, version: int | None, allowed: Collection[int]
) -> None:
    rules.check_period(fields.period_from, fields.period_to, today)
    body = own_body(by, fields.body_id)
    if body.pk not in allowed:
        raise NotFound
    _check(fields)
    period = {"period_from": fields.period_from, "period_to": fields.period_to}
    mine = StaffCount.objects.filter(municipality_id=by.municipality_id, body=body)
    trained = TrainedCount.objects.filter(municipality_id=by.municipality_id, body=body)
    stored = mine.filter(**period).first()
    counts = {one.course_id: one for one in trained.filter(**period)}
    if version is not None:
        check_version(version_of_counts(stored, counts.values()), version, "siffrorna")
    others = mine.exclude(**period).values_list("period_from", "period_to")
    if fields.staff is not None:
        rules.check_apart((fields.period_from, fields.period_to), others, Sentence("Antalet anställda"))
    courses = _courses(by, fields.trained)
    _check_trained(fields, courses)
    taken_back = _save_staff(by, fields, stored)
    for course_id, count in fields.trained.items():
        crossing = trained.filter(course_id=course_id).exclude(**period)
        if count is not None:
            pairs = crossing.values_list("period_from", "period_to")
            rules.check_apart((fields.period_from, fields.period_to), pairs, Sentence("Antalet utbildade"))
        taken_back |= _save_trained(by, fields, course_id, counts.get(course_id))
    verb = "taken_back" if taken_back else "entered"
    write_trail(by, verb, "competence_count", body.pk, {"from": str(fields.period_from), "how": fields.how})


def _staffed(by: Actor, today: date) -> frozenset[int]:
    """The bodies that may have staff to count."""
    return frozenset(one.id for one in may_count(bodies(by.municipality_id), today))


def _check(fields: CountFields) -> None:
    check_code(fields.how, EnteredBy.values, "how")
    for name in ("staff", "managers", "left", "joined"):
        rules.check_people(getattr(fields, name), name)
    rules.check_turnover(fields.turnover)
    for course_id, count in fields.trained.items():
        rules.check_people(count, f"trained-{course_id}")
    said = "Cheferna räknas bland de anställda och kan inte vara fler än de."
    rules.check_part(fields.managers, fields.staff, "managers", said)
    here = None if fields.staff is None else max(fields.staff * _TIMES_OVER, _FEW)
    said = "Fler har slutat än vad som kan stämma med antalet anställda. Kontrollera siffrorna."
    rules.check_part(fields.left, here, "left", said)
    said = "Fler har börjat än vad som kan stämma med antalet anställda. Kontrollera siffrorna."
    rules.check_part(fields.joined, here, "joined", said)
    told = [name for name in _STAFF if getattr(fields, name) is not None]
    if told and fields.staff is None:
        raise NoStaff("Skriv hur många som är anställda: utan det går inget annat att räkna.", field="staff")


def _courses(by: Actor, trained: Mapping[int, int | None]) -> dict[int, Course]:
    rows = Course.objects.filter(municipality_id=by.municipality_id, pk__in=list(trained))
    found = {one.pk: one for one in rows}
    if set(found) != set(trained):
        raise NotFound
    if any(found[key].archived for key, count in trained.items() if count is not None):
        raise rules.CourseArchived("Kursen är undanlagd. Ta fram den igen under Kurser om den ska räknas.")
    return found


def _check_trained(fields: CountFields, courses: Mapping[int, Course]) -> None:
    """Nobody is trained who never worked there: at most those who were there or came or left."""
    for course_id, count in fields.trained.items():
        managers = courses[course_id].group == StaffGroup.MANAGERS
        most = fields.managers if managers else fields.staff
        if most is not None:
            there = most + (fields.left or 0)
            said = (
                "Fler chefer är utbildade än de som finns. Kontrollera siffrorna."
                if managers
                else "Fler är utbildade än de som är eller har varit anställda under perioden."
            )
            rules.check_part(count, there, f"trained-{course_id}", said)


def _save_staff(by: Actor, fields: CountFields, stored: StaffCount | None) -> bool:
    """Whether a count was taken back."""
    if fields.staff is None:
        if stored is not None:
            stored.delete()
        return stored is not None
    values = {name: getattr(fields, name) for name in _STAFF}
    values["turnover"] = rules.check_turnover(fields.turnover)
    if stored is None:
        stored = StaffCount(
            municipality_id=by.municipality_id,
            body_id=fields.body_id,
            period_from=fields.period_from,
            period_to=fields.period_to,
            version=0,
        )
    elif all(getattr(stored, name) == value for name, value in values.items()):
        return False
    for name, value in values.items():
        setattr(stored, name, value)
    stored.entered_by, stored.how, stored.version = by.label[:300], fields.how, stored.version + 1
    stored.save()
    return False


def _save_trained(by: Actor, fields: CountFields, course_id: int, stored: TrainedCount | None) -> bool:
    """Whether a count was taken back."""
    count = fields.trained[course_id]
    if count is None:
        if stored is not None:
            stored.delete()
        return stored is not None
    if stored is None:
        stored = TrainedCount(
            municipality_id=by.municipality_id,
            course_id=course_id,
            body_id=fields.body_id,
            period_from=fields.period_from,
            period_to=fields.period_to,
            version=0,
        )
    elif stored.count == count:
        return False
    stored.count, stored.entered_by, stored.how = count, by.label[:300], fields.how
    stored.version += 1
    stored.save()
    return False
