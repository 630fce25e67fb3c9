"""Storage of counts."""
