"""Forms that were sent: what a form asks for is done once, however many times it is sent."""

from collections.abc import Callable
from datetime import datetime, timedelta

from django.db import transaction

from fridlyst.accounts.models import SentForm

REMEMBERED = timedelta(days=2)


@transaction.atomic
def do_once(*, user_id: int, token: str, act: Callable[[], str]) -> str:
    """The address that `act` gives, done at most once for each token of a person.

    Of two at the same time the later waits for the first, and gets its address. When `act` raises,
    nothing is remembered, and the form can be sent again.
    """
    sent, first = SentForm.objects.get_or_create(user_id=user_id, token=token)
    if not first:
        return sent.address
    sent.address = act()
    sent.save(update_fields=["address"])
    return sent.address


def forget_sent_forms(*, at: datetime) -> int:
    """Take away what is older than REMEMBERED; how many."""
    forgotten, _each = SentForm.objects.filter(sent_at__lt=at - REMEMBERED).delete()
    return forgotten
