"""Pages of the directory as the municipality keeps it."""
