"""What is missing in a programme: one rule a kind of gap, in plain Python.

Each rule says nothing where it cannot know: what nobody has placed is not missing.
"""

import re
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import replace
from zlib import crc32

from fridlyst.coverage.balance import balance, is_after
from fridlyst.coverage.gap_words import Words, brief, say, theme_names
from fridlyst.coverage.preconditions import served
from fridlyst.coverage.scope import EXPRESSIONS, VULNERABLE, WIDE, mentions
from fridlyst.coverage.shapes import Coverage, Gap, Subject
from fridlyst.coverage.terms import GapCode
from fridlyst.programmes.schedules import ScheduleKind
from fridlyst.programmes.serving import unserved
from fridlyst.programmes.shapes import ActivityView, GoalView
from fridlyst.programmes.terms import Evidence, PreventionLevel, TargetGroup, ViolenceForm

# Two thirds of what is aimed at inhabitants, of so many that a share says something.
MOST, FEWEST_FOR_SHARE = 2 / 3, 5
FEWEST_IN_GOAL = 3
FEWEST_FOR_THIN = 20
_ADULTS = frozenset({TargetGroup.EXPOSED.value, TargetGroup.USING_VIOLENCE.value})
_CHILD = re.compile(r"\b(barn|elev|ung(a|e|dom)|flick|pojk|skol|förskol|gymnasi)")
_ORDER = {code: place for place, code in enumerate(GapCode.values, start=1)}
_PROGRAMME = "programmet"


def gaps(coverage: Coverage) -> tuple[Gap, ...]:
    """Everything that is missing, the worst first; those that the coordinator has answered come last."""
    answers = {(one.code, one.subject): one for one in coverage.answers}
    found = [
        replace(one, answer=answers.get((one.code, one.subject.key)))
        for rule in _RULES
        for one in rule(coverage)
    ]
    return tuple(sorted(found, key=lambda one: (one.answer is not None, one.serious)))


def _gap(
    code: GapCode,
    subject: Subject,
    words: Words | None = None,
    *,
    activities: Iterable[int] = (),
    nearest: Iterable[int] = (),
) -> Gap:
    sentence = say(code, (subject,), words or {})
    return Gap(code.value, subject, _ORDER[code], sentence, tuple(activities), tuple(nearest))


def _whole(coverage: Coverage) -> Subject:
    return Subject("programme", _PROGRAMME, coverage.programme.title, coverage.programme.id)


def _of_goal(goal: GoalView) -> Subject:
    return Subject("goal", goal.key, brief(goal.name), goal.id)


def _of_activity(one: ActivityView) -> Subject:
    return Subject("activity", one.key, brief(one.title), one.id)


def _goals(coverage: Coverage) -> Iterator[Gap]:
    """A goal that no activity serves, at or below it."""
    own = [goal for goal, activities in coverage.own.items() if activities]
    empty = frozenset(unserved({goal.id: goal.parent_id for goal in coverage.goals}, own))
    for goal in coverage.goals:
        if goal.id in empty:
            yield _gap(GapCode.GOAL_EMPTY, _of_goal(goal))


def _levels(coverage: Coverage) -> Iterator[Gap]:
    """Nothing universal, or nearly all after the violence, of what is aimed at inhabitants."""
    found = balance(coverage)
    after, total = len(found.after), len(found.citizens)
    if total < FEWEST_FOR_SHARE:
        return
    words = {"after": after, "total": total, "before": len(found.before), "universal": len(found.universal)}
    if not found.universal:
        yield _gap(GapCode.NOTHING_UNIVERSAL, _whole(coverage), words, activities=found.citizens)
    if after / total >= MOST:
        yield _gap(GapCode.MOSTLY_AFTER, _whole(coverage), words, activities=found.after)


def _groups(coverage: Coverage) -> Iterator[Gap]:
    """Those who use violence, children, and the groups that are especially exposed."""
    met = {code for one in coverage.activities for code in one.target_groups}
    if not met:
        return
    if TargetGroup.USING_VIOLENCE not in met:
        yield _gap(GapCode.USING_VIOLENCE, _group(TargetGroup.USING_VIOLENCE))
    for code in VULNERABLE:
        if code not in met:
            yield _gap(GapCode.GROUP_MISSING, _group(code))
    yield from _children(coverage)


def _thin_groups(coverage: Coverage) -> Iterator[Gap]:
    """Especially exposed groups that a single activity names, in a programme of many."""
    if len(coverage.activities) < FEWEST_FOR_THIN:
        return
    for code in VULNERABLE:
        naming = [one.id for one in coverage.activities if code in one.target_groups]
        if len(naming) == 1:
            yield _gap(GapCode.GROUP_THIN, _group(code), activities=naming)


def _children(coverage: Coverage) -> Iterator[Gap]:
    """Children, where every activity that reaches them is an adult's and has no word for a child in it."""
    naming = [one for one in coverage.activities if TargetGroup.CHILDREN in one.target_groups]
    if naming and all(map(_is_adults, naming)):
        yield _gap(
            GapCode.CHILDREN_BESIDE, _group(TargetGroup.CHILDREN), activities=[one.id for one in naming]
        )


def _is_adults(one: ActivityView) -> bool:
    text = f"{one.title} {one.description}".casefold()
    return bool(_ADULTS.intersection(one.target_groups)) and not _CHILD.search(text)


def _group(code: TargetGroup) -> Subject:
    return Subject("group", code.value, str(code.label))


