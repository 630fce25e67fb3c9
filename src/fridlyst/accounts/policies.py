"""Who may give and take roles."""

from fridlyst.organisation.policies import is_coordinator

may_edit_people = is_coordinator
