"""What a whole module stands on is stored once; what each test does to it is undone after the test."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from django.db import transaction
from django.test import override_settings
from pytest_django import DjangoDbBlocker

Made = TypeVar("Made")
Hold = Callable[[Callable[[], Made]], Made]
AT_ONCE = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
QUICK = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@contextmanager
def holding(blocker: DjangoDbBlocker) -> Iterator[Hold[Made]]:
    """A transaction around those of the tests. What it is given is made in it, with tasks done at once."""

    def hold(make: Callable[[], Made]) -> Made:
        with blocker.unblock(), override_settings(TASKS=AT_ONCE, PASSWORD_HASHERS=QUICK):
            return make()

    around = transaction.atomic()
    with blocker.unblock():
        around.__enter__()
    try:
        yield hold
    finally:
        with blocker.unblock():
            transaction.set_rollback(True)
            around.__exit__(None, None, None)
