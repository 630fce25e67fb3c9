"""An XLSForm that somebody else made: what is understood, what is told, what is refused and where."""

import pytest

from fridlyst.exchange.xlsform.problems import BadForm
from fridlyst.exchange.xlsform.reading import FormRead, read_form
from fridlyst.followup.questioning import Option, QuestionCondition

Rows = list[list[str]]
_SURVEY = ["type", "name", "label", "hint", "required", "relevant"]
_LISTS: Rows = [
    ["list_name", "name", "label"],
    ["ja_nej", "ja", "Ja"],
    ["ja_nej", "nej", "Nej"],
    ["ort", "1", "Norr"],
    ["ort", "2", "Söder"],
]


def _read(
    *rows: list[str], top: list[str] | None = None, choices: Rows | None = None, **sheets: Rows
) -> FormRead:
    survey = [top or _SURVEY, *rows]
    return read_form({"survey": survey, "choices": choices or _LISTS, **sheets}, bodies={"sn": 7})


def _told(form: FormRead) -> list[str]:
    return [one.said for one in form.unread if "används inte" not in one.text]


def test_each_sort_of_question() -> None:
    form = _read(
        ["text", "a", "Text", "Hjälp", "yes"],
        ["select one from ort", "b", "Ett"],
        ["select_multiple ort", "c", "Flera"],
        ["select_one ja_nej", "d", "Ja?", "", "TRUE"],
        ["decimal", "e", "Tal"],
        ["date", "f", "Dag"],
        settings=[["form_title"], ["Enkät"]],
    )
    assert form.title == "Enkät"
    assert [one.kind for one in form.questions] == [
        "text",
        "one_choice",
        "many_choices",
        "yes_no",
        "number",
        "date",
    ]
    assert [one.required for one in form.questions] == [True, False, False, True, False, False]
    assert form.questions[0].help == "Hjälp"
    assert form.questions[1].options == (Option("1", "Norr"), Option("2", "Söder"))
    assert form.questions[3].options == ()
    assert _told(form) == []


def test_a_group_of_numerator_and_denominator_is_a_share() -> None:
    form = _read(
        ["begin group", "utb", "Andel utbildade"],
        ["integer", "utb_taljare", "Utbildade", "Räkna alla", "yes"],
        ["integer", "utb_namnare", "Anställda"],
        ["end group", "", ""],
    )
    (share,) = form.questions
    assert (share.kind, share.label, share.help, share.required) == (
        "share",
        "Andel utbildade",
        "Räkna alla",
        True,
    )


@pytest.mark.parametrize(
    ("relevant", "values"),
    [
        ("${b} = '1'", ("1",)),
        ("${ b }='1' or ${b}=\"2\"", ("1", "2")),
        ("'2' = ${b}", ("2",)),
        ("(selected(${b}, '2') or (${b} = 1))", ("2", "1")),
        ("selected(join(' ', ${b}), '1')", ("1",)),
    ],
)
def test_conditions_that_are_understood(relevant: str, values: tuple[str, ...]) -> None:
    form = _read(["select_one ort", "b", "Ort"], ["text", "c", "Varför?", "", "", relevant])
    assert form.questions[1].condition == QuestionCondition(question="b", values=values)
    assert _told(form) == []


@pytest.mark.parametrize(
    "relevant",
    [
        "${b} != '1'",
        "not(${b} = '1')",
        "${b} = '1' and ${d} = 'ja'",
        "${b} = '1' or ${d} = 'ja'",
        "${n} > 3",
        "${n} = 3",
        "selected(${b}",
        "${b} = '1')",
        "'1'",
        "true()",
        "(" * 40 + "${b} = '1'" + ")" * 40,
        "count-selected(${b}) = 1",
        "selectedly(${b}, '1')",
        "${last-saved#x} = '1'",
        "string-length(${n}) or 'x' = 2",
        "${b} = '1' or " * 2000 + "${b} = '1'",
        "join(" * 500,
    ],
)
def test_conditions_that_are_not_understood_are_told(relevant: str) -> None:
    form = _read(
        ["select_one ort", "b", "Ort"],
        ["select_one ja_nej", "d", "Ja?"],
        ["integer", "n", "Hur många?"],
        ["text", "c", "Varför?", "", "", relevant],
    )
    assert form.questions[3].condition is None
    (told,) = [text for text in _told(form) if "rad 5" in text]
    assert told.startswith("Fliken survey, rad 5, kolumn relevant: ")
    assert told.endswith("Frågan ställs därför alltid.")


