"""Storage of competence."""
