"""Who may give and take roles and keys."""

from fridlyst.organisation.policies import is_coordinator

may_edit_people = is_coordinator
may_edit_keys = is_coordinator
