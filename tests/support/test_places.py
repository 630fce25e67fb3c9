"""What tells where somebody is hidden is found, however it is written; what only looks like it is let be."""

import re
from dataclasses import replace
from re import Pattern

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fridlyst.support import place_patterns
from fridlyst.support.fields import ContactFields, ServiceFields, TranslationFields
from fridlyst.support.place_rules import ProtectedPlace, check_no_place, check_translated
from fridlyst.support.place_words import LONGEST, place_in

PLACES = [
    "Storgatan – 5",
    "Storgatan (5)",
    "Storgatan_5",
    "Storgatan.5",
    "11122Stockholm",
    "59.33 N 18.06 E",
    "Vi finns på Storgatan 12.",
    "storgatan 12",
    "Norra Kyrkovägen 3 B",
    "Karl Johans gata 5",
    "Kungs gatan 7",
    "stora gatan 4",
    "Medborgarplatsen 8",
    "Fridhemsplan 2",
    "Åsögränd nr 4",
    "Björkallén, 14",
    "Storgatan tolv",
    "Tranebergsv. 9",
    "Huset ligger på Drottninggatan, ring på.",
    "111 22 Stockholm",
    "441 81 alingsås",
    "SE-114 28 Stockholm",
    "S-696 30 Askersund",
    "Postadress: 12345",
    "Vi sitter på våning 3.",
    "på tredje våningen",
    "2 tr till höger",
    "två trappor upp",
    "Portkod 4711",
    "lgh 1102",
    "c/o Andersson",
    "Mitt emot kyrkan",
    "bredvid Ica",
    "200 meter från centralstationen",
    "kv. Björnen 3",
    "fastigheten Alingsås Noten 2:14",
    "59.3293, 18.0686",
    "59,3293 18,0686",
    "59°19'46\"N 18°4'7\"E",
    "N 59 19.758",
    "latitud 59.3",
    "6580822 674032",
    "9FFW84J9+XG",
    "///filled.count.soap",
    "https://what3words.com/filled.count.soap",
    "https://www.google.com/maps/place/x",
    "https://maps.app.goo.gl/abc",
    "geo:59.3,18.1",
    "https://www.openstreetmap.org/#map=15/59.3/18.1",
    "S t o r g a t a n 1 2",
    "Storgatan 1 2",
    "S.t.o.r.g.a.t.a.n 12",
    "Stor\u200bgatan 12",
    "Storgatan １２",
    "Stоrgаtаn 12",
    "1 1 1 2 2 Stockholm",
    "12 Baker Street",
    "Isokatu 5",
    "вул. Садова 12",
    "St0rgatan 5",
    "5torg@tan 5",
    "Kyrkst1gen 4",
    "A11égatan 5",
    "Storgatan l2",
    "5 Storgatan",
    "5 storgatan",
    "12 B, Norra Kyrkovägen",
    "8 Medborgarplatsen",
    "Stockholm 111 22",
    "stockholm, 11122",
    "Hägersten (126 30)",
    "Alingsås 4 4 1 8 1",
    "Stockholm 1ll 22",
    "SE-111 22",
    "Storgatan" + " " * 300 + "5",
]
NO_PLACES = [
    "Vi möts på torget. 2 gånger i månaden. Stå på egna ben på livsvägen. 3 råd",
    "",
    "Ring 08-465 004 10.",
    "Ring 112 om det är bråttom.",
    "Ring 020-50 50 50, dygnet runt.",
    "Ring 08-465 004 10 Måndag till fredag",
    "070-174 06 05 Sms går bra",
    "+46 8 465 004 10 Ring oss",
    "Öppet 08.00–16.00",
    "Måndag 9–12 och 13–16",
    "2026-11-22",
    "den 22/11 2026",
    "För dig mellan 16 och 25 år",
    "från 18 år",
    "rum 3 i receptionen",
    "Vi har 12 platser.",
    "Handlingsplan 3",
    "handlingsplan 2025",
    "Boendeplan 2",
    "Vi har funnits på gatan 12 år",
    "på väg 3 dagar",
    "i förväg 2 gånger",
    "Det finns plats för 4 barn.",
    "Box 123, 111 22 Stockholm",
    "Box 12",
    "Kostar 150 kronor, högst 100 00 kronor",
    "Personal finns på plats dygnet runt.",
    "Någon står bredvid dig hela vägen.",
    "Vi går bakom dig.",
    "Stöd på 17 språk",
    "Du får eget rum.",
    "mejla jouren@exempel.se",
    "https://exempel.se/hjalp",
    "Hela länet, 26 kommuner",
    "Livsvägen",
    "1177 svarar på frågor om vård",
    "lag 2001:453",
    "HSLF-FS 2022:39",
    "Ett boende med lås, skydd och personal.",
    "Stockholms län",
    "Du kan stanna i 3 månader.",
    "Samtal 5 gånger",
    "Två vuxna och tre barn kan bo här",
    "rum 7 på receptionen",
    "Kostar 150 00 kronor",
    "Kontonummer 123 45",
    "Grupp 2 Livsvägen, steg 3 Vägen vidare",
    "Alingsås 2025, 365 dagar",
    "Avgift 100 50",
    "Vi har 5 Handlingsplaner och 15 Bostadsplatsen",
    "4H-gården, B12-brist, MVA2000",
    "Vi är 2 på Ungdomsmottagningen",
]


