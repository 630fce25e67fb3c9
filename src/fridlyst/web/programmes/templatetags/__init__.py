"""Template tags of the pages of programmes."""
