"""What answers each address of texts."""