def test_yes_and_no_become_true_and_false() -> None:
    form = _read(
        ["select_one ja_nej", "d", "Ja?"],
        ["text", "c", "Varför?", "", "", "${d} = 'nej'"],
    )
    assert form.questions[1].condition == QuestionCondition(question="d", values=("false",))


def test_a_list_of_yes_and_no_with_other_words_keeps_them() -> None:
    lists = [["list name", "name", "label"], ["yes_no", "yes", "Ja, alltid"], ["yes_no", "no", "Nej, aldrig"]]
    form = _read(["select_one yes_no", "d", "Ja?"], choices=lists)
    assert form.questions[0].kind == "one_choice"
    assert form.questions[0].options == (Option("yes", "Ja, alltid"), Option("no", "Nej, aldrig"))


def test_a_groups_condition_holds_for_what_is_in_it() -> None:
    form = _read(
        ["select_one ja_nej", "d", "Ja?"],
        ["begin_group", "g", "", "", "", "${d} = 'ja'"],
        ["text", "c", "Vad?"],
        ["text", "e", "Varför?", "", "", "${d} = 'nej'"],
        ["end_group"],
    )
    assert form.questions[1].condition == QuestionCondition(question="d", values=("true",))
    assert form.questions[2].condition is None
    assert _told(form) == [
        "Fliken survey, rad 5, kolumn relevant: flera villkor gäller samtidigt och läses inte in. "
        "Frågan ställs därför alltid."
    ]


def test_nothing_is_dropped_in_silence() -> None:
    form = _read(
        ["start", "start"],
        ["note", "hej", "Välkommen"],
        ["geopoint", "plats", "Var?"],
        ["begin_repeat", "barn", "Varje barn"],
        ["text", "barnets_namn", "Namn"],
        ["image", "bild", "Bild"],
        ["end_repeat"],
        ["begin_group", "g", "Om er"],
        ["integer", "n", "Antal", "", "${plats} != ''", "${plats} != ''"],
        ["end_group"],
        ["calculate", "c", ""],
        ["select_one ort or_other", "o", "Ort", "", "", "${barnets_namn} = 'x'"],
        ["range", "r", "Betyg"],
        entities=[["dataset"], ["x"]],
        settings=[["form_title", "style"], ["T", "pages"]],
    )
    assert [one.key for one in form.questions] == ["n", "o", "r"]
    told = _told(form)
    assert told == [
        "Fliken entities: fliken läses inte in.",
        "Fliken settings, rad 2, kolumn style: inställningen läses inte in.",
        "Fliken survey, rad 10, kolumn type: ett heltal läses in som ett tal.",
        "Fliken survey, rad 10, kolumn required: krävs bara ibland. Frågan läses in som frivillig.",
        "Fliken survey, rad 10, kolumn relevant: villkoret ”${plats} != ''” är för sammansatt "
        "och läses inte in. Frågan ställs därför alltid.",
        "Fliken survey, rad 13, kolumn type: svaret ”annat” med egna ord läses inte in.",
        "Fliken survey, rad 13, kolumn relevant: villkoret ser på ”Namn”, som inte läses in. "
        "Frågan ställs därför alltid.",
        "Fliken survey, rad 14, kolumn type: en skala läses in som ett tal.",
        "Fliken survey, rad 2, kolumn type: ”start” är en tid som apparaten skriver och läses inte in.",
        "Fliken survey, rad 3, kolumn type: ”Välkommen” är en text utan svar och läses inte in.",
        "Fliken survey, rad 4, kolumn type: ”Var?” är en plats på kartan och läses inte in.",
        "Fliken survey, rad 5, kolumn type: upprepningen ”Varje barn” läses inte in, "
        "och inte det som står i den: ”Namn”, ”Bild”.",
        "Fliken survey, rad 9, kolumn type: gruppen ”Om er” läses inte in, men det gör frågorna i den.",
        "Fliken survey, rad 12, kolumn type: ”c” är en uträkning och läses inte in.",
    ]
    assert [one.said for one in form.unread][-1] == (
        "Fliken choices, rad 2: listan ”ja_nej” används inte av någon fråga här."
    )


