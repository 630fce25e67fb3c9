"""Courses: added and changed."""

from collections.abc import Collection

from django.db import transaction
from django.db.models import QuerySet

from fridlyst.base.checks import check_code, check_codes
from fridlyst.base.errors import NotFound
from fridlyst.base.slugs import free_slug
from fridlyst.competence import policies, rules
from fridlyst.competence.fields import CourseFields
from fridlyst.competence.models import Course, CourseAudience
from fridlyst.competence.presets import PRESETS
from fridlyst.competence.terms import CourseKind, CourseTheme, StaffGroup
from fridlyst.competence.texts import check_nobody, check_title_of_nobody
from fridlyst.organisation.actions import hold, write_trail
from fridlyst.organisation.actor import Actor
from fridlyst.organisation.models import Body
from fridlyst.organisation.policies import require
from fridlyst.organisation.terms import BodyKind
from fridlyst.programmes.actions.common import check_version

# What stands in addresses where a course's own name would.
RESERVED = frozenset({"ny", "forslag"})
_KINDS = (BodyKind.EXECUTIVE_BOARD, BodyKind.COMMITTEE, BodyKind.DEPARTMENT, BodyKind.COMPANY, BodyKind.UNIT)


@transaction.atomic
def add_course(*, by: Actor, fields: CourseFields) -> Course:
    """A new course."""
    require(policies.may_keep_courses(by))
    hold(by.municipality_id)
    taken = {*RESERVED, *_own(by).values_list("key", flat=True)}
    course = Course(
        municipality_id=by.municipality_id,
        key=free_slug(fields.title, taken, longest=100),
        position=_own(by).count(),
    )
    _save(by, course, fields)
    write_trail(by, "added", "course", course.pk)
    return course


@transaction.atomic
def add_presets(*, by: Actor, titles: Collection[str]) -> int:
    """Those of the national courses that are not there already, by title; how many were added."""
    require(policies.may_keep_courses(by))
    hold(by.municipality_id)
    there = {title.casefold() for title in _own(by).values_list("title", flat=True)}
    check_codes(list(titles), [one.title for one in PRESETS], "titles")
    new = [one for one in PRESETS if one.title in titles and one.title.casefold() not in there]
    for fields in new:
        add_course(by=by, fields=fields)
    return len(new)


@transaction.atomic
def edit_course(*, by: Actor, course_id: int, version: int, fields: CourseFields) -> Course:
    """Change a course; its address stays. SavedMeanwhile when somebody saved after `version`."""
    require(policies.may_keep_courses(by))
    hold(by.municipality_id)
    course = own_course(by, course_id)
    check_version(course.version, version, "kursen")
    course.version = version + 1
    _save(by, course, fields)
    write_trail(by, "edited", "course", course.pk)
    return course


def own_course(by: Actor, course_id: int) -> Course:
    """The municipality's course, locked; NotFound otherwise."""
    course = _own(by).select_for_update(no_key=True).filter(pk=course_id).first()
    if course is None:
        raise NotFound
    return course


def _own(by: Actor) -> QuerySet[Course]:
    return Course.objects.filter(municipality_id=by.municipality_id)


def _save(by: Actor, course: Course, fields: CourseFields) -> None:
    course.title = check_title_of_nobody(
        fields.title, "title", longest=200, missing="Skriv vad kursen heter."
    )
    course.kind = check_code(fields.kind, CourseKind.values, "kind")
    course.theme = check_code(fields.theme, CourseTheme.values, "theme")
    course.group = check_code(fields.group, StaffGroup.values, "group")
    course.provider = check_nobody(fields.provider, "provider", longest=200)
    course.web_address = rules.check_web_address(fields.web_address)
    course.holds_months = rules.check_months(fields.holds_months)
    course.target_share = rules.check_target_share(fields.target_share)
    course.taught_in_id = _introduction(by, course, fields.taught_in_id)
    course.archived = fields.archived
    course.save()
    _set_audience(by, course, fields)


def _introduction(by: Actor, course: Course, wanted: int | None) -> int | None:
    """The introduction that the course is a part of; CourseLoop for itself and for what is none."""
    if wanted is None:
        return None
    introduction = own_course(by, wanted)
    if introduction.pk == course.pk or course.kind == CourseKind.INTRODUCTION:
        raise rules.CourseLoop("En introduktion kan inte ingå i en introduktion.", field="taught_in_id")
    if introduction.kind != CourseKind.INTRODUCTION:
        raise rules.CourseLoop("Välj en introduktion för nyanställda.", field="taught_in_id")
    return introduction.pk


def _set_audience(by: Actor, course: Course, fields: CourseFields) -> None:
    wanted = set(fields.body_ids)
    own = set(
        Body.objects.filter(municipality_id=by.municipality_id, pk__in=wanted).values_list("pk", flat=True)
    )
    if own != wanted:
        raise NotFound
    kinds = check_codes(list(fields.kinds), [str(one) for one in _KINDS], "kinds")
    course.audiences.all().delete()
    CourseAudience.objects.bulk_create(
        [CourseAudience(course=course, body_id=one) for one in sorted(own)]
        + [CourseAudience(course=course, kind=one) for one in kinds]
    )
