"""The municipality's own page of its support services."""
