"""A passage written anew: what was and what is can both be read out of its runs."""

from hypothesis import given
from hypothesis import strategies as st

from fridlyst.decisions.by_hand import rewritten
from fridlyst.texts.shapes import MarkedPassage, MarkedSection, MarkedText, Passage, Run, Section

WORDS = st.text("ab å.,ö ", max_size=30)


def marked(*runs: Run) -> MarkedText:
    text = "".join(run.text for run in runs if run.struck_by is None)
    passage = MarkedPassage(Passage("a-1", "paragraph", text), runs)
    return MarkedText((MarkedSection(Section("a", "A", 1), (passage,)),))


def test_earlier_marks_stay_and_what_is_new_is_told() -> None:
    before = marked(Run("Vi "), Run("ska ", struck_by=1), Run("måste ", added_by=1), Run("samverka."))
    (one,) = rewritten(before, "a-1", "Vi måste gärna samverka.", by=2).sections[0].passages
    assert one.passage.text == "Vi måste gärna samverka."
    assert next(run for run in one.runs if run.text.strip() == "gärna").added_by == 2
    assert Run("ska ", struck_by=1) in one.runs


@given(WORDS, WORDS, WORDS, WORDS)
def test_both_texts_are_there(base: str, gone: str, new: str, after: str) -> None:
    before = marked(Run(base), Run(gone, struck_by=1), Run(new, added_by=1))
    (one,) = rewritten(before, "a-1", after, by=2).sections[0].passages
    assert "".join(run.text for run in one.runs if run.struck_by is None) == after
    assert "".join(run.text for run in one.runs if run.added_by is None) == base + gone
    assert "".join(run.text for run in one.runs if run.added_by != 2 and run.struck_by != 1) == base + new


def test_other_passages_are_as_they_were() -> None:
    before = marked(Run("Vi samverkar."))
    assert rewritten(before, "a-2", "Annat.", by=2) == before
