"""Answering: a part at a time as one types, and the whole page where there is no script."""

import re
from html import unescape

import pytest
from django.test import Client

from fridlyst.followup.actions import close_round, save_answer, submit
from fridlyst.followup.fields import Answer
from fridlyst.indicators.models import Measurement
from fridlyst.programmes.models import Activity
from fridlyst.trail.models import Event
from tests import factories
from tests.web.followup.conftest import AUTOSAVE, Scene

HIDDEN = re.compile(r'<input type="hidden" name="([^"]+)" value="([^"]*)"')


def posted(client: Client, scene: Scene) -> dict[str, str]:
    """What a browser would send of the page as it is: the hidden fields (and empty texts)."""
    page = client.get(scene.answer_href).content.decode()
    found = {name: unescape(value) for name, value in HIDDEN.findall(page) if name != "csrfmiddlewaretoken"}
    texts = re.findall(r'<textarea name="([^"]+)"[^>]*>\n?([^<]*)</textarea>', page)
    checked = re.findall(r'<input type="radio" name="([^"]+)" value="([^"]*)"[^>]*checked', page)
    numbers = re.findall(r'<input type="text" name="([^"]+)"(?: value="([^"]*)")?', page)
    pairs = [*texts, *checked, *numbers]
    return found | {name: unescape(value) for name, value in pairs}


def of(scene: Scene, about: Activity, **values: object) -> dict[str, object]:
    """The fields of one activity, by their names on the page."""
    return {f"a{about.pk}-{name}": value for name, value in values.items()}


def autosave(
    client: Client, scene: Scene, about: Activity, **values: object
) -> tuple[int, dict[str, object]]:
    address = f"{scene.answer_href}aktivitet/{about.pk}/"
    answer = client.post(address, of(scene, about, **values), headers=AUTOSAVE)
    return answer.status_code, answer.json()


def test_a_part_is_saved_and_the_page_told_how_far_one_has_come(scene: Scene, reporter: Client) -> None:
    status, told = autosave(
        reporter, scene, scene.first, status="late", comment="Vi väntar.", hindrance="Tid.", version=1
    )
    report = scene.report(scene.first)
    assert status == 200
    assert (report.status, report.comment, report.hindrance) == ("late", "Vi väntar.", "Tid.")
    assert (told["version"], told["answered"], told["asked"]) == (2, 1, 5)
    assert told["progress"] == "1 av 2 aktiviteter och 0 av 3 indikatorer besvarade"
    assert re.fullmatch(r"kl\. \d\d\.\d\d", str(told["at"]))
    assert scene.mine.state == "draft"


def test_text_is_saved_before_a_status_is_chosen(scene: Scene, reporter: Client) -> None:
    status, told = autosave(reporter, scene, scene.first, comment="Börjar skriva", version=1)
    assert (status, told["answered"]) == (200, 0)
    assert scene.report(scene.first).comment == "Börjar skriva"


def test_the_same_post_twice_is_counted_once(scene: Scene, reporter: Client) -> None:
    for _ in range(2):
        status, told = autosave(reporter, scene, scene.first, status="done", version=1)
        assert (status, told["version"]) == (200, 2)
    assert Event.objects.filter(verb="answered").count() == 1


def test_the_second_writer_keeps_the_text_and_sees_the_first_ones(scene: Scene, reporter: Client) -> None:
    autosave(reporter, scene, scene.first, status="done", comment="Först <b>fet</b>", version=1)
    status, told = autosave(reporter, scene, scene.first, status="late", comment="Sedan", version=1)
    assert (status, told["code"]) == (409, "saved-meanwhile")
    assert "Först &lt;b&gt;fet&lt;/b&gt;" in str(told["html"])
    assert "Klar" in str(told["html"])
    assert 'data-mine="2"' in str(told["html"])
    assert scene.report(scene.first).comment == "Först <b>fet</b>"
    assert autosave(reporter, scene, scene.first, status="late", comment="Sedan", version=2)[0] == 200


@pytest.mark.parametrize(
    "wrong",
    [
        {"status": "klar", "version": 1},
        {"status": "done", "version": "x"},
        {"status": "done", "comment": "å" * 10_001, "version": 1},
    ],
)
def test_what_cannot_be_saved_is_said_and_changes_nothing(
    scene: Scene, reporter: Client, wrong: dict[str, object]
) -> None:
    status, told = autosave(reporter, scene, scene.first, **wrong)
    assert status == 422
    assert told["message"]
    assert scene.report(scene.first).status == "unknown"


def test_without_a_version_nothing_is_overwritten(scene: Scene, reporter: Client) -> None:
    assert autosave(reporter, scene, scene.first, status="done")[0] == 409
    assert scene.report(scene.first).status == "unknown"


def test_a_null_character_does_not_break_the_page(scene: Scene, reporter: Client) -> None:
    assert autosave(reporter, scene, scene.first, status="done", comment="a\x00b", version=1)[0] == 422


def test_someone_signed_out_is_told_and_not_redirected(scene: Scene) -> None:
    status, told = autosave(Client(), scene, scene.first, status="done", version=1)
    assert (status, told["code"]) == (401, "signed-out")


