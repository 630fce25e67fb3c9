"""Who reads writes nothing, is told no draft, leaves nothing on the way, and in English sees no Swedish."""

import pytest
from pytest_django import DjangoDbBlocker

from fridlyst.organisation.terms import Role
from tests import factories
from tests.holding import Hold, holding
from tests.web.walking.english import is_swedish, known, of_packages, texts
from tests.web.walking.few import ASKED, PAIRS, TRAINED, says
from tests.web.walking.inhabited import SECRET, UNSENT, inhabit
from tests.web.walking.reading import Walk, walk


@pytest.fixture(scope="module", params=list(Role), ids=str)
def walked(request: pytest.FixtureRequest, django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Walk:
    """All that somebody with the role can read. The town is gone again when the walk is done."""
    with holding(django_db_blocker) as hold:
        return hold(lambda: walk(inhabit(factories.town(), "Egen", 2028), request.param))


def test_reading_never_writes(walked: Walk) -> None:
    assert len(walked.below) > 150
    assert walked.wrote == []


def test_nothing_of_a_town_is_kept_on_the_way(walked: Walk) -> None:
    for look in walked.below:
        assert "private" in look.kept, look.address
        # The pictures of a document's pages are drawn anew only every ten minutes.
        assert "no-store" in look.kept or look.address.partition("?")[0].endswith(".png"), look.address


def test_only_the_coordinator_reads_a_draft(walked: Walk) -> None:
    found = walked.telling(SECRET, walked.town.planned.title)
    if walked.role == Role.COORDINATOR:
        home = f"/{walked.town.town.slug}/"
        assert {f"{home}program/{walked.town.draft.slug}/", f"{home}aktiviteter/?format=json"} <= set(found)
    else:
        assert found == []


def test_what_is_not_sent_in_is_read_by_its_own_people_alone(walked: Walk) -> None:
    town = walked.town
    answer = f"/{town.town.slug}/uppfoljning/{town.round.slug}/svar/{town.social.key}/"
    found = {address.partition("?")[0] for address in walked.telling(UNSENT)}
    links = {address.partition("?")[0] for address in walked.telling("@lank.example")}
    if walked.role in (Role.COORDINATOR, Role.REPORTER, Role.APPROVER):
        assert answer in found
        assert all(address.startswith(answer) for address in found)
        assert f"{answer}lankar/" in links
    else:
        assert found == links == set()


def test_what_is_told_of_a_few_is_read_by_nobody_who_did_not_tell_it(walked: Walk) -> None:
    """No two pages or files, put together, give both numbers of a pair."""
    if walked.role in (Role.COORDINATOR, Role.REPORTER, Role.APPROVER):
        pytest.skip("skriver in talen eller godkänner dem")
    for pair in PAIRS:
        told = {
            number: [look.address for look in walked.below if says(look.words, number)] for number in pair
        }
        assert not all(told.values()), told


def test_who_tells_of_a_few_reads_what_was_told(walked: Walk) -> None:
    """Otherwise the test above would see nothing."""
    if walked.role == Role.COORDINATOR:
        for pair in (TRAINED, ASKED):
            assert all(any(says(look.words, number) for look in walked.below) for number in pair), pair


def test_no_page_says_anything_in_swedish(walked: Walk) -> None:
    pages = [look for look in (*walked.below, *walked.elsewhere) if look.in_english]
    assert len(pages) > 40
    said = {text: look.address for look in pages for text in texts(look.words)}
    assert {text: address for text, address in said.items() if is_swedish(text, walked.written)} == {}


def test_pages_look_up_only_what_is_in_the_catalogue(walked: Walk) -> None:
    assert len(walked.looked_up & known()) > 200
    assert walked.looked_up - known() - of_packages() == set()


def test_nobody_signed_in_reads_nothing_of_a_town(hold: Hold[Walk]) -> None:
    seen = hold(lambda: walk(inhabit(factories.town("1489", "Alingsås"), "Deras", 2029), None))
    assert {look.status for look in seen.below} <= {302, 405}
    assert seen.telling(seen.town.mark) == []
    assert seen.wrote == []
