"""A municipality's own words to a situation: kept, versioned, on the trail, and nobody else's."""

import pytest

from fridlyst.base.checks import StrangeText, TextTooLong, UnknownCode
from fridlyst.base.errors import NotPermitted
from fridlyst.organisation.actions import ensure_municipality
from fridlyst.organisation.actor import Actor, system_actor
from fridlyst.support.actions import save_guidance_note
from fridlyst.support.actions.common import SavedMeanwhile
from fridlyst.support.contact_rules import WrongAddress
from fridlyst.support.fields import GuidanceNoteFields
from fridlyst.support.models import GuidanceNote
from fridlyst.support.place_rules import ProtectedPlace
from fridlyst.support.queries import guidance_notes
from fridlyst.trail.models import Event

pytestmark = [pytest.mark.django_db, pytest.mark.storage]
FIELDS = GuidanceNoteFields(
    "Familjeteamet, anknytning 12", "https://alingsas.se/rutin", "Ring före klockan 15."
)


@pytest.fixture
def here() -> Actor:
    return system_actor(ensure_municipality(code="1489", name="Alingsås").pk)


def test_what_is_written_is_read_back_for_this_municipality_alone(here: Actor) -> None:
    save_guidance_note(by=here, situation="adult", fields=FIELDS)
    other = ensure_municipality(code="0180", name="Stockholm")
    note = guidance_notes(here.municipality_id)["adult"]
    assert (note.call, note.routine, note.text, note.version) == (
        FIELDS.call,
        FIELDS.routine,
        FIELDS.text,
        1,
    )
    assert guidance_notes(other.pk) == {}


def test_the_later_of_two_is_told_and_nothing_is_lost(here: Actor) -> None:
    save_guidance_note(by=here, situation="adult", fields=FIELDS)
    with pytest.raises(SavedMeanwhile):
        save_guidance_note(by=here, situation="adult", fields=GuidanceNoteFields("Någon annan"))
    save_guidance_note(by=here, situation="adult", fields=GuidanceNoteFields(), version=1)
    assert guidance_notes(here.municipality_id)["adult"].is_empty


def test_the_trail_knows(here: Actor) -> None:
    made = save_guidance_note(by=here, situation="child", fields=FIELDS)
    event = Event.objects.filter(object_type="guidance_note").get()
    assert (event.object_id, event.verb) == (made.pk, "edited")


@pytest.mark.parametrize(
    ("situation", "fields", "error"),
    [
        ("moon", FIELDS, UnknownCode),
        ("adult", GuidanceNoteFields(text="å" * 10_000), TextTooLong),
        ("adult", GuidanceNoteFields(call="a\x00b"), StrangeText),
        ("adult", GuidanceNoteFields(text="\ud800"), StrangeText),
        ("adult", GuidanceNoteFields(routine="javascript:alert(1)"), WrongAddress),
        ("adult", GuidanceNoteFields(routine="http://alingsas.se"), WrongAddress),
        ("adult", GuidanceNoteFields(text="Kvinnojouren Alma finns på Storgatan 12."), ProtectedPlace),
        ("adult", GuidanceNoteFields(call="Skyddat boende", text="Storgatan 12"), ProtectedPlace),
    ],
)
def test_what_cannot_be_kept_leaves_nothing_behind(
    here: Actor, situation: str, fields: GuidanceNoteFields, error: type[Exception]
) -> None:
    with pytest.raises(error):
        save_guidance_note(by=here, situation=situation, fields=fields)
    assert not GuidanceNote.objects.exists()


def test_only_the_coordinator_writes(here: Actor) -> None:
    reader = Actor(municipality_id=here.municipality_id, user_id=None, label="Läsare")
    with pytest.raises(NotPermitted):
        save_guidance_note(by=reader, situation="adult", fields=FIELDS)
