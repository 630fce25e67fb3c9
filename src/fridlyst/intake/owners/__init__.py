"""The owner language: Swedish words about who is responsible in, bodies out."""

from fridlyst.intake.owners.names import body_key, kind_of_body, same_body
from fridlyst.intake.owners.reading import OwnerMention, is_owner_text, parse_owners

__all__ = ["OwnerMention", "body_key", "is_owner_text", "kind_of_body", "parse_owners", "same_body"]
