"""All that a body is asked in a round, as one form that can be loaded as it is."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from fridlyst.exchange.xlsform.asking import Asked, Asking, add_share, name_of, select_status, yes_no
from fridlyst.exchange.xlsform.conditions import Operand, condition_text
from fridlyst.exchange.xlsform.form import Form
from fridlyst.exchange.xlsform.names import Names
from fridlyst.exchange.xlsform.words import KEY, SHARE_PARTS, STATUSES, WHOLE_BODY
from fridlyst.followup.rules import HINDERED
from fridlyst.followup.terms import QuestionAbout
from fridlyst.indicators.terms import IndicatorKind

_LINES = "multiline"


@dataclass(frozen=True, slots=True)
class PlanItem:
    """An activity or a goal that a body is asked about; `help` says where it stands in the plan."""

    key: str
    title: str
    help: str = ""


@dataclass(frozen=True, slots=True)
class Measured:
    """An indicator that a body measures; `parts` are the words of a share's numerator and denominator."""

    key: str
    title: str
    kind: str
    unit: str = ""
    parts: tuple[str, str] = ("", "")


@dataclass(frozen=True, slots=True)
class BodyAsked:
    """Everything that one body is asked; the questions are those that are asked of it."""

    activities: Sequence[PlanItem] = ()
    goals: Sequence[PlanItem] = ()
    indicators: Sequence[Measured] = ()
    questions: Sequence[Asked] = ()


def body_form(
    asked: BodyAsked,
    *,
    title: str,
    form_id: str,
    version: str = "",
    bodies: Mapping[int, str],
    statuses: Mapping[str, str],
) -> Form:
    """A group for each activity with its questions, then goals, indicators and what is asked of the body."""
    form, names = Form(title, form_id, WHOLE_BODY, version), Names()
    return _Whole(form, names, Asking(form, names, bodies), statuses, asked).build()


@dataclass(slots=True)
class _Whole:
    form: Form
    names: Names
    asking: Asking
    statuses: Mapping[str, str]
    asked: BodyAsked

    def build(self) -> Form:
        known = {one.key: one for one in self.asked.questions}
        each = [one for one in self.asked.questions if one.about == QuestionAbout.ACTIVITY]
        own = [one for one in self.asked.questions if one.about != QuestionAbout.ACTIVITY]
        named = {one.key: name_of(one, self.names) for one in own}
        operands = {key: Operand(f"${{{name}}}") for key, name in named.items()}
        said: list[str] = []
        every: dict[str, list[str]] = {one.key: [] for one in each}
        for number, activity in enumerate(self.asked.activities, start=1):
            said.append(self._begin(activity, f"a{number}", hindrance=True))
            here = {one.key: name_of(one, self.names, f"a{number}_") for one in each}
            inside = operands | {key: Operand(f"${{{name}}}") for key, name in here.items()}
            for one in each:
                text = condition_text(one.condition, known, inside, said[-1])
                self.asking.add(one, here[one.key], text)
                every[one.key].append(f"${{{here[one.key]}}}")
            self.form.add("end_group")
        self.form.add("calculate", STATUSES, calculation=_joined(said))
        for number, goal in enumerate(self.asked.goals, start=1):
            self._begin(goal, f"m{number}", hindrance=False)
            self.form.add("end_group")
        for number, indicator in enumerate(self.asked.indicators, start=1):
            self._measured(indicator, self.names.give(f"i{number}", SHARE_PARTS))
        operands |= {key: Operand(_joined(refs), several=True) for key, refs in every.items()}
        for one in own:
            text = condition_text(one.condition, known, operands, f"${{{STATUSES}}}")
            self.asking.add(one, named[one.key], text)
        self.form.add("text", self.names.give("kommentar"), "Något mer ni vill berätta?", appearance=_LINES)
        return self.form

    def _begin(self, item: PlanItem, wanted: str, *, hindrance: bool) -> str:
        """Opens the group of an activity or a goal with status and comment; gives what holds its status."""
        group = self.names.give(wanted)
        self.form.add("begin_group", group, item.title, **{KEY: item.key})
        status = self.names.give(f"{group}_status")
        self.form.add(select_status(self.form, self.statuses), status, "Status", item.help)
        self._text(f"{group}_kommentar", "Kommentar")
        if hindrance:
            codes = [code for code in self.statuses if code in HINDERED]
            when = " or ".join(f"selected(${{{status}}}, '{code}')" for code in codes)
            self._text(f"{group}_hinder", "Vad hindrar?", when)
        return f"${{{status}}}"

    def _text(self, wanted: str, label: str, relevant: str = "") -> None:
        self.form.add("text", self.names.give(wanted), label, relevant=relevant, appearance=_LINES)

    def _measured(self, one: Measured, name: str) -> None:
        unit = f"Anges i {one.unit}." if one.unit else ""
        if one.kind == IndicatorKind.SHARE:
            top, bottom = one.parts
            parts = (top or "Antal (täljare)", bottom or "Av hur många (nämnare)")
            add_share(self.form, name, one.title, "", {KEY: one.key}, parts)
        elif one.kind == IndicatorKind.YES_NO:
            self.form.add(yes_no(self.form), name, one.title, unit, **{KEY: one.key})
        else:
            self.form.add("decimal", name, one.title, unit, **{KEY: one.key})


def _joined(references: Sequence[str]) -> str:
    """Every answer with a space between; with none there is nothing to find."""
    return f"join(' ', {', '.join(references)})" if references else "''"
