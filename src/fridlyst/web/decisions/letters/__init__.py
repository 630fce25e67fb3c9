"""Pages of letters, templates, extracts and the mail of decisions."""
