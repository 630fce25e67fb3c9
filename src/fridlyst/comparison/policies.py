"""Who may do what with comparison."""

from fridlyst.organisation.policies import is_coordinator

may_choose_comparison = is_coordinator
may_fetch = is_coordinator
may_upload = is_coordinator
