"""What a body tells of a half-year: staff, who left and came, and how many took each course."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from fridlyst.base.half_years import HalfYear
from fridlyst.competence.fields import CountFields
from fridlyst.competence.rules import MOST_PEOPLE
from fridlyst.competence.shapes import BodyCompetence, CourseView, StaffRow, TrainedRow
from fridlyst.competence.terms import StaffGroup
from fridlyst.competence.versions import version_of_counts
from fridlyst.web.followup.forms.numbers import NumberField
from fridlyst.web.shared.saving import SavingForm
from fridlyst.web.shared.text import number

_STAFF = ("staff", "managers", "left", "joined", "turnover")


def _people(label: Any, help_text: Any = "") -> forms.IntegerField:  # noqa: ANN401
    widget = forms.NumberInput(attrs={"inputmode": "numeric"})
    field = forms.IntegerField(
        label=label, help_text=help_text, required=False, min_value=0, max_value=MOST_PEOPLE, widget=widget
    )
    field.needed = True  # type: ignore[attr-defined]
    return field


class CountForm(SavingForm):
    """One period of one body. Nothing written is not told, and never zero."""

    staff = _people(
        gettext_lazy("Anställda"), gettext_lazy("Hur många som är anställda periodens sista dag.")
    )
    managers = _people(gettext_lazy("Varav chefer"))
    left = _people(gettext_lazy("Slutade"), gettext_lazy("Hur många som slutade under perioden."))
    joined = _people(gettext_lazy("Började"), gettext_lazy("Hur många nya som började under perioden."))
    turnover = NumberField(
        label=gettext_lazy("Eller personalomsättning, procent om året"),
        required=False,
        help_text=gettext_lazy("Om ni inte vet hur många som slutade."),
    )

    def ask(self, courses: Sequence[CourseView], before: Mapping[int, int]) -> None:
        """One field a course; `before` is what was told of it the last time."""
        self._courses = tuple(courses)
        if not any(one.group == StaffGroup.MANAGERS for one in courses):
            self.fields["managers"].help_text = _("Behövs inte för någon av kurserna nu.")
        for course in courses:
            said = (
                _("Förra gången: %(count)s.") % {"count": number(before[course.id])}
                if course.id in before
                else ""
            )
            self.fields[f"trained-{course.id}"] = _people(course.title, said)

    @property
    def staff_fields(self) -> list[forms.BoundField]:
        """The part about the staff."""
        return [self[name] for name in _STAFF]

    @property
    def course_fields(self) -> list[forms.BoundField]:
        """One field a course."""
        return [self[f"trained-{one.id}"] for one in self._courses]

    def values(self, body_id: int, period: HalfYear) -> CountFields:
        """As the actions take them."""
        given = self.cleaned_data
        trained = {one.id: given[f"trained-{one.id}"] for one in self._courses}
        staff = {name: given[name] for name in _STAFF}
        return CountFields(body_id, period.first, period.last, **staff, trained=trained)


def count_initial(found: BodyCompetence, period: HalfYear) -> dict[str, Any]:
    """What the form begins with: what was told of the period, if anything."""
    staff = next((row for row in found.staff if _is(row, period)), None)
    trained = [row for row in found.trained if _is(row, period)]
    told: dict[str, Any] = {f"trained-{row.course_id}": row.count for row in trained}
    if staff is not None:
        told |= {name: getattr(staff, name) for name in _STAFF}
    return told | {"version": version_of_counts(staff, trained)}


def told_before(found: BodyCompetence, period: HalfYear) -> dict[int, int]:
    """Course → how many took it in the last period told of before this one."""
    return {row.course_id: row.count for row in found.trained if row.period_to < period.first}


def _is(row: StaffRow | TrainedRow, period: HalfYear) -> bool:
    return (row.period_from, row.period_to) == (period.first, period.last)
