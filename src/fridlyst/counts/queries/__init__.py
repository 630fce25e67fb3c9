"""Reading statistics: the only way from a stored count to a reader is a published table."""
