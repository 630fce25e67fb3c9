"""Views of the programme in public."""
