"""Answering by a link: the body's answer and nothing else, for as long as the link works."""

import re
from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import connection
from django.http import HttpResponseBase
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import URLPattern
from lxml import html

from fridlyst.base.clock import today
from fridlyst.followup.actions import add_question, approve, close_round, revoke_link, send_back
from fridlyst.followup.models import AnswerLink, Submission
from fridlyst.followup.questioning import QuestionFields
from fridlyst.followup.terms import QuestionKind
from fridlyst.organisation.merging import merge_body
from fridlyst.organisation.terms import Role
from fridlyst.programmes.fields import OwnerChoice
from fridlyst.programmes.models import Activity
from fridlyst.trail.models import Event
from fridlyst.web.answering import urls as by_link
from fridlyst.web.followup import urls as followup
from fridlyst.web.followup.by_link import LINK_PAGES
from fridlyst.web.shared.text import day
from tests import factories
from tests.web.answering.conftest import Linked, linked
from tests.web.followup.conftest import AUTOSAVE, Scene

# What of an answer is for people with an account alone.
KEPT_OUT = {"approve", "send_back", "note_decision", "xlsform_of_body"}
SEALED = {
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "private, no-store",
    "X-Robots-Tag": "noindex, nofollow",
}


def words(answer: HttpResponseBase) -> str:
    """The page as text, without its tags."""
    assert hasattr(answer, "content")
    return " ".join(html.fromstring(answer.content.decode()).text_content().split())


def leads_to(answer: HttpResponseBase) -> set[str]:
    """Where the page leads: links, forms and what its script saves at."""
    assert hasattr(answer, "content")
    page = html.fromstring(answer.content.decode())
    found = page.xpath("//body//@href | //body//@action | //body//@formaction | //body//@data-autosave")
    return {str(one) for one in found if not str(one).startswith("#")}


def sealed(answer: HttpResponseBase) -> bool:
    """Nothing is kept, nothing leaks, no cookie is set."""
    return not answer.cookies and SEALED.items() <= dict(answer.headers).items()


def autosave(link: Linked, about: Activity, **values: object) -> tuple[int, dict[str, object]]:
    sent = {f"a{about.pk}-{name}": value for name, value in values.items()}
    answer = link.client.post(f"{link.href}aktivitet/{about.pk}/", sent, headers=AUTOSAVE)
    assert sealed(answer)
    return answer.status_code, answer.json()


def test_every_page_of_an_answer_is_let_in_or_kept_out() -> None:
    below = {str(one.pattern): one.name for one in followup.urlpatterns if isinstance(one, URLPattern)}
    of_answer = {name for pattern, name in below.items() if pattern.startswith(followup.ANSWER)}
    let_in = {one.name for one in by_link.urlpatterns}
    assert let_in == LINK_PAGES
    assert of_answer - KEPT_OUT == let_in
    theirs = {str(one.pattern).removeprefix(by_link.LINK): one.name for one in by_link.urlpatterns}
    assert (
        theirs.items() <= {pattern.removeprefix(followup.ANSWER): n for pattern, n in below.items()}.items()
    )


def test_the_page_is_the_answer_and_leads_nowhere_else(anna: Linked) -> None:
    page = anna.client.get(anna.href)
    assert page.status_code == 200
    assert sealed(page)
    assert {"Socialnämnden", "Utbilda alla", "Skicka in svaret"} <= {
        one for one in ("Socialnämnden", "Utbilda alla", "Skicka in svaret") if one in words(page)
    }
    assert {one for one in leads_to(page) if not one.startswith(anna.href)} == {"/tillganglighet/"}
    assert "Anna, via länk" in words(page)
    for missing in ("Skolnämnden", "Huvudmeny", "Logga in", "Sök", "Lämna över", "Godkänn svaret", "English"):
        assert missing not in words(page)


def test_what_is_sent_in_is_read_and_leads_nowhere_else(anna: Linked) -> None:
    factories.sent_in(anna.scene.town, anna.scene.round, anna.scene.social, "done", "Det gick bra.")
    page = anna.client.get(anna.href)
    assert "Det gick bra." in words(page)
    assert leads_to(page) == {"/tillganglighet/"}
    assert "<textarea" not in page.content.decode()


