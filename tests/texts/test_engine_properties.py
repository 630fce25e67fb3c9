"""What holds of every text and every set of amendments."""

from collections.abc import Sequence

from hypothesis import given, settings
from hypothesis import strategies as st
from rapidfuzz import fuzz

from fridlyst.texts.changing import Order, consolidate
from fridlyst.texts.checking import check
from fridlyst.texts.comparing import compare
from fridlyst.texts.keys import with_keys
from fridlyst.texts.places import locate
from fridlyst.texts.shapes import Anchor, Change, MarkedPassage, Passage, Run, Section, TextBody
from fridlyst.texts.terms import ChangeKind, Standing
from tests.texts.sample import cell

_WORDS = """
    nämnden skolan vården polisen barnen kommunen stöd hjälp ansvar arbete kunskap samverkan
    utbildning och eller för med av i ger får leder följer planerar möter trygga nya alla varje
    årligen tidigt alltid
"""
WORDS = _WORDS.split()
_NEW = """
    biblioteket kulturhuset simhallen räddningstjänsten arkivet museet parkerna hamnen
"""
NEW = _NEW.split()

sentences = st.lists(st.sampled_from(WORDS), min_size=3, max_size=9).map(
    lambda words: " ".join(words).capitalize() + "."
)
texts = st.lists(sentences, min_size=1, max_size=3).map(" ".join)
paragraphs = texts.map(lambda text: Passage("", "paragraph", text))
bullets = sentences.map(lambda text: Passage("", "list_item", text.rstrip(".")))
cells = st.builds(cell, st.integers(1, 2), st.integers(0, 2), sentences)
passages = st.lists(st.one_of(paragraphs, bullets, cells), max_size=4)
headings = st.sampled_from(["Ansvar", "Samverkan", "Stöd", "Mål och insatser", "Uppföljning"])
sections = st.builds(
    lambda heading, number, page, rows: Section("", heading, 1, str(number), page, tuple(rows)),
    headings,
    st.integers(1, 9),
    st.none() | st.integers(1, 9),
    passages,
)
bodies = st.lists(sections, min_size=1, max_size=4).map(lambda rows: with_keys(TextBody(tuple(rows))))
added = st.lists(st.sampled_from(NEW), min_size=2, max_size=5, unique=True).map(" ".join)


@st.composite
def orders(draw: st.DrawFn, body: TextBody, by: int) -> Order:
    """An order against words that the text has, or has not."""
    rows = [passage.text for _, passage in body.passages()] or [""]
    words = draw(st.sampled_from(rows)).split() or ["inget"]
    start = draw(st.integers(0, len(words) - 1))
    span = " ".join(words[start : start + draw(st.integers(1, 4))])
    kind = draw(st.sampled_from(ChangeKind.values))
    heading = draw(st.sampled_from(["", *(section.heading for section in body.sections)]))
    pages = [section.page for section in body.sections if section.page and section.passages]
    anchor = Anchor(
        page=draw(st.sampled_from([None, *pages])),
        heading=heading,
        sentence=draw(st.sampled_from(["", "first", "last"])),
        quote=span if kind in (ChangeKind.ADD, ChangeKind.ADD_BULLET) and draw(st.booleans()) else "",
        before=draw(st.booleans()),
        column=draw(st.none() | st.integers(1, 3)),
    )
    gone = span if kind in (ChangeKind.STRIKE, ChangeKind.REPLACE) and draw(st.integers(0, 4)) else ""
    new = "" if kind == ChangeKind.STRIKE else draw(added)
    of = draw(st.none() | st.integers(1, 5)) if by > 1 else None
    return Order(by, anchor, Change(kind, new, gone), of=of)


@st.composite
def cases(draw: st.DrawFn) -> tuple[TextBody, list[Order]]:
    body = draw(bodies)
    return body, [draw(orders(body, by)) for by in range(1, draw(st.integers(1, 5)) + 1)]


def base(one: MarkedPassage) -> str:
    return "".join(run.text for run in one.runs if run.added_by is None)


def left(runs: Sequence[Run]) -> str:
    return "".join(run.text for run in runs if run.struck_by is None)


@settings(max_examples=60, deadline=None, derandomize=True)
@given(cases())
def test_no_word_of_the_base_is_ever_lost(case: tuple[TextBody, list[Order]]) -> None:
    body, asked = case
    marked = consolidate(body, asked)
    passages = {one.passage.key: one for part in marked.sections for one in part.passages}
    assert len(passages) == sum(len(part.passages) for part in marked.sections)
    for _, passage in body.passages():
        assert base(passages[passage.key]) == passage.text
    assert [part.section.key for part in marked.sections] == [part.key for part in body.sections]


