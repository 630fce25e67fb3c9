"""Rows that are added and never changed: what was said once stays said."""

from typing import Any, NoReturn

from django.db import models

from fridlyst.base.errors import WrongState


class AppendOnly(models.QuerySet[Any]):
    """Refuses to change or take away."""

    def update(self, **kwargs: object) -> NoReturn:
        raise WrongState("Det som är publicerat kan inte ändras.")

    def delete(self) -> NoReturn:
        raise WrongState("Det som är publicerat kan inte tas bort.")
