"""What answers at these addresses."""
