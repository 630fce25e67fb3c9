"""A round's questions go out as an XLSForm that others can load, and come back the same."""

import io
from collections.abc import Sequence
from dataclasses import replace
from zipfile import ZipFile

from hypothesis import example, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from pyxform.xls2xform import convert

from fridlyst.exchange.xlsform.asking import questions_form
from fridlyst.exchange.xlsform.form import Form
from fridlyst.exchange.xlsform.reading import FormRead, read_form
from fridlyst.exchange.xlsform.whole import BodyAsked, Measured, PlanItem, body_form
from fridlyst.exchange.xlsform.workbook import as_workbook
from fridlyst.followup.questioning import Option, QuestionCondition, QuestionFields
from fridlyst.followup.terms import QuestionAbout, QuestionKind, Status
from fridlyst.intake.extract.cells import extract_cells

STATUSES = {code: str(label) for code, label in Status.choices if code != Status.UNKNOWN}
BODIES = {11: "socialnamnden", 12: "utbildningsnamnden", 13: "sdn-1"}
_KEYS = st.from_regex(r"[a-z][a-z0-9\-]{0,11}", fullmatch=True)
_CODES = st.from_regex(r"[a-zA-Z0-9_\-.]{1,12}", fullmatch=True)
_TEXT = st.text(st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff"))
_LABELS = _TEXT.map(lambda text: " ".join(text.split())[:300].strip()).filter(bool)


def _form(questions: Sequence[QuestionFields]) -> Form:
    return questions_form(
        questions, title="Läget", form_id="laget", version="1", bodies=BODIES, statuses=STATUSES
    )


def _back(workbook: bytes) -> FormRead:
    return read_form(extract_cells(workbook), bodies={key: id_ for id_, key in BODIES.items()})


def _converted(form: Form) -> str:
    """The XForm that pyxform makes of the workbook; it raises where the workbook is no XLSForm."""
    made = convert(xlsform=io.BytesIO(as_workbook(form)), file_type=".xlsx")
    assert made.warnings == []
    return str(made.xform)


def _plain(questions: Sequence[QuestionFields]) -> dict[str, QuestionFields]:
    return {
        one.key: replace(one, options=tuple(one.options), body_ids=tuple(one.body_ids)) for one in questions
    }


def _keys(questions: Sequence[QuestionFields], about: str) -> list[str]:
    return [one.key for one in questions if one.about == about]


_PAIRS = st.tuples(_CODES, _LABELS).map(lambda pair: Option(*pair))
_OPTIONS = st.lists(
    _PAIRS, min_size=2, max_size=4, unique_by=(lambda one: one.key, lambda one: one.label.casefold())
)


@st.composite
def _questions(draw: st.DrawFn) -> list[QuestionFields]:
    made: list[QuestionFields] = []
    for key in draw(st.lists(_KEYS, unique=True, min_size=1, max_size=8)):
        kind = draw(st.sampled_from(QuestionKind.values))
        about = draw(st.sampled_from(QuestionAbout.values))
        choice = kind in (QuestionKind.ONE_CHOICE, QuestionKind.MANY_CHOICES)
        given = draw(_OPTIONS) if choice else []
        made.append(
            QuestionFields(
                label=draw(_LABELS),
                kind=kind,
                about=about,
                help=draw(_TEXT.map(str.strip)),
                required=draw(st.booleans()),
                options=tuple(given),
                condition=draw(_condition(made, about)),
                body_kind=draw(st.sampled_from(["", "unit", "committee"])),
                body_ids=tuple(draw(st.lists(st.sampled_from(list(BODIES)), unique=True))),
                key=key,
            )
        )
    return made


def _condition(earlier: Sequence[QuestionFields], about: str) -> st.SearchStrategy[QuestionCondition | None]:
    codes = st.lists(st.sampled_from(list(STATUSES)), unique=True, min_size=1).map(tuple)
    ways: list[st.SearchStrategy[QuestionCondition | None]] = [
        st.none(),
        codes.map(lambda them: QuestionCondition(statuses=them)),
    ]
    for one in earlier:
        values = ["true", "false"] if one.kind == QuestionKind.YES_NO else [each.key for each in one.options]
        if values and (about == QuestionAbout.ACTIVITY or one.about == QuestionAbout.BODY):
            ways.append(_of(one.key, values))
            ways.append(
                st.tuples(codes, _of(one.key, values)).map(lambda two: replace(two[1], statuses=two[0]))
            )
    return st.one_of(ways)


def _of(key: str, values: list[str]) -> st.SearchStrategy[QuestionCondition]:
    chosen = st.lists(st.sampled_from(values), unique=True, min_size=1).map(tuple)
    return chosen.map(lambda them: QuestionCondition(question=key, values=them))


_TRICKS = [
    QuestionFields("=HYPERLINK(1)", "text", key="meta", help="${x} och _x0041_ <b>&amp;"),
    QuestionFields("A", "one_choice", key="val", options=(Option("yes", "Ja"), Option("no", "Nej"))),
    QuestionFields("a", "share", key="a", required=True, help="hjälp"),
    QuestionFields(
        "upptaget", "text", key="a-taljare", condition=QuestionCondition(question="val", values=("no",))
    ),
    QuestionFields("tal", "number", key="q-2024", about="activity"),
    QuestionFields("reserverat", "yes_no", key="data", about="activity"),
    QuestionFields("rad", "text", key="val-val", condition=QuestionCondition(statuses=("late",))),
    QuestionFields("val", "many_choices", key="x", options=(Option("a b", "x"), Option("a_b", "y"))),
]


@settings(max_examples=60, deadline=None)
@example(questions=_TRICKS)
@given(questions=_questions())
def test_what_goes_out_comes_back(questions: list[QuestionFields]) -> None:
    read = _back(as_workbook(_form(questions)))
    assert _plain(read.questions) == _plain(questions)
    for about in QuestionAbout.values:
        assert _keys(read.questions, about) == _keys(questions, about)
    seen: set[str] = set()
    for one in read.questions:
        assert one.condition is None or one.condition.question in {"", *seen}
        seen.add(one.key)
    assert read.unread == ()
    assert read.title == "Läget"


@settings(max_examples=40, deadline=None)
@example(questions=_TRICKS)
@given(questions=_questions())
def test_pyxform_takes_both_forms(questions: list[QuestionFields]) -> None:
    _converted(_form(questions))
    asked = BodyAsked(
        activities=[PlanItem("a", "${a}", "Mål 1"), PlanItem("a1", "Öka\u200b kunskapen")],
        goals=[PlanItem("m", "Ett eget mål")],
        indicators=[
            Measured("i", "Andel", "share", "procent", ("Utbildade", "Alla")),
            Measured("j", "?", "scale"),
        ],
        questions=questions,
    )
    form = body_form(asked, title="Läget", form_id="laget-sn", bodies=BODIES, statuses=STATUSES)
    _converted(form)


def test_every_cell_is_text() -> None:
    form = _form(
        [QuestionFields("=1+1", "text", key="q", help="@SUM(A1)"), QuestionFields("+4", "date", key="r")]
    )
    made = as_workbook(form)
    book = load_workbook(io.BytesIO(made))
    cells = [cell for sheet in book.worksheets for row in sheet.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells if cell.value is not None} == {"s"}
    package = ZipFile(io.BytesIO(made))
    sheets = [package.read(name) for name in package.namelist() if name.startswith("xl/worksheets/sheet")]
    assert len(sheets) == 3
    assert not any(b"<f" in sheet for sheet in sheets)


def test_a_whole_body_says_when_each_thing_is_asked() -> None:
    why = QuestionFields(
        "Varför?", "text", about="activity", key="varfor", condition=QuestionCondition(statuses=("late",))
    )
    any_late = replace(why, about="body", key="plan")
    wish = QuestionFields("Stöd?", "yes_no", about="activity", key="stod")
    which = QuestionFields(
        "Vad?", "text", key="vad", condition=QuestionCondition(question="stod", values=("true",))
    )
    asked = BodyAsked(
        activities=[PlanItem("x", "Ett"), PlanItem("y", "Två")],
        indicators=[Measured("i", "Andel", "share")],
        questions=[why, any_late, wish, which],
    )
    form = body_form(asked, title="T", form_id="t", bodies=BODIES, statuses=STATUSES)
    when = {row["name"]: row["relevant"] for row in form.survey if row.get("relevant")}
    assert when == {
        "a1_hinder": "selected(${a1_status}, 'late') or selected(${a1_status}, 'stopped')",
        "a2_hinder": "selected(${a2_status}, 'late') or selected(${a2_status}, 'stopped')",
        "a1_varfor": "selected(${a1_status}, 'late')",
        "a2_varfor": "selected(${a2_status}, 'late')",
        "plan": "selected(${fridlyst_statusar}, 'late')",
        "vad": "selected(join(' ', ${a1_stod}, ${a2_stod}), 'yes')",
    }
    xform = _converted(form)
    assert "join(' ',  /data/a1/a1_status ,  /data/a2/a2_status )" in xform
    assert "100 *  /data/i1/i1_taljare  div  /data/i1/i1_namnare" in xform


def test_a_condition_on_what_the_body_is_not_asked_never_holds() -> None:
    lone = QuestionFields("?", "text", key="q", condition=QuestionCondition(question="r", values=("true",)))
    form = body_form(BodyAsked(questions=[lone]), title="T", form_id="t", bodies=BODIES, statuses=STATUSES)
    assert [row["relevant"] for row in form.survey if row["name"] == "q"] == ["false()"]
    _converted(form)
