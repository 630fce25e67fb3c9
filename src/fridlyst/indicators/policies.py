"""Who may do what with indicators: the same as with the programme's activities."""

from fridlyst.programmes.policies import may_edit_programme

__all__ = ["may_edit_programme"]
