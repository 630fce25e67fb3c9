"""What answers each address of the organisation."""
