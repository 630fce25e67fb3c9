"""HTML: one package per word of the field, on one base page."""
