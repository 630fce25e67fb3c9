"""Text out of a stranger's file as a database can hold it."""

from typing import Any


def storable(value: Any) -> Any:  # noqa: ANN401
    """The same JSON without what no database takes: the sign zero, and halves of signs."""
    if isinstance(value, str):
        return value.replace("\x00", "").encode("utf-8", "ignore").decode("utf-8")
    if isinstance(value, dict):
        return {str(name): storable(part) for name, part in value.items()}
    return [storable(part) for part in value] if isinstance(value, (list, tuple)) else value
