"""What a form asks for is done once, however many times it is sent."""

import threading
import time
from datetime import timedelta

import pytest
from django.db import connection
from tests import factories

from fridlyst.accounts.models import SentForm
from fridlyst.accounts.sending import REMEMBERED, do_once, forget_sent_forms
from fridlyst.base.clock import now
from fridlyst.base.errors import BadInput
from fridlyst.organisation.terms import Role


def _user() -> int:
    return int(factories.person(factories.town(), Role.COORDINATOR).pk)


@pytest.mark.django_db
@pytest.mark.storage
class TestOneAfterTheOther:
    def test_the_second_gets_the_address_of_the_first(self) -> None:
        made: list[str] = []

        def act() -> str:
            made.append("x")
            return f"/sida/{len(made)}/"

        user = _user()
        assert {do_once(user_id=user, token="a", act=act) for _ in range(3)} == {"/sida/1/"}
        assert do_once(user_id=user, token="b", act=act) == "/sida/2/"

    def test_what_was_refused_can_be_sent_again(self) -> None:
        user = _user()

        def refuse() -> str:
            raise BadInput("Skriv en rubrik.")

        with pytest.raises(BadInput):
            do_once(user_id=user, token="a", act=refuse)
        assert do_once(user_id=user, token="a", act=lambda: "/ny/") == "/ny/"

    def test_another_person_with_the_same_token_is_another(self) -> None:
        here = factories.town()
        one, other = (factories.person(here, Role.COORDINATOR, email=f"{n}@b.se").pk for n in "xy")
        do_once(user_id=one, token="a", act=lambda: "/hemlig/")
        assert do_once(user_id=other, token="a", act=lambda: "/egen/") == "/egen/"

    def test_it_is_forgotten_when_its_time_is_out(self) -> None:
        do_once(user_id=_user(), token="a", act=lambda: "/x/")
        assert forget_sent_forms(at=now() + REMEMBERED - timedelta(minutes=1)) == 0
        assert forget_sent_forms(at=now() + REMEMBERED + timedelta(minutes=1)) == 1
        assert not SentForm.objects.exists()


@pytest.mark.django_db(transaction=True)
@pytest.mark.storage
def test_of_two_at_the_same_time_one_acts_and_both_get_its_address() -> None:
    user, acted, given = _user(), [], []

    def act() -> str:
        acted.append(threading.get_ident())
        time.sleep(0.3)
        return f"/sida/{len(acted)}/"

    def send() -> None:
        try:
            given.append(do_once(user_id=user, token="a", act=act))
        finally:
            connection.close()

    threads = [threading.Thread(target=send) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (len(acted), given) == (1, ["/sida/1/"] * 3)
