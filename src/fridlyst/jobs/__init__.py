"""Long work with progress that a page can show."""
