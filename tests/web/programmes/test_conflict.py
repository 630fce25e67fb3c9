"""Two people save the same thing: the later one is told, keeps the text, and sees what differs."""

from typing import Any

from django.test import Client

from fridlyst.programmes.models import Activity
from tests.web.programmes.conftest import Scene


def _post(client: Client, scene: Scene, title: str, version: int, **more: object) -> Any:  # noqa: ANN401
    given = {"title": title, "goals": [scene.goal.pk], "leads": [scene.body.pk], "time": "Löpande"}
    return client.post(f"{scene.activity_href}redigera/", given | {"version": version} | more)


def test_the_later_one_is_told_and_keeps_the_text(scene: Scene, coordinator: Client) -> None:
    seen = scene.activity.version
    _post(coordinator, scene, "Utbilda chefer", seen)
    answer = _post(coordinator, scene, "Utbilda lärare", seen, description="Mitt långa stycke")
    text = answer.content.decode()
    assert answer.status_code == 409
    assert "Någon annan har ändrat aktiviteten" in text
    assert "Utbilda lärare</textarea>" in text
    assert "Mitt långa stycke" in text
    assert "chefer</del>" in text
    assert "lärare</ins>" in text
    assert Activity.objects.get(pk=scene.activity.pk).title == "Utbilda chefer"


def test_the_page_that_came_back_can_be_saved(scene: Scene, coordinator: Client) -> None:
    seen = scene.activity.version
    _post(coordinator, scene, "Utbilda chefer", seen)
    back = _post(coordinator, scene, "Utbilda lärare", seen).content.decode()
    assert f'name="version" value="{seen + 1}"' in back
    assert _post(coordinator, scene, "Utbilda lärare", seen + 1).status_code == 302
    assert Activity.objects.get(pk=scene.activity.pk).title == "Utbilda lärare"


def test_a_form_without_a_version_saves_nothing(scene: Scene, coordinator: Client) -> None:
    given = {"title": "Utan version", "goals": [scene.goal.pk]}
    assert coordinator.post(f"{scene.activity_href}redigera/", given).status_code == 409
    assert Activity.objects.get(pk=scene.activity.pk).title == scene.activity.title


def test_programme_goal_and_indicator_are_guarded_too(scene: Scene, coordinator: Client) -> None:
    pages: dict[str, dict[str, object]] = {
        f"{scene.programme_href}redigera/": {"title": "A", "kind": "programme"},
        f"{scene.goal_href}redigera/": {"title": "A"},
        f"{scene.programme_href}indikatorer/{scene.indicator.pk}/redigera/": {
            "title": "A",
            "kind": "number",
            "goal": scene.goal.pk,
        },
    }
    for page, given in pages.items():
        old = given | {"title": "Den senares ord", "version": 0}
        answer = coordinator.post(page, old)
        assert answer.status_code == 409, page
        assert "Den senares ord</textarea>" in answer.content.decode()
