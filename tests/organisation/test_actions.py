"""Writing bodies, bounded by municipality and by role."""

from datetime import date

import pytest
from pytest_django.fixtures import DjangoAssertNumQueries as Statements

from fridlyst.base.checks import StrangeText, TextMissing, TextTooLong, UnknownCode
from fridlyst.base.errors import Conflict, NotFound, NotPermitted
from fridlyst.organisation.actions import add_body, edit_body, ensure_municipality, set_members
from fridlyst.organisation.actor import Actor, Grant, system_actor
from fridlyst.organisation.models import Body
from fridlyst.organisation.queries import bodies, body, municipality
from fridlyst.organisation.rules import TreeLoop, WrongMunicipalCode
from fridlyst.organisation.terms import Role
from fridlyst.trail.models import Event

pytestmark = pytest.mark.django_db


@pytest.fixture
def here() -> Actor:
    return system_actor(ensure_municipality(code="1882", name="Askersund").pk)


@pytest.fixture
def elsewhere() -> Actor:
    return system_actor(ensure_municipality(code="1489", name="Alingsås").pk)


def test_a_municipality_is_made_once() -> None:
    first = ensure_municipality(code="1489", name="Alingsås")
    assert ensure_municipality(code="1489", name="Annat namn").pk == first.pk
    assert municipality("alingsas").name == "Alingsås"


def test_keys_are_words_and_unique(here: Actor) -> None:
    assert add_body(by=here, name="Individ- och familjeomsorgen").key == "individ-och-familjeomsorgen"
    assert add_body(by=here, name="Individ och familjeomsorgen").key == "individ-och-familjeomsorgen-2"


def test_a_reader_may_not_add(here: Actor) -> None:
    reader = Actor(here.municipality_id, 1, "Läsare", (Grant(Role.READER),))
    with pytest.raises(NotPermitted):
        add_body(by=reader, name="Stab")
    assert not Body.objects.exists()


def test_another_municipalitys_body_is_not_there(here: Actor, elsewhere: Actor) -> None:
    theirs = add_body(by=elsewhere, name="Socialnämnden")
    with pytest.raises(NotFound):
        body(municipality_id=here.municipality_id, key=theirs.key)
    with pytest.raises(NotFound):
        add_body(by=here, name="Enhet", parent_id=theirs.pk)
    with pytest.raises(NotFound):
        set_members(by=here, body_id=theirs.pk, member_ids=[])


def test_members_of_another_municipality_are_left_out(here: Actor, elsewhere: Actor) -> None:
    theirs = add_body(by=elsewhere, name="Socialnämnden")
    mine = add_body(by=here, name="Enhet")
    group = add_body(by=here, name="Samtliga", collective=True)
    set_members(by=here, body_id=group.pk, member_ids=[mine.pk, theirs.pk, group.pk])
    assert body(municipality_id=here.municipality_id, key="samtliga").members == (mine.pk,)


def _edit(by: Actor, row: Body, **changes: object) -> Body:
    fields: dict[str, object] = {
        "version": row.version,
        "name": row.name,
        "kind": row.kind,
        "parent_id": None,
        "collective": False,
        "aliases": [],
        "valid_from": None,
        "valid_to": None,
    }
    return edit_body(by=by, body_id=row.pk, **{**fields, **changes})  # type: ignore[arg-type]


def test_the_second_to_save_is_told(here: Actor) -> None:
    row = add_body(by=here, name="Stab")
    _edit(here, row, name="Staben")
    with pytest.raises(Conflict):
        _edit(here, row, name="Ledningsstaben")
    assert Body.objects.get(pk=row.pk).name == "Staben"


def test_edits_keep_the_tree_and_clean_the_aliases(here: Actor) -> None:
    top = add_body(by=here, name="Socialförvaltningen")
    unit = add_body(by=here, name="IFO", parent_id=top.pk)
    with pytest.raises(TreeLoop):
        _edit(here, top, parent_id=unit.pk)
    saved = _edit(here, unit, aliases=[" IFO ", "", "IFO"], valid_from=date(2024, 1, 1))
    assert saved.aliases == ["IFO"]


def test_every_change_leaves_a_trace(here: Actor) -> None:
    row = add_body(by=here, name="Stab")
    _edit(here, row)
    verbs = Event.objects.filter(object_type="body").order_by("number").values_list("verb", flat=True)
    assert list(verbs) == ["added", "edited"]


@pytest.mark.parametrize("count", [1, 10, 100])
def test_reading_bodies_takes_two_statements(
    here: Actor, count: int, django_assert_num_queries: Statements
) -> None:
    Body.objects.bulk_create(
        Body(municipality_id=here.municipality_id, key=f"b{n}", name=f"B {n}") for n in range(count)
    )
    with django_assert_num_queries(2):
        assert len(bodies(here.municipality_id)) == count


@pytest.mark.parametrize(
    ("fields", "error"),
    [
        ({"name": "  "}, TextMissing),
        ({"name": "n" * 301}, TextTooLong),
        ({"name": "Stab\x00en"}, StrangeText),
        ({"name": "Stab", "kind": "a-kind-that-is-longer-than-its-column"}, UnknownCode),
        ({"name": "Stab", "aliases": ["a" * 301]}, TextTooLong),
    ],
)
def test_what_has_no_room_is_refused(here: Actor, fields: dict[str, object], error: type[Exception]) -> None:
    with pytest.raises(error):
        add_body(by=here, **fields)  # type: ignore[arg-type]
    row = add_body(by=here, name="IFO")
    with pytest.raises(error):
        _edit(here, row, **fields)
    assert Body.objects.get().name == "IFO"


@pytest.mark.parametrize(
    ("code", "name", "error"),
    [("18", "Kort", WrongMunicipalCode), ("188x", "X", WrongMunicipalCode), ("1882", " ", TextMissing)],
)
def test_a_municipality_has_a_code_and_a_name(code: str, name: str, error: type[Exception]) -> None:
    with pytest.raises(error):
        ensure_municipality(code=code, name=name)


def test_names_alike_and_long_each_get_a_key(here: Actor) -> None:
    keys = [add_body(by=here, name=f"Nämnden för {'mycket ' * 39}{at}").key for at in range(12)]
    assert len(set(keys)) == 12
    assert max(map(len, keys)) <= 100
