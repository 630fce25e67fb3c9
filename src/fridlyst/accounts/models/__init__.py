"""Storage of users and roles."""

from fridlyst.accounts.models.membership import Membership
from fridlyst.accounts.models.user import User

__all__ = ["Membership", "User"]