def test_it_is_saved_as_one_types_and_sent_in_under_the_links_name(anna: Linked) -> None:
    status, told = autosave(anna, anna.scene.first, status="late", comment="Vi väntar.", version=1)
    assert (status, told["version"], told["answered"]) == (200, 2, 1)
    assert anna.scene.report(anna.scene.first).comment == "Vi väntar."
    whole = anna.client.post(
        f"{anna.href}kommentar/", {"c-comment": "Bra år", "c-version": "1"}, headers=AUTOSAVE
    )
    assert (whole.status_code, anna.scene.mine.comment) == (200, "Bra år")
    asked = anna.client.post(f"{anna.href}skicka-in/", {})
    assert "Skicka in trots luckor?" in words(asked)
    assert {one for one in leads_to(asked) if not one.startswith(anna.href)} == {"/tillganglighet/"}
    sent = anna.client.post(f"{anna.href}skicka-in/", {"anyway": "1"})
    assert (sent.status_code, sent.headers["Location"]) == (302, anna.href)
    assert sealed(sent)
    assert (anna.scene.mine.state, anna.scene.mine.reported_by) == ("submitted", "Anna via länk")
    assert "av Anna via länk" in words(anna.client.get(anna.href))
    told_of = Event.objects.filter(user_label="Anna via länk")
    assert {event.verb for event in told_of} >= {"answered", "commented", "opened", "submitted"}
    assert {event.data["link"] for event in told_of} == {anna.id}


def test_the_whole_page_can_be_sent_without_script(anna: Linked) -> None:
    about = anna.scene.first.pk
    fields = {f"a{about}-status": "done", f"a{about}-was": "x", f"a{about}-version": "1"}
    saved = anna.client.post(anna.href, fields)
    assert (saved.status_code, saved.headers["Location"].partition("#")[0]) == (302, anna.href)
    assert sealed(saved)
    assert anna.scene.report(anna.scene.first).status == "done"


def test_an_own_activity_is_added_once(anna: Linked) -> None:
    address = f"{anna.href}egen-aktivitet/"
    page = anna.client.get(address)
    assert {one for one in leads_to(page) if not one.startswith(anna.href)} == {"/tillganglighet/"}
    fields = {"title": "Egen kurs", "goal": str(anna.scene.goal.pk), "description": "", "time": ""}
    for _ in range(2):
        made = anna.client.post(address, fields)
        assert made.status_code == 302
        assert made.headers["Location"].startswith(f"{anna.href}#aktivitet-")
        assert sealed(made)
    own = Activity.objects.get(title="Egen kurs")
    assert own.body_id == anna.scene.social.pk
    assert "Egen kurs" in words(anna.client.get(anna.href))


def test_goals_and_questions_are_answered_by_a_link_too(scene: Scene) -> None:
    goal = factories.goal(scene.town, scene.programme, "Vårt mål", owners=[OwnerChoice(scene.social.pk)])
    theirs = factories.goal(scene.town, scene.programme, "Skolans", owners=[OwnerChoice(scene.school.pk)])
    later = factories.opened(scene.town, scene.programme, title="Tertial 3 2026")
    asked = add_question(
        by=scene.town.actor,
        round_id=later.pk,
        fields=QuestionFields("Hur många?", QuestionKind.NUMBER, required=True),
    )
    other = add_question(
        by=scene.town.actor,
        round_id=scene.round.pk,
        fields=QuestionFields("En annan omgångs?", QuestionKind.NUMBER),
    )
    link = linked(replace(scene, round=later))
    page = link.client.get(link.href)
    assert {"Vårt mål", "Hur många?"} <= {one for one in ("Vårt mål", "Hur många?") if one in words(page)}
    assert {one for one in leads_to(page) if not one.startswith(link.href)} == {"/tillganglighet/"}
    assert "Skolans" not in words(page)
    said = {f"g{goal.pk}-status": "ongoing", f"g{goal.pk}-version": "1"}
    told = link.client.post(f"{link.href}mal/{goal.pk}/", said, headers=AUTOSAVE)
    assert (told.status_code, told.json()["answered"]) == (200, 1)
    number = {f"q{asked}-value": "12", f"q{asked}-version": "0"}
    told = link.client.post(f"{link.href}fraga/{asked}/", number, headers=AUTOSAVE)
    assert (told.status_code, told.json()["answered"], sealed(told)) == (200, 2, True)
    for page_of_another in (f"mal/{theirs.pk}/", f"fraga/{other}/", f"fraga/{2**63}/", f"mal/{2**63}/"):
        assert link.client.post(link.href + page_of_another, {}, headers=AUTOSAVE).status_code == 404


def test_a_signed_in_person_is_nobody_here(anna: Linked, scene: Scene) -> None:
    client = factories.signed_in(factories.person(scene.town, Role.COORDINATOR))
    page = client.get(anna.href)
    assert "coordinator" not in words(page)
    client.post(f"{anna.href}skicka-in/", {"anyway": "1"})
    assert scene.mine.reported_by == "Anna via länk"


