"""The directory of support services."""
