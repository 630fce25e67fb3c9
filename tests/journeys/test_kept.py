"""Approved one after another with decisions, in the municipality's own words; then all see what was kept."""

import pytest
from playwright.sync_api import Browser, expect
from pytest_django.live_server_helper import LiveServer

from fridlyst.base.clock import today
from fridlyst.followup.actions import close_round
from fridlyst.followup.models import Submission
from fridlyst.organisation.terms import Role
from tests import factories
from tests.journeys.browser import PHONE, WIDE
from tests.journeys.test_followup import as_person, check, town

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
__all__ = ["town"]


def test_from_own_words_over_decisions_to_what_was_kept(
    chromium: Browser, live_server: LiveServer, town: factories.Town
) -> None:
    programme = town.municipality.programmes.get()
    opened = factories.opened(town, programme)
    bodies = list(town.municipality.bodies.filter(submissions__round=opened).order_by("name"))
    for body in bodies:
        factories.sent_in(town, opened, body, "late")

    with as_person(chromium, live_server, factories.person(town, Role.COORDINATOR), WIDE) as page:
        page.goto(f"/{town.slug}/organisation/")
        page.get_by_role("link", name="Ord för lägen").click()
        check(page)
        page.get_by_label("Försenad").fill("Klar")
        page.get_by_role("button", name="Spara orden").click()
        expect(page.get_by_text("Ett annat läge heter redan ”Klar”").first).to_be_visible()
        check(page)
        page.get_by_label("Försenad").fill("Efter tidplan")
        page.get_by_role("button", name="Spara orden").click()
        expect(page.get_by_text("Orden är sparade.")).to_be_visible()

    approver = factories.person(town, Role.APPROVER)
    with as_person(chromium, live_server, approver, PHONE) as page:
        page.goto(f"/{town.slug}/")
        page.get_by_role("link", name="Läs och godkänn").first.click()
        expect(page.get_by_text("Efter tidplan").first).to_be_visible()
        check(page)
        page.get_by_text("Lägg till nämndens beslut").click()
        page.get_by_label("Paragraf i protokollet").fill("88")
        page.get_by_role("button", name="Godkänn", exact=False).first.click()
        expect(page.get_by_text("Skriv vilken dag beslutet fattades").first).to_be_visible()
        check(page)
        page.get_by_label("Beslutsdag").fill(today().isoformat())
        for left in range(len(bodies) - 1, -1, -1):
            name = "Godkänn och läs nästa" if left else "Godkänn svaret"
            page.get_by_role("button", name=name).click()
            expect(page.get_by_text("är godkänt.").first).to_be_visible()
        check(page)
    sent = Submission.objects.filter(round=opened)
    assert {one.state for one in sent} == {"approved"}
    assert [one.decision_paragraph for one in sent if one.decided_on] == ["§ 88"]
    close_round(by=town.actor, round_id=opened.pk)

    for size in (WIDE, PHONE):
        with as_person(chromium, live_server, factories.person(town, Role.READER), size) as page:
            page.goto(f"/{town.slug}/uppfoljning/")
            page.get_by_role("link", name="Hölls uppföljningen?").click()
            expect(page.get_by_role("heading", name="Hölls uppföljningen?")).to_be_visible()
            check(page)
