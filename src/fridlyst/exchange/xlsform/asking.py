"""A round's own questions as rows of a form."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from fridlyst.exchange.xlsform.conditions import Operand, condition_text, option_names
from fridlyst.exchange.xlsform.form import Form
from fridlyst.exchange.xlsform.names import Names
from fridlyst.exchange.xlsform.words import (
    ACTIVITY,
    ACTIVITY_NAME,
    BODIES,
    BODY_KIND,
    DENOMINATOR,
    KEY,
    NUMERATOR,
    QUESTIONS,
    SHARE,
    SHARE_PARTS,
    STATUS,
    STATUSES,
    YES_NO,
)
from fridlyst.followup.questioning import QuestionFields, QuestionView
from fridlyst.followup.terms import QuestionAbout, QuestionKind

Asked = QuestionFields | QuestionView
_SIMPLE = {QuestionKind.TEXT: "text", QuestionKind.NUMBER: "decimal", QuestionKind.DATE: "date"}
_CHOICES = {QuestionKind.ONE_CHOICE: "select_one", QuestionKind.MANY_CHOICES: "select_multiple"}


@dataclass(slots=True)
class Asking:
    """Puts questions into a form. `bodies` gives the key of each body by its id."""

    form: Form
    names: Names
    bodies: Mapping[int, str]
    _lists: dict[str, str] = field(default_factory=dict)

    def add(self, one: Asked, name: str, relevant: str) -> None:
        """One question under a name of the form's; the key stands beside where it is another."""
        more = {"required": "yes" if one.required else "", "relevant": relevant}
        more |= {KEY: one.key if one.key != name else "", BODY_KIND: one.body_kind}
        more[BODIES] = " ".join(self.bodies[body] for body in one.body_ids)
        if one.kind == QuestionKind.SHARE:
            add_share(self.form, name, one.label, one.help, more)
        else:
            self.form.add(self._kind(one), name, one.label, one.help, **more)

    def _kind(self, one: Asked) -> str:
        kind = QuestionKind(one.kind)
        if kind in _SIMPLE:
            return _SIMPLE[kind]
        if kind == QuestionKind.YES_NO:
            return yes_no(self.form)
        return f"{_CHOICES[kind]} {self._list(one)}"

    def _list(self, one: Asked) -> str:
        """The list of a question's options, made the first time it is asked for."""
        if one.key not in self._lists:
            given = option_names(one.options)
            labels = {given[option.key]: option.label for option in one.options}
            keys = {new: key for key, new in given.items() if key != new}
            self._lists[one.key] = self.names.give(f"val_{one.key}")
            self.form.add_list(self._lists[one.key], labels, keys)
        return self._lists[one.key]


def questions_form(
    questions: Sequence[Asked],
    *,
    title: str,
    form_id: str,
    version: str = "",
    bodies: Mapping[int, str],
    statuses: Mapping[str, str],
) -> Form:
    """The questions alone. Those about each activity come first, in a repeat with its name and status.

    `statuses` are the codes that can be answered, with the municipality's word for each.
    """
    form, names = Form(title, form_id, QUESTIONS, version), Names()
    asking = Asking(form, names, bodies)
    named = {one.key: name_of(one, names) for one in questions}
    known = {one.key: one for one in questions}
    inside = {key: Operand(f"${{{name}}}") for key, name in named.items()}
    each = [one for one in questions if one.about == QuestionAbout.ACTIVITY]
    if each or any(one.condition and one.condition.statuses for one in questions):
        _begin_activities(form, statuses)
        for one in each:
            asking.add(one, named[one.key], condition_text(one.condition, known, inside, f"${{{STATUS}}}"))
        form.add("end_repeat")
        form.add("calculate", STATUSES, calculation=f"join(' ', ${{{STATUS}}})")
    any_of = {one.key: Operand(f"join(' ', ${{{named[one.key]}}})", several=True) for one in each}
    for one in (one for one in questions if one.about != QuestionAbout.ACTIVITY):
        relevant = condition_text(one.condition, known, inside | any_of, f"${{{STATUSES}}}")
        asking.add(one, named[one.key], relevant)
    return form


def name_of(one: Asked, names: Names, before: str = "") -> str:
    """A name for the question, under which also the parts of a share are free."""
    return names.give(f"{before}{one.key}", SHARE_PARTS if one.kind == QuestionKind.SHARE else ())


def add_share(
    form: Form,
    name: str,
    label: str,
    hint: str,
    more: Mapping[str, str],
    parts: tuple[str, str] = ("Antal (täljare)", "Av hur många (nämnare)"),
) -> None:
    """A group with a numerator, a denominator and the share in per cent, reckoned as it is filled in."""
    required = {"required": more.get("required", "")}
    top, bottom = f"{name}{NUMERATOR}", f"{name}{DENOMINATOR}"
    share = f"if(${{{bottom}}} > 0, round(100 * ${{{top}}} div ${{{bottom}}}, 1), '')"
    form.add("begin_group", name, label, **{**more, "required": ""})
    form.add("decimal", top, parts[0], hint, **required)
    form.add("decimal", bottom, parts[1], **required)
    form.add("calculate", f"{name}{SHARE}", calculation=share)
    form.add("end_group")


def yes_no(form: Form) -> str:
    """The type of a question of yes or no, whose list the form then holds."""
    form.add_list(YES_NO, {"yes": "Ja", "no": "Nej"})
    return f"select_one {YES_NO}"


def select_status(form: Form, statuses: Mapping[str, str]) -> str:
    """The type of a question of a status, whose list the form then holds."""
    form.add_list(STATUS, statuses)
    return f"select_one {STATUS}"


def _begin_activities(form: Form, statuses: Mapping[str, str]) -> None:
    form.add("begin_repeat", ACTIVITY, "Varje aktivitet")
    form.add("text", ACTIVITY_NAME, "Vilken aktivitet?")
    form.add(select_status(form, statuses), STATUS, "Status")
