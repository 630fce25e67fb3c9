"""Who may read documents in and review what was read; to take a programme in needs a coordinator."""

from fridlyst.organisation.policies import keeps_matters

may_review = keeps_matters
