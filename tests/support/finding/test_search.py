"""Which services are found, in which order, and that each reason is true."""

import functools
import gc
import random
import threading
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fridlyst.support.finding import Answers, Hit, Reason, find, fitting_lines
from fridlyst.support.finding.index import index_of, meets
from fridlyst.support.finding.terms import ReasonCode
from fridlyst.support.shapes import PublicService
from fridlyst.support.terms import Happening, Seeker, forms_of
from tests.support.finding.made import directory_of, service, stockholm

OPEN = service(1, "Öppen dörr", no_decision=True, always_open=True, anonymous=True)
EXPOSED = service(2, "Kvinnojouren", whom=("exposed",), violence_forms=("close_relations",), minimum_age=18)
SHELTER = service(3, "Skyddet", whom=("exposed",), protected_address=True, violence_forms=("physical",))
USING = service(4, "Sluta slå", whom=("using_violence",), violence_forms=("close_relations",))
CHILD = service(5, "Barnens hus", whom=("child",), maximum_age=17)
YOUNG = service(6, "Ungas mottagning", whom=("young",), minimum_age=12, maximum_age=25)
STAFF = service(7, "Konsultteamet", whom=("professional",))
ARABIC = service(8, "Samtal", whom=("exposed",), languages=("ar",))
INTERPRETER = service(9, "Råd", whom=("exposed",), interpreter=True)
EVERY = (STAFF, USING, YOUNG, CHILD, SHELTER, EXPOSED, INTERPRETER, ARABIC, OPEN)


def names(hits: Sequence[Hit]) -> list[str]:
    return [hit.service.name for hit in hits]


def found(answers: Answers, services: Sequence[PublicService] = EVERY) -> list[str]:
    return names(find(directory_of(services), answers).hits)


def test_nothing_asked_gives_what_is_open_to_all_and_easy_to_reach_first() -> None:
    hits = find(directory_of(EVERY), Answers()).hits
    assert len(hits) == len(EVERY)
    assert hits[0].service is OPEN
    codes = [reason.code for reason in hits[0].reasons]
    assert codes == ["for_all", "no_decision", "always_open", "anonymous"]
    assert set(names(hits[-2:])) == {USING.name, STAFF.name}


@pytest.mark.parametrize(
    "answers",
    [Answers("using_violence"), Answers(words="jag skadar någon"), Answers(words="jag slår min sambo")],
)
def test_who_hurts_somebody_gets_nothing_for_the_exposed_alone(answers: Answers) -> None:
    assert found(answers)[0] == USING.name
    assert set(found(answers)) <= {USING.name, OPEN.name}
    alone = find(directory_of([SHELTER, EXPOSED, ARABIC]), answers)
    assert (alone.hits, alone.instead) == ((), ())


@pytest.mark.parametrize(
    "words",
    [
        "min man tappar humöret och slår",
        "förövaren bor kvar",
        "han köper sex av mig",
        "jag slog tillbaka",
        "خشم شوهرم",
        "я кричу",
    ],
)
def test_nobody_is_taken_for_who_hurts_by_what_another_does(words: str) -> None:
    """What is for the exposed alone is only left out for who says it of themselves."""
    answer = find(directory_of([SHELTER, EXPOSED, ARABIC, USING]), Answers(words=words))
    assert {SHELTER.name, EXPOSED.name} & {hit.service.name for hit in answer.hits}


def test_a_child_of_nine_gets_nothing_for_grown_ups() -> None:
    for about in (None, *Seeker.values):
        answer = find(directory_of(EVERY), Answers(about, 9))
        shown = {hit.service.name for hit in (*answer.hits, *answer.instead)}
        assert not shown & {EXPOSED.name, YOUNG.name}, about
    assert found(Answers("child"))[0] == CHILD.name
    assert EXPOSED.name not in found(Answers("child"))


@given(
    st.integers(0, 120), st.sampled_from([None, *Seeker.values]), st.sampled_from(["", "min man slår mig"])
)
def test_no_age_is_ever_wrong(age: int, about: str | None, words: str) -> None:
    answer = find(stockholm(), Answers(about, age, words=words))
    for hit in (*answer.hits, *answer.instead):
        assert hit.service.minimum_age is None or hit.service.minimum_age <= age
        assert hit.service.maximum_age is None or hit.service.maximum_age >= age