def indicator(client: Client, scene: Scene, pk: int, **values: object) -> tuple[int, dict[str, object]]:
    fields = {f"i{pk}-{name}": value for name, value in values.items()}
    answer = client.post(f"{scene.answer_href}indikator/{pk}/", fields, headers=AUTOSAVE)
    return answer.status_code, answer.json()


def test_a_share_is_computed_from_what_was_counted(scene: Scene, reporter: Client) -> None:
    status, told = indicator(
        reporter, scene, scene.share.pk, numerator="1 025", denominator="2\u202f050,0", version=1
    )
    assert status == 200
    assert told["result"] == "50 % (1\u2009025 av 2\u2009050)"
    assert Measurement.objects.get(indicator=scene.share).numerator == 1025


@pytest.mark.parametrize(
    ("top", "bottom"), [("3", ""), ("", "3"), ("9", "3"), ("1", "0"), ("-1", "3"), ("NaN", "3"), ("1e9", "3")]
)
def test_a_share_that_cannot_be_is_refused_with_a_sentence(
    scene: Scene, reporter: Client, top: str, bottom: str
) -> None:
    status, told = indicator(reporter, scene, scene.share.pk, numerator=top, denominator=bottom, version=1)
    assert status == 422
    assert str(told["message"]).endswith(".")
    assert Measurement.objects.get(indicator=scene.share).value is None


def test_a_decimal_comma_is_read_and_shown(scene: Scene, reporter: Client) -> None:
    status, told = indicator(reporter, scene, scene.number.pk, value="3,75", version=1)
    assert (status, told["result"]) == (200, "3,75 poäng")
    assert 'value="3,75"' in reporter.get(scene.answer_href).content.decode()


def test_no_is_an_answer_and_not_an_empty_one(scene: Scene, reporter: Client) -> None:
    assert indicator(reporter, scene, scene.yes_no.pk, value="0", version=1)[1]["result"] == "Nej"
    assert Measurement.objects.get(indicator=scene.yes_no).value == 0
    assert indicator(reporter, scene, scene.yes_no.pk, value="2", version=2)[0] == 422


def test_an_indicator_or_activity_that_was_not_asked_about_is_not_there(
    scene: Scene, reporter: Client
) -> None:
    assert indicator(reporter, scene, 999_999, value="1", version=1)[0] == 404
    other = factories.activity(scene.town, scene.goal, "Ny")
    assert autosave(reporter, scene, other, status="done", version=1)[0] == 404


def test_without_script_the_whole_page_is_saved_at_once(scene: Scene, reporter: Client) -> None:
    form = posted(reporter, scene)
    form |= {
        f"a{scene.first.pk}-status": "done",
        f"a{scene.second.pk}-status": "stopped",
        f"a{scene.second.pk}-hindrance": "Inga pengar.",
        f"i{scene.share.pk}-numerator": "3",
        f"i{scene.share.pk}-denominator": "4",
        "c-comment": "Ett bra år.",
    }
    answer = reporter.post(scene.answer_href, form)
    assert answer.status_code == 302
    assert scene.report(scene.first).status == "done"
    assert scene.report(scene.second).hindrance == "Inga pengar."
    assert Measurement.objects.get(indicator=scene.share).value == 75
    assert scene.mine.comment == "Ett bra år."
    again = reporter.post(scene.answer_href, form)
    assert again.status_code == 302
    assert scene.report(scene.first).version == 2


def test_what_was_not_touched_does_not_overwrite_what_another_saved(scene: Scene, reporter: Client) -> None:
    form = posted(reporter, scene)
    autosave(reporter, scene, scene.second, status="done", comment="Av en annan.", version=1)
    answer = reporter.post(scene.answer_href, form | of(scene, scene.first, status="ongoing"))
    assert answer.status_code == 302
    assert scene.report(scene.second).comment == "Av en annan."
    assert scene.report(scene.first).status == "ongoing"


def test_a_conflict_on_the_whole_page_keeps_both_texts(scene: Scene, reporter: Client) -> None:
    form = posted(reporter, scene)
    autosave(reporter, scene, scene.first, status="done", comment="Av en annan.", version=1)
    mine = (
        form
        | of(scene, scene.first, status="late", comment="Min egen.")
        | of(scene, scene.second, status="done")
    )
    answer = reporter.post(scene.answer_href, mine)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Min egen." in page
    assert "Av en annan." in page
    assert scene.report(scene.first).comment == "Av en annan."
    assert scene.report(scene.second).status == "done"
    again = {**mine, **{name: unescape(value) for name, value in HIDDEN.findall(page)}}
    assert reporter.post(scene.answer_href, again).status_code == 302
    assert scene.report(scene.first).comment == "Min egen."


def test_what_is_wrong_stands_beside_its_field_and_the_rest_is_saved(scene: Scene, reporter: Client) -> None:
    form = posted(reporter, scene) | of(scene, scene.first, status="done")
    answer = reporter.post(scene.answer_href, form | {f"i{scene.number.pk}-value": "många"})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert 'value="många"' in page
    assert "Skriv ett tal med siffror" in page
    assert scene.report(scene.first).status == "done"


