"""What answers each address of following up."""