def test_the_link_opens_nothing_beside_its_answer(anna: Linked, scene: Scene) -> None:
    other = factories.activity(scene.town, scene.goal, "Skolans egen", leads=[scene.school])
    status, _ = autosave(anna, other, status="done", version=1)
    assert status == 404
    for page in ("godkann/", "skicka-tillbaka/", "lankar/", f"svar/{scene.school.key}/"):
        assert anna.client.get(anna.href + page).status_code == 404
        assert anna.client.post(anna.href + page).status_code in (403, 404)
    for page in ("", "uppfoljning/", f"uppfoljning/{scene.round.slug}/svar/{scene.social.key}/"):
        gone = anna.client.get(scene.home + page)
        assert gone.headers["Location"].startswith("/konto/login/")


def test_two_links_in_the_same_form_keep_both_texts(anna: Linked, bo: Linked, reporter: Client) -> None:
    about = anna.scene.first
    assert autosave(anna, about, status="done", comment="Enligt Anna", version=1)[0] == 200
    status, told = autosave(bo, about, status="late", comment="Enligt Bo", version=1)
    assert (status, told["code"]) == (409, "saved-meanwhile")
    assert "Enligt Anna" in str(told["html"])
    assert 'data-mine="2"' in str(told["html"])
    assert autosave(bo, about, status="late", comment="Enligt Bo", version=2)[0] == 200
    assert anna.scene.report(about).comment == "Enligt Bo"


def test_a_link_and_an_account_in_the_same_form_keep_both_texts(anna: Linked, reporter: Client) -> None:
    about = anna.scene.first.pk
    fields = {f"a{about}-was": "x", f"a{about}-version": "1", f"a{about}-comment": "Från kontot"}
    assert reporter.post(anna.scene.answer_href, fields).status_code == 302
    fields[f"a{about}-comment"] = "Från länken"
    page = anna.client.post(anna.href, fields)
    assert page.status_code == 409
    assert sealed(page)
    assert "Från kontot" in words(page)
    assert "Från länken" in page.content.decode()
    assert anna.scene.report(anna.scene.first).comment == "Från kontot"


def test_what_was_sent_back_is_mended_by_the_link(anna: Linked, scene: Scene) -> None:
    factories.sent_in(scene.town, scene.round, scene.social, "done")
    send_back(by=scene.town.actor, submission_id=scene.mine.pk, comment="Skriv hur många.")
    page = anna.client.get(anna.href)
    assert "Skriv hur många." in words(page)
    assert "<textarea" in page.content.decode()
    anna.client.post(f"{anna.href}skicka-in/", {"anyway": "1"})
    approve(by=scene.town.actor, submission_id=scene.mine.pk)
    late = autosave(anna, scene.first, status="late", version=2)
    assert late[0] in (409, 422)
    assert scene.report(scene.first).status == "done"


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_a_form_from_another_site_changes_nothing(anna: Linked, site: str) -> None:
    sent = anna.client.post(f"{anna.href}skicka-in/", {"anyway": "1"}, headers={"Sec-Fetch-Site": site})
    assert sent.status_code == 403
    assert sealed(sent)
    assert anna.scene.mine.state == "not_opened"
    same = {"Sec-Fetch-Site": "same-origin", "Origin": "null"}
    assert anna.client.post(f"{anna.href}skicka-in/", {"anyway": "1"}, headers=same).status_code == 302


def _altered(token: str) -> list[str]:
    body, _, signature = token.partition(":")
    return [
        f"{token}x",
        token[:-1],
        token.swapcase(),
        body,
        f"{body}:",
        f":{signature}",
        signature,
        "a" * 5000,
        "å",
        "%00",
        "..",
    ]


def test_an_altered_link_says_that_it_is_not_whole_and_nothing_else(anna: Linked) -> None:
    def told(address: str) -> str:
        page = anna.client.get(address)
        assert page.status_code == 404, address
        return re.sub(r'name="(next|csrfmiddlewaretoken)" value="[^"]*"', "", page.content.decode())

    missing = told("/svara/x/")
    assert "kopiera hela adressen" in missing
    for token in _altered(anna.token):
        assert told(f"/svara/{token}/") == missing, token
        assert anna.client.post(f"/svara/{token}/skicka-in/", {"anyway": "1"}).status_code == 404
    assert anna.scene.mine.state == "not_opened"


def _revoked(link: Linked) -> date:
    revoke_link(by=link.scene.town.actor, link_id=link.id)
    return today()


