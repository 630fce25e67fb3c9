"""Storage of comparison."""
