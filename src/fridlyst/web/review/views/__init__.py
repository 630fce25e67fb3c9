"""What answers each address of readings."""
