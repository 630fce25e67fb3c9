"""Who may read documents in and review what was read."""

from fridlyst.organisation.policies import is_coordinator

may_review = is_coordinator
