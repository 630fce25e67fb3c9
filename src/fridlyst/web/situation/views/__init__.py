"""Views of statistics at a glance and of the picture of the situation."""
