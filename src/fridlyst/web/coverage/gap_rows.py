"""What is missing as its page shows it: the worst first, each with a way to mend it."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.utils.translation import gettext as _

from fridlyst.accounts.queries import Visit
from fridlyst.coverage.gap_words import grouped
from fridlyst.coverage.shapes import Coverage, Gap, GapGroup
from fridlyst.coverage.terms import GapCode
from fridlyst.followup.policies import may_answer_gaps
from fridlyst.programmes.policies import may_edit_programme
from fridlyst.programmes.terms import PreventionLevel
from fridlyst.web.coverage.addresses import coverage_href, list_href
from fridlyst.web.programmes.addresses import activity_href, body_href, goal_href, programme_href

MOST_SHOWN = 5


@dataclass(frozen=True)
class Link:
    """A way on."""

    label: str
    href: str


@dataclass(frozen=True)
class GapRow:
    """One gap: its sentence, the way to mend it and the activities that might answer it."""

    sentence: str
    mend: Link | None
    nearest: tuple[Link, ...]
    intended: str


@dataclass(frozen=True)
class GroupRow:
    """All gaps of a kind; `rows` only where there are several."""

    sentence: str
    why: str
    mend: Link | None
    nearest: tuple[Link, ...]
    intended: str
    rows: tuple[GapRow, ...]


@dataclass(frozen=True)
class AnsweredRow:
    """A gap that is meant to be so."""

    sentence: str
    reason: str
    on: date
    by: str
    code: str
    subject: str
    edit: str
    undo: str


@dataclass(frozen=True)
class GapPage:
    """What is missing: the worst kinds, the rest, and what is meant to be so."""

    first: tuple[GroupRow, ...]
    rest: tuple[GroupRow, ...]
    answered: tuple[AnsweredRow, ...]


def gap_page(visit: Visit, coverage: Coverage, found: Sequence[Gap]) -> GapPage:
    """The gaps, ready to be shown."""
    mender = _Mender(visit, coverage)
    rows = [mender.group(one) for one in grouped(found)]
    # A single one is not worth a fold.
    cut = MOST_SHOWN if len(rows) > MOST_SHOWN + 1 else len(rows)
    answered = tuple(mender.answered(one) for one in found if one.answer)
    return GapPage(tuple(rows[:cut]), tuple(rows[cut:]), answered)


class _Mender:
    """Knows where each kind of gap is mended, by what the visitor may do."""

    def __init__(self, visit: Visit, coverage: Coverage) -> None:
        self._visit, self._coverage = visit, coverage
        self._slug = coverage.programme.slug
        self._edits = may_edit_programme(visit.actor)
        self._answers = may_answer_gaps(visit.actor)
        self._activities = {one.id: one for one in coverage.activities}

    def group(self, group: GapGroup) -> GroupRow:
        several = len(group.gaps) > 1
        first = group.gaps[0]
        return GroupRow(
            sentence=group.sentence,
            why=group.why,
            mend=self._mend_all(group) if several else self._mend(first),
            nearest=() if several else self._nearest(first),
            intended=self._intended(group.code, "" if several else first.subject.key),
            rows=tuple(map(self._row, group.gaps)) if several else (),
        )

    def answered(self, gap: Gap) -> AnsweredRow:
        assert gap.answer is not None
        may = self._answers
        return AnsweredRow(
            sentence=gap.sentence,
            reason=gap.answer.reason,
            on=gap.answer.answered_on,
            by=gap.answer.answered_by,
            code=gap.code,
            subject=gap.subject.key,
            edit=self._intended(gap.code, gap.subject.key),
            undo=coverage_href(self._visit, self._slug, "reopen", gap.code) if may else "",
        )

    def _row(self, gap: Gap) -> GapRow:
        intended = self._intended(gap.code, gap.subject.key)
        return GapRow(gap.sentence, self._mend(gap), self._nearest(gap), intended)

    def _intended(self, code: str, subject: str) -> str:
        if not self._answers:
            return ""
        href = coverage_href(self._visit, self._slug, "answer", code)
        return f"{href}?{urlencode({'lucka': subject})}" if subject else href

    def _nearest(self, gap: Gap) -> tuple[Link, ...]:
        return tuple(self._activity(number) for number in gap.nearest if number in self._activities)

    def _activity(self, number: int) -> Link:
        one = self._activities[number]
        return Link(one.title, activity_href(self._visit, one.key))

    def _mend_all(self, group: GapGroup) -> Link | None:
        """Where several are mended at once; one by one where there is no such place."""
        return self._listed(group.gaps[0]) if group.code in _BY_LIST else None

    def _mend(self, gap: Gap) -> Link | None:
        code = GapCode(gap.code)
        if code in _BY_LIST:
            return self._listed(gap)
        if code == GapCode.BODY_IDLE:
            return Link(_("Visa vad de ansvarar för"), body_href(self._visit, gap.subject.key))
        if code in (GapCode.OWNER_MISSING, GapCode.TRIAL, GapCode.GROUP_THIN):
            return self._of_activity(code, gap.activities)
        if code in (GapCode.INDICATORS_NONE, GapCode.INDICATOR_MISSING):
            return self._indicator(gap)
        return self._goal(gap)

    def _listed(self, gap: Gap) -> Link:
        words, asked = _BY_LIST[GapCode(gap.code)]()
        return Link(words, list_href(self._visit, self._slug, **asked))

    def _of_activity(self, code: GapCode, activities: Iterable[int]) -> Link | None:
        found = [self._activities[number] for number in activities if number in self._activities]
        if not found:
            return None
        page = "edit_activity" if self._edits and code == GapCode.OWNER_MISSING else "activity"
        words = _("Ange ansvarig") if page == "edit_activity" else _("Visa aktiviteten")
        return Link(words, activity_href(self._visit, found[0].key, page))

    def _indicator(self, gap: Gap) -> Link:
        goals = {goal.id: goal for goal in self._coverage.goals}
        if self._edits and gap.subject.kind == "goal":
            key = goals[gap.subject.id].key
            return Link(_("Lägg till en indikator"), goal_href(self._visit, self._slug, key, "new_indicator"))
        return Link(_("Visa indikatorerna"), programme_href(self._visit, self._slug, "indicators"))

    def _goal(self, gap: Gap) -> Link:
        goals = {goal.id: goal for goal in self._coverage.goals}
        key = goals[gap.subject.id].key
        if self._edits and gap.code in (GapCode.GOAL_EMPTY, GapCode.PRECONDITION):
            return Link(_("Lägg till en aktivitet"), goal_href(self._visit, self._slug, key, "new_activity"))
        return Link(_("Visa målet"), goal_href(self._visit, self._slug, key))


def _shown(**asked: str) -> tuple[str, Mapping[str, str]]:
    return _("Visa aktiviteterna"), asked


_BY_LIST: Mapping[GapCode, Callable[[], tuple[str, Mapping[str, str]]]] = {
    GapCode.NOTHING_UNIVERSAL: _shown,
    GapCode.MOSTLY_AFTER: lambda: _shown(niva=PreventionLevel.INDICATED.value),
    GapCode.USING_VIOLENCE: _shown,
    GapCode.CHILDREN_BESIDE: lambda: _shown(grupp="children"),
    GapCode.GROUP_MISSING: _shown,
    GapCode.KIND_MISSING: _shown,
    GapCode.KIND_OUTSIDE: _shown,
    GapCode.FORM_MISSING: _shown,
    GapCode.TIME_MISSING: lambda: _shown(sort="-tid"),
}
