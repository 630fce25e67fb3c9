"""Who may do what with indicators: the same as with the programme's activities."""

from fridlyst.programmes.policies import may_add_own, may_edit_programme

__all__ = ["may_add_own", "may_edit_programme"]
