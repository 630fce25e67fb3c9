"""Storage of users and roles."""

from fridlyst.accounts.models.api_key import ApiKey
from fridlyst.accounts.models.membership import Membership
from fridlyst.accounts.models.sent_form import SentForm
from fridlyst.accounts.models.user import User

__all__ = ["ApiKey", "Membership", "SentForm", "User"]