@settings(max_examples=60, deadline=None, derandomize=True)
@given(cases())
def test_the_runs_are_the_text_and_every_order_is_made_or_told(case: tuple[TextBody, list[Order]]) -> None:
    body, asked = case
    marked = consolidate(body, asked)
    seen: set[int] = set()
    for part in marked.sections:
        for one in part.passages:
            assert left(one.runs) == one.passage.text
            assert all(run.text for run in one.runs)
            assert "  " not in one.passage.text
            seen |= {by for run in one.runs for by in (run.added_by, run.struck_by) if by is not None}
    lost = {clash.by for clash in marked.clashes}
    assert lost | seen == {order.by for order in asked}
    assert not lost & seen
    for clash in marked.clashes:
        assert clash.why in ("same_words", "no_place")
        assert clash.against or clash.why == "no_place"
    assert marked.body == consolidate(marked.body, []).body


@settings(max_examples=60, deadline=None, derandomize=True)
@given(cases())
def test_an_order_that_is_left_out_is_not_to_be_seen(case: tuple[TextBody, list[Order]]) -> None:
    body, asked = case
    marked = consolidate(body, asked)
    lost = {clash.by for clash in marked.clashes}
    made = [order for order in asked if order.by not in lost]
    assert consolidate(body, made).sections == marked.sections


@settings(max_examples=60, deadline=None, derandomize=True)
@given(bodies.flatmap(lambda body: st.tuples(st.just(body), orders(body, 1))))
def test_what_is_made_where_it_was_said_stands_to_the_letter(case: tuple[TextBody, Order]) -> None:
    """A place that was said wrongly may mean another one once the text has changed."""
    body, order = case
    if not all(place.exact for place in locate(body, order.anchor, order.change)[:1]):
        return
    if order.change.kind == ChangeKind.STRIKE and not order.change.struck:
        return
    marked = consolidate(body, [order])
    if marked.clashes:
        return
    found = check(marked.body, order.anchor, order.change)
    if order.change.kind in (ChangeKind.STRIKE, ChangeKind.REPLACE) and _still(marked.body, order):
        return
    assert found.standing == Standing.TO_THE_LETTER


def _still(body: TextBody, order: Order) -> bool:
    """Whether words like those struck stand somewhere else too."""
    gone = set(order.change.struck.casefold().replace(".", "").split())
    return any(gone & set(one.text.casefold().replace(".", "").split()) for _, one in body.passages())


@settings(max_examples=60, deadline=None, derandomize=True)
@given(bodies, bodies)
def test_a_comparison_holds_both_texts(before: TextBody, after: TextBody) -> None:
    after = with_keys(after, before)
    marked = compare(before, after)
    assert marked.body == after
    runs = [one.runs for part in marked.sections for one in part.passages]
    told = sorted("".join(run.text for run in some if run.added_by is None) for some in runs)
    assert [one for one in told if one] == sorted(one.text for _, one in before.passages())
    assert sorted(filter(None, map(left, runs))) == sorted(one.text for _, one in after.passages())


@settings(max_examples=60, deadline=None, derandomize=True)
@given(bodies)
def test_a_text_is_unchanged_beside_itself(body: TextBody) -> None:
    marked = compare(body, body)
    assert not any(one.is_changed or one.added_by for part in marked.sections for one in part.passages)
    assert not any(part.heading or part.added_by or part.struck_by for part in marked.sections)
    assert with_keys(body, body) == body


@settings(max_examples=60, deadline=None, derandomize=True)
@given(bodies, bodies)
def test_keys_are_unique_and_never_taken_from_what_is_gone(before: TextBody, after: TextBody) -> None:
    keyed = with_keys(after, before)
    passages = [one.key for _, one in keyed.passages()]
    parts = [one.key for one in keyed.sections]
    assert len(set(passages)) == len(passages)
    assert len(set(parts)) == len(parts)
    old = {one.key: one.text for _, one in before.passages()}
    for _, passage in keyed.passages():
        if passage.key in old:
            assert _alike(old[passage.key], passage.text)


def _alike(one: str, other: str) -> bool:
    return fuzz.ratio(one, other) >= 75
