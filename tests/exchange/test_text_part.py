"""A programme's running text in and out of the programme file, with the places of what it says."""

from typing import Any

import pytest

from fridlyst.decisions.models import Matter
from fridlyst.exchange.errors import BadProgrammeFile
from fridlyst.exchange.exporting import export_programme
from fridlyst.exchange.importing import import_programme
from fridlyst.organisation.actor import Actor
from fridlyst.programmes.models import Programme
from fridlyst.programmes.queries import places_of
from tests.exchange.normalising import normalised
from tests.exchange.small import small
from tests.exchange.test_round_trip import system_in

TEXT: list[dict[str, Any]] = [
    {
        "number": "1.",
        "heading": "Mål",
        "passages": ["Här står målen.", {"kind": "list_item", "text": "Våldet förebyggs"}],
    },
    {
        "heading": "Vad som görs",
        "level": 2,
        "page": 3,
        "passages": [
            {"kind": "cell", "text": "Aktivitet", "table": 0, "row": 0, "column": 0},
            {
                "kind": "cell",
                "text": "Utbilda alla.",
                "table": 0,
                "row": 1,
                "column": 0,
                "column_heading": "Aktivitet",
            },
        ],
    },
]


def with_text(**more: object) -> dict[str, Any]:
    return small() | {"text": TEXT} | more


def places(by: Actor, programme_id: int) -> dict[str, tuple[str, str]]:
    found = places_of(municipality_id=by.municipality_id, programme_id=programme_id)
    return {one.goal_key or one.activity_key: (one.section, one.passage) for one in found}


@pytest.mark.django_db
def test_goals_and_activities_are_tied_to_the_passages_that_say_them() -> None:
    file = with_text()
    by = system_in(file)
    made = import_programme(file, by=by)
    assert places(by, made.programme_id) == {
        "m1": ("mal", "mal-2"),
        "a1": ("vad-som-gors", "vad-som-gors-2"),
    }


@pytest.mark.django_db
def test_the_text_and_its_places_come_out_as_they_went_in() -> None:
    file = with_text()
    file["goals"][1]["place"] = {"section": "mal"}
    file["goals"][1]["activities"] = []
    by = system_in(file)
    made = import_programme(file, by=by)
    exported = export_programme(by.municipality_id, made.slug)
    assert exported["text"] == normalised(file)["text"]
    assert exported["goals"][1]["place"] == {"section": "mal"}
    assert normalised(exported) == exported


@pytest.mark.django_db
def test_a_place_that_is_not_in_the_text_is_sought_by_its_words() -> None:
    file = with_text()
    file["goals"][0]["place"] = {"section": "borta", "passage": "borta-1"}
    by = system_in(file)
    made = import_programme(file, by=by)
    assert places(by, made.programme_id)["m1"] == ("mal", "mal-2")


@pytest.mark.django_db
def test_keys_live_on_in_the_next_edition() -> None:
    file = with_text()
    by = system_in(file)
    first = import_programme(file, by=by)
    later = with_text()
    later["programme"] = {"title": "Program mot våld", "valid_from": "2027-01-01", "valid_to": "2029-12-31"}
    later["text"] = [{"heading": "Inledning", "passages": ["Alldeles nytt."]}, *TEXT]
    second = import_programme(later, by=by, as_next_edition=first.slug)
    before, after = places(by, first.programme_id), places(by, second.programme_id)
    assert sorted(after.values()) == sorted(before.values())
    texts = Programme.objects.order_by("pk").values_list("text_id", flat=True)
    assert len(set(texts)) == 2


@pytest.mark.django_db
def test_the_programmes_own_matter_leads_to_the_text() -> None:
    file = with_text(
        matters=[
            {"registration_number": "KS 1/2024", "title": "Program"},
            {"registration_number": "2", "title": "Annat"},
        ]
    )
    file["programme"]["registration_number"] = "KS 1/2024"
    by = system_in(file)
    made = import_programme(file, by=by)
    text = Programme.objects.get(pk=made.programme_id).text
    assert text is not None
    assert list(Matter.objects.order_by("pk").values_list("text_id", flat=True)) == [text.pk, None]


@pytest.mark.django_db
def test_a_file_without_text_makes_none() -> None:
    by = system_in(small())
    made = import_programme(small(), by=by)
    assert Programme.objects.get(pk=made.programme_id).text is None


@pytest.mark.parametrize(
    "bad",
    [
        [{"heading": "A", "passages": [{"kind": "rubrik", "text": "x"}]}],
        [{"heading": "A", "passages": [{"text": ""}]}],
        [{"heading": "A" * 2001}],
        [{"heading": "A", "level": 12}],
        ["bara ord"],
    ],
)
@pytest.mark.django_db
def test_a_text_that_is_none_is_refused_whole(bad: list[Any]) -> None:
    by = system_in(small())
    with pytest.raises(BadProgrammeFile):
        import_programme(small() | {"text": bad}, by=by)
    assert not Programme.objects.exists()