def _expired(link: Linked) -> date:
    AnswerLink.objects.filter(pk=link.id).update(expires_on=today() - timedelta(days=10))
    return today() - timedelta(days=9)


def _shut(link: Linked) -> date:
    close_round(by=link.scene.town.actor, round_id=link.scene.round.pk, with_drafts=True)
    return today()


@pytest.mark.parametrize("close", [_revoked, _expired, _shut])
def test_a_closed_link_says_what_it_was_and_whom_to_ask(anna: Linked, close: object) -> None:
    factories.person(anna.scene.town, Role.COORDINATOR, email="samordnare@example.se")
    autosave(anna, anna.scene.first, status="late", comment="Hemligt.", version=1)
    assert callable(close)
    since = close(anna)
    for page in (anna.client.get(anna.href), anna.client.post(f"{anna.href}skicka-in/", {"anyway": "1"})):
        assert page.status_code == 410
        assert sealed(page)
        said = f"Länken gällde svaret från Socialnämnden i Tertial 2 2026 och är stängd sedan {day(since)}."
        assert said in words(page)
        assert leads_to(page) == {"mailto:samordnare@example.se", "/tillganglighet/"}
        for kept in ("Hemligt.", "Utbilda alla", "Skolnämnden", "anna@example.se"):
            assert kept not in page.content.decode()
    status, told = autosave(anna, anna.scene.first, status="done", comment="Sent", version=2)
    assert (status, told["code"]) == (410, "link-closed")
    assert "Det du har skrivit på sidan är inte sparat." in str(told["message"])
    assert anna.scene.report(anna.scene.first).comment == "Hemligt."


def test_a_link_to_a_body_that_was_merged_away_still_works(anna: Linked, scene: Scene) -> None:
    merge_body(by=scene.town.actor, body_id=scene.social.pk, into_id=scene.school.pk, on=today())
    page = anna.client.get(anna.href)
    assert page.status_code == 200
    assert {one for one in leads_to(page) if not one.startswith(anna.href)} == {"/tillganglighet/"}
    school = scene.client(Role.REPORTER, scene.school)
    assert "Anna" in words(school.get(f"{scene.answer_href}lankar/"))
    assert autosave(anna, scene.first, status="done", comment="Klart", version=1)[0] == 200
    assert anna.client.post(f"{anna.href}skicka-in/", {"anyway": "1"}).status_code == 302
    assert scene.mine.state == "submitted"


def test_when_it_was_last_opened_is_known(anna: Linked, scene: Scene, reporter: Client) -> None:
    assert anna.row.last_used_at is None
    anna.client.get(anna.href)
    assert anna.row.last_used_at is not None
    page = reporter.get(f"{scene.answer_href}lankar/")
    assert day(anna.row.last_used_at) in words(page)


def test_statements_do_not_grow(scene: Scene, anna: Linked) -> None:
    anna.client.get(anna.href)
    counts = []
    for times in (0, 5, 25):
        for number in range(times):
            linked(scene, f"Nr{times}x{number}") if number < 10 else None
            factories.activity(scene.town, scene.goal, f"Ny {times} {number}", leads=[scene.social])
        with CaptureQueriesContext(connection) as asked:
            assert anna.client.get(anna.href).status_code == 200
        counts.append(len(asked))
    assert len(set(counts)) == 1, counts
    assert not any("session" in one["sql"] for one in asked)


def test_saving_costs_what_it_costs_with_an_account(anna: Linked, reporter: Client) -> None:
    """Session, user and standing fall away; the link is read instead."""
    about = anna.scene.first.pk
    anna.client.get(anna.href)
    found = []
    pairs = ((reporter, anna.scene.answer_href), (anna.client, anna.href), (anna.client, anna.href))
    for version, (client, href) in enumerate(pairs, start=1):
        sent = {f"a{about}-status": "done", f"a{about}-comment": f"{version}", f"a{about}-version": version}
        with CaptureQueriesContext(connection) as asked:
            told = client.post(f"{href}aktivitet/{about}/", sent, headers=AUTOSAVE)
        assert told.status_code == 200, told.content
        found.append(len(asked))
    by_account, _, by_link = found
    assert by_link <= by_account - 2, found


def test_only_the_asked_bodys_answer_is_bound(scene: Scene, anna: Linked) -> None:
    """The link is bound to a submission: the same body in another round is not reached."""
    later = factories.opened(scene.town, scene.programme, title="Tertial 3 2026")
    anna.client.post(f"{anna.href}skicka-in/", {"anyway": "1"})
    assert Submission.objects.get(round=later, body=scene.social).state == "not_opened"
    assert "Tertial 3 2026" not in words(anna.client.get(anna.href))
