"""A body's own indicators: added by those who answer for it, listed on its part, asked about in rounds."""

import re
from datetime import date

import pytest
from django.test import Client

from fridlyst.indicators.models import Indicator, Measurement
from fridlyst.organisation.terms import Role
from fridlyst.programmes.terms import Origin
from tests import factories
from tests.web.programmes.conftest import Scene, _scene, coordinator, reader, scene, stranger

__all__ = ["_scene", "coordinator", "reader", "scene", "stranger"]
pytestmark = pytest.mark.django_db


@pytest.fixture
def reporter(scene: Scene) -> Client:
    return factories.signed_in(factories.person(scene.town, Role.REPORTER, scene.body))


def _page(scene: Scene) -> str:
    return f"{scene.home}organisation/{scene.body.key}/"


def _given(scene: Scene, **more: object) -> dict[str, object]:
    return {"title": "Andel som fått frågan", "goal": scene.goal.pk, "kind": "share", **more}


def test_a_reporter_adds_one_and_sees_it_among_the_programme_s(scene: Scene, reporter: Client) -> None:
    address = f"{_page(scene)}ny-indikator/"
    assert address in reporter.get(_page(scene)).content.decode()
    answer = reporter.post(address, _given(scene, target_value="80"))
    assert (answer.status_code, answer["Location"]) == (302, _page(scene))
    made = Indicator.objects.get(origin=Origin.BODY)
    assert (made.body_id, made.goal_id) == (scene.body.pk, scene.goal.pk)
    assert list(made.ownerships.values_list("body_id", flat=True)) == [scene.body.pk]
    text = reporter.get(_page(scene)).content.decode()
    assert re.search(r"Andel som fått frågan</a>\s*<span class=\"tag\">Egen", text)


def test_it_is_asked_about_in_the_next_round(scene: Scene, reporter: Client) -> None:
    reporter.post(f"{_page(scene)}ny-indikator/", _given(scene))
    factories.opened(scene.town, scene.programme)
    asked = Measurement.objects.filter(indicator__origin=Origin.BODY)
    assert list(asked.values_list("body_id", flat=True)) == [scene.body.pk]


def test_it_is_asked_about_in_the_round_that_is_open(scene: Scene, reporter: Client) -> None:
    opened = factories.opened(scene.town, scene.programme)
    answer = reporter.post(f"{_page(scene)}ny-indikator/", _given(scene), follow=True)
    assert f"redan i {opened.title}" in answer.content.decode()
    made = Indicator.objects.get(origin=Origin.BODY)
    assert Measurement.objects.get(indicator=made).as_of == opened.period_end
    text = reporter.get(f"{scene.home}uppfoljning/{opened.slug}/svar/{scene.body.key}/").content.decode()
    assert "Andel som fått frågan" in text
    assert f"{_page(scene)}ny-indikator/" in text


def test_an_answer_that_is_sent_in_is_left_as_it_is(scene: Scene, reporter: Client) -> None:
    opened = factories.opened(scene.town, scene.programme)
    factories.sent_in(scene.town, opened, scene.body)
    reporter.post(f"{_page(scene)}ny-indikator/", _given(scene))
    assert not Measurement.objects.filter(indicator__origin=Origin.BODY).exists()


def test_a_round_of_another_programme_does_not_ask(scene: Scene, reporter: Client) -> None:
    other = factories.programme(scene.town, "Ett annat", valid_from=date(2020, 1, 1))
    factories.activity(scene.town, factories.goal(scene.town, other), leads=[scene.body])
    factories.opened(scene.town, other)
    reporter.post(f"{_page(scene)}ny-indikator/", _given(scene))
    assert not Measurement.objects.filter(indicator__origin=Origin.BODY).exists()


def test_it_is_changed_and_stays_the_body_s(scene: Scene, reporter: Client) -> None:
    reporter.post(f"{_page(scene)}ny-indikator/", _given(scene))
    made = Indicator.objects.get(origin=Origin.BODY)
    address = f"{_page(scene)}indikator/{made.pk}/"
    text = reporter.get(address).content.decode()
    assert "Ansvariga" not in text
    answer = reporter.post(address, _given(scene, title="Andel frågade", version=made.version))
    assert answer.status_code == 302
    made.refresh_from_db()
    assert (made.title, made.body_id, made.ownerships.count()) == ("Andel frågade", scene.body.pk, 1)
    again = reporter.post(address, _given(scene, title="För sent", version=1))
    assert again.status_code == 409
    assert "För sent" in again.content.decode()


def test_what_is_wrong_is_said_at_its_field(scene: Scene, reporter: Client) -> None:
    answer = reporter.post(f"{_page(scene)}ny-indikator/", {"title": "Utan mål", "kind": "number"})
    assert answer.status_code == 422
    assert "Utan mål" in answer.content.decode()
    assert not Indicator.objects.filter(origin=Origin.BODY).exists()


def test_only_those_who_answer_for_the_body(
    scene: Scene, reader: Client, stranger: Client, reporter: Client
) -> None:
    other = factories.body(scene.town, "Kulturnämnden")
    assert reader.get(f"{_page(scene)}ny-indikator/").status_code == 403
    assert stranger.get(f"{_page(scene)}ny-indikator/").status_code == 404
    away = f"{scene.home}organisation/{other.key}/"
    assert reporter.get(f"{away}ny-indikator/").status_code == 403
    reporter.post(f"{_page(scene)}ny-indikator/", _given(scene))
    made = Indicator.objects.get(origin=Origin.BODY)
    assert reader.get(f"{_page(scene)}indikator/{made.pk}/").status_code == 403
    assert reporter.get(f"{_page(scene)}indikator/{scene.indicator.pk}/").status_code == 404


def test_a_collective_has_none_of_its_own(scene: Scene, coordinator: Client) -> None:
    together = factories.body(scene.town, "Samtliga", collective=True)
    together.members.add(scene.body)
    page = f"{scene.home}organisation/{together.key}/"
    assert coordinator.get(f"{page}ny-indikator/").status_code == 403
    assert "ny-indikator" not in coordinator.get(page).content.decode()
