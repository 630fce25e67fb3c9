"""Who may do what with pictures of the situation."""

from fridlyst.organisation.policies import belongs, is_coordinator

may_write_situation = is_coordinator
may_see_drafts = is_coordinator
may_read_decided = belongs