def test_a_round_closed_meanwhile_keeps_what_was_typed_on_the_page(scene: Scene, reporter: Client) -> None:
    form = posted(reporter, scene)
    close_round(by=scene.town.actor, round_id=scene.round.pk, with_drafts=True)
    answer = reporter.post(
        scene.answer_href, form | of(scene, scene.first, status="done", comment="Min text.")
    )
    assert answer.status_code == 422
    assert "Min text." in answer.content.decode()
    assert "Omgången är stängd" in answer.content.decode()
    assert scene.report(scene.first).status == "unknown"


def test_sending_in_saves_first_and_asks_about_gaps(scene: Scene, reporter: Client) -> None:
    form = posted(reporter, scene) | of(scene, scene.first, status="done")
    asked = reporter.post(f"{scene.answer_href}skicka-in/", form)
    page = asked.content.decode()
    assert asked.status_code == 200
    assert scene.report(scene.first).status == "done"
    assert scene.mine.state == "draft"
    assert "1 aktivitet saknar svar" in page
    assert "Fråga rutinmässigt" in page
    assert "3 indikatorer saknar utfall" in page
    for _ in range(2):
        sent = reporter.post(f"{scene.answer_href}skicka-in/", {"anyway": "1"})
        assert sent.status_code == 302
    assert scene.mine.state == "submitted"
    assert Event.objects.filter(verb="submitted").count() == 1


def test_a_whole_answer_is_sent_in_without_a_question(scene: Scene, reporter: Client) -> None:
    form = posted(reporter, scene)
    for one in (scene.first, scene.second):
        form |= {f"a{one.pk}-status": "done"}
    form |= {f"i{scene.share.pk}-numerator": "0", f"i{scene.share.pk}-denominator": "4"}
    form |= {f"i{scene.yes_no.pk}-value": "0", f"i{scene.number.pk}-value": "0"}
    assert reporter.post(f"{scene.answer_href}skicka-in/", form).status_code == 302
    assert scene.mine.state == "submitted"


def test_a_conflict_stops_the_sending_in(scene: Scene, reporter: Client) -> None:
    form = posted(reporter, scene) | of(scene, scene.first, status="late")
    autosave(reporter, scene, scene.first, status="done", version=1)
    answer = reporter.post(f"{scene.answer_href}skicka-in/", form | {"anyway": "1"})
    assert answer.status_code == 409
    assert scene.mine.state == "draft"


def test_after_sending_in_the_page_is_read_and_says_what_comes(scene: Scene, reporter: Client) -> None:
    submit(by=scene.town.actor, submission_id=scene.mine.pk, with_gaps=True)
    page = reporter.get(scene.answer_href).content.decode()
    assert "<textarea" not in page
    assert "Nu läser den som godkänner" in page
    assert autosave(reporter, scene, scene.first, status="done", version=1)[0] == 422


def test_continuing_goes_to_the_first_that_is_not_answered(scene: Scene, reporter: Client) -> None:
    save_answer(
        by=scene.town.actor,
        submission_id=scene.mine.pk,
        activity_id=scene.first.pk,
        answer=Answer("done"),
        version=1,
    )
    page = reporter.get(scene.answer_href).content.decode()
    assert f'href="#aktivitet-{scene.second.pk}" data-onward' in page
    assert page.index('id="fortsatt"') > page.index(f'id="aktivitet-{scene.second.pk}"')
    assert "1 av 2 aktiviteter och 0 av 3 indikatorer besvarade" in page


def test_an_own_activity_is_added_and_asked_about(scene: Scene, reporter: Client) -> None:
    address = f"{scene.answer_href}egen-aktivitet/"
    assert scene.goal.title in reporter.get(address).content.decode()
    made = reporter.post(address, {"title": "Öppet hus", "goal": scene.goal.pk, "time": "Maj 2026"})
    own = Activity.objects.get(title="Öppet hus")
    assert made.headers["Location"] == f"{scene.answer_href}#aktivitet-{own.pk}"
    assert (own.origin, own.body_id) == ("body", scene.social.pk)
    assert "Öppet hus" in reporter.get(scene.answer_href).content.decode()
    wrong = reporter.post(address, {"title": "", "goal": "999999"})
    assert wrong.status_code == 422


def test_hostile_text_is_shown_as_text(scene: Scene, reporter: Client, approver: Client) -> None:
    nasty = "</textarea><script>alert(1)</script>"
    autosave(reporter, scene, scene.first, status="done", comment=nasty, version=1)
    assert "<script>alert" not in reporter.get(scene.answer_href).content.decode()
    submit(by=scene.town.actor, submission_id=scene.mine.pk, with_gaps=True)
    assert "<script>alert" not in approver.get(scene.answer_href).content.decode()


def test_an_own_activity_is_offered_the_goals_of_the_round_alone(scene: Scene, reporter: Client) -> None:
    other = factories.goal(scene.town, factories.programme(scene.town, "Annat program"), "Annat mål")
    offered = reporter.get(f"{scene.answer_href}egen-aktivitet/").content.decode()
    assert scene.goal.title in offered
    assert other.title not in offered
