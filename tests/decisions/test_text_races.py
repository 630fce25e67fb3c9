"""Two who make the next version of one text at once: nobody's words are lost, the later is told."""

from collections.abc import Callable
from functools import partial

import pytest
from django.db import connection

from fridlyst.base.clock import now
from fridlyst.decisions.actions.amendments import decide_amendments, edit_amendment
from fridlyst.decisions.actions.dispatching import send_decision
from fridlyst.decisions.actions.placing import place_amendments
from fridlyst.decisions.fields import AmendmentFields, Handling
from fridlyst.decisions.models import Amendment, Dispatch, Matter
from fridlyst.decisions.shapes_letters import Addressee
from fridlyst.reports import decision_sending
from fridlyst.reports.decision_sending import send_decisions
from fridlyst.reports.formats import Rendered
from fridlyst.texts.actions import add_version, edit_section
from fridlyst.texts.models import TextVersion
from fridlyst.texts.queries import body as read_body
from fridlyst.texts.shapes import Passage
from fridlyst.trail.queries import verify
from tests import factories
from tests.decisions.amending import Case, body, case
from tests.followup.test_races import DONE, meeting

pytestmark = [
    pytest.mark.storage,
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite writes one at a time"),
]
TIMES = 5


@pytest.fixture
def here() -> Case:
    return case(factories.town())


def adopted(here: Case, added: str) -> Amendment:
    row = here.moved(added, "polisen")
    decide_amendments(by=here.by, step_id=here.steps[2].pk, verdicts={row.pk: "adopted"})
    return row


def placing(here: Case, row: Amendment, base: TextVersion) -> Callable[[], object]:
    handlings = [Handling(row.pk, "made")]
    return partial(
        place_amendments, by=here.by, matter_id=here.matter.pk, base_id=base.pk, handlings=handlings
    )


def words(here: Case) -> str:
    newest = TextVersion.objects.filter(text_id=here.version.text_id).order_by("-number")[0]
    read = read_body(municipality_id=here.by.municipality_id, version_id=newest.pk)
    return " ".join(passage.text for _section, passage in read.passages())


def newest(here: Case) -> TextVersion:
    return TextVersion.objects.filter(text_id=here.version.text_id).order_by("-number")[0]


def test_placing_twice_makes_one_version(here: Case) -> None:
    row = adopted(here, "och skolan")
    works = [placing(here, row, here.version)] * 2
    assert sorted(meeting(*works)) == ["PlacedMeanwhile", DONE]
    assert TextVersion.objects.filter(text_id=here.version.text_id).count() == 2
    assert verify(here.by.municipality_id).broken_at is None


def test_placing_and_writing_by_hand_lose_nothing(here: Case) -> None:
    """Whoever comes second is told that there is another version now."""
    for number in range(TIMES):
        row, base = adopted(here, f"och skola {number}"), newest(here)
        new = Passage("", "paragraph", f"Skrivet {number} för hand.")
        kept = read_body(municipality_id=here.by.municipality_id, version_id=base.pk).sections[1].passages
        by_hand = partial(
            edit_section,
            by=here.by,
            text_id=base.text_id,
            seen=base.number,
            section="utbildning",
            heading="Utbildning",
            passages=[*kept, new],
            note="x",
        )
        told = meeting(placing(here, row, base), by_hand)
        assert told in ([DONE, "TextChangedMeanwhile"], ["PlacedMeanwhile", DONE])
        if told[0] != DONE:
            placing(here, row, newest(here))()
        assert f"skola {number}" in words(here)
        assert (f"Skrivet {number}" in words(here)) is (told[1] == DONE)


def test_two_matters_that_lead_to_one_text_place_one_after_the_other(here: Case) -> None:
    other = case(factories.Town(here.matter.municipality, here.by), "KS 2025-8")
    Matter.objects.filter(pk=other.matter.pk).update(text=here.matter.text)
    other.matter.refresh_from_db()
    for number in range(TIMES):
        first, second, base = adopted(here, f"och A{number}"), adopted(other, f"och B{number}"), newest(here)
        told = meeting(placing(here, first, base), placing(other, second, base))
        assert sorted(told) == ["PlacedMeanwhile", DONE]
        late = (other, second) if told[0] == DONE else (here, first)
        placing(*late, newest(here))()
        assert f"A{number}" in words(here)
        assert f"B{number}" in words(here)


def test_deciding_and_changing_the_words(here: Case) -> None:
    """What is adopted has the words that it was adopted with."""
    for number in range(TIMES):
        row = here.moved(f"och {number}", "polisen")
        other = AmendmentFields("Lägg till ”andra ord” efter ”polisen”.")
        told = meeting(
            partial(decide_amendments, by=here.by, step_id=here.steps[2].pk, verdicts={row.pk: "adopted"}),
            partial(edit_amendment, by=here.by, amendment_id=row.pk, version=1, fields=other),
        )
        assert told in ([DONE, "EditedMeanwhile"], [DONE, DONE])
        words_before, row = row.text, Amendment.objects.get(pk=row.pk)
        assert row.state == "adopted"
        assert (row.text == words_before) is (told[1] != DONE)


def test_a_version_added_twice_is_one(here: Case) -> None:
    add = partial(
        add_version, by=here.by, text_id=here.version.text_id, body=body(together="Nytt."), origin="read"
    )
    assert meeting(*[add] * 3) == [DONE] * 3
    numbers = TextVersion.objects.filter(text_id=here.version.text_id).values_list("number", flat=True)
    assert sorted(numbers) == [1, 2]


def test_a_decision_goes_once_to_each_address(here: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    # The typesetter's threads do not follow a process that divides: what is tried here is who sends.
    monkeypatch.setattr(
        decision_sending, "render", lambda *_given: Rendered(b"%PDF-", "application/pdf", "pdf")
    )
    to = [Addressee(f"N{number}", f"n{number}@a.example") for number in range(6)]
    step = here.steps[2]
    works = [partial(send_decision, by=here.by, step_id=step.pk, to=to)] * 2
    assert meeting(*works) == [DONE] * 2
    assert Dispatch.objects.filter(step=step).count() == len(to)
    assert meeting(*[partial(send_decisions, now())] * 3) == [DONE] * 3
    sent = Dispatch.objects.filter(step=step).values_list("attempts", "failure")
    assert list(sent) == [(1, "")] * len(to)
    assert not Dispatch.objects.filter(step=step, sent_at=None).exists()