def test_an_age_that_is_not_known_leaves_nothing_out() -> None:
    assert {EXPOSED.name, CHILD.name, YOUNG.name} <= set(found(Answers("exposed")))


def test_a_language_is_said_and_an_interpreter_where_it_is_not_spoken() -> None:
    hits = {
        hit.service.name: hit for hit in find(directory_of(EVERY), Answers("exposed", language="ar")).hits
    }
    assert Reason(ReasonCode.LANGUAGE, ("ar",)) in hits[ARABIC.name].reasons
    assert Reason(ReasonCode.INTERPRETER, ("ar",)) in hits[INTERPRETER.name].reasons
    assert list(hits)[:2] == [ARABIC.name, INTERPRETER.name]


def test_where_nothing_fits_the_nearest_is_shown_with_what_does_not() -> None:
    other = directory_of([service(1, "Pengar", whom=("exposed",), violence_forms=("economic",))])
    answer = find(other, Answers("exposed", happened=frozenset({"honour"})))
    assert answer.hits == ()
    assert answer.instead[0].misfits == (Reason(ReasonCode.HAPPENED, ("honour",)),)
    answer = find(directory_of([USING]), Answers("exposed"))
    assert answer.instead[0].misfits == (Reason(ReasonCode.FOR_WHOM, ("using_violence",)),)


def test_words_that_say_nothing_leave_the_order_as_it_is() -> None:
    assert found(Answers(words="qwxz")) == found(Answers())
    assert find(directory_of([]), Answers(words="slår")).hits == ()


def test_more_says_how_many_fit_beyond_those_shown() -> None:
    answer = find(directory_of(EVERY), Answers(), most=4)
    assert (len(answer.hits), answer.more) == (4, len(EVERY) - 4)


FORMS = ("physical", "psychological", "sexual", "economic", "digital", "honour", "pets", "close_relations")
MAYBE = st.none() | st.booleans()
CODES = st.sampled_from(Seeker.values)
MADE = st.builds(
    service,
    st.integers(1, 9999),
    st.sampled_from(["Jouren", "Mottagningen", "Pengar och råd", "Samtal om våld"]),
    st.sampled_from(["", "Samtal för dig som blir slagen.", "Hjälp med skulder.", "Boende för kvinnor."]),
    whom=st.lists(CODES, unique=True, max_size=3).map(tuple),
    violence_forms=st.lists(st.sampled_from(FORMS), unique=True, max_size=3).map(tuple),
    languages=st.lists(st.sampled_from(["ar", "so", "fi"]), unique=True).map(tuple),
    minimum_age=st.sampled_from([None, 12, 18]),
    maximum_age=st.sampled_from([None, 25, 20]),
    interpreter=MAYBE, pets=MAYBE, children=MAYBE, anonymous=MAYBE, no_decision=MAYBE, free=MAYBE,
    always_open=st.booleans(), protected_address=st.booleans(),
)  # fmt: skip
ASKED = st.builds(
    Answers,
    st.none() | CODES,
    st.none() | st.integers(0, 99),
    st.frozensets(st.sampled_from(Happening.values), max_size=3),
    st.none() | st.sampled_from(["ar", "so", "sv"]),
    st.sampled_from(["", "min man slår mig", "skulder", "hund", "jag slår", "behöver tolk och boende"]),
)


@given(st.lists(MADE, max_size=12), ASKED)
@settings(max_examples=200, deadline=None)
def test_every_reason_is_true_and_nothing_stands_twice(services: list[PublicService], asked: Answers) -> None:
    answer = find(directory_of(services), asked)
    assert len({id(hit.service) for hit in answer.hits}) == len(answer.hits)
    assert [hit.score for hit in answer.hits] == sorted((hit.score for hit in answer.hits), reverse=True)
    for hit in answer.hits:
        for reason in hit.reasons:
            assert holds(hit.service, reason), reason


