"""Pages of competence: courses, the share trained, and who is below."""
