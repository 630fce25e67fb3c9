"""Why a table cannot be published, each with a stable code.

TableFault            the table itself cannot be used
├── BadDimension      its categories are no tree with one root
├── BadCount          a count that is no whole number from zero up, or stands nowhere
├── NotAdditive       a total that was given is not the sum of its parts
└── BadRule           a threshold or base outside what may be chosen
CannotProtect         what was published before makes every way of publishing this unsafe
"""

from fridlyst.base.errors import BadInput, WrongState


class TableFault(BadInput):
    """The table itself cannot be used."""

    code = "table-fault"


class BadDimension(TableFault):
    """The categories are no tree with one root, or two dimensions have the same key."""

    code = "bad-dimension"


class BadCount(TableFault):
    """A count that is no whole number from zero up, or that stands at a key that does not exist."""

    code = "bad-count"


class NotAdditive(TableFault):
    """A total that was given is not the sum of its parts."""

    code = "not-additive"


class BadRule(TableFault):
    """A threshold or base outside what may be chosen."""

    code = "bad-rule"


class CannotProtect(WrongState):
    """Together with what was published before, a small count could be worked out; nothing is published."""

    code = "cannot-protect"
