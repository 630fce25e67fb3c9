"""Views of counts."""
