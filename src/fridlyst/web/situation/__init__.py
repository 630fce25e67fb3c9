"""Pages of the picture of the situation."""
