"""What a municipality may call the statuses, and that its words are kept."""

import pytest

from fridlyst.base.errors import NotPermitted
from fridlyst.base.versions import version_of
from fridlyst.followup.actions.words import choose_status_words, fridlysts_words
from fridlyst.followup.models import StatusWord
from fridlyst.followup.queries.words import status_words
from fridlyst.followup.status_wording import StatusWordTaken, StatusWordWrong, check_words
from fridlyst.organisation.terms import Role
from fridlyst.programmes.actions.common import SavedMeanwhile
from fridlyst.trail.models import Event
from tests import factories
from tests.followup.conftest import Scene

OWN = fridlysts_words()


def test_each_status_has_fridlysts_word_in_both_languages() -> None:
    assert OWN["done"] == ("Klar", "Done")
    assert set(OWN) == {"done", "ongoing", "not_started", "late", "stopped", "unknown"}


def test_only_what_was_chosen_is_kept() -> None:
    assert check_words({"done": " Klart  nu ", "late": "Försenad", "stopped": ""}, OWN) == {
        "done": "Klart nu"
    }


def test_two_statuses_may_change_words_between_them() -> None:
    given = {"done": "I mål", "late": "Efter"}
    assert check_words(given | {"done": "Efter", "late": "I mål"}, OWN) == {"done": "Efter", "late": "I mål"}


@pytest.mark.parametrize(
    "word",
    ["klar\u200b", "\u202eralk", "två\nrader", "a\x00b", "\ud800", "   ", "\u00a0", "123", "x" * 41, "●"],
)
def test_strange_words_are_refused_at_their_field(word: str) -> None:
    with pytest.raises(StatusWordWrong) as told:
        check_words({"late": word}, OWN)
    assert told.value.field == "late"


@pytest.mark.parametrize(
    "given",
    [
        {"done": "I mål", "stopped": "i MÅL"},
        {"late": "Klar"},
        {"late": "done"},
        {"unknown": "klar"},
        {"done": "Slut", "late": "ｓｌｕｔ"},
    ],
)
def test_no_word_means_two_things(given: dict[str, str]) -> None:
    with pytest.raises(StatusWordTaken):
        check_words(given, OWN)


@pytest.mark.storage
def test_words_are_kept_changed_and_given_back(scene: Scene) -> None:
    here, by = scene.town.municipality.pk, scene.actor(Role.COORDINATOR)
    choose_status_words(by=by, words={"done": "I mål", "late": "Efter"}, version=version_of({}))
    swapped = {"done": "Efter", "late": "I mål"}
    choose_status_words(by=by, words=swapped, version=version_of(status_words(here)))
    assert status_words(here) == swapped
    choose_status_words(by=by, words={}, version=version_of(swapped))
    assert status_words(here) == {}
    assert Event.objects.filter(verb="status_words").count() == 3


@pytest.mark.storage
def test_the_same_words_twice_are_saved_once(scene: Scene) -> None:
    by = scene.actor(Role.COORDINATOR)
    for _twice in range(2):
        choose_status_words(by=by, words={"done": "I mål"}, version=version_of({}))
    assert Event.objects.filter(verb="status_words").count() == 1


@pytest.mark.storage
def test_the_later_of_two_is_told(scene: Scene) -> None:
    by = scene.actor(Role.COORDINATOR)
    choose_status_words(by=by, words={"done": "I mål"}, version=version_of({}))
    with pytest.raises(SavedMeanwhile):
        choose_status_words(by=by, words={"done": "Färdigt"}, version=version_of({}))
    assert StatusWord.objects.get().word == "I mål"


@pytest.mark.parametrize("role", [Role.REPORTER, Role.APPROVER, Role.READER, Role.REGISTRAR])
def test_only_the_coordinator_chooses(scene: Scene, role: Role) -> None:
    on = scene.social if role in (Role.REPORTER, Role.APPROVER) else None
    with pytest.raises(NotPermitted):
        choose_status_words(by=scene.actor(role, on), words={"done": "I mål"}, version=version_of({}))


def test_a_neighbours_words_are_its_own(scene: Scene) -> None:
    choose_status_words(by=scene.actor(Role.COORDINATOR), words={"done": "I mål"}, version=version_of({}))
    assert status_words(factories.town("1489", "Alingsås").municipality.pk) == {}
