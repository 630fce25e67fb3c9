"""The owner language: which bodies a text of owners mentions."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fridlyst.intake.owners import (
    OwnerMention,
    body_key,
    is_owner_text,
    kind_of_body,
    parse_owners,
    same_body,
)

KINDS = {"council", "executive_board", "committee", "department", "company", "unit", "external"}

NAMES = {
    "Socialnämnden, stadsdelsnämnderna och utbildningsnämnden": [
        "Socialnämnden",
        "Stadsdelsnämnderna",
        "Utbildningsnämnden",
    ],
    "socialnämnden, \nstadsdelsnämnderna \noch äldrenämnden ": [
        "Socialnämnden",
        "Stadsdelsnämnderna",
        "Äldrenämnden",
    ],
    "IFO/Stab": ["IFO", "Stab"],
    "IFO\n\n \n\nSamtliga verksamheter": ["IFO", "Samtliga"],
    "Samtliga": ["Samtliga"],
    "Alla verksamheter": ["Samtliga"],
    "Samtliga\nverksamheter": ["Samtliga"],
    "Varje förvaltning": ["Samtliga förvaltningar"],
    "Samtliga nämnder och bolagsstyrelser": ["Samtliga nämnder", "Samtliga bolag"],
    ", ,stadsdelsnämnderna": ["Stadsdelsnämnderna"],
    "(Stadsdelsnämnderna)": ["Stadsdelsnämnderna"],
    "stadsdelsnämnderna12": ["Stadsdelsnämnderna"],
    "stadsdels-\nnämnderna": ["Stadsdelsnämnderna"],
    "Socialnämnden stadsdelsnämnderna": ["Socialnämnden", "Stadsdelsnämnderna"],
    "Socialnämnden\nÄldrenämnden": ["Socialnämnden", "Äldrenämnden"],
    "Socialnämnden och socialnämnden": ["Socialnämnden"],
    "Region\nÖrebro län": ["Region Örebro län"],
    "Bostads AB Vätterhem": ["Bostads AB Vätterhem"],
    "Socialdirektören": ["Socialdirektören"],
    "social- och utbildningsnämnden": ["Socialnämnden", "Utbildningsnämnden"],
    "social- och utbildningsnämnderna": ["Socialnämnden", "Utbildningsnämnden"],
    "social-, utbildnings- och arbetsmarknadsnämnden": [
        "Socialnämnden",
        "Utbildningsnämnden",
        "Arbetsmarknadsnämnden",
    ],
    "barn- och ungdomsnämnden": ["Barn- och ungdomsnämnden"],
    "Kultur- och \nfritidsnämnden": ["Kultur- och fritidsnämnden"],
    "Vård-, omsorgs- och äldrenämnden": ["Vård-, omsorgs- och äldrenämnden"],
    "hälso- och sjukvården": ["Hälso- och sjukvården"],
    "Individ- och familjeomsorgen": ["Individ- och familjeomsorgen"],
    "Socialnämnden (samordnar), skolan": ["Socialnämnden", "Skolan"],
    "Trygghetscentralen": ["Trygghetscentralen"],
    "": [],
    " , ; / () ": [],
    "123": [],
}


@pytest.mark.parametrize("text", NAMES)
def test_names(text: str) -> None:
    assert [mention.name for mention in parse_owners(text)] == NAMES[text]


PARTS = {
    "Socialnämnden i samverkan med Polisen och Region Örebro län": [
        ("Socialnämnden", "lead"),
        ("Polisen", "taking_part"),
        ("Region Örebro län", "taking_part"),
    ],
    "socialnämnden i samråd med stadsdelsnämnderna": [
        ("Socialnämnden", "lead"),
        ("Stadsdelsnämnderna", "taking_part"),
    ],
    "Ansvarig: socialförvaltningen. Medverkande: skolan, elevhälsan": [
        ("Socialförvaltningen", "lead"),
        ("Skolan", "taking_part"),
        ("Elevhälsan", "taking_part"),
    ],
}


@pytest.mark.parametrize("text", PARTS)
def test_who_leads_and_who_takes_part(text: str) -> None:
    assert [(mention.name, mention.part) for mention in parse_owners(text)] == PARTS[text]


KIND_OF = {
    "Kommunfullmäktige": "council",
    "Kommunstyrelsen": "executive_board",
    "KS": "executive_board",
    "Kommunstyrelsens arbetsutskott": "executive_board",
    "Socialnämnden": "committee",
    "Stadsdelsnämnderna": "committee",
    "Socialnämndens arbetsutskott": "committee",
    "Kommunledningskontoret": "department",
    "Socialförvaltningen": "department",
    "Bostadsbolagen": "company",
    "AB Familjebostäder": "company",
    "IFO": "unit",
    "Stab": "unit",
    "Socialdirektören": "unit",
    "Länsstyrelsen": "external",
    "Länsstyrelsen i Örebro län": "external",
    "Region Örebro län": "external",
    "Polisen": "external",
    "Kvinnojouren": "external",
    "Trygghetscentralen": "unit",
}


@pytest.mark.parametrize("name", KIND_OF)
def test_kind_of_body(name: str) -> None:
    assert kind_of_body(name) == KIND_OF[name]


@pytest.mark.parametrize(
    "text", ["Stadsdelsnämnderna", "bostadsbolagen", "Samtliga", "Berörda nämnder", "Varje nämnd"]
)
def test_collective(text: str) -> None:
    assert [mention.collective for mention in parse_owners(text)] == [True]


@pytest.mark.parametrize("text", ["Socialnämnden", "IFO", "Polisen", "Kommunstyrelsen"])
def test_not_collective(text: str) -> None:
    assert [mention.collective for mention in parse_owners(text)] == [False]


SAME = [
    ("IFO", "Individ- och familjeomsorgen"),
    ("socialnämnd", "Socialnämndens"),
    ("KS", "kommunstyrelsen"),
    ("Alla verksamheter", "Samtliga"),
    ("Varje förvaltning", "Samtliga förvaltningar"),
    ("ÄN", "Äldrenämnden"),
]


@pytest.mark.parametrize(("a", "b"), SAME)
def test_same_body(a: str, b: str) -> None:
    assert same_body(a, b)
    assert body_key(a) == body_key(b)


@pytest.mark.parametrize(
    ("a", "b"), [("Socialnämnden", "Stadsdelsnämnderna"), ("Socialnämnden", "Socialförvaltningen")]
)
def test_other_body(a: str, b: str) -> None:
    assert not same_body(a, b)
    assert body_key(a) != body_key(b)


def test_keys_are_slugs() -> None:
    assert body_key("Region Örebro län") == "region-orebro-lan"
    assert body_key("Individ- och familjeomsorgen") == "ifo"


OWNERS = [
    *(
        "Socialnämnden",
        "och utbildningsnämnden",
        "(Stadsdelsnämnderna)",
        "stadsdelsnämnderna,",
        "IFO/Stab",
        "Samtliga",
    ),
    *(
        "Kultur- och fritidsnämnden",
        "Region Örebro län",
        "socialnämnden, stadsdelsnämnderna",
        "Socialdirektören",
    ),
    *("Alla verksamheter", "Bostads AB Vätterhem", "Polisen i samverkan med länsstyrelsen"),
]
NOT_OWNERS = [
    *(
        "Länsstyrelsen håller en workshop",
        "Stadsdelsnämnderna erbjuder stöd",
        "Kommunen utvecklar informationen",
    ),
    *(
        "Inledning",
        "Beprövad erfarenhet",
        "Ansvariga nämnder",
        "Ansvarig verksamhet",
        "Löpande",
        "2026",
        "",
        "?",
    ),
    *("Andel enheter som har en rutin", "Målgruppen", "Vilken nämnd?", "verksamheterna.", "Inom området"),
]


@pytest.mark.parametrize("text", OWNERS)
def test_lines_of_owners_are_sure(text: str) -> None:
    assert is_owner_text(text) > 0.65


@pytest.mark.parametrize("text", NOT_OWNERS)
def test_other_lines_are_not(text: str) -> None:
    assert is_owner_text(text) < 0.4


PIECES = [
    "Socialnämnden",
    "barn- och ungdomsnämnden",
    "social- ",
    "och",
    "samt",
    ",",
    "/",
    "(",
    ")",
    "\n",
    "\n\n",
    "-",
]
PIECES += [
    "i samverkan med",
    "Ansvarig:",
    "Samtliga",
    "varje",
    "nämnder",
    "AB",
    "\x01",
    "\x02",
    "12",
    "Region",
    "Örebro",
]


@settings(max_examples=300, deadline=None)
@given(st.one_of(st.text(max_size=200), st.lists(st.sampled_from(PIECES), max_size=14).map(" ".join)))
def test_anything_can_be_read(text: str) -> None:
    mentions = parse_owners(text)
    assert len({body_key(mention.name) for mention in mentions}) <= len(mentions)
    for mention in mentions:
        assert isinstance(mention, OwnerMention)
        assert mention.name.strip() == mention.name != ""
        assert mention.kind in KINDS
        assert mention.part in ("lead", "taking_part")
        assert 1 <= len(body_key(mention.name)) <= 120
    assert 0 <= is_owner_text(text) <= 1