@pytest.mark.parametrize("text", PLACES)
def test_a_place_is_found(text: str) -> None:
    assert place_in(text) is not None


@pytest.mark.parametrize("text", NO_PLACES)
def test_what_is_no_place_is_let_be(text: str) -> None:
    assert place_in(text) is None


@given(st.text(max_size=400))
def test_any_text_can_be_looked_through(text: str) -> None:
    found = place_in(text)
    assert found is None or found.words


def test_what_is_looked_at_from_each_place_has_an_end() -> None:
    """So the work grows with the text, and no text, however it is made, takes its square."""
    patterns = [one for one in vars(place_patterns).values() if isinstance(one, Pattern)]
    patterns += [pattern for _kind, pattern in place_patterns.PLAIN]
    assert len(patterns) > 15
    for pattern in patterns:
        longest = re._parser.parse(pattern.pattern, pattern.flags).getwidth()[1]  # type: ignore[attr-defined]
        assert longest < 1_000, pattern.pattern


def test_what_stands_after_the_longest_text_is_not_read() -> None:
    assert place_in("." * LONGEST + " Storgatan 5") is None
    assert place_in("." * (LONGEST - 20) + " Storgatan 5") is not None


SAFE = ServiceFields(
    "Kruton",
    "Ett boende med personal.",
    protected_address=True,
    contacts=[ContactFields("phone", "08-465 004 10")],
)


def test_a_protected_service_with_ways_of_contact_alone_is_let_be() -> None:
    check_no_place(SAFE)
    check_no_place(replace(SAFE, contacts=[ContactFields("letter", "Box 123, 111 22 Stockholm")]))
    check_no_place(replace(SAFE, contacts=[ContactFields("web", "https://exempel.se/hjalp")]))


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"place": "Receptionen"}, "place"),
        ({"description": "Vi finns på Storgatan 12."}, "description"),
        ({"hours": "Öppet 8–16, Storgatan 12"}, "hours"),
        ({"area": "111 22 Stockholm"}, "area"),
        ({"cost": "Betala på våning 3"}, "cost"),
        ({"name": "Huset vid 59.3293, 18.0686"}, "name"),
        ({"contacts": [ContactFields("letter", "Storgatan 12, 111 22 Stockholm")]}, "contacts"),
        ({"contacts": [ContactFields("phone", "08-465 004 10", "Porten på Storgatan 12")]}, "contacts"),
        ({"contacts": [ContactFields("web", "https://www.google.com/maps/place/x")]}, "contacts"),
        ({"contacts": [ContactFields("web", "https://exempel.se/storgatan-12")]}, "contacts"),
        ({"contacts": [ContactFields("email", "huset.storgatan-12@exempel.se")]}, "contacts"),
    ],
)
def test_each_field_of_a_protected_service_is_read(change: dict[str, object], field: str) -> None:
    with pytest.raises(ProtectedPlace) as refused:
        check_no_place(replace(SAFE, **change))  # type: ignore[arg-type]
    assert refused.value.field == field
    assert "ska inte hitta något att gå efter" in refused.value.message
    check_no_place(replace(SAFE, protected_address=False, **change))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("name", "description"),
    [
        ("Kvinnojouren Ljuset", ""),
        ("Skyddat boende", ""),
        ("Ljuset", "Vi är ett skyddat boende för kvinnor."),
        ("Ljuset", "Skyddade boenden för unga."),
        ("Ljuset", "Huset har hemlig adress."),
    ],
)
def test_what_calls_itself_sheltered_shows_no_place_though_nobody_said_so(
    name: str, description: str
) -> None:
    check_no_place(ServiceFields(name, description))
    with pytest.raises(ProtectedPlace):
        check_no_place(ServiceFields(name, description, place="Storgatan 12"))


@pytest.mark.parametrize(
    "description",
    [
        "Vi hjälper dig till ett skyddat boende.",
        "Stöd efter skyddat boende.",
        "Du som behöver skyddat boende kan ringa.",
        "Rum 3 i receptionen.",
    ],
)
def test_who_helps_people_to_a_shelter_may_say_where_they_are(description: str) -> None:
    check_no_place(
        ServiceFields("Relationsvåldsteamet", description, place="Storgatan 12, rum 3 i receptionen")
    )


def test_a_translation_tells_no_place_either() -> None:
    with pytest.raises(ProtectedPlace):
        check_translated(TranslationFields("Shelter", "We are at Storgatan 12."))
    check_translated(TranslationFields("Shelter", "Call 08-465 004 10."))


OFFICE = ServiceFields("Kvinnojouren Ljuset", "Samtal och råd.", place="Storgatan 12", open_office=True)


def test_an_open_office_of_an_organisation_may_say_where_it_is() -> None:
    check_no_place(OFFICE)
    with pytest.raises(ProtectedPlace, match="öppen mottagning"):
        check_no_place(replace(OFFICE, open_office=False))


@pytest.mark.parametrize(
    "change",
    [
        {"name": "Kvinnojourens skyddade boende"},
        {"name": "Kvinnojourens skyddsboende", "place": ""},
        {"description": "Vi är ett skyddat boende för kvinnor."},
        {"protected_address": True, "place": ""},
    ],
)
def test_a_home_is_no_open_office(change: dict[str, object]) -> None:
    with pytest.raises(ProtectedPlace) as refused:
        check_no_place(replace(OFFICE, **change))  # type: ignore[arg-type]
    assert refused.value.field == "open_office"