def test_columns_and_languages_that_are_not_read_are_told() -> None:
    top = ["type", "name", "label::English (en)", "label::Svenska (sv)", "constraint", "min anteckning"]
    form = _read(
        ["integer", "n", "How many", "Hur många", ". > 0", "x"], ["text", "t", "Why", "Varför"], top=top
    )
    assert [one.label for one in form.questions] == ["Hur många", "Varför"]
    assert (
        _told(form)[0]
        == "Fliken survey, rad 1, kolumn label::English (en): ett annat språk, som inte läses in."
    )
    assert _told(form)[2:] == [
        "Fliken survey, rad 2, kolumn constraint: läses inte in.",
        "Fliken survey, rad 2, kolumn min anteckning: läses inte in.",
    ]


@pytest.mark.parametrize(
    ("rows", "sentence"),
    [
        ([["txet", "a", "A"]], "Fliken survey, rad 2, kolumn type: typen ”txet” finns inte i XLSForm."),
        ([["", "a", "A"]], "Fliken survey, rad 2, kolumn type: typen saknas."),
        ([["text", "", "A"]], "Fliken survey, rad 2, kolumn name: namnet saknas."),
        ([["text", "a"]], "Fliken survey, rad 2, kolumn label: frågan har ingen etikett."),
        ([["text", "2 a", "A"]], "Fliken survey, rad 2, kolumn name: ”2 a” kan inte vara ett namn."),
        ([["text", "a:b", "A"]], "Fliken survey, rad 2, kolumn name: ”a:b” kan inte vara ett namn."),
        (
            [["text", "a", "A"], [], ["date", "A", "B"]],
            "Fliken survey, rad 4, kolumn name: namnet ”A” finns redan på rad 2.",
        ),
        (
            [["select_one land", "a", "A"]],
            "Fliken survey, rad 2, kolumn type: listan ”land” finns inte",
        ),
        (
            [["select_one", "a", "A"]],
            "Fliken survey, rad 2, kolumn type: det står inte vilken lista valen tas ur.",
        ),
        (
            [["text", "a", "A", "", "", "${b} = 'x'"]],
            "Fliken survey, rad 2, kolumn relevant: villkoret ser på ”b”, som inte finns i formuläret.",
        ),
        (
            [["select_one ort", "b", "B"], ["text", "a", "A", "", "", "${b} = '3'"]],
            "Fliken survey, rad 3, kolumn relevant: villkoret väntar på svaret ”3”, som",
        ),
        (
            [["select_one ort", "a", "A", "", "", "${a} = '1'"]],
            "Fliken survey, rad 2, kolumn relevant: villkoret ser på frågan själv.",
        ),
        (
            [
                ["select_one ort", "a", "A", "", "", "${b} = '1'"],
                ["select_one ort", "b", "B", "", "", "${a} = '1'"],
            ],
            "Fliken survey, rad 2, kolumn relevant: villkoret går i en ring",
        ),
        (
            [["begin_group", "g", "G"], ["text", "a", "A"]],
            "Fliken survey, rad 2, kolumn type: ”G” börjar här men slutar aldrig",
        ),
        (
            [["text", "a", "A"], ["end_group"]],
            "Fliken survey, rad 3, kolumn type: något slutar här som aldrig har börjat.",
        ),
        (
            [["begin_group", "g", "G"], ["text", "a", "A"], ["end_repeat"]],
            "Fliken survey, rad 4, kolumn type: ”end_repeat” slutar det som börjar på rad 2 med",
        ),
        (
            [["begin_group", f"g{n}"] for n in range(900)],
            "Fliken survey, rad 22, kolumn type: grupperna ligger i",
        ),
        ([["text", "a", "x" * 501]], "Fliken survey, rad 2, kolumn label: texten är 501 tecken. Den får"),
        ([["text", f"a{n}", "A"] for n in range(1001)], "Fliken survey, rad 1002: fliken har 1001 rader."),
        ([], "Fliken survey är tom"),
    ],
)
def test_a_broken_survey_is_refused_with_the_place(rows: Rows, sentence: str) -> None:
    with pytest.raises(BadForm) as refused:
        _read(*rows)
    assert refused.value.message.startswith(sentence)
    assert refused.value.field == "file"


