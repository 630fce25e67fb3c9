"""Who may edit the directory."""

from fridlyst.organisation.policies import is_coordinator

may_edit_directory = is_coordinator
