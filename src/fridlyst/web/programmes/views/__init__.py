"""What answers each address of programmes."""