@pytest.mark.parametrize(
    ("rows", "sentence"),
    [
        ([["", "1", "Norr"]], "Fliken choices, rad 2, kolumn list_name: listans namn saknas."),
        ([["ort", "", "Norr"]], "Fliken choices, rad 2, kolumn name: namnet saknas."),
        ([["ort", "1"]], "Fliken choices, rad 2, kolumn label: etiketten saknas."),
        (
            [["ort", "1", "Norr"], ["ort", "1", "Söder"]],
            "Fliken choices, rad 3, kolumn name: namnet ”1” finns redan i listan ”ort” på rad 2.",
        ),
        (
            [["ort", "a b", "Norr"]],
            "Fliken choices, rad 2, kolumn name: ett namn i ett flerval får inte ha mellanslag.",
        ),
    ],
)
def test_broken_choices_are_refused_with_the_place(rows: Rows, sentence: str) -> None:
    with pytest.raises(BadForm) as refused:
        _read(["select_multiple ort", "a", "A"], choices=[["list_name", "name", "label"], *rows])
    assert refused.value.message.startswith(sentence)


def test_every_fault_is_listed() -> None:
    with pytest.raises(BadForm) as refused:
        _read(["txet", "a", "A"], ["text", "", "B"], ["text", "c", ""])
    assert refused.value.message.endswith("Formuläret har 3 fel; det här är det första.")
    assert len(refused.value.details["errors"]) == 3  # type: ignore[arg-type]


def test_sheets_and_columns_that_must_be_there() -> None:
    with pytest.raises(BadForm, match=r"Fliken survey saknas\. Arbetsboken har ”Blad1”, ”Blad2”\."):
        read_form({"Blad1": [["x"]], "Blad2": []}, bodies={})
    with pytest.raises(BadForm, match=r"Fliken survey, rad 1: kolumnen name saknas\."):
        read_form({"Survey": [["type", "label"], ["text", "A"]]}, bodies={})
    with pytest.raises(BadForm, match="kolumnen ”name” finns två gånger"):
        read_form({"survey": [["type", "name", "name", "label"], ["text", "a", "b", "A"]]}, bodies={})


def test_the_form_of_one_body_is_not_taken_in() -> None:
    with pytest.raises(BadForm, match="formuläret för en enda nämnd"):
        _read(["text", "a", "A"], settings=[["form_title", "fridlyst_form"], ["T", "body/1"]])


def test_bodies_of_another_municipality_are_told() -> None:
    top = ["type", "name", "label", "fridlyst_bodies"]
    form = _read(["text", "a", "A", "sn xn"], ["text", "b", "B", "xn"], top=top)
    assert [one.body_ids for one in form.questions] == [(7,), ()]
    assert _told(form) == [
        "Fliken survey, rad 2, kolumn fridlyst_bodies: ”xn” finns inte i kommunen.",
        "Fliken survey, rad 3, kolumn fridlyst_bodies: ”xn” finns inte i kommunen. "
        "Frågan ställs därför till alla.",
    ]


def test_names_that_are_no_keys_get_one() -> None:
    form = _read(
        ["begin_group", "g", ""],
        ["text", "hälsa.läge", "A"],
        ["end_group"],
        ["begin_group", "h", ""],
        ["text", "hälsa.läge", "B"],
        ["end_group"],
    )
    assert [one.key for one in form.questions] == ["halsa-lage", "halsa-lage-2"]


def test_a_question_stands_after_those_it_waits_for() -> None:
    form = _read(
        ["text", "a", "A", "", "", "${b} = '1'"],
        ["select_one ort", "b", "B", "", "", "${c} = 'ja'"],
        ["select_one ja_nej", "c", "C"],
    )
    assert [one.key for one in form.questions] == ["c", "b", "a"]


def test_status_and_an_answer_together() -> None:
    form = _read(
        ["begin_repeat", "fridlyst_aktivitet", ""],
        ["select_one ort", "fridlyst_status", ""],
        ["text", "a", "A", "", "", "selected(${fridlyst_status}, 'late') and (${b} = 'ja')"],
        ["end_repeat"],
        ["select_one ja_nej", "b", "B"],
    )
    assert form.questions[1].condition == QuestionCondition(("late",), "b", ("true",))
    assert form.questions[1].about == "activity"


@pytest.mark.parametrize(
    ("rows", "sentence"),
    [
        ([["ort", "1", "Norr"]], "Fliken choices, rad 2: listan ”ort” har 1 val. Den ska ha minst två"),
        ([["ort", "1", "A"], ["ort", "2", "a"]], "Fliken choices, rad 3, kolumn label: samma etikett"),
    ],
)
def test_lists_that_no_question_can_have_are_refused(rows: Rows, sentence: str) -> None:
    with pytest.raises(BadForm) as refused:
        _read(["select_one ort", "a", "A"], choices=[["list_name", "name", "label"], *rows])
    assert refused.value.message.startswith(sentence)
