"""What is stored, so that a test can say that nothing was written and that no town points at another."""

import hashlib
from collections.abc import Iterator

from django.apps import apps
from django.db.models import ForeignKey, Model

Snapshot = dict[str, str]
_PASSING = {"sessions.Session", "django_tasks_db.DBTaskResult"}


def snapshot(*without: str) -> Snapshot:
    """Model → a hash of all its rows; sessions and the models named are left out."""
    return {
        model._meta.label: _hash(model)
        for model in apps.get_models(include_auto_created=True)
        if model._meta.label not in {*_PASSING, *without}
    }


def changed(before: Snapshot, after: Snapshot) -> list[str]:
    """The models whose rows differ."""
    return sorted(name for name, rows in before.items() if after[name] != rows)


def crossings() -> list[str]:
    """Every reference from a row of one municipality to a row of another."""
    return [
        crossing for model in apps.get_models(include_auto_created=True) for crossing in _crossings(model)
    ]


def _crossings(model: type[Model]) -> Iterator[str]:
    pointing = [field for field in _references(model) if _way_home(field.related_model)]
    for row in model._default_manager.all() if _way_home(model) else ():
        for field in pointing:
            there = _home(getattr(row, field.name))
            if there is not None and there != _home(row):
                yield f"{model._meta.label} {row.pk} {field.name}"


def _hash(model: type[Model]) -> str:
    rows = model._default_manager.order_by("pk").values_list()
    return hashlib.sha256("\n".join(repr(row) for row in rows).encode()).hexdigest()


def _home(row: Model | None) -> object:
    """The number of the municipality that the row belongs to; None for what is everyone's."""
    found: object = row
    for step in _way_home(type(row)):
        found = getattr(found, step, None)
    return found if row is not None else None


def _way_home(model: object, depth: int = 0) -> tuple[str, ...]:
    """The attributes from a row to the number of its municipality; none when it belongs to none."""
    if not (isinstance(model, type) and issubclass(model, Model)) or depth > 2:
        return ()
    if "municipality_id" in {field.attname for field in model._meta.concrete_fields}:
        return ("municipality_id",)
    for field in _references(model):
        rest = () if field.null else _way_home(field.related_model, depth + 1)
        if rest:
            return (field.name, *rest)
    return ()


def _references(model: type[Model]) -> list[ForeignKey]:  # type: ignore[type-arg]
    return [field for field in model._meta.concrete_fields if isinstance(field, ForeignKey)]
