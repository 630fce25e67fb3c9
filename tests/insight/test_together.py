"""Two at the same time, on PostgreSQL: bounds hold, one of two is told, and nobody waits for ever."""

import threading
from collections import Counter
from collections.abc import Callable

import pytest
from django.db import connection

from fridlyst.insight import rules
from fridlyst.insight.actions import handle_feedback, publish, send_feedback, unpublish, visitor
from fridlyst.insight.models import Feedback, PublishedProgramme
from fridlyst.support import actions as support
from fridlyst.support.fields import ContactFields, ServiceFields, TranslationFields
from fridlyst.support.models import ServiceTranslation, SupportService
from fridlyst.trail.queries import verify
from tests.insight.making import Shown, published, said, shown

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def one() -> Shown:
    if connection.vendor != "postgresql":
        pytest.skip("SQLite låter en skriva i taget")
    return published(shown())


def at_once(*acts: Callable[[], object]) -> Counter[str]:
    """Each act in a thread and a connection of its own, begun together: how many ended in what."""
    ends: list[str] = []
    gate = threading.Barrier(len(acts))

    def run(act: Callable[[], object]) -> None:
        try:
            with connection.cursor() as cursor:
                cursor.execute("SET lock_timeout = '20s'")
            gate.wait()
            act()
            ends.append("done")
        except Exception as error:
            ends.append(type(error).__name__)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(act,)) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return Counter(ends)


def test_feedback_at_the_bound_and_by_two_who_answer_it(one: Shown) -> None:
    by = visitor(one.town.municipality.pk)
    for number in range(rules.MOST_AN_HOUR - 2):
        send_feedback(by=by, fields=said(one, f"Synpunkt {number}."))
    same = said(one, "Samma formulär.")
    ends = at_once(*(lambda: send_feedback(by=by, fields=same) for _ in range(2)))
    assert ends == {"done": 1, "AlreadySent": 1}
    forms = [said(one, f"Vid gränsen {number}.") for number in range(5)]
    ends = at_once(*(lambda form=form: send_feedback(by=by, fields=form) for form in forms))
    assert ends == {"done": 1, "TooMany": 4}
    assert Feedback.objects.count() == rules.MOST_AN_HOUR
    row = Feedback.objects.latest("pk")
    ends = at_once(
        *(
            lambda: handle_feedback(by=one.town.actor, feedback_id=row.pk, version=1, handled=True)
            for _ in range(2)
        )
    )
    assert sum(ends.values()) - ends["done"] == 1
    assert verify(one.town.municipality.pk).broken_at is None


def test_publishing_and_taking_back_and_two_saves_of_one_translation(one: Shown) -> None:
    by, version = one.town.actor, PublishedProgramme.objects.get().version
    at_once(
        lambda: publish(by=by, programme_id=one.programme.pk, version=version),
        lambda: unpublish(by=by, programme_id=one.programme.pk),
    )
    row = PublishedProgramme.objects.get()
    # Who took it back is never undone by who had not seen it.
    assert (row.public, row.published_at) == (False, None)
    fields = ServiceFields("Lyssna", contacts=[ContactFields("phone", "08-465 004 10")])
    made = support.save_service(by=by, fields=fields)
    words = [TranslationFields("Listen", f"We listen {number}.") for number in range(2)]
    ends = at_once(
        *(
            lambda text=text: support.save_translation(
                by=by, service_id=made.pk, language="en", fields=text, version=0
            )
            for text in words
        )
    )
    assert ends == {"done": 1, "SavedMeanwhile": 1}
    assert ServiceTranslation.objects.get().version == 1
    ends = at_once(
        lambda: support.publish_service(by=by, service_id=made.pk, version=1),
        lambda: support.unpublish_service(by=by, service_id=made.pk, version=1),
    )
    assert ends == {"done": 1, "SavedMeanwhile": 1}
    assert SupportService.objects.get().version == 2
    assert verify(one.town.municipality.pk).broken_at is None
