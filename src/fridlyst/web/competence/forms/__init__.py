"""Forms of competence."""
