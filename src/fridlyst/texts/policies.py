"""Who may write a text."""

from fridlyst.organisation.policies import keeps_matters

may_write_text = keeps_matters