def holds(one: PublicService, reason: Reason) -> bool:
    """Whether the service's own fields say what the reason does."""
    values = reason.values
    return {
        ReasonCode.FOR_WHOM: lambda: set(values) <= set(one.whom),
        ReasonCode.FOR_THE_ONE: lambda: values == one.whom,
        ReasonCode.FOR_ALL: lambda: one.whom == (),
        ReasonCode.AGE: lambda: (
            values == tuple(str("" if a is None else a) for a in (one.minimum_age, one.maximum_age))
        ),
        ReasonCode.HAPPENED: lambda: all(forms_of(code) & set(one.violence_forms) for code in values),
        ReasonCode.CLOSE_RELATIONS: lambda: "close_relations" in one.violence_forms,
        ReasonCode.LANGUAGE: lambda: set(values) <= set(one.languages),
        ReasonCode.INTERPRETER: lambda: one.interpreter is True and not set(values) & set(one.languages),
        ReasonCode.NEED: lambda: all(meets(one, need) for need in values),
        ReasonCode.WORDS: lambda: bool(values),
        ReasonCode.NO_DECISION: lambda: one.no_decision is True,
        ReasonCode.ALWAYS_OPEN: lambda: one.always_open,
        ReasonCode.ANONYMOUS: lambda: one.anonymous is True,
        ReasonCode.FREE: lambda: one.free is True,
    }[ReasonCode(reason.code)]()


@pytest.mark.parametrize(
    ("answers", "key"),
    [
        (Answers("child"), "children"),
        (Answers("using_violence"), "stop"),
        (Answers(words="jag slår min fru"), "stop"),
        (Answers(words="jag är 10 år"), "children"),
        (Answers(words="transperson"), "trans"),
        (Answers(words="min fru slår mig"), "men"),
    ],
)
def test_the_line_that_fits_stands_first_after_112(answers: Answers, key: str) -> None:
    assert [line.key for line in fitting_lines(answers)][:2] == ["emergency", key]


@given(ASKED)
def test_no_national_line_is_ever_left_out(asked: Answers) -> None:
    assert {line.key for line in fitting_lines(asked)} == {line.key for line in fitting_lines(Answers())}


def test_the_directory_is_made_ready_once_whoever_asks_at_once() -> None:
    directory = directory_of([service(at, f"Nummer {at}") for at in range(400)], "samtidigt")
    ready = []
    threads = [threading.Thread(target=lambda: ready.append(index_of(directory))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len({id(one) for one in ready}) == 1
    assert index_of(directory_of([], "samtidigt")) is not ready[0]


def test_whatever_is_written_something_is_found() -> None:
    draw = random.Random(2)
    letters = "abcdeåäö <>&'\"()%\x01دЖሰ0123456789"
    for _ in range(300):
        words = "".join(draw.choice(letters) for _ in range(draw.randint(0, 200)))
        assert find(stockholm(), Answers(words=words)).hits


def test_what_is_about_violence_goes_before_what_is_also_for_the_exposed() -> None:
    def first(answers: Answers, most: int) -> list[str]:
        return [hit.service.name.split()[0] for hit in find(stockholm(), answers).hits[:most]]

    assert set(first(Answers("exposed"), 2)) == {"Relationsvåldsteam", "Relationsvåldscentrum"}
    assert set(first(Answers(words="jag blir bortgift i sommar"), 3)) >= {"Origo", "Kruton"}
    assert {"Origo", "Kruton"} <= set(first(Answers("relative", None, frozenset({"honour"})), 3))
    assert "KAST" not in first(Answers(words="min granne skriker på nätterna"), 10)


@pytest.mark.parametrize("about", ["professional", "child", "young", "relative"])
def test_who_says_no_more_is_not_first_shown_what_is_for_one_thing_alone(about: str) -> None:
    first = find(stockholm(), Answers(about=about)).hits[0].service
    assert "close_relations" in first.violence_forms


def test_no_word_that_was_searched_for_is_kept() -> None:
    find(stockholm(), Answers(words="min man slog mig sönderrr قفقفزو"))
    before = _remembered()
    for written in ("qvarlämnatord", "kvinnnojourn", "förskräckligheten", "زوجيقف"):
        find(stockholm(), Answers(words=f"min man {written} mig"))
    assert _remembered() == before


def _remembered() -> dict[str, int]:
    """How much is held by each function that remembers what it was asked."""
    every = (one for one in gc.get_objects() if type(one) is type(functools.cache(_remembered)))
    return {
        f"{one.__module__}.{one.__qualname__}": one.cache_info().currsize
        for one in every
        if one.__module__.startswith("fridlyst.support")
    }
