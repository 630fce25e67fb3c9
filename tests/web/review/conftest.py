"""What the worker is asked to do is done at once."""

import pytest
from pytest_django import Settings


@pytest.fixture(autouse=True)
def _tasks_at_once(settings: Settings) -> None:
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
