"""Who may do what with the programme in public."""

from fridlyst.organisation.policies import is_coordinator

may_publish = is_coordinator
may_read_feedback = is_coordinator
