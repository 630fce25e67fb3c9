"""What the interface says of the organisation."""

from datetime import date

from ninja import Schema


class Place(Schema):
    """The municipality that the key speaks for, and what the key may do there."""

    code: str
    name: str
    may_record: bool


class BodyOut(Schema):
    """A body; `key` is what measurements name it by."""

    key: str
    name: str
    kind: str
    collective: bool
    valid_from: date | None
    valid_to: date | None
