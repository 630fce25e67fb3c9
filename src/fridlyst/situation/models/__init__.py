"""Storage of situation."""
