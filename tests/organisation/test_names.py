"""Two bodies that exist at the same time are told apart by their names."""

from datetime import date

import pytest
from tests import factories

from fridlyst.organisation.actions import add_body, edit_body
from fridlyst.organisation.models import Body
from fridlyst.organisation.rules import NameTaken

pytestmark = [pytest.mark.django_db, pytest.mark.storage]


def edited(town: factories.Town, body: Body, name: str) -> Body:
    return edit_body(
        by=town.actor, body_id=body.pk, version=body.version, name=name, kind=body.kind, parent_id=None,
        collective=False, aliases=[], valid_from=None, valid_to=None,
    )  # fmt: skip


def test_a_name_is_taken_whatever_its_letters() -> None:
    town = factories.town()
    factories.body(town, "Äldrenämnden")
    with pytest.raises(NameTaken):
        factories.body(town, " äldreNÄMNDEN ")
    other = factories.body(town, "Socialnämnden")
    with pytest.raises(NameTaken):
        edited(town, other, "Äldrenämnden")
    assert edited(town, other, "SOCIALNÄMNDEN").name == "SOCIALNÄMNDEN"


def test_the_one_that_follows_may_have_the_name() -> None:
    town = factories.town()
    add_body(by=town.actor, name="Socialnämnden", valid_to=date(2022, 12, 31))
    assert add_body(by=town.actor, name="Socialnämnden", valid_from=date(2023, 1, 1)).pk


def test_another_municipalitys_name_is_free() -> None:
    factories.body(factories.town(), "Socialnämnden")
    assert factories.body(factories.town("1489", "Alingsås"), "Socialnämnden").pk
