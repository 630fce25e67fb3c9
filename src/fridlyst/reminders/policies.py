"""Who may do what with reminders."""

from fridlyst.organisation.policies import is_coordinator

may_run_reminders = is_coordinator