def _forms(coverage: Coverage) -> Iterator[Gap]:
    """Kinds of violence that the programme names but nothing is done about, and forms easily forgotten."""
    met = {code for one in coverage.activities for code in one.violence_forms}
    if not met:
        return
    for kind in WIDE:
        if kind not in met:
            named = mentions(coverage, kind)
            yield _gap(GapCode.KIND_MISSING if named else GapCode.KIND_OUTSIDE, _form(kind))
    for form in EXPRESSIONS:
        if form not in met:
            yield _gap(GapCode.FORM_MISSING, _form(form))


def _form(code: ViolenceForm) -> Subject:
    return Subject("form", code.value, str(code.label))


def _owners(coverage: Coverage) -> Iterator[Gap]:
    """Activities that nobody owns."""
    for one in coverage.activities:
        if not one.owners and one.body_id is None:
            yield _gap(GapCode.OWNER_MISSING, _of_activity(one), activities=[one.id])


def _times(coverage: Coverage) -> Iterator[Gap]:
    """Activities without a time: one gap for them all, for a programme often gives none of them one."""
    untimed = [one.id for one in coverage.activities if not _is_timed(one)]
    if untimed:
        words = {"n": len(untimed), "total": len(coverage.activities)}
        yield _gap(GapCode.TIME_MISSING, _whole(coverage), words, activities=untimed)


def _is_timed(one: ActivityView) -> bool:
    return any(time.kind is not ScheduleKind.NONE for time in one.schedules)


def _bodies(coverage: Coverage) -> Iterator[Gap]:
    """Bodies that own a goal or answer for an indicator, and that no activity falls on."""
    busy = frozenset[int]().union(*coverage.owners.values())
    for body_id in sorted({*_owning_goals(coverage), *coverage.measuring}):
        body = coverage.bodies.get(body_id)
        if body and not busy.intersection({body_id, *body.members}) and not _over(body.valid_to, coverage):
            yield _gap(GapCode.BODY_IDLE, Subject("body", body.key, body.name, body.id))


def _over(last: object, coverage: Coverage) -> bool:
    return last is not None and str(last) < coverage.on.isoformat()


def _owning_goals(coverage: Coverage) -> frozenset[int]:
    return frozenset(owner.body_id for goal in coverage.goals for owner in goal.owners)


def _preconditions(coverage: Coverage) -> Iterator[Gap]:
    """What has to be in place, where no activity under the goal has words about it."""
    texts = {one.id: f"{one.title} {one.description}" for one in coverage.activities}
    for goal in coverage.goals:
        under = {number: texts[number] for number in coverage.below[goal.id]}
        for text in goal.preconditions if under else ():
            found = served(text, under)
            if not found.enough:
                subject = replace(_of_goal(goal), key=f"{goal.key}-{crc32(text.encode()):x}")
                words = {"text": brief(text, 240), "themes": theme_names(found.untouched)}
                yield _gap(GapCode.PRECONDITION, subject, words, nearest=found.nearest)


def _trials(coverage: Coverage) -> Iterator[Gap]:
    """Activities under trial, where nothing under their goals has words about evaluating."""
    texts = {one.id: f"{one.title} {one.description}" for one in coverage.activities}
    for one in coverage.activities:
        beside = [
            number
            for goal in coverage.goals
            if one.id in coverage.own[goal.id]
            for number in coverage.own[goal.id]
        ]
        if one.evidence == Evidence.UNDER_TRIAL and not any(_evaluates(texts[number]) for number in beside):
            yield _gap(GapCode.TRIAL, _of_activity(one), activities=[one.id])


def _evaluates(text: str) -> bool:
    return not served("utvärdering", {0: text}).untouched


def _goals_after(coverage: Coverage) -> Iterator[Gap]:
    """Top goals where all that is placed comes after the violence, in a programme that has other too."""
    by_id = {one.id: one for one in coverage.activities}
    if not any(PreventionLevel.UNIVERSAL in one.prevention_levels for one in by_id.values()):
        return
    for goal in coverage.goals:
        placed = [by_id[number] for number in coverage.below[goal.id] if by_id[number].prevention_levels]
        if goal.depth == 0 and len(placed) >= FEWEST_IN_GOAL and all(map(is_after, placed)):
            yield _gap(GapCode.GOAL_AFTER, _of_goal(goal), activities=[one.id for one in placed])


def _indicators(coverage: Coverage) -> Iterator[Gap]:
    """Top goals without an indicator at or below, or a programme without any unless it decided so."""
    if not any(coverage.indicators.values()):
        if not _measures_nothing_by_decision(coverage) and coverage.goals:
            yield _gap(GapCode.INDICATORS_NONE, _whole(coverage))
        return
    for goal in coverage.goals:
        if goal.depth == 0 and not any(coverage.indicators[one.id] for one in goal.walk()):
            yield _gap(GapCode.INDICATOR_MISSING, _of_goal(goal))


def _measures_nothing_by_decision(coverage: Coverage) -> bool:
    """A programme that is only followed up before its revision has decided against yearly figures."""
    kinds = {kind for kind, _text in coverage.programme.follow_up}
    return kinds == {"before_revision"}


_RULES: Collection[Callable[[Coverage], Iterator[Gap]]] = (
    _goals,
    _levels,
    _groups,
    _thin_groups,
    _forms,
    _owners,
    _bodies,
    _preconditions,
    _trials,
    _times,
    _goals_after,
    _indicators,
)
